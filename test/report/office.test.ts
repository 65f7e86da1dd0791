import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Member } from '../../src/domain/tables.ts';
import { PLAIN_TITLES } from '../../src/domain/title-columns.ts';
import { budgetFile as budget } from '../../src/report/csv/forecast.ts';
import {
  accountFile as account,
  balanceFile as balance,
  chargesFile as charges,
  expenseFile as expense,
  settlementFile as settlement,
} from '../../src/report/csv/sum-files.ts';
import { titlesFile as titles } from '../../src/report/csv/titles.ts';
import { amount, left, ofDebts, right, type Table } from '../../src/report/document.ts';
import { officeHeaders, officeTables, yearOfficeTables } from '../../src/report/office/tables.ts';
import { officeWorkbook } from '../../src/report/office/workbook.ts';
import { fr } from '../../src/report/words/fr.ts';
import { reportWords } from '../../src/report/words/words.ts';
import { runCommand } from '../cli/run-command.ts';
import { withExample } from './example.ts';

/** Allocates October of the example with a folder for each member, and reads the run. */
async function run<T>(use: (folder: string) => T, ...more: readonly string[]): Promise<T> {
  return withExample([], async (folder) => {
    const out = join(folder, 'out');
    const asked = ['allocate', folder, '--period', '2025-10', '--out', out, '--reports', 'csv,pdf', ...more];
    const { exitCode, stderr } = await runCommand(asked);
    expect(exitCode, stderr).toBe(0);
    return use(out);
  });
}

const text = (...path: readonly string[]): string => readFileSync(join(...path), 'utf8');
const rows = (content: string, delimiter = ','): readonly (readonly string[])[] =>
  parse(content, { delimiter, bom: true });

/** The cents of the last columns of each row: net, VAT, gross. */
function amounts(table: readonly (readonly string[])[], from: number): readonly string[] {
  return table.slice(1).map((cells) =>
    cells
      .slice(from, from + 3)
      .join(' ')
      .replaceAll(',', '.'),
  );
}

describe('the headings of the office', () => {
  const written = { account, balance, budget, charges, expense, settlement, titles };
  it.each(Object.entries(written))('name every column of %s in both languages', (_, { columns }) => {
    for (const language of ['en', 'fr'] as const) {
      const headers = officeHeaders(reportWords(language));
      expect(columns.map(({ name }) => name).filter((name) => !(name in headers))).toEqual([]);
    }
  });
});

describe('the files of the office', () => {
  it('hold the figures of the contract files, as a French spreadsheet opens them', async () => {
    await run((out) => {
      for (const [own, contract, at] of [
        ['depenses.csv', 'charges.csv', 7],
        ['dettes.csv', 'settlement.csv', 4],
        ['titres.csv', 'titres.csv', 10],
      ] as const) {
        const french = text(out, 'bureau', own);
        expect(french.startsWith('\uFEFF')).toBe(true);
        expect(french.endsWith('\r\n')).toBe(true);
        const table = rows(french, ';');
        expect(table[0]?.slice(at, at + 3)).toEqual(['HT', 'TVA', 'TTC']);
        expect(amounts(table, at)).toEqual(amounts(rows(text(out, contract)), at));
      }
    });
  });

  it('are one workbook too, a sheet each', async () => {
    await run((out) => {
      const files = unzipSync(readFileSync(join(out, 'bureau/bureau.xlsx')));
      const names = strFromU8(files['xl/workbook.xml'] ?? new Uint8Array()).matchAll(
        /<sheet name="([^"]*)"/g,
      );
      expect([...names].map(([, name]) => name)).toEqual([
        'Dépenses 2025-10',
        'Dettes 2025-10',
        'Titres 2025-10',
      ]);
    });
  });

  it.each([
    ['"F2025/0012"', 'Dépenses "F2025-0012"'],
    ['"F2025-0010" "F2025-0011"', 'Dépenses "F2025-0010" "F2025-00'],
    ['"[F]:*?\\\'25\'"', `Dépenses "-F-----'25'"`],
    [`"F2025-0010"         'x"`, 'Dépenses "F2025-0010"'],
  ])('have names that Excel takes, whatever invoices are called: %s', (period, name) => {
    const paper = { period, computedBy: '', mark: '' };
    const book = officeWorkbook(
      [{ id: 'x', title: 'Dépenses', columns: [left('', 9)], rows: [['a']] }],
      paper,
      'EUR',
      fr,
    );
    const [, found = ''] =
      /<sheet name="([^"]*)"/.exec(strFromU8(unzipSync(book)['xl/workbook.xml'] ?? book)) ?? [];
    expect(found.replaceAll('&quot;', '"').replaceAll('&#39;', "'")).toBe(name);
  });

  it('sum up what goes one way, and say what is not added for it goes both ways', async () => {
    await run((out) => {
      const files = unzipSync(readFileSync(join(out, 'bureau/bureau.xlsx')));
      const part = (name: string): string => strFromU8(files[`xl/${name}.xml`] ?? new Uint8Array());
      const said = 'Sans total\u00a0: les sommes vont dans les deux sens entre les membres';
      expect(part('sharedStrings')).toContain(said);
      const formulas = ['1', '2', '3'].map((sheet) =>
        [...part(`worksheets/sheet${sheet}`).matchAll(/<f>SUM\(([A-Z])2:/g)].map(([, column]) => column),
      );
      expect(formulas).toEqual([['H', 'I', 'J'], [], []]);
    });
  });
});

describe('the sums of debts', () => {
  const table: Table = {
    id: 'titles',
    title: 'Titres',
    columns: [left('Objet', 9), right('TTC', 9)],
    rows: [
      ['octobre', amount(500n)],
      ['novembre', amount(-163n)],
    ],
  };
  const said = (debts: Parameters<typeof ofDebts>[1]) => {
    const { note, total } = ofDebts(table, debts, fr);
    return note ?? total;
  };
  const owed = { debtor: 'MEUSE', creditor: 'REGION', gross: 500n };

  it.each([
    ['all due, or nothing', [owed, { ...owed, gross: 0n }], ['Total', amount(337n)]],
    [
      'all to be given back',
      [
        { ...owed, gross: -1n },
        { ...owed, gross: 0n },
      ],
      ['Total', amount(337n)],
    ],
    [
      'partly to be given back',
      [owed, { ...owed, gross: -163n }],
      'Sans total\u00a0: des sommes sont dues et d’autres à rendre, et elles ne se compensent pas.',
    ],
    [
      'in both directions',
      [owed, { ...owed, debtor: 'REGION', creditor: 'MEUSE' }],
      'Sans total\u00a0: les sommes vont dans les deux sens entre les membres, et ne se compensent pas.',
    ],
  ])('%s', (_, debts, expected) => {
    expect(said(debts)).toEqual(expected);
  });
});

describe('sums that go both ways between the same members', () => {
  const context = {
    ...{
      title: undefined,
      settings: { threshold: undefined, titres: PLAIN_TITLES },
      release: [0, 2] as const,
      period: '2025-10',
      words: fr,
    },
    ...{ member: (member: string) => ({ member, name: member }) as Member, attachment: () => undefined },
  };
  const parties = { debtor: 'MEUSE', creditor: 'REGION' };
  const title = (gross: bigint) => ({
    ...{ ...parties, chapter: '', function: '', nature: '', corrects: '', engagements: [] },
    total: { lines: 1, net: gross, vat: 0n, gross },
  });
  const balance = (left: bigint) => ({ ...parties, owed: 500n, advances: 500n - left, balance: left });
  const yearOf = (...balances: readonly bigint[]) =>
    yearOfficeTables(
      { account: [], expense: [], balances: balances.map(balance), titles: [], context },
      fr,
    ).find(({ id }) => id === 'balance');
  const titlesOf = (...sums: readonly bigint[]) =>
    officeTables({ totals: { charges: [], debts: [] }, titles: sums.map(title), context }, fr).find(
      ({ id }) => id === 'titles',
    );

  it.each([
    ['titles', titlesOf],
    ['balances', yearOf],
  ])('%s have no total', (_, tableOf) => {
    expect(tableOf(500n, -200n)).toMatchObject({ note: fr.partlyGivenBack });
    expect(tableOf(500n, -200n)?.total).toBeUndefined();
    expect(tableOf(500n, 200n)?.total?.at(0)).toBe('Total');
  });
});

describe('--per-member', () => {
  it('gives each member its statement, its debts and titles, and a note that names them', async () => {
    await run((out) => {
      expect(readdirSync(join(out, 'membres')).sort()).toEqual(['CEA', 'MEUSE', 'REGION']);
      const folder = join(out, 'membres/MEUSE');
      expect(readdirSync(folder).sort()).toEqual([
        'MEUSE.csv',
        'MEUSE.pdf',
        'bordereau.txt',
        'dettes.csv',
        'titres.csv',
      ]);
      expect(text(folder, 'MEUSE.csv')).toBe(text(out, 'statements/MEUSE.csv'));
      const debts = rows(text(folder, 'dettes.csv'), ';');
      expect(debts.slice(1).map(([debtor, creditor]) => [debtor, creditor])).toEqual([
        ['Département de la Meuse (MEUSE)', 'Région Grand Est (REGION)'],
      ]);
      // README of the example: MEUSE owes 1,507.73 for October.
      const note = text(folder, 'bordereau.txt').replaceAll('\u00a0', ' ');
      expect(note).toContain('\nCoordonnateur : Région Grand Est (REGION)');
      expect(note).toContain('1 507,73 € TTC');
      const [, hash] = /MEUSE\.pdf \(SHA-256 ([0-9a-f]{64})\)/.exec(text(folder, 'bordereau.txt')) ?? [];
      const { outputs } = JSON.parse(text(out, 'manifest.json')) as {
        readonly outputs: readonly { readonly path: string; readonly sha256: string }[];
      };
      expect(outputs.find(({ path }) => path === 'statements/MEUSE.pdf')?.sha256).toBe(hash);
    }, '--per-member');
  });

  it('is refused without statements', async () => {
    const { exitCode, stderr } = await runCommand([
      ...['allocate', 'fixtures/grand-est', '--per-member', '--reports', 'none', '--lang', 'en'],
    ]);
    expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--per-member')]);
  });
});
