import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { lineKeyText } from '../../src/domain/line-key.ts';
import { lineSources } from '../../src/runs/line-sources.ts';
import { runCommand } from '../cli/run-command.ts';
import { type ExplanationJson, recalculate } from './recalculation.ts';
import {
  conventionOf,
  EXAMPLE,
  INVOICE_HEADER,
  inExample,
  inFolder,
  inSmall,
  makeWritable,
  must,
} from './workspace.ts';

type Explanation = ExplanationJson & {
  readonly outcome: string;
  readonly check: { readonly sums_to_line: boolean };
  readonly failures: readonly {
    readonly from: string;
    readonly to: string;
    readonly codes: readonly string[];
  }[];
};

async function explained(workspace: string, invoice: string, line: string): Promise<Explanation> {
  const { stdout } = await runCommand([
    'explain',
    workspace,
    '--invoice',
    invoice,
    '--line',
    line,
    '--format',
    'json',
  ]);
  return JSON.parse(stdout) as Explanation;
}

const given = ({ rows }: Explanation) =>
  rows.map(({ member, site, share, net_amount, vat_amount }) => ({
    member,
    site,
    share,
    net_amount,
    vat_amount,
  }));

/** Row by row as README.md of the example works them out by hand. */
const BY_HAND: Readonly<Record<string, readonly (readonly string[])[]>> = {
  'F2025-0009 1': [
    ['MEUSE', 'STENAY-CLG', '414/677', '177.28', '35.46'],
    ['REGION', 'STENAY-LYC', '263/677', '112.62', '22.52'],
  ],
  'F2025-0010 6': [
    ['CEA', 'GUEBWILLER-GRUNEWALD-CLG', '41/93', '327.25', '65.45'],
    ['REGION', 'GUEBWILLER-DECK-LYC', '41/93', '327.25', '65.45'],
    ['REGION', 'GUEBWILLER-KASTLER-LYC', '11/93', '87.80', '17.56'],
  ],
  'F2025-0010 66': [
    ['CEA', '', '7/20', '109.36', '21.87'],
    ['MEUSE', '', '1/20', '15.62', '3.13'],
    ['REGION', '', '3/5', '187.47', '37.49'],
  ],
  'A2025-0001 2': [
    ['CEA', '', '7/20', '-109.36', '-21.87'],
    ['MEUSE', '', '1/20', '-15.62', '-3.13'],
    ['REGION', '', '3/5', '-187.47', '-37.49'],
  ],
  'F2025-0011 33': [
    ['MEUSE', 'VERDUN-MAISON', '8/15', '13.28', '2.66'],
    ['REGION', 'VERDUN-MAISON', '7/15', '11.62', '2.32'],
  ],
};

test.each(Object.entries(BY_HAND))('%s is explained as it was worked out by hand', async (name, rows) => {
  const [invoice = '', line = ''] = name.split(' ');
  const explanation = await explained(EXAMPLE, invoice, line);
  expect(given(explanation).map((row) => Object.values(row))).toEqual(rows);
  expect(explanation.check.sums_to_line).toBe(true);
});

test('every fourth line of the example can be redone from its JSON alone', async () => {
  for (const month of ['2025-09', '2025-10', '2025-11']) {
    const [, ...lines] = readFileSync(join(EXAMPLE, `invoices/${month}.csv`), 'utf8')
      .trim()
      .split('\n');
    for (const cells of lines.filter((_, index) => index % 4 === 0)) {
      const [, invoice = '', , line = ''] = cells.split(';');
      const explanation = await explained(EXAMPLE, invoice, line);
      expect({ invoice, line, rows: recalculate(explanation) }).toEqual({
        invoice,
        line,
        rows: given(explanation),
      });
    }
  }
});

const MONTH = 'G,subscription,2025-09-01,2025-09-30';

test.each([
  ['largest_remainder', '{ by: students, as_of: latest, max_age_days: none }', 'line'],
  ['carry', '{ by: equal, per: member }', 'line'],
  [
    'carry',
    '{ by: product, of: [{ measure: students, as_of: latest, max_age_days: none }, { measure: students, as_of: latest, max_age_days: none, at_most: 7 }] }',
    'line',
  ],
  [
    'carry',
    '{ by: mix, of: [{ part: "1/3", share: { by: students, as_of: latest, max_age_days: none } }, { part: "2/3", share: { by: fixed, parts: { C: 1, R: 3 } } }] }',
    'invoice',
  ],
  ['largest_remainder', '{ by: majority, of: students, as_of: latest, max_age_days: none }', 'invoice'],
])('%s with %s and VAT by %s can be redone', async (rounding, share, vat) => {
  const lines = ['1.01', '1.01', '-3.33', '0.05', '7.77'].map((net) => `${MONTH},${net},20`);
  await inSmall(conventionOf(rounding, share, vat), lines, async (workspace) => {
    for (const line of ['1', '2', '3', '4', '5']) {
      const explanation = await explained(workspace, 'F1', line);
      expect({ line, rows: recalculate(explanation) }).toEqual({ line, rows: given(explanation) });
    }
  });
});

test('carry: the second cent goes to the member that the first line left short', async () => {
  const lines = ['1.01', '1.01'].map((net) => `${MONTH},${net},0`);
  await inSmall(conventionOf('carry', '{ by: equal, per: member }'), lines, async (workspace) => {
    const text = await must('explain', workspace, '--invoice', 'F1', '--line', '2', '--lang', 'en');
    expect(text).toMatch(/C +1\.01 × 1\/2 +0\.50 +1\/2 +-0\.5 +0\.50 +0$/m);
    expect(text).toMatch(/R +1\.01 × 1\/2 +0\.50 +1\/2 +0\.5 +\+1 +0\.51 +0$/m);
  });
});

test('a French text has a space before the colon of each part of a mix', async () => {
  const halves = '{ part: 1/2, share: { by: equal } }, { part: 1/2, share: { by: equal, per: site } }';
  const convention = conventionOf('carry', `{ by: mix, of: [${halves}] }`);
  await inSmall(convention, [`${MONTH},1.01,20`], async (workspace) => {
    const text = await must('explain', workspace, '--invoice', 'F1', '--line', '1', '--lang', 'fr');
    expect(text.match(/ part 1\/2.*$/gm)).toEqual([' part 1/2 :', ' part 1/2 :']);
  });
});

test('where a key shares between members, it is said that the share of one goes equally to its sites', async () => {
  const said = 'the share of a member goes equally to its sites that are served';
  const textOf = (share: string, line: string): Promise<string> =>
    inExample(async (workspace) => {
      const path = join(workspace, 'convention.yaml');
      const text = readFileSync(path, 'utf8');
      const rules = `  - { id: g, share: ${share} }\n  - { id: all, applies_to: { target: group }, share: ${share} }\n`;
      writeFileSync(
        path,
        text.replace(/^rules:.*\n/mu, (line) => `${line}${rules}`),
      );
      return must('explain', workspace, '--invoice', 'F2025-0010', '--line', line, '--lang', 'en');
    });
  // Of the three sites at Guebwiller two are those of REGION; line 66 is for the whole group.
  expect(await textOf('{ by: equal, per: member }', '6')).toContain(said);
  const mix = '{ by: mix, of: [{ part: 1, share: { by: payer, member: REGION } }] }';
  expect(await textOf(mix, '6')).toContain(said);
  expect(await textOf('{ by: equal, per: site }', '6')).not.toContain(said);
  expect(await textOf('{ by: equal, per: member }', '66')).not.toContain(said);
});

test('VAT of the invoice: the line gets what it adds', async () => {
  const lines = ['0.02', '0.02'].map((net) => `${MONTH},${net},20`);
  await inSmall(conventionOf('carry', '{ by: equal, per: member }', 'invoice'), lines, async (workspace) => {
    const text = await must('explain', workspace, '--invoice', 'F1', '--line', '2', '--lang', 'en');
    expect(text).toContain(
      'net of this rate before the line 0.02, with it 0.04; rounded VAT 0.01 − 0.00 = 0.01',
    );
  });
});

test('a line that cannot be shared is explained as far as it goes', async () => {
  await inSmall(
    conventionOf('carry', '{ by: floor_area, as_of: latest, max_age_days: none }'),
    [`${MONTH},10.00,20`],
    async (workspace) => {
      writeFileSync(
        join(workspace, 'measures.csv'),
        'measure,site,as_of,value\nfloor_area,S1,2025-09-11,5\nfloor_area,S2,2024-01-01,5\nfloor_area,S3,2024-01-01,5\n',
      );
      const explanation = await explained(workspace, 'F1', '1');
      expect(explanation.outcome).toBe('unallocated');
      expect(explanation.runs.map(({ days }) => days)).toEqual([20]);
      expect(explanation.failures.map(({ from, to, codes }) => [from, to, codes])).toEqual([
        ['2025-09-01', '2025-09-10', ['measure-missing']],
      ]);
    },
  );
});

test('spans alike before and after days that nobody can share are two spans', () =>
  inSmall(conventionOf('carry', '{ by: payer, member: R }'), [`${MONTH},10.00,20`], async (workspace) => {
    writeFileSync(
      join(workspace, 'members.csv'),
      'member,name,joined_on,left_on\nC,Alsace,,\nR,Région,,2025-09-10\nR,Région,2025-09-21,\n',
    );
    const { runs, failures } = await explained(workspace, 'F1', '1');
    expect(runs.map(({ from, to, days }) => [from, to, days])).toEqual([
      ['2025-09-01', '2025-09-10', 10],
      ['2025-09-21', '2025-09-30', 10],
    ]);
    expect(failures.map(({ from, to }) => [from, to])).toEqual([['2025-09-11', '2025-09-20']]);
  }));

test.each([
  ['invoice-in-files', 'invoices/b.csv', INVOICE_HEADER, 'OP,F1,2025-09-30,2'],
  ['line-repeated', 'invoices/f.csv', '', 'OP,F1,2025-09-30,1'],
  ['invoice-date-differs', 'invoices/f.csv', '', 'OP,F1,2025-09-29,2'],
])('%s is told beside the shares of a line that it keeps from being charged', (code, file, header, key) =>
  inSmall(
    conventionOf('largest_remainder', '{ by: equal, per: site }'),
    [`${MONTH},10.00,20`],
    async (workspace) => {
      appendFileSync(join(workspace, file), `${header}${key},${MONTH},20.00,20\n`);
      const asked = ['explain', workspace, '--invoice', 'F1', '--line', '1'];
      const { exitCode, stdout, stderr } = await runCommand([...asked, '--lang', 'en']);
      expect([exitCode, stderr]).toEqual([1, expect.stringContaining(`error[${code}]`)]);
      expect(stdout).toContain('the rows sum to 10.00 net');
      const json = await runCommand([...asked, '--format', 'json']);
      expect(JSON.parse(json.stdout)).toMatchObject({ ok: false, diagnostics: [{ code }] });
    },
  ),
);

test.each([
  ['invoice-in-files', 'invoices/b.csv', INVOICE_HEADER, 'OP,F1,2025-09-30,2'],
  ['line-repeated', 'invoices/f.csv', '', 'OP,F1,2025-09-30,1'],
  ['invoice-date-differs', 'invoices/f.csv', '', 'OP,F1,2025-09-29,2'],
])('%s is not told of an invoice of that number of another operator', (_code, file, header, key) =>
  inSmall(
    conventionOf('largest_remainder', '{ by: equal, per: site }'),
    [`${MONTH},10.00,20`],
    async (workspace) => {
      appendFileSync(join(workspace, 'invoices/f.csv'), `AUTRE,F1,2025-09-30,1,${MONTH},30.00,20\n`);
      appendFileSync(join(workspace, file), `${header}${key},${MONTH},20.00,20\n`);
      const asked = ['explain', workspace, '--invoice', 'F1', '--line', '1', '--supplier', 'AUTRE'];
      const { exitCode, stdout, stderr } = await runCommand([...asked, '--lang', 'en']);
      expect([exitCode, stderr]).toEqual([0, '']);
      expect(stdout).toContain('the rows sum to 30.00 net');
    },
  ),
);

test('explain --run reads the packed inputs, whatever the workspace says today', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none', '-q');
    const measures = join(workspace, 'measures.csv');
    writeFileSync(measures, readFileSync(measures, 'utf8').replace(';414;', ';1;'));
    const line = ['--invoice', 'F2025-0009', '--line', '1', '--format', 'json'];
    const kept = JSON.parse(
      await must('explain', '--run', join(workspace, 'runs/2025-09'), ...line),
    ) as Explanation;
    expect(kept.rows[0]?.share).toBe('414/677');
    expect((await explained(workspace, 'F2025-0009', '1')).rows[0]?.share).toBe('1/264');
  });
});

test('--member and --site narrow the rows, and an unknown one names those who have a share', async () => {
  const line = ['explain', EXAMPLE, '--invoice', 'F2025-0010', '--line', '6', '--format', 'json'];
  const { rows } = JSON.parse(await must(...line, '--member', 'CEA')) as Explanation;
  expect(rows.map(({ site }) => site)).toEqual(['GUEBWILLER-GRUNEWALD-CLG']);
  const { exitCode, stderr } = await runCommand([...line, '--member', 'MEUSE', '--lang', 'en']);
  expect(exitCode).toBe(2);
  expect(stderr).toContain('MEUSE has no share of this line. Those who have: CEA');
});

const KEPT = 'fixtures/audit/0.1.0/runs/2025-10';

test('a line of a run of 0.1 is explained by what held then: its rows are those of the run', async () => {
  const [header = '', ...rows] = readFileSync(join(KEPT, 'allocations.csv'), 'utf8').trim().split('\n');
  const columns = header.split(',');
  const cell = (row: string, column: string): string => row.split(',')[columns.indexOf(column)] ?? '';
  for (const line of ['1', '6', '66']) {
    const { stdout } = await runCommand([
      ...['explain', '--run', KEPT, '--invoice', 'F2025-0010', '--line', line, '--format', 'json'],
    ]);
    const recorded = rows.filter(
      (row) => cell(row, 'invoice_number') === 'F2025-0010' && cell(row, 'line_number') === line,
    );
    expect(recorded.length).toBeGreaterThan(1);
    expect(
      given(JSON.parse(stdout)).map((row) => [row.member, row.site, row.net_amount, row.vat_amount]),
    ).toEqual(
      recorded.map((row) =>
        ['member', 'site', 'net_amount', 'vat_amount'].map((column) => cell(row, column)),
      ),
    );
  }
});

test('nothing is explained by an input that is not what the run read', async () => {
  await inExample(async (workspace) => {
    await must('allocate', workspace, '--period', '2025-09', '--reports', 'none');
    const run = join(workspace, 'runs/2025-09');
    const measures = join(run, 'inputs/measures.csv');
    writeFileSync(measures, readFileSync(measures, 'utf8').replace(';414;', ';999;'));
    const line = ['--invoice', 'F2025-0009', '--line', '1', '--lang', 'en'];
    const refusal = `measures.csv is not what the run read, so it can explain nothing. See: grappe verify ${run}\n`;
    const ofRun = await runCommand(['explain', '--run', run, ...line]);
    expect(ofRun).toMatchObject({ exitCode: 2, stdout: '', stderr: refusal });
    expect((await runCommand(['explain', workspace, ...line])).exitCode).toBe(0);
    writeFileSync(measures, readFileSync(measures, 'utf8').replace(';999;', ';414;'));
    await must('close', run, '--on', '2025-10-20');
    makeWritable(run);
    writeFileSync(measures, readFileSync(measures, 'utf8').replace(';414;', ';999;'));
    const ofClosed = await runCommand(['explain', workspace, ...line]);
    expect(ofClosed).toMatchObject({ exitCode: 2, stdout: '', stderr: refusal });
  });
});

test('what a line of a run of 0.1 was shared by is known to diff', async () => {
  const key = lineKeyText({ supplier: '99900421100010', invoiceNumber: 'F2025-0010', lineNumber: '1' });
  const sources = await lineSources(join(KEPT, 'inputs'), '0.1.0', new Set([key]));
  expect([...(sources.get(key)?.places ?? [])]).toContain('measures.csv:2');
});

test('a run that corrects a line says so, with the rows by which it does; one that charges it does not', async () => {
  const said = async (run: string, ...more: readonly string[]): Promise<string> => {
    const path = `fixtures/audit/0.1.0/runs/${run}`;
    const line = ['--invoice', 'F2025-0009', '--line', '1', '--lang', 'en'];
    return (await runCommand(['explain', '--run', path, ...line, ...more])).stdout;
  };
  const corrected = await said('2025-10');
  expect(corrected).toMatch(/^This run corrects the line, .*\n\nInvoice F2025-0009 of /);
  expect(corrected).toMatch(/^ {2}2025-09 +MEUSE +STENAY-CLG +414\/677 +415\/678 +0\.\d\d /m);
  expect(await said('2025-09')).not.toMatch(/corrects/);
  const json = ['--format', 'json'];
  const { ok, corrections } = JSON.parse(await said('2025-10', ...json));
  expect([ok, corrections.length]).toEqual([true, 2]);
  expect(corrections[0]).toMatchObject({
    ...{ closed_run: '2025-09', member: 'MEUSE', site: 'STENAY-CLG' },
    ...{ old_share: '414/677', new_share: '415/678' },
  });
  const ofRegion = JSON.parse(await said('2025-10', ...json, '--member', 'REGION'));
  expect(ofRegion.corrections.map(({ member }: { member: string }) => member)).toEqual(['REGION']);
  expect(JSON.parse(await said('2025-09', ...json))).not.toHaveProperty('corrections');
});

test('a run whose rows of corrections were changed says so, and shows none of them', () =>
  inFolder(async (folder) => {
    const run = join(folder, '2025-10');
    cpSync('fixtures/audit/0.1.0/runs/2025-10', run, { recursive: true });
    makeWritable(run);
    appendFileSync(join(run, 'regularisations.csv'), '\n');
    const { exitCode, stdout, stderr } = await runCommand([
      ...['explain', '--run', run, '--invoice', 'F2025-0009', '--line', '1', '--lang', 'en'],
    ]);
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining('run-changed')]);
    expect(stdout).not.toContain('corrects');
  }));

test('a run whose rows of lines were changed says so, wherever it lies: its inputs explain other rows', () =>
  inFolder(async (folder) => {
    const run = join(folder, 'a copy');
    cpSync('fixtures/audit/0.1.0/runs/2025-09', run, { recursive: true });
    const line = ['--invoice', 'F2025-0009', '--line', '1', '--lang', 'en'];
    const said = async (...more: readonly string[]) =>
      await runCommand(['explain', '--run', run, ...line, ...more]);
    expect(await said()).toMatchObject({ exitCode: 0, stderr: '' });
    makeWritable(run);
    const rows = join(run, 'allocations.csv');
    writeFileSync(rows, readFileSync(rows, 'utf8').replace(',177.28,', ',177.29,'));
    const { exitCode, stderr } = await said();
    expect([exitCode, stderr]).toEqual([1, expect.stringContaining(`${rows}: error[run-changed]`)]);
    expect(stderr).toContain(`grappe verify "${run}"`);
    const { ok, diagnostics } = JSON.parse((await said('--format', 'json')).stdout);
    expect([ok, diagnostics]).toMatchObject([false, [{ code: 'run-changed', file: rows }]]);
  }));
