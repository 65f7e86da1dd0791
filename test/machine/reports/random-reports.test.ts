/**
 * Random workspaces with corrections, credits, debts in both directions and five members: every figure of every format
 * is one that allocations.csv, regularisations.csv, settlement.csv and titres.csv give, and every row of the detail is
 * there. The expected sums are made here, from those files alone.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { makeWritable } from '../../audit/workspace.ts';
import { runCommand } from '../../cli/run-command.ts';
import { randomWorld } from './random-world.ts';
import {
  cents,
  csvAmounts,
  detailOf,
  euros,
  type Language,
  pageAmounts,
  pdfAmounts,
  reportData,
  sheetsOf,
  textOf,
} from './report-figures.ts';
import { rowsOf } from './written-run.ts';

type Row = Readonly<Record<string, string>>;
const AMOUNTS = ['net_amount', 'vat_amount', 'gross_amount'] as const;
const PERIOD = '2025-11';
const WORKSPACES = 14;
/** Of the first workspace; others than those of CI by `GRAPPE_SEED`. */
const FIRST_SEED = Number(process.env['GRAPPE_SEED'] ?? 1);

const WORDS = {
  fr: {
    detail: ['Facture', 'Ligne', 'HT', 'TVA', 'TTC'],
    office: ['bureau', 'depenses', 'dettes', 'titres'],
  },
  en: {
    detail: ['Invoice', 'Line', 'Net', 'VAT', 'Gross'],
    office: ['office', 'charges', 'debts', 'titles'],
  },
} as const;

/** November of a random workspace with September and October closed, corrected and late lines in. */
async function allocated(
  seed: number,
  language: Language,
  use: (run: string, closed: readonly Row[]) => void,
) {
  const folder = mkdtempSync(join(tmpdir(), 'grappe-random-'));
  try {
    const world = randomWorld(seed, language);
    const grappe = async (...args: readonly string[]): Promise<void> => {
      const { exitCode, stderr } = await runCommand([...args, '-q', '--lang', 'en']);
      expect(exitCode, `${seed}: ${args.join(' ')}\n${stderr}`).toBe(0);
    };
    world.write(folder);
    const closed: Row[] = [];
    for (const month of ['2025-09', '2025-10']) {
      await grappe('allocate', folder, '--period', month, '--reports', 'none', '--no-reconcile');
      await grappe('close', join(folder, 'runs', month), '--on', '2025-12-01');
      closed.push(...rowsOf(join(folder, 'runs', month), 'allocations.csv'));
    }
    world.correct(folder);
    const corrections = ['--pending', '--regularise', '2025-09', '--regularise', '2025-10'];
    const formats = ['--reports', 'csv,xlsx,pdf,html', '--no-reconcile'];
    await grappe('allocate', folder, '--period', PERIOD, ...corrections, ...formats);
    use(join(folder, 'runs', PERIOD), closed);
  } finally {
    makeWritable(folder);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The sums of all three amounts by what the rows are for. */
function sums(rows: readonly Row[], keyOf: (row: Row) => string): readonly bigint[] {
  const found = new Map<string, bigint>();
  for (const row of rows) {
    for (const name of AMOUNTS) {
      const key = `${name} ${keyOf(row)}`;
      found.set(key, (found.get(key) ?? 0n) + cents(row[name] ?? ''));
    }
  }
  return [...found.values()];
}

const lineKey = (row: Row): string => `${row['supplier']} ${row['invoice_number']} ${row['line_number']}`;
const corrected = (row: Row): string => row['run'] ?? '';
const by =
  (...names: readonly string[]) =>
  (row: Row): string =>
    names.map((name) => row[name] ?? '').join('|');

/** Every sum that a statement of the member may show, from the rows of the run and of closed ones. */
function explained(member: string, run: string, closed: readonly Row[]): ReadonlySet<bigint> {
  const own = rowsOf(run, 'allocations.csv').filter((row) => row['member'] === member);
  const corrections = rowsOf(run, 'regularisations.csv').filter((row) => row['member'] === member);
  const all = [...own, ...corrections];
  const isLate = (row: Row): boolean => (row['invoice_date'] ?? '') < PERIOD;
  const isCredit = (row: Row): boolean => row['gross_amount']?.startsWith('-') ?? false;
  const ofYear = closed.filter((row) => row['member'] === member);
  const titles = rowsOf(run, 'titres.csv').filter((row) => row['creditor'] === member);
  const debts = rowsOf(run, 'settlement.csv').filter(
    ({ debtor, creditor }) => debtor === member || creditor === member,
  );
  const tables: readonly (readonly bigint[])[] = [
    all.flatMap((row) => AMOUNTS.map((name) => cents(row[name] ?? ''))),
    sums(all, () => ''),
    sums(own, () => ''),
    sums(corrections, () => ''),
    sums(all, corrected),
    sums(own, (row) => String(isCredit(row))),
    sums(own.filter(isLate), () => ''),
    sums(all, (row) => `${corrected(row)}|${row['billed_to'] === member}`),
    sums(all, (row) => `${corrected(row)}|${row['billed_to']}`),
    sums(all, (row) => `${corrected(row)}|${by('chapter', 'function', 'nature')(row)}`),
    sums(all, (row) => `${corrected(row)}|${row['site']}`),
    sums(own, by('article', 'rule')),
    sums(own, (row) => `${isLate(row)}|${by('billed_to', 'article', 'rule')(row)}`),
    sums(own, (row) => `${isLate(row)}|${row['share'] === '1/1'}|${row['billed_to']}`),
    sums(own, (row) => `${isLate(row)}|${row['share'] === '1/1'}|${by('billed_to', 'article', 'rule')(row)}`),
    sums(ofYear, () => ''),
    sums([...ofYear, ...all], () => ''),
    sums(debts, by('debtor', 'creditor', 'corrects')),
    sums(titles, by('debtor', 'chapter', 'function', 'nature', 'corrects')),
    sums(titles, () => ''),
  ];
  const found = tables.flat();
  // A sum to give back is said as such, without its sign.
  return new Set([0n, ...found, ...debts.map((row) => -cents(row['gross_amount'] ?? ''))]);
}

/** How often the first list holds each amount more than the second. */
function missing(wanted: readonly bigint[], found: readonly bigint[]): readonly bigint[] {
  const left = new Map<bigint, number>();
  for (const amount of found) left.set(amount, (left.get(amount) ?? 0) + 1);
  return wanted.filter((amount) => {
    const count = left.get(amount) ?? 0;
    left.set(amount, count - 1);
    return count < 1;
  });
}

function checkStatement(member: string, run: string, closed: readonly Row[], language: Language): void {
  const path = (format: string): string => join(run, 'statements', `${member}.${format}`);
  const known = explained(member, run, closed);
  const own = rowsOf(run, 'allocations.csv').filter((row) => row['member'] === member);
  const corrections = rowsOf(run, 'regularisations.csv').filter((row) => row['member'] === member);
  const ofRows = [...own, ...corrections].flatMap((row) => AMOUNTS.map((name) => cents(row[name] ?? '')));
  const debts = rowsOf(run, 'settlement.csv')
    .filter(({ debtor }) => debtor === member)
    .map(({ gross_amount = '', corrects }) => {
      const gross = cents(gross_amount);
      return corrects === '' && gross < 0n ? -gross : gross;
    });
  const sheets = sheetsOf(readFileSync(path('xlsx')));
  const formats = {
    pdf: pdfAmounts(path('pdf'), language),
    html: pageAmounts(textOf(path('html')), language),
    csv: csvAmounts(textOf(path('csv')), language),
    xlsx: sheets.flatMap(({ amounts }) => amounts),
  };
  for (const [format, found] of Object.entries(formats)) {
    const of = `${member}.${format} in ${run}`;
    expect(
      found.filter((amount) => !known.has(amount)),
      `unexplained in ${of}`,
    ).toEqual([]);
    expect(missing([...ofRows, ...debts], found), `missing in ${of}`).toEqual([]);
  }
  const wanted = own
    .map((row) =>
      [row['invoice_number'], row['line_number'], ...AMOUNTS.map((name) => cents(row[name] ?? ''))].join(' '),
    )
    .sort();
  const titles = WORDS[language].detail;
  expect(detailOf(sheets.find(({ name }) => /^D[eé]tail/.test(name))?.rows ?? [], titles, euros)).toEqual(
    wanted,
  );
  const delimiter = language === 'fr' ? ';' : ',';
  const csv: string[][] = parse(textOf(path('csv')), { delimiter, bom: true, relax_column_count: true });
  expect(detailOf(csv, titles, cents)).toEqual(wanted);
}

/** What the coordinator's page shows: its lines with their rows, and its tables. */
function checkReport(run: string, language: Language): void {
  const html = textOf(join(run, 'report.html'));
  const rows = rowsOf(run, 'allocations.csv');
  const corrections = rowsOf(run, 'regularisations.csv');
  const parts = (lines: readonly { net: string | undefined; vat: string | undefined }[]): string =>
    lines
      .map(({ net, vat }) => `${net}+${vat}`)
      .sort()
      .join(' ');
  const wanted = new Map<string, Row[]>();
  for (const row of rows) wanted.set(lineKey(row), [...(wanted.get(lineKey(row)) ?? []), row]);
  const shown = reportData(html).lines.map(
    ({ invoice, number, net, vat, rows: of }) => `${invoice} ${number} ${net} ${vat}: ${parts(of)}`,
  );
  const computed = [...wanted.values()].map((of) => {
    const total = (name: string): bigint => of.reduce((sum, row) => sum + cents(row[name] ?? ''), 0n);
    const each = parts(
      of.map((row) => ({
        net: String(cents(row['net_amount'] ?? '')),
        vat: String(cents(row['vat_amount'] ?? '')),
      })),
    );
    return `${of[0]?.['invoice_number']} ${of[0]?.['line_number']} ${total('net_amount')} ${total('vat_amount')}: ${each}`;
  });
  expect(shown.sort()).toEqual(computed.sort());
  const all = [...rows, ...corrections];
  const debts = rowsOf(run, 'settlement.csv');
  const known = new Set([
    0n,
    ...all.flatMap((row) => AMOUNTS.map((name) => cents(row[name] ?? ''))),
    ...sums(all, () => ''),
    ...sums(rows, () => ''),
    ...sums(corrections, () => ''),
    ...sums(all, by('member')),
    ...sums(corrections, by('member')),
    ...sums(all, by('category')),
    ...sums(all, by('member', 'category')),
    ...sums(corrections, by('run')),
    ...sums(debts, by('debtor', 'creditor', 'corrects')),
    // A sum to give back is said as such, without its sign.
    ...debts.map((row) => -cents(row['gross_amount'] ?? '')),
  ]);
  const found = pageAmounts(html, language);
  expect(
    found.filter((amount) => !known.has(amount)),
    `unexplained in report.html of ${run}`,
  ).toEqual([]);
  expect(missing([...sums(all, by('member')), ...sums(corrections, by('run'))], found)).toEqual([]);
}

/** Titles by what they correct sum to the debts, and are named by their sign; the office has the same figures. */
function checkTitlesAndOffice(run: string, language: Language): void {
  const titles = rowsOf(run, 'titres.csv');
  const pairs = by('creditor', 'debtor', 'corrects');
  const ordered = (rows: readonly Row[]): readonly string[] => {
    const totals = new Map<string, bigint>();
    for (const row of rows)
      totals.set(pairs(row), (totals.get(pairs(row)) ?? 0n) + cents(row['gross_amount'] ?? ''));
    return [...totals].map(([pair, gross]) => `${pair} ${gross}`).sort();
  };
  expect(ordered(titles)).toEqual(ordered(rowsOf(run, 'settlement.csv')));
  for (const row of titles) {
    const negative = cents(row['gross_amount'] ?? '') < 0n;
    expect(row['kind']).toBe(negative ? 'reduction' : row['corrects'] === '' ? 'titre' : 'complement');
  }
  const [folder, ...names] = WORDS[language].office;
  const sheets = sheetsOf(readFileSync(join(run, folder, `${folder}.xlsx`)));
  for (const [index, contract] of ['charges.csv', 'settlement.csv', 'titres.csv'].entries()) {
    const wanted = rowsOf(run, contract).flatMap((row) => AMOUNTS.map((name) => cents(row[name] ?? '')));
    expect(csvAmounts(textOf(join(run, folder, `${names[index]}.csv`)), language)).toEqual(wanted);
    const totals = AMOUNTS.map((_, column) =>
      wanted.filter((_, at) => at % AMOUNTS.length === column).reduce((sum, amount) => sum + amount, 0n),
    );
    // What is owed in one direction has its sums under it.
    expect([wanted, [...wanted, ...totals]]).toContainEqual(sheets[index]?.amounts);
  }
}

describe('the reports of random workspaces', () => {
  const reached = { corrected: 0, credits: 0, bothWays: 0, late: 0, givenBack: 0 };
  const tens = Array.from({ length: WORKSPACES / 10 }, (_, index) => FIRST_SEED + 10 * index);

  it.each(tens)(
    'give the figures of allocations, settlement and regularisations: ten from seed %i on',
    async (first) => {
      for (let seed = first; seed < first + 10; seed++) {
        const language = seed % 4 === 0 ? 'en' : 'fr';
        await allocated(seed, language, (run, closed) => {
          const rows = rowsOf(run, 'allocations.csv');
          const debts = rowsOf(run, 'settlement.csv');
          const corrections = rowsOf(run, 'regularisations.csv');
          const members = new Set([...rows, ...corrections].map((row) => row['member']));
          for (const { debtor, creditor } of debts) members.add(debtor).add(creditor);
          for (const member of members) checkStatement(member ?? '', run, closed, language);
          checkReport(run, language);
          checkTitlesAndOffice(run, language);
          const ways = new Set(debts.map(({ debtor, creditor }) => `${debtor} ${creditor}`));
          const isBack = (row: Row): boolean =>
            row['corrects'] === '' && (row['gross_amount']?.startsWith('-') ?? false);
          reached.corrected += Number(corrections.length > 0);
          reached.credits += Number(rows.some((row) => row['net_amount']?.startsWith('-')));
          reached.late += Number(rows.some((row) => (row['invoice_date'] ?? '') < PERIOD));
          reached.bothWays += Number(debts.some(({ debtor, creditor }) => ways.has(`${creditor} ${debtor}`)));
          reached.givenBack += Number(debts.some(isBack));
        });
      }
    },
    900_000,
  );

  it('held corrections, credits, late lines, debts in both directions and sums to give back', () => {
    for (const [what, count] of Object.entries(reached)) expect(count, what).toBeGreaterThan(WORKSPACES / 10);
  });
});
