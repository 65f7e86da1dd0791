/** A workbook of a year with a sheet a month, of which each is read as a file (`sheets:` of a layout of invoices). */
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { type MonthSheet, monthsOds, monthsXlsx } from './month-sheets.ts';
import { LINES_HEADER, lineOf, linesOfLycee, type SmallGroup, smallGroup } from './small-group.ts';

const ofLines = (...lines: readonly string[]): string => [LINES_HEADER, ...lines].join('');
const OCTOBER = ofLines(lineOf('F10', '2025-10-31', '100.00'), lineOf('F10', '2025-10-31', '50.00', '2'));
const NOVEMBER = ofLines(lineOf('F11', '2025-11-30', '120.00'));

const month = (name: string, csv: string): MonthSheet => ({ name, csv });

/** The small group, whose convention reads these sheets of each workbook. */
function groupOfSheets(sheets: string, keys = ''): SmallGroup {
  const group = smallGroup();
  const entries = ['*.xlsx', '*.ods', '*.csv'].map(
    (files) => `  - { files: "${files}", sheets: ${sheets}${keys} }\n`,
  );
  group.edit('convention.yaml', 'rules:', `invoices:\n${entries.join('')}rules:`);
  return group;
}

const YEAR = 'invoices/2025.xlsx';

function writeYear({ write }: SmallGroup, ...sheets: readonly MonthSheet[]): void {
  write(YEAR, monthsXlsx(sheets));
}

const verifies = async ({ folder }: SmallGroup, run: string): Promise<number> =>
  (await runCommand(['verify', join(folder, 'runs', run)])).exitCode;

interface Told {
  readonly code: string;
  readonly file: string;
  readonly row: number | null;
}

/** The exit code of a command, and the code and place of each problem that it tells. */
async function told(command: string, { folder }: SmallGroup, ...options: readonly string[]) {
  const { exitCode, stdout } = await runCommand([command, folder, '--format', 'json', ...options]);
  const found: readonly Told[] = JSON.parse(stdout).diagnostics;
  return [exitCode, ...found.map(({ code, file, row }) => `${code} ${file}${row === null ? '' : `:${row}`}`)];
}

/** What `check` says of a year of some sheets, read by a key. */
async function checked(sheets: string, year: readonly MonthSheet[], keys = '') {
  const group = groupOfSheets(sheets, keys);
  writeYear(group, ...year);
  return told('check', group);
}

test('a workbook that grows is shared month after month without a word, and each run verifies by its own copy', async () => {
  const group = groupOfSheets('"*"');
  await group.close('2025-09', '2025-10-05');
  writeYear(group, month('Octobre', OCTOBER), month('Novembre', LINES_HEADER), month('Feuil3', ''));
  expect(await told('check', group)).toEqual([0]);
  await group.close('2025-10', '2025-11-05');
  expect(linesOfLycee(group, '2025-10')).toEqual([`${YEAR}[Octobre] F10 1`, `${YEAR}[Octobre] F10 2`]);
  writeYear(group, month('Octobre', OCTOBER), month('Novembre', NOVEMBER));
  expect(await told('check', group)).toEqual([0]);
  await group.close('2025-11', '2025-12-05', '--pending');
  expect(linesOfLycee(group, '2025-11')).toEqual([`${YEAR}[Novembre] F11 1`]);
  expect(readdirSync(join(group.folder, 'runs/2025-10/inputs/invoices'))).toEqual(['2025.xlsx']);
  expect(await told('status', group)).toEqual([0]);
  const explained = await must('explain', group.folder, '--invoice', 'F10', '--line', '2', '--lang', 'en');
  expect(explained).toContain(`${YEAR}[Octobre]:3`);
  rmSync(join(group.folder, YEAR));
  for (const run of ['2025-09', '2025-10', '2025-11'])
    expect([run, await verifies(group, run)]).toEqual([run, 0]);
});

describe('once its month is closed, a sheet counts as a file of its own would', () => {
  const CHANGED: Readonly<Record<string, readonly MonthSheet[]>> = {
    'renamed and moved': [month('Novembre', NOVEMBER), month('Oct.', OCTOBER)],
    'with another amount and a line more': [
      month('Octobre', OCTOBER.replace('50.00', '60.00') + lineOf('F10', '2025-10-31', '5.00', '3')),
      month('Novembre', NOVEMBER),
    ],
    'with a line less': [month('Octobre', ofLines(lineOf('F10', '2025-10-31', '100.00')))],
    gone: [month('Novembre', NOVEMBER)],
    'with warnings, as the next month': [
      month('Octobre', OCTOBER.replace(',20\n', ',0.2\n')),
      month('Novembre', NOVEMBER.replace(',20\n', ',0.2\n')),
    ],
    broken: [
      month('Octobre', OCTOBER.replace('50.00', 'x')),
      month('Novembre', NOVEMBER.replace('A1', 'A7')),
    ],
  };
  const TWICE: typeof CHANGED = {
    copied: [month('Octobre', OCTOBER), month('Octobre (2)', OCTOBER)],
    'with a line in the next month': [
      month('Octobre', ofLines(lineOf('F10', '2025-10-31', '100.00'))),
      month('Novembre', NOVEMBER + lineOf('F10', '2025-10-31', '50.00', '2')),
    ],
  };

  /** What commands say and write, once October is closed and the months are these. */
  async function life(
    keys: string,
    months: readonly MonthSheet[],
    write: (group: SmallGroup, months: readonly MonthSheet[]) => void,
  ): Promise<string> {
    const group = groupOfSheets('"*"', keys);
    write(group, [month('Octobre', OCTOBER)]);
    await group.close('2025-10', '2025-11-05');
    rmSync(join(group.folder, 'invoices'), { recursive: true });
    write(group, months);
    const out = (name: string): string => join(group.folder, name);
    const next = ['--reports', 'none', '--pending', '--period', '2025-12'];
    const said = [
      await told('check', group),
      await told('status', group),
      await told('allocate', group, ...next, '--out', out('next')),
      await told('allocate', group, ...next, '--out', out('right'), '--regularise', '2025-10'),
      await told('allocate', group, '--period', '2025-10', '--reports', 'none', '--out', out('again')),
    ];
    const written = ['next', 'right', 'again']
      .flatMap((run) => ['allocations.csv', 'regularisations.csv'].map((name) => join(out(run), name)))
      .map((path) => (existsSync(path) ? readFileSync(path, 'utf8') : undefined));
    return JSON.stringify({ said, written, verifies: await verifies(group, '2025-10') }, undefined, 1);
  }

  test.each(
    ['', ', in_parts: yes', ', line_number: row'].flatMap((keys) =>
      Object.entries(keys === '' ? { ...CHANGED, ...TWICE } : TWICE).map(
        ([name, months]) => [name, keys, months] as const,
      ),
    ),
  )('%s%s', async (_, keys, months) => {
    const inSheets = await life(keys, months, (group, all) => writeYear(group, ...all));
    const inFiles = await life(keys, months, ({ write }, all) => {
      for (const { name, csv } of all) write(`invoices/2025.xlsx-${name}.csv`, csv);
    });
    expect(inSheets.replace(/2025\.xlsx\[(.*?)\]/g, '2025.xlsx-$1.csv')).toBe(inFiles);
    expect(inFiles).toMatch(/already-allocated|closed-line-vanished/);
  });
});

describe('the sheets that are read', () => {
  test('are those named, and of those that show the ones that a pattern matches', async () => {
    const hidden: MonthSheet = { ...month('Novembre', NOVEMBER), hidden: true };
    expect(await checked('["Octobre", "Nov*"]', [month('Octobre', OCTOBER)])).toEqual([0]);
    expect(await checked('["Octobre", Novembre]', [month('Octobre', OCTOBER), hidden])).toEqual([0]);
    expect(await checked('["Octobre", "D*"]', [month('Octobre', OCTOBER), hidden])).toEqual([0]);
    expect(await checked('"*"', [month('Octobre', OCTOBER), hidden])).toEqual([0, `sheet-unread ${YEAR}`]);
  });

  test('leave no other one out that shows such lines: it is told once', async () => {
    const year = ['Octobre', 'Novembre', 'Décembre'].map((name, at) =>
      month(name, OCTOBER.replaceAll('F10', `F2${at}`)),
    );
    expect(await checked('["Octobre", "Nov*"]', year)).toEqual([0, `sheet-unread ${YEAR}`]);
    const group = groupOfSheets('["Octobre", "Nov*"]');
    writeYear(group, ...year);
    const { stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
    expect(stderr).toContain('`invoices: [{ files: "*.xlsx", sheets: ["Octobre", "Nov*", "Décembre"] }]`');
  });

  test('must be there where they are named, one at least where patterns do it', async () => {
    const year = [month('Octobre', OCTOBER)];
    expect(await checked('["Octobre", "Novembre"]', year)).toEqual([2, `sheet-unknown ${YEAR}`]);
    expect(await checked('["N*", "D*"]', year)).toEqual([
      2,
      `sheet-unknown ${YEAR}`,
      `sheet-unknown ${YEAR}`,
    ]);
    const group = groupOfSheets('[Octobre, Novembre, "D*"]');
    writeYear(group, ...year);
    expect((await runCommand(['check', group.folder, '--lang', 'en'])).stderr).toContain(': "Novembre*".');
    group.edit('convention.yaml', 'sheets: [Octobre, Novembre, "D*"]', 'sheets: ["N*"]');
    expect((await runCommand(['check', group.folder, '--lang', 'en'])).stderr).not.toContain('comes later');
    expect(await checked('"*"', year, ', sheet: Octobre')).toEqual([
      2,
      ...[9, 10, 11].map((row) => `keys-exclude convention.yaml:${row}`),
    ]);
  });

  test('hold lines, unless they wait for their month while another one has some', async () => {
    const aside = ', skip_rows: { invoice_number: ["F11"] }';
    const [octobre, novembre] = [month('Octobre', OCTOBER), month('Novembre', NOVEMBER)];
    expect(await checked('"*"', [octobre, novembre], aside)).toEqual([
      0,
      `file-without-lines ${YEAR}[Novembre]`,
    ]);
    expect(await checked('"*"', [month('A', LINES_HEADER), month('B', '')])).toEqual([
      0,
      `file-without-lines ${YEAR}[A]`,
      `file-without-lines ${YEAR}[B]`,
    ]);
    expect(await checked('"*"', [octobre, month('Synthèse', 'Mois,Total\nOctobre,150.00\n')])).toEqual([
      2,
      `sheet-without-columns ${YEAR}[Synthèse]:1`,
    ]);
    expect(await checked('"*"', [octobre, month('Décembre', 'Facture de décembre\n')])).toEqual([
      2,
      `sheet-without-columns ${YEAR}[Décembre]:1`,
    ]);
  });

  test('may have headers of their own, those that the layout says', async () => {
    const names = LINES_HEADER.trimEnd().split(',');
    const own = names.map((name) => name.toUpperCase());
    const columns = names.map((name, at) => `${name}: ${own[at]}`).join(', ');
    const group = groupOfSheets('"*"', `, columns: { ${columns} }`);
    rmSync(join(group.folder, 'invoices/2025-09.csv'));
    writeYear(group, month('Octobre', OCTOBER.replace(LINES_HEADER, `${own.join(',')}\n`)));
    expect(await told('check', group)).toEqual([0]);
  });

  test('have the header that ends the preamble, or are to be hidden', async () => {
    const year = [
      month('Octobre', `Relevé,2025\n${OCTOBER}`),
      month('Synthèse', 'Mois,Total\nOctobre,150.00\n'),
    ];
    const group = groupOfSheets('"*"', ', preamble: { until: supplier }');
    rmSync(join(group.folder, 'invoices/2025-09.csv'));
    writeYear(group, ...year);
    const { stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
    expect(stderr).toContain('[Synthèse]: error[header-not-found]');
    expect(stderr).toContain('If "Synthèse" holds no lines, hide it');
    writeYear(group, month('Octobre', `Relevé,2025\n${OCTOBER}`), {
      ...month('Synthèse', 'a,b\n1,2\n'),
      hidden: true,
    });
    expect(await told('check', group)).toEqual([0]);
  });

  test('are two files where two have one name', async () => {
    expect(await checked('"*"', [month('Octobre', OCTOBER), month('Octobre ', NOVEMBER)])).toEqual([
      2,
      `file-twice ${YEAR}[Octobre]`,
    ]);
  });

  test('may be of an ods, and of a workbook in a zip, which a run keeps whole', async () => {
    const group = groupOfSheets('"*"');
    const year = [month('Octobre', OCTOBER), month('Novembre', NOVEMBER), month('Décembre', '')];
    group.write('invoices/2025.ods', monthsOds(year));
    const again = year.map(({ name, csv }) => month(name, csv.replaceAll('F1', 'G1')));
    group.write('invoices/envoi.zip', zipSync({ 'op/2025.xlsx': monthsXlsx(again) }));
    await group.close('2025-10', '2025-11-05');
    expect(linesOfLycee(group, '2025-10')).toEqual([
      'invoices/2025.ods[Octobre] F10 1',
      'invoices/2025.ods[Octobre] F10 2',
      'invoices/envoi.zip/op/2025.xlsx[Octobre] G10 1',
      'invoices/envoi.zip/op/2025.xlsx[Octobre] G10 2',
    ]);
    expect(await verifies(group, '2025-10')).toBe(0);
  });

  test('of a workbook are never left aside with all others for the sake of one', async () => {
    const group = groupOfSheets('"*"');
    writeYear(group, month('Octobre', OCTOBER), month('Novembre', NOVEMBER));
    const hint = async (): Promise<string> =>
      (await runCommand(['check', group.folder, '--lang', 'en'])).stderr.replaceAll(/\n +/g, ' ');
    writeYear(group, month('Octobre', OCTOBER), month('Copie', OCTOBER));
    expect(await hint()).toContain(
      `Keep this sheet or ${YEAR}[Copie], not both: delete the other in the workbook. If this`,
    );
    writeYear(group, month('Octobre', OCTOBER), month('Novembre', NOVEMBER));
    group.write('invoices/2026.csv', OCTOBER);
    expect(await hint()).toMatch(
      /is already in \S+\[Octobre\].*ignore_files: \{ "invoices\/2026\.csv": "copy" \}/,
    );
    rmSync(join(group.folder, 'invoices/2026.csv'));
    group.write('invoices/2024.csv', OCTOBER);
    expect(await hint()).toMatch(/Keep this file or invoices\/2024\.csv, not both\. If this supplier/);
  });

  test('are imported each', async () => {
    const group = groupOfSheets('"*"');
    writeYear(group, month('Octobre', OCTOBER), month('Novembre', NOVEMBER));
    const path = join(group.folder, YEAR);
    const { stdout, stderr } = await runCommand([
      'import',
      path,
      '--workspace',
      group.folder,
      '--lang',
      'en',
    ]);
    expect(stdout.split('\n').map((row) => row.split(',')[1])).toEqual([
      'invoice_number',
      ...['F11', 'F10', 'F10', undefined],
    ]);
    expect(stderr).toContain(`${YEAR}[Octobre]: 2 lines, net 150.00`);
  });
});

describe('what the name of a sheet says of its lines (`from_sheet`)', () => {
  /** The lines of a month without their days of service, one workbook of months for all files. */
  const withoutDays = (csv: string): string =>
    csv.replace(/,period_start,period_end/, '').replace(/,\d{4}-\d\d-01,\d{4}-\d\d-\d\d/g, '');
  const days = (group: SmallGroup, run: string): readonly string[] => {
    const rows = readFileSync(join(group.folder, 'runs', run, 'allocations.csv'), 'utf8')
      .trim()
      .split('\n');
    const [header, ...lines] = rows.map((row) => row.split(','));
    const at = (name: string): number => header?.indexOf(name) ?? -1;
    return lines.map((cells) => `${cells[at('period_start')]} ${cells[at('period_end')]}`);
  };

  test('its month is that of the lines, sheet by sheet', async () => {
    const group = groupOfSheets('"*"', ', from_sheet: "{period}"');
    rmSync(join(group.folder, 'invoices'), { recursive: true });
    writeYear(
      group,
      month('Octobre 2025', withoutDays(OCTOBER)),
      month('Novembre 2025', withoutDays(NOVEMBER)),
    );
    await must('allocate', group.folder, '--period', '2025-10', '--reports', 'none', '-q');
    await must('allocate', group.folder, '--period', '2025-11', '--reports', 'none', '-q');
    expect(new Set(days(group, '2025-10'))).toEqual(new Set(['2025-10-01 2025-10-31']));
    expect(new Set(days(group, '2025-11'))).toEqual(new Set(['2025-11-01 2025-11-30']));
  });

  test('a name that does not say it is refused, and nothing else told of the sheet; so is a file that is no workbook', async () => {
    const group = groupOfSheets('"*"', ', from_sheet: "{period}"');
    writeYear(group, month('Octobre', OCTOBER));
    expect(await told('check', group)).toEqual([
      2,
      'pattern-unmatched convention.yaml:9',
      'pattern-unmatched convention.yaml:11',
    ]);
    const { stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
    for (const of of [
      'invoices/2025.xlsx[Octobre]; found: Octobre\n',
      'invoices/2025-09.csv; found: a CSV, which has no sheet\n',
    ])
      expect(stderr).toMatch(
        `].from_sheet: error[pattern-unmatched]: the pattern "{period}" matches nothing of ${of}`,
      );
  });

  test('a name that says it in a form that is not read is told, with the forms and the name to give', async () => {
    const group = groupOfSheets('"*"', ', from_sheet: "{period}"');
    rmSync(join(group.folder, 'invoices'), { recursive: true });
    writeYear(group, month('oct-25', withoutDays(OCTOBER)));
    const { stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
    expect(stderr).toContain('found: oct-25; "oct-25" is no period\n');
    expect(stderr).toContain(
      'If it is 2025-10, rename the file or the sheet so that 2025-10 stands in the place of "oct-25". A period is a month',
    );
  });

  test('it holds for the only sheet of a workbook too, `sheets` said or not', async () => {
    const group = smallGroup();
    group.edit(
      'convention.yaml',
      'rules:',
      'invoices:\n  - { files: "*.xlsx", from_sheet: "{period}" }\nrules:',
    );
    writeYear(group, month('10-2025', withoutDays(OCTOBER)));
    await must('allocate', group.folder, '--period', '2025-10', '--reports', 'none', '-q');
    expect(new Set(days(group, '2025-10'))).toEqual(new Set(['2025-10-01 2025-10-31']));
  });
});
