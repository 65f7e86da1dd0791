import { appendFileSync, cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseManifest } from '../../src/audit/manifest-schema.ts';
import { FINDING_CODES } from '../../src/domain/finding.ts';
import { closedLines } from '../../src/invoices/lines/closed-lines.ts';
import { allocateRun } from '../../src/jobs/allocate/allocate.ts';
import { grappeVersion } from '../../src/package-files.ts';
import { readFindings } from '../../src/runs/findings-file.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { runCommand } from '../cli/run-command.ts';
import { billed, JUNE, month, settle } from '../reconcile/billed.ts';
import { editManifest, grappe, rehash, verdict } from './built.ts';
import { inFolder } from './workspace.ts';

/** A workspace in which reconcile finds what a fixture sets off, allocated with its page. */
async function inFound(code: string, use: (run: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    cpSync('fixtures/reconcile/base', folder, { recursive: true });
    cpSync(`fixtures/reconcile/${code}/trigger`, folder, { recursive: true });
    await runCommand(['allocate', folder, '--reports', 'html', '-q', '--out', join(folder, 'runs/all')]);
    await use(join(folder, 'runs/all'));
  });
}

/** Takes what concerns a finding from findings.json and the page, with all hashes right, as an attacker would. */
async function drop(run: string, code: string): Promise<void> {
  const kept = readFindings(run)?.filter((found) => found.code !== code);
  const out = join(run, '..', 'forged');
  const options = {
    selection: { kind: 'all' },
    reports: ['html'],
    allowUnallocated: false,
    regularise: [],
  } as const;
  const closed = {
    runs: [],
    names: [],
    lines: closedLines(),
    marksLateBefore: undefined,
    regularise: [],
    whole: false,
  };
  const again = { version: grappeVersion(), closed, findings: kept };
  const forged = { ...options, name: 'all', out, force: false, pack: true, again };
  const { problems } = await allocateRun(loadWorkspace(join(run, 'inputs')), forged);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  for (const file of ['findings.json', 'report.html']) {
    writeFileSync(join(run, file), readFileSync(join(out, file)));
  }
  rehash(run);
}

test('a finding about a line that was dropped, page and hashes made right, is found again', async () => {
  await inFound('vat-arithmetic', async (run) => {
    expect(verdict(run)).toMatchObject({
      exitCode: 0,
      findings: [],
      notes: ['no-ledger', 'findings-apart findings.json'],
    });
    await drop(run, 'vat-arithmetic');
    expect(verdict(run)).toMatchObject({ exitCode: 1, findings: ['differs findings.json'] });
    expect(grappe('close', run, '--on', '2030-01-31').exitCode).not.toBe(0);
  });
});

test('a finding that rests on other invoices is said to be as recorded', async () => {
  await inFound('setup-repeated', async (run) => {
    await drop(run, 'setup-repeated');
    expect(verdict(run)).toMatchObject({ exitCode: 0, notes: ['no-ledger', 'findings-apart findings.json'] });
  });
});

test('where the run is not computed again, no finding is said to have been looked for again', async () => {
  await inFound('vat-arithmetic', async (run) => {
    const workspace = join(run, '../..');
    const unpacked = join(run, '../unpacked');
    const options = ['--reports', 'html', '-q', '--no-pack', '--out', unpacked];
    expect(grappe('allocate', workspace, ...options).exitCode).toBe(0);
    expect(verdict(unpacked).notes).toEqual(['no-ledger', 'findings-apart findings.json', 'not-packed']);
    appendFileSync(join(workspace, 'sites.csv'), '\n');
    expect(verdict(unpacked)).toMatchObject({
      exitCode: 1,
      findings: ['input-changed sites.csv'],
      notes: ['no-ledger', 'not-packed'],
    });
  });
});

test('a page without findings, in the place of one that had some, is another run', async () => {
  await inFound('vat-arithmetic', async (run) => {
    const forged = join(run, '..', 'forged');
    const again = [
      'allocate',
      join(run, '../..'),
      '--reports',
      'html',
      '-q',
      '--no-reconcile',
      '--out',
      forged,
    ];
    expect(grappe(...again).exitCode).toBe(0);
    expect(verdict(forged)).toMatchObject({ exitCode: 0, findings: [], notes: ['no-ledger'] });
    const ids = [run, forged].map((one) => parseManifest(readFileSync(join(one, 'manifest.json'), 'utf8')));
    expect(ids[0]?.run_id).not.toBe(ids[1]?.run_id);
    rmSync(join(run, 'findings.json'));
    writeFileSync(join(run, 'report.html'), readFileSync(join(forged, 'report.html')));
    editManifest(run, (manifest) => {
      manifest.outputs = manifest.outputs.filter(({ path }) => path !== 'findings.json');
    });
    const sums = join(run, 'SHA256SUMS');
    writeFileSync(sums, readFileSync(sums, 'utf8').replace(/^.*findings\.json\n/mu, ''));
    rehash(run);
    const { exitCode, findings } = verdict(run);
    expect(exitCode).toBe(1);
    expect(findings).toContain('differs manifest.json');
  });
});

test('whatever reconcile finds, the run verifies', async () => {
  const seen: string[] = [];
  for (const code of FINDING_CODES.filter((one) => existsSync(`fixtures/reconcile/${one}/trigger`))) {
    await inFound(code, async (run) => {
      if (!existsSync(run)) return;
      const { exitCode, stdout, stderr } = await runCommand(['verify', run]);
      expect({ code, exitCode, said: exitCode === 0 ? '' : stdout + stderr }).toEqual({
        code,
        exitCode: 0,
        said: '',
      });
      seen.push(...(readFindings(run) ?? []).map((found) => found.code));
    });
  }
  expect(new Set(seen).size).toBeGreaterThan(15);
});

describe('a line that bills what another period billed, or seems to without it', () => {
  const accepted = 'code,reason\nduplicate-line,two visits\n';
  const first = month('F3', '2025-07-05', 1, '2025-06-01', '2025-06-30', '100.00').replace(',20,', ',10,');
  const second = month('F4', '2025-07-06', 1, '2025-06-01', '2025-06-30', '100.00').replace(',20,', ',10,');
  const credit = `${JUNE.replace('F2', 'AV1').replace('1,100.00,100.00', '-1,100.00,-100.00')}F3`;

  test.each([
    [
      'is accepted',
      [JUNE],
      [first],
      (folder: string) => table(folder, accepted),
      ['vat-rate-mismatch', 'duplicate-line'],
    ],
    [
      'is not looked for',
      [JUNE],
      [first],
      (folder: string) => settle(folder, 'severity: { duplicate-line: off }'),
      ['vat-rate-mismatch'],
    ],
    ['is told', [JUNE], [first], () => {}, ['duplicate-line']],
    [
      'is credited in another period',
      [credit],
      [first, second],
      () => {},
      ['vat-rate-mismatch', 'vat-rate-mismatch'],
    ],
  ])('verifies where it %s', async (_, june, july, prepare, told) => {
    const folder = billed(...june);
    const lines = join(folder, 'invoices/lines.csv');
    const [header = ''] = readFileSync(lines, 'utf8').split('\n');
    writeFileSync(join(folder, 'invoices/july.csv'), `${[header, ...july].join('\n')}\n`);
    prepare(folder);
    const run = join(folder, 'runs/2025-07');
    const options = ['--period', '2025-07', '--reports', 'html', '-q'];
    expect((await runCommand(['allocate', folder, ...options])).exitCode).toBe(0);
    const found = readFindings(run)?.filter(({ lineNumber }) => lineNumber === '1') ?? [];
    expect(found.map(({ code }) => code)).toEqual(told);
    expect(verdict(run)).toMatchObject({ exitCode: 0, findings: [] });
  });

  test('of a line whose duplicate is accepted, a finding that was removed is missed', async () => {
    const folder = billed(JUNE);
    const lines = join(folder, 'invoices/lines.csv');
    const [header = ''] = readFileSync(lines, 'utf8').split('\n');
    writeFileSync(join(folder, 'invoices/july.csv'), `${header}\n${first}\n`);
    table(folder, accepted);
    const run = join(folder, 'runs/2025-07');
    await runCommand(['allocate', folder, '--period', '2025-07', '--reports', 'html', '-q']);
    const path = join(run, 'findings.json');
    const found = JSON.parse(readFileSync(path, 'utf8')) as readonly { readonly code: string }[];
    expect(found).toMatchObject([
      { code: 'vat-rate-mismatch' },
      { code: 'duplicate-line', accepted: 'two visits' },
    ]);
    writeFileSync(path, `${JSON.stringify(found.slice(1), undefined, 2)}\n`);
    rehash(run);
    expect(verdict(run)).toMatchObject({
      exitCode: 1,
      findings: expect.arrayContaining(['differs findings.json']),
    });
  });

  function table(folder: string, text: string): void {
    writeFileSync(join(folder, 'accepted-findings.csv'), text);
  }
});
