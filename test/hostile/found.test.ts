/** What fuzzing and hostile files have broken, and must not break again. */
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { expect, test } from 'vitest';
import { inExample, inFolder, must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { has } from '../windows.ts';
import { writeXlsx } from '../workspace/sheet/write-xlsx.ts';
import { COMMANDING } from './verdict.ts';

const MEBIBYTE = 1 << 20;
const ESCAPE = String.fromCharCode(27);

function inBase(use: (workspace: string) => Promise<void>): Promise<void> {
  return inFolder((folder) => {
    cpSync('fixtures/diagnostics/base', folder, { recursive: true });
    return use(folder);
  });
}

const codesOf = (stdout: string): readonly string[] =>
  JSON.parse(stdout).diagnostics.map(({ code }: { readonly code: string }) => code);

test('a convention of a size that nobody writes is refused, not read', () =>
  inBase(async (workspace) => {
    writeFileSync(join(workspace, 'convention.yaml'), '#'.repeat(5 * MEBIBYTE));
    const { exitCode, stdout } = await runCommand(['check', workspace, '--format', 'json']);
    expect([exitCode, codesOf(stdout)[0]]).toEqual([2, 'yaml-syntax']);
    expect(stdout).toContain('the file is over 4194304 bytes');
  }));

test('a table of more faults than a call takes arguments is refused by them, and is no bug', () =>
  inBase(async (workspace) => {
    const row = (_: unknown, index: number): string => `students,NOWHERE${index},2024-10-01,1\n`;
    const unknown = Array.from({ length: 130_000 }, row).join('');
    writeFileSync(join(workspace, 'measures.csv'), `measure,site,as_of,value\n${unknown}`);
    const { exitCode, stderr } = await runCommand(['check', workspace, '--lang', 'en']);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('130000 errors, 0 warnings.')]);
  }));

test('many faulty rows of an invoice in a small heap end in words, not in an abort of V8', () =>
  inBase(async (workspace) => {
    const rows = Array.from({ length: 60_000 }, (_, index) => `S,I${index},2025-13-01,1,nope,zz,1.234,x\n`);
    const header = 'supplier,invoice_number,invoice_date,line_number,serves,category,net_amount,vat_rate\n';
    writeFileSync(join(workspace, 'invoices/z.csv'), header + rows.join(''));
    const argv = ['--max-old-space-size=100', 'bin/grappe.js', 'check', workspace, '--lang', 'en'];
    const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
    expect([status, stderr]).toEqual([4, expect.stringContaining('needs more memory than Node gives')]);
  }));

test('a list that is too long for a small heap ends init in words, too', () =>
  inBase(async (workspace) => {
    const rows = Array.from({ length: 600_000 }, (_, index) => `S${index},Collège ${index},college,M\n`);
    writeFileSync(join(workspace, 'z.csv'), `site,name,type,member\n${rows.join('')}`);
    const list = join(workspace, 'z.csv');
    const argv = ['--max-old-space-size=100', 'bin/grappe.js', 'init', '--from', list, '--lang', 'en'];
    const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
    expect([status, stderr]).toEqual([4, expect.stringContaining('needs more memory than Node gives')]);
  }));

test('a forecast of more lines than a small heap holds ends in words, and leaves nothing', () =>
  inFolder(async (workspace) => {
    cpSync('fixtures/grand-est', workspace, { recursive: true });
    const before = readdirSync(workspace);
    const period = ['--period', '2026-01..2225-12', '--lang', 'en'];
    const argv = ['--max-old-space-size=100', 'bin/grappe.js', 'forecast', workspace, ...period];
    const { status, stderr } = spawnSync(process.execPath, argv, { encoding: 'utf8' });
    expect([status, stderr]).toEqual([4, expect.stringContaining('needs more memory than Node gives')]);
    expect(readdirSync(workspace)).toEqual(before);
  }));

test.each([
  [
    'an invoice',
    'z.xml',
    'import',
    (filler: string) =>
      withComment(readFileSync('fixtures/grand-est/invoices/efacture-C2025-0012.xml', 'utf8'), filler),
  ],
  [
    'a workbook',
    'z.xlsx',
    'init',
    (filler: string) => {
      const sheets = [
        {
          name: 'S',
          rows: [
            ['site', 'name', 'type', 'member'],
            ['A', 'B', 'college', 'M'],
          ],
        },
      ];
      const parts = unzipSync(writeXlsx({ sheets }));
      const sheet = Object.keys(parts).find((name) => name.includes('sheets/')) ?? '';
      return zipSync({
        ...parts,
        [sheet]: strToU8(withComment(strFromU8(parts[sheet] ?? new Uint8Array()), filler)),
      });
    },
  ],
])('%s with a comment of twelve million dashes is read in a small heap', (_, file, command, bytes) =>
  inFolder(async (folder) => {
    const read = (filler: string) => {
      writeFileSync(join(folder, file), bytes(filler));
      const argv = [command, ...(command === 'init' ? ['--from'] : []), join(folder, file), '--lang', 'en'];
      return spawnSync(process.execPath, ['--max-old-space-size=350', 'bin/grappe.js', ...argv], {
        encoding: 'utf8',
      });
    };
    const { status, stdout } = read('');
    expect(status).toBe(0);
    expect(read('- '.repeat(12_000_000))).toMatchObject({ status, stdout });
  }),
);

/** An XML with a comment at the end of its root. */
function withComment(xml: string, text: string): string {
  const end = xml.lastIndexOf('</');
  return `${xml.slice(0, end)}<!--${text}-->${xml.slice(end)}`;
}

test('a ledger of more than any text can hold is damaged', () =>
  inBase(async (workspace) => {
    mkdirSync(join(workspace, 'runs'));
    writeFileSync(join(workspace, 'runs/closed.csv'), '');
    truncateSync(join(workspace, 'runs/closed.csv'), 1024 * MEBIBYTE);
    const { exitCode, stdout } = await runCommand(['allocate', workspace, '--format', 'json']);
    expect([exitCode, codesOf(stdout)]).toEqual([2, ['ledger-damaged']]);
  }));

test.each(['verify', 'explain', 'diff'])(
  'a manifest of more than any text can hold is none to %s',
  (command) =>
    inBase(async (workspace) => {
      const run = join(workspace, 'runs/x');
      mkdirSync(run, { recursive: true });
      writeFileSync(join(run, 'manifest.json'), '');
      truncateSync(join(run, 'manifest.json'), 600 * MEBIBYTE);
      const given = {
        verify: [run],
        diff: [run, run],
        explain: [workspace, '--run', run, '--invoice', 'F1', '--line', '1'],
      };
      const { exitCode } = await runCommand([command, ...given[command as keyof typeof given]]);
      expect([1, 2]).toContain(exitCode);
    }),
);

test.runIf(has.links).each(['closed.csv', 'closed.csv.sha256'])(
  'a link to nowhere in place of runs/%s is no empty ledger',
  (name) =>
    inBase(async (workspace) => {
      mkdirSync(join(workspace, 'runs'), { recursive: true });
      symlinkSync('/nowhere/ledger', join(workspace, 'runs', name));
      const { exitCode, stdout } = await runCommand(['allocate', workspace, '--format', 'json']);
      expect([exitCode, codesOf(stdout)]).toEqual([2, ['ledger-damaged']]);
    }),
);

test('init --from the folder of invoices of a workspace writes nothing into it', () =>
  inBase(async (workspace) => {
    const before = readdirSync(workspace, { recursive: true });
    const { exitCode } = await runCommand(['init', '--from', join(workspace, 'invoices')]);
    expect([exitCode, readdirSync(workspace, { recursive: true })]).toEqual([0, before]);
  }));

test.runIf(has.anySigns)('the name of a new workspace does not command the terminal', () =>
  inFolder(async (folder) => {
    const name = `${ESCAPE}[2Jx`;
    const { exitCode, stdout } = await runCommand(['init', join(folder, name), '--lang', 'en']);
    expect([exitCode, readdirSync(folder)]).toEqual([0, [name]]);
    expect(stdout).toContain('\\u001b[2Jx');
    expect(readFileSync(join(folder, name, 'members.csv'), 'utf8')).toContain('member');
    const run = join(folder, name, 'runs/2025-09');
    await must('allocate', join(folder, name), '--period', '2025-09', '--reports', 'none');
    const said = [
      await must('close', run, '--on', '2025-10-20'),
      await must('verify', run),
      await must('verify', '--all', join(folder, name)),
    ].join('\n');
    expect(said).not.toContain(`${ESCAPE}[2J`);
    expect(said).toContain('\\u001b[2Jx');
  }),
);

test('nor does a document for programs', async () => {
  const { stdout } = await runCommand(['diff', 'x', '--lang', '\u009b31m', '--format', 'json']);
  expect(stdout).toContain('\\u009b31m');
  expect(JSON.parse(stdout).error).toContain('31m');
});

test.runIf(has.anySigns).each([
  ['check', 'github'],
  ['reconcile', 'github'],
  ['reconcile', 'json'],
  ['reconcile', 'junit'],
])('nor do those of %s as %s', (command, format) =>
  inExample(async (workspace) => {
    const invoices = join(workspace, 'invoices');
    renameSync(join(invoices, '2025-09.csv'), join(invoices, `2025-${ESCAPE}[2J\u009b2J\u202e.csv`));
    const prices = join(workspace, 'prices.csv');
    writeFileSync(prices, readFileSync(prices, 'utf8').replace(';524,75;', ';514,75;'));
    if (command === 'check') writeFileSync(join(invoices, `${ESCAPE}[2J\u009b2J\u202e.txt`), '');
    const { exitCode, stdout } = await runCommand([command, workspace, '--format', format]);
    expect(exitCode).toBe(command === 'check' ? 2 : 1);
    expect(stdout).toContain('2J\\u009b2J\\u202e.');
    expect(stdout).not.toMatch(COMMANDING);
  }),
);
