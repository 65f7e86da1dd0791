/** What `diff` says of lists, workbooks above all: the rows that changed, and that a copy of one is not what the run read. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { writeXlsx, type XlsxSheet } from '../workspace/sheet/write-xlsx.ts';
import { inExample, inSmall, must } from './workspace.ts';

const PERIOD = ['--period', '2025-09', '--reports', 'none', '-q'];

/** The rows of a table of the example, as a sheet. */
function sheetOf(workspace: string, table: string): XlsxSheet['rows'] {
  const text = readFileSync(join(workspace, `${table}.csv`), 'utf8');
  return text
    .trim()
    .split('\n')
    .map((row) => row.split(';'));
}

/** The differences of two runs, between which `change` was made. */
async function differences(workspace: string, change: () => void, ...more: readonly string[]) {
  const runs = ['a', 'b'].map((name) => join(workspace, 'runs', name));
  await must('allocate', workspace, ...PERIOD, '--out', runs[0] ?? '');
  change();
  await must('allocate', workspace, ...PERIOD, '--out', runs[1] ?? '');
  return (await runCommand(['diff', ...runs, '--lang', 'fr', ...more])).stdout;
}

const changed = (rows: XlsxSheet['rows'], from: string, to: string): XlsxSheet['rows'] =>
  rows.map((row) => row.map((cell) => (cell === from ? to : cell)));

test('the rows and cells that changed in a table that is a workbook are shown, and named as the cause', async () => {
  await inExample(async (workspace) => {
    const rows = sheetOf(workspace, 'measures');
    const write = (now: XlsxSheet['rows']): void =>
      writeFileSync(join(workspace, 'measures.xlsx'), writeXlsx({ sheets: [{ name: 'Feuil1', rows: now }] }));
    rmSync(join(workspace, 'measures.csv'));
    write(rows);
    const text = await differences(workspace, () => write(changed(rows, '414', '415')));
    expect(text).toMatch(/Cause|cause/);
    expect(text).toMatch(/measures\.xlsx:2 valeur 414 → 415 \(.*STENAY-CLG/);
  });
});

test('a table whose columns come in another order has changed in the cells that did, no other', async () => {
  await inExample(async (workspace) => {
    const path = join(workspace, 'measures.csv');
    const rows = sheetOf(workspace, 'measures');
    const write = (now: XlsxSheet['rows']): void =>
      writeFileSync(path, `${now.map((row) => row.join(';')).join('\n')}\n`);
    const text = await differences(workspace, () =>
      write(changed(rows, '414', '415').map((row) => row.toReversed())),
    );
    const shown = [...text.matchAll(/measures\.csv:[^(\n]*/g)].map(([found]) => found.trim());
    expect([...new Set(shown)]).toEqual(['measures.csv:2 valeur 414 → 415']);
  });
});

test('a row of invoices whose totals all changed is the row of that invoice, before a likelier one', async () => {
  await inExample(async (workspace) => {
    const path = join(workspace, 'invoices.csv');
    const stated = readFileSync(path, 'utf8');
    const other = '99900421100010;F2025-0009-B;16569,24;3313,85;19883,09';
    const text = await differences(workspace, () =>
      writeFileSync(path, `${stated.replace('16569,24;3313,85;19883,09', '1,00;0,20;1,20')}${other}\n`),
    );
    expect(text).toContain(
      'invoices.csv:2 montant_ht 16569,24 → 1,00, montant_tva 3313,85 → 0,20, montant_ttc 19883,09 → 1,20',
    );
    expect(text).toMatch(/invoices\.csv:10 .*F2025-0009-B.*seulement dans le plus récent/);
  });
});

test.each([
  ['one sheet is a list', ['measures: { file: listes.xlsx, sheet: Effectifs }']],
  [
    'two sheets are lists',
    ['measures: { file: listes.xlsx, sheet: Effectifs }', 'sites: { file: listes.xlsx, sheet: Sites }'],
  ],
])(
  'of a workbook of several sheets, where %s, those that changed are named; the one read is the cause',
  async (_, lists) => {
    await inExample(async (workspace) => {
      const [measures, sites] = [sheetOf(workspace, 'measures'), sheetOf(workspace, 'sites')];
      const write = (...sheets: readonly XlsxSheet[]): void =>
        writeFileSync(join(workspace, 'listes.xlsx'), writeXlsx({ sheets }));
      rmSync(join(workspace, 'measures.csv'));
      if (lists.length > 1) rmSync(join(workspace, 'sites.csv'));
      const convention = join(workspace, 'convention.yaml');
      const tables = ['tables:', ...lists.map((list) => `  ${list}`), ''].join('\n');
      writeFileSync(convention, `${readFileSync(convention, 'utf8')}\n${tables}`);
      const of = (sites: XlsxSheet['rows']): XlsxSheet => ({ name: 'Sites', rows: sites });
      write({ name: 'Effectifs', rows: measures }, of(sites));
      const change = (): void =>
        write({ name: 'Effectifs', rows: changed(measures, '414', '415') }, of(sites), {
          name: 'Notes',
          rows: [['Annuaire']],
        });
      const json = JSON.parse(await differences(workspace, change, '--format', 'json'));
      expect(json.inputs).toEqual([
        {
          file: 'listes.xlsx[Effectifs]',
          change: 'changed',
          rows: [{ old_row: 2, new_row: 2, cells: [{ column: 'valeur', old: '414', new: '415' }] }],
        },
        { file: 'listes.xlsx[Notes]', change: 'appeared', rows: null },
      ]);
      type Line = { readonly causes: readonly { readonly file: string }[] };
      const causes = json.lines.flatMap(({ causes }: Line) => causes.map(({ file }) => file));
      expect([...new Set(causes)]).toEqual(['listes.xlsx[Effectifs]']);
    });
  },
);

test('a workbook of which no cell differs has changed all the same', async () => {
  await inExample(async (workspace) => {
    const rows = sheetOf(workspace, 'measures');
    rmSync(join(workspace, 'measures.csv'));
    const write = (formats: readonly string[]): void =>
      writeFileSync(
        join(workspace, 'measures.xlsx'),
        writeXlsx({ sheets: [{ name: 'Feuil1', rows }], formats }),
      );
    write([]);
    const json = JSON.parse(await differences(workspace, () => write(['0.00']), '--format', 'json'));
    expect([json.inputs, json.lines]).toEqual([[{ file: 'measures.xlsx', change: 'changed', rows: [] }], []]);
  });
});

test('a row of a list of members is the cause of what changes by its member', async () => {
  const convention = [
    'prorata: daily\nsite_of_grappe: site\nrounding: largest_remainder\nvat: line\nbasis: service\nbilled_to: R\nrules:',
    '  - { id: all, article: "Article 1", applies_to: { target: group }, share: { by: equal, per: member } }',
    '  - { id: r, article: "Article 2", applies_to: { target: grappe }, share: { by: students, as_of: latest, max_age_days: none } }',
    'tables: { members: { file: annuaire.csv } }\n',
  ].join('\n');
  const rest = 'service,2025-09-01,2025-09-30,100.00,20';
  await inSmall(convention, [`*,${rest}`, `G,${rest}`], async (workspace) => {
    const [members, measures] = ['members.csv', 'measures.csv'].map((name) => join(workspace, name));
    const text = readFileSync(members ?? '', 'utf8');
    rmSync(members ?? '');
    const write = (more: string): void => writeFileSync(join(workspace, 'annuaire.csv'), text + more);
    write('');
    const change = (): void => {
      write('D,Meuse\n');
      writeFileSync(measures ?? '', readFileSync(measures ?? '', 'utf8').replace(',1.5', ',2'));
    };
    const { lines } = JSON.parse(await differences(workspace, change, '--format', 'json'));
    type Line = { readonly line_number: string; readonly causes: readonly { readonly file: string }[] };
    const causes = lines.map(({ line_number, causes: found }: Line) => [
      line_number,
      ...found.map(({ file }) => file),
    ]);
    expect(causes).toEqual([
      ['1', 'annuaire.csv'],
      ['2', 'measures.csv'],
    ]);
  });
});

test('a kept list that is not what the run read is no cause of anything: it is refused', async () => {
  await inExample(async (workspace) => {
    const measures = join(workspace, 'measures.csv');
    const replace = (path: string, from: string, to: string): void =>
      writeFileSync(path, readFileSync(path, 'utf8').replace(from, to));
    expect(await differences(workspace, () => replace(measures, '414', '514'))).toContain('414 → 514');
    const runs = ['a', 'b'].map((name) => join(workspace, 'runs', name));
    replace(`${runs[1]}/inputs/measures.csv`, '514', '614');
    const { exitCode, stdout, stderr } = await runCommand(['diff', ...runs, '--lang', 'en']);
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toContain('inputs/measures.csv: error[run-changed]: the file is not what the run wrote');
  });
});
