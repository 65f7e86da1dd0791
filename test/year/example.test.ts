/** The worked example and its second year: four closed months, a correction, advances, a budget, a member to come. */
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLE, makeWritable, must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { rowsOf } from './workspace.ts';

const SECOND_YEAR = 'fixtures/grand-est-year';
const MONTHS = ['2025-09', '2025-10', '2025-11', '2025-12'];
let workspace = '';

beforeAll(async () => {
  workspace = mkdtempSync(join(tmpdir(), 'grappe-year-'));
  cpSync(EXAMPLE, workspace, { recursive: true });
  for (const name of ['convention.yaml', 'prices.csv', 'advances.csv', 'budget.csv']) {
    cpSync(join(SECOND_YEAR, name), join(workspace, name));
  }
  const more = join(SECOND_YEAR, 'more');
  for (const name of readdirSync(more)) appendFileSync(join(workspace, name), readFileSync(join(more, name)));
  for (const month of MONTHS) {
    const correcting = month === '2025-12' ? ['--regularise', '2025-09'] : [];
    if (month === '2025-12') {
      // The count of Stenay was wrong: 414 pupils were 420.
      const measures = join(workspace, 'measures.csv');
      const text = readFileSync(measures, 'utf8');
      writeFileSync(measures, text.replace('STENAY-CLG;2024-10-01;414', 'STENAY-CLG;2024-10-01;420'));
    }
    const quiet = ['--reports', 'none', '-q', '--no-reconcile'];
    await must('allocate', workspace, '--period', month, ...correcting, ...quiet);
    await must('close', join(workspace, 'runs', month), '--on', '2026-01-20', '-q');
  }
}, 120_000);

afterAll(() => {
  makeWritable(workspace);
  rmSync(workspace, { recursive: true, force: true });
});

type Row = Readonly<Record<string, string>>;

function cents(text = '0'): bigint {
  return BigInt(text.replace('.', ''));
}

/** Gross by some columns. */
function sums(rows: readonly Row[], ...columns: readonly string[]): ReadonlyMap<string, bigint> {
  const found = new Map<string, bigint>();
  for (const row of rows) {
    const key = columns.map((column) => row[column] ?? '').join(' ');
    found.set(key, (found.get(key) ?? 0n) + cents(row['gross_amount']));
  }
  return found;
}

/** The rows of a file of all closed runs. */
function ofRuns(file: string): readonly Row[] {
  return MONTHS.flatMap((run) =>
    rowsOf(join(workspace, 'runs', run, file)).map((row) => ({ ...row, of: run })),
  );
}

describe('the account of the four months', () => {
  const folder = (): string => join(workspace, 'accounts/2025-09..2025-12');
  beforeAll(() => must('account', workspace, '--period', '2025-09..2025-12', '-q'), 60_000);

  test('sums to the settlements of its runs, correction apart', () => {
    const account = rowsOf(join(folder(), 'account.csv'));
    expect(sums(account, 'debtor', 'creditor', 'run', 'corrects')).toEqual(
      sums(ofRuns('settlement.csv'), 'debtor', 'creditor', 'of', 'corrects'),
    );
    const corrected = account.filter(({ corrects }) => corrects !== '');
    expect(new Set(corrected.map(({ run, corrects }) => `${run} ${corrects}`))).toEqual(
      new Set(['2025-12 2025-09']),
    );
  });

  test('bears by imputation what the charges of its runs say', () => {
    const expense = rowsOf(join(folder(), 'expense.csv'));
    const columns = ['member', 'category', 'chapter', 'function', 'nature'];
    expect(sums(expense, ...columns)).toEqual(sums(ofRuns('charges.csv'), ...columns));
  });

  test('leaves a balance for one, and money to give back to the other', () => {
    const balances = rowsOf(join(folder(), 'balance.csv')).map((row) => {
      const { debtor, creditor, advances = '', balance = '' } = row;
      return [debtor, creditor, advances, balance.startsWith('-') ? 'to give back' : 'to pay'];
    });
    expect(balances).toEqual([
      ['CEA', 'REGION', '6500.00', 'to pay'],
      ['MEUSE', 'REGION', '7000.00', 'to give back'],
      ['REGION', 'CEA', '0.00', 'to pay'],
    ]);
  });

  test('counts a line of two imputations once on its papers, own and owed lines together', () => {
    const html = readFileSync(join(folder(), 'statements/REGION.html'), 'utf8');
    const [, steps = ''] = /<table id="steps"(.*?)<\/table>/s.exec(html) ?? [];
    const rows = [...steps.matchAll(/<tr><td[^>]*>([^<]*)<\/td><td[^>]*>(\d*)/g)].map(([, said, count]) => {
      return [said, Number(count)] as const;
    });
    const [borne, own, owed] = rows;
    expect(rows.map(([said]) => said?.slice(0, 9))).toEqual([
      'Supporté,',
      'dont payé',
      'dont à re',
      'par aille',
      '\u00a0\u00a0\u00a0acompt',
      '\u00a0\u00a0\u00a0solde ',
      'par aille',
      '\u00a0\u00a0\u00a0acompt',
      '\u00a0\u00a0\u00a0solde ',
    ]);
    expect(borne?.[1]).toBe((own?.[1] ?? 0) + (owed?.[1] ?? 0));
    expect(owed?.[1]).toBeGreaterThan(0);
  });

  test('has a statement of each member in every format, and verifies', async () => {
    const { outputs } = JSON.parse(readFileSync(join(folder(), 'manifest.json'), 'utf8'));
    const paths = outputs.map(({ path }: { readonly path: string }) => path);
    for (const member of ['CEA', 'MEUSE', 'REGION']) {
      for (const format of ['csv', 'xlsx', 'pdf', 'html'])
        expect(paths).toContain(`statements/${member}.${format}`);
    }
    await must('verify', folder());
  });

  test('says in the workbook of the office why titles of balances lack net, VAT and imputation', () => {
    const files = unzipSync(readFileSync(join(folder(), 'bureau/bureau.xlsx')));
    const texts = strFromU8(files['xl/sharedStrings.xml'] ?? new Uint8Array());
    expect(texts).toContain('HT et TVA manquent où des acomptes ont été déduits : un acompte est TTC.');
    expect(texts).toContain('L’imputation manque où le créancier n’en a pas une seule');
  });

  test('has a manifest that its published schema allows', async () => {
    expect(await allows('account-manifest', join(folder(), 'manifest.json'))).toBe(true);
    expect(await allows('forecast-manifest', join(folder(), 'manifest.json'))).toBe(false);
  });
});

/** Whether the schema that `grappe schema` prints allows a JSON file. */
async function allows(schema: string, path: string): Promise<boolean> {
  const validator = new Ajv2020({ strict: true });
  return validator.validate(JSON.parse(await must('schema', schema)), JSON.parse(readFileSync(path, 'utf8')));
}

describe('the forecast of 2026', () => {
  const folder = (): string => join(workspace, 'forecasts/2026');
  beforeAll(() => must('forecast', workspace, '--period', '2026', '--budget', '-q'), 60_000);

  test('lets the member that joins on 1 July bear from then on', () => {
    const months = rowsOf(join(folder(), 'expense.csv')).filter(({ member }) => member === 'VOSGES');
    expect([...new Set(months.map(({ month }) => month))].sort()).toEqual([
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
      '2026-12',
    ]);
  });

  test('counts the revised price from April, and the setup fee in July', () => {
    const lines = rowsOf(join(folder(), 'lines.csv'));
    const prices = lines.filter(({ access }) => access === 'FTTO-0002').map((row) => row['net_amount']);
    expect(prices).toEqual([...Array(3).fill('524.75'), ...Array(9).fill('539.90')]);
    const ofNew = lines.filter(({ access }) => access === 'FTTO-0026' || access === 'FAS-0026');
    // 289.90 × 26/31 from 6 July.
    expect(ofNew.slice(0, 2).map((row) => [row['item_code'], row['month'], row['net_amount']])).toEqual([
      ['FAS-FTTO', '2026-07', '950.00'],
      ['FTTO-100', '2026-07', '243.14'],
    ]);
  });

  test('has a manifest that its published schema allows', async () => {
    expect(await allows('forecast-manifest', join(folder(), 'manifest.json'))).toBe(true);
  });

  test('sums to what its lines come to', () => {
    const all = (rows: readonly Row[]) => rows.reduce((sum, row) => sum + cents(row['gross_amount']), 0n);
    expect(all(rowsOf(join(folder(), 'expense.csv')))).toBe(all(rowsOf(join(folder(), 'lines.csv'))));
  });

  test('stands beside the vote, and what no vote is for by itself', () => {
    const rows = rowsOf(join(folder(), 'budget.csv'));
    expect(rows.slice(0, 4).map(({ member, chapter, voted }) => [member, chapter, voted])).toEqual([
      ['CEA', '', '60000.00'],
      ['MEUSE', '', '15000.00'],
      ['REGION', '011', '95000.00'],
      ['REGION', '', '60000.00'],
    ]);
    expect(new Set(rows.slice(4).map(({ member, voted }) => `${member}${voted}`))).toEqual(
      new Set(['VOSGES']),
    );
  });

  test.each(['depenses', 'dettes'])('says in each row of bureau/%s.csv that it is a forecast', (name) => {
    const [header = '', ...rows] = readFileSync(join(folder(), `bureau/${name}.csv`), 'utf8')
      .trimEnd()
      .split('\r\n');
    const at = header.split(';').indexOf('Situation');
    expect(rows.length).toBeGreaterThan(10);
    expect(new Set(rows.map((row) => row.split(';')[at]))).toEqual(new Set(['prévision']));
  });

  test('opens by a double click with the same figures, votes and forecast side by side', () => {
    const [header, cea] = readFileSync(join(folder(), 'bureau/budget.csv'), 'utf8').split('\r\n');
    expect(header?.replace('\ufeff', '')).toBe(
      'Membre;Année;Chapitre;Fonction;Nature;HT ou TTC;Voté;Prévu;Clos à ce jour;Différence',
    );
    const [first] = rowsOf(join(folder(), 'budget.csv'));
    const amounts = ['voted', 'forecast', 'closed', 'difference'].map((name) =>
      first?.[name]?.replace('.', ','),
    );
    expect(cea?.split(';').slice(1)).toEqual(['2026', '', '', '', 'TTC', ...amounts]);
    const { outputs } = JSON.parse(readFileSync(join(folder(), 'manifest.json'), 'utf8'));
    const paths = outputs.map(({ path }: { readonly path: string }) => path);
    expect(paths).toEqual(
      expect.arrayContaining(['bureau/bureau.xlsx', 'bureau/depenses.csv', 'bureau/dettes.csv']),
    );
    const workbook = unzipSync(readFileSync(join(folder(), 'bureau/bureau.xlsx')));
    const sheets = strFromU8(workbook['xl/workbook.xml'] ?? new Uint8Array()).matchAll(
      /<sheet name="([^"]*)"/g,
    );
    // Nothing of a forecast is owed yet, and what would go both ways is not added.
    const page = readFileSync(join(folder(), 'forecast.html'), 'utf8');
    expect(page).toMatch(
      /Ce que chaque membre aurait à rembourser.*<\/table>\n<\/div><p class="note">Sans total/s,
    );
    expect(page.split('id="owed"')[1]).not.toContain('<tfoot>');
    // What it lacks is said once, under the vote; setup fees that the inventory announces are in it.
    expect(page.match(/N’y est pas ce que/g)).toHaveLength(1);
    expect(page).toContain('Seul ce que l’inventaire annonce est prévu.');
    expect([...sheets].map(([, name]) => name)).toEqual([
      'Budget 2026',
      'Dépenses 2026',
      'Dettes prévues 2026',
    ]);
  });

  test.each(MONTHS)('against %s names every difference, and nothing else', async (month) => {
    await must('forecast', workspace, '--period', month, '-q');
    const announced = netByItem(rowsOf(join(workspace, 'forecasts', month, 'lines.csv')), '');
    const billed = netByItem(
      ofRuns('allocations.csv').filter(
        (row) =>
          ['subscription', 'service', 'setup'].includes(row['category'] ?? '') &&
          dayOf(row).startsWith(month),
      ),
      'line_number',
    );
    const keys = new Set([...announced.keys(), ...billed.keys()]);
    const expected = [...keys].filter((key) => {
      const [one, other] = [announced.get(key), billed.get(key)];
      return one?.net !== other?.net || one?.lines.size !== other?.lines.size;
    });
    const { stdout } = await runCommand(['forecast', workspace, '--check', month, '--format', 'json']);
    const { differences } = JSON.parse(stdout) as { readonly differences: readonly Row[] };
    const named = differences.map((row) => [keyOf(row), cents(row['forecast']), cents(row['billed'])]);
    const sums = expected.map((key) => [key, announced.get(key)?.net ?? 0n, billed.get(key)?.net ?? 0n]);
    const byKey = (rows: typeof sums) => [...rows].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1));
    expect(byKey(named as typeof sums)).toEqual(byKey(sums));
    // Firewalls, filters, setup fees and their credits: the inventory announces none of them.
    expect(expected.length).toBeGreaterThan(0);
  });
});

/** The day of the work that a setup fee is for, as its invoice states it: no output has it. */
const SERVICE_DAYS: Readonly<Record<string, string>> = {
  'F2025-0009 66': '2025-08-26',
  'C2025-0009 13': '2025-08-18',
  'F2025-0010 69': '2025-09-15',
  'F2025-0011 68': '2025-10-06',
  'F2025-0011 69': '2025-10-21',
  'A2025-0001 1': '2025-09-15',
  'F2025-0012 69': '2025-11-17',
};

/** The first day that a line is for. */
function dayOf({ category, invoice_number, line_number, period_start = '', invoice_date = '' }: Row): string {
  if (category !== 'setup') return period_start === '' ? invoice_date : period_start;
  const day = SERVICE_DAYS[`${invoice_number} ${line_number}`];
  if (day === undefined) throw new Error(`no day is known of the work of ${invoice_number}, ${line_number}`);
  return day;
}

/** Net and lines by access, or what is served, and item. */
function netByItem(rows: readonly Row[], line: string) {
  const found = new Map<string, { net: bigint; readonly lines: Set<string> }>();
  for (const [index, row] of rows.entries()) {
    const key = keyOf(row);
    const sum = found.get(key) ?? { net: 0n, lines: new Set<string>() };
    found.set(key, sum);
    sum.net += cents(row['net_amount']);
    sum.lines.add(line === '' ? String(index) : `${row['invoice_number']} ${row[line]}`);
  }
  return found;
}

/** Common services are billed without the access that the inventory has for them. */
function keyOf({ access = '', serves = '', item_code = '' }: Row): string {
  return `${access === '' || access.startsWith('SRV-') ? serves : access} ${item_code}`;
}
