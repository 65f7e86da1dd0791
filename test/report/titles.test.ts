import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Convention } from '../../src/domain/convention.ts';
import type { Release } from '../../src/domain/release.ts';
import type { Member } from '../../src/domain/tables.ts';
import { PLAIN_TITLES, type TitleColumn, type TitleSettings } from '../../src/domain/title-columns.ts';
import { computeRun } from '../../src/jobs/allocate/compute.ts';
import { titlesCsv } from '../../src/report/csv/titles.ts';
import { fr } from '../../src/report/words/fr.ts';
import { NO_SINK } from '../../src/runs/computation.ts';
import { type Title, titlesOf } from '../../src/settle/titles.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { EXAMPLE, month, withExample } from './example.ts';

type Settings = Convention['reports'];

const NO_SETTINGS: Settings = { threshold: undefined, titres: PLAIN_TITLES };

const title = (gross: bigint, more: Partial<Title> = {}): Title => ({
  creditor: 'REGION',
  debtor: 'MEUSE',
  chapter: '70',
  function: '221',
  nature: '70878',
  corrects: '',
  engagements: ['ENG-M-2025-007'],
  total: { lines: 1, net: gross, vat: 0n, gross },
  ...more,
});

const csv = (
  titles: readonly Title[],
  settings: Settings = NO_SETTINGS,
  {
    name = 'Département de la Meuse',
    release = [0, 2],
    ...more
  }: { name?: string; release?: Release; convention?: string | undefined } = {},
): readonly (readonly string[])[] =>
  parse(
    titlesCsv(titles, {
      title: 'convention' in more ? more.convention : 'Marché 2025',
      settings,
      release,
      period: '2025-09',
      words: fr,
      member: (id): Member => ({
        member: id,
        name,
        siret: '22550001600152',
        serviceCode: 'SRV',
        days: { from: 0, to: 1 },
        file: 'members.csv',
        row: 2,
      }),
      attachment: (debtor) => ({ path: `statements/${debtor}.pdf`, sha256: 'abc' }),
    }),
    { delimiter: settings.titres.delimiter },
  );

const cell = (rows: readonly (readonly string[])[], column: string, row = 1): string | undefined =>
  rows[row]?.[rows[0]?.indexOf(column) ?? -1];

describe('the titles of September 2025', () => {
  it('are what the debtors owe, by revenue imputation of the creditor', async () => {
    const { titles } = await month('2025-09');
    const owed = (creditor: string, debtor: string): bigint =>
      titles
        .filter((item) => item.creditor === creditor && item.debtor === debtor)
        .reduce((sum, { total }) => sum + total.gross, 0n);
    // README of the example: 3,299.56 and 1,590.97 to REGION, 671.36 to CEA.
    expect([owed('REGION', 'CEA'), owed('REGION', 'MEUSE'), owed('CEA', 'REGION')]).toEqual([
      329_956n,
      159_097n,
      67_136n,
    ]);
    expect(titles.map(({ creditor, debtor, function: code }) => [creditor, debtor, code].join(' '))).toEqual([
      'CEA REGION 24',
      'REGION CEA 020',
      'REGION CEA 221',
      'REGION MEUSE 020',
      'REGION MEUSE 221',
    ]);
  });

  it('leave the imputation empty, and say so once, where a revenue has none', async () => {
    const withoutRevenue = (text: string): string => text.replace(/^REGION;recouvre;;.*\n/m, '');
    await withExample([['imputations.csv', withoutRevenue]], async (folder) => {
      const loaded = loadWorkspace(folder);
      const lines: Parameters<typeof titlesOf>[1][number][] = [];
      const selection = { kind: 'invoices', numbers: ['F2025-0009'] } as const;
      await computeRun(
        loaded,
        { selection, allowUnallocated: false },
        { ...NO_SINK, allocated: (line) => void lines.push(line) },
      );
      if (loaded.workspace === undefined) throw new Error('no workspace');
      const { titles, faults } = titlesOf(loaded.workspace, lines, []);
      // The four services for the whole group stay on the members, without a site; CEA and MEUSE owe both.
      expect(faults).toEqual([
        {
          code: 'revenue-imputation-missing',
          args: {
            member: 'REGION',
            siteType: undefined,
            category: { en: 'service', fr: 'service' },
            former: '',
          },
        },
      ]);
      const empty = titles.filter(({ chapter }) => chapter === '');
      expect(empty.map(({ debtor }) => debtor)).toEqual(['CEA', 'MEUSE']);
    });
  });

  it('have no imputation where none are kept', async () => {
    const { workspace, lines } = await month('2025-09', EXAMPLE);
    const { titles, faults } = titlesOf({ ...workspace, imputations: undefined }, lines, []);
    expect([titles.length, faults, titles[0]?.chapter]).toEqual([3, [], '']);
  });
});

describe('titres.csv', () => {
  it('still has its header when nobody owes anything', () => {
    expect(csv([])).toHaveLength(1);
  });

  it('says reduction where the total is negative, and leaves out what is nothing', () => {
    const rows = csv([title(100n), title(-100n), title(0n)]);
    expect([rows.length, cell(rows, 'kind', 1), cell(rows, 'kind', 2)]).toEqual([3, 'titre', 'reduction']);
  });

  it.each([
    [undefined, 1_499n, ''],
    ['15', 1_499n, 'yes'],
    ['15', 1_500n, 'no'],
    ['15', -100n, 'no'],
  ])('threshold %s, debt of %i cents: %s', (threshold, gross, expected) => {
    expect(cell(csv([title(gross)], { ...NO_SETTINGS, threshold }), 'below_threshold')).toBe(expected);
  });

  it('says complement where a closed run is corrected upwards, and which', () => {
    const rows = csv([title(100n, { corrects: '2025-09' }), title(-100n, { corrects: '2025-10' })]);
    expect([1, 2].map((row) => [cell(rows, 'kind', row), cell(rows, 'corrects', row)])).toEqual([
      ['complement', '2025-09'],
      ['reduction', '2025-10'],
    ]);
    expect(cell(rows, 'object')).toBe(
      'Répartition des dépenses, septembre 2025, régularisation du calcul 2025-09, Marché 2025',
    );
  });

  it('says that internet accesses are shared only where the convention has no title, or in a run of 0.1', () => {
    const objectOf = (more: Parameters<typeof csv>[2]) =>
      cell(csv([title(100n)], NO_SETTINGS, more), 'object');
    expect(objectOf({})).toBe('Répartition des dépenses, septembre 2025, Marché 2025');
    const object = 'Accès internet, répartition des dépenses, septembre 2025';
    expect(objectOf({ convention: undefined })).toBe(object);
    expect(objectOf({ release: [0, 1] })).toBe(`${object}, Marché 2025`);
  });

  it('has the form of 0.1 in a run of that release', () => {
    const [header] = csv([title(100n)], NO_SETTINGS, { release: [0, 1] });
    expect(header?.slice(0, 3)).toEqual(['kind', 'creditor', 'debtor']);
    expect(header).toHaveLength(18);
  });

  it('puts the columns that the convention names first, under its names', () => {
    const names = new Map<TitleColumn, string>([
      ['gross_amount', 'Montant TTC'],
      ['debtor', 'Tiers'],
    ]);
    const titres = { ...PLAIN_TITLES, names };
    const [header, row] = csv([title(100n)], { ...NO_SETTINGS, titres });
    expect(header?.slice(0, 4)).toEqual(['Montant TTC', 'Tiers', 'kind', 'corrects']);
    expect(row?.slice(0, 4)).toEqual(['1.00', 'MEUSE', 'titre', '']);
    expect(header).toHaveLength(19);
  });

  it('holds the columns that the convention lists and no others, with constants, marks and days of its own', () => {
    const titres: TitleSettings = {
      ...PLAIN_TITLES,
      columns: [
        { value: '01', as: 'Budget' },
        { field: 'period_start', as: 'Du' },
        { field: 'period_end', as: undefined },
        { field: 'gross_amount', as: 'TTC' },
      ],
      delimiter: ';',
      decimal: ',',
      dates: 'DD/MM/YYYY',
    };
    expect(csv([title(123_456n)], { ...NO_SETTINGS, titres })).toEqual([
      ['Budget', 'Du', 'period_end', 'TTC'],
      ['01', '01/09/2025', '30/09/2025', '1234,56'],
    ]);
  });

  it('names the statement that goes with a title by its hash', () => {
    const rows = csv([title(100n)]);
    expect([cell(rows, 'attachment'), cell(rows, 'attachment_sha256')]).toEqual([
      'statements/MEUSE.pdf',
      'abc',
    ]);
  });

  it('makes formulas in names harmless, and leaves amounts numbers', () => {
    const rows = csv([title(-100n, { engagements: ['-1+1'] })], NO_SETTINGS, {
      name: '=HYPERLINK("x")',
    });
    expect(cell(rows, 'debtor_name')).toBe('\'=HYPERLINK("x")');
    expect([cell(rows, 'engagement'), cell(rows, 'net_amount')]).toEqual(["'-1+1", '-1.00']);
  });
});

describe('a convention that names columns of titres.csv', () => {
  const settings = (titres: string) =>
    withExample(
      [['convention.yaml', (text) => `${text}\nreports: { titres: ${titres} }\n`]],
      async (folder) => loadWorkspace(folder).problems.map(({ code, place }) => `${code} ${place.column}`),
    );

  it('must know them', async () => {
    expect(await settings('{ gross_amout: TTC }')).toEqual(['key-unknown reports.titres.gross_amout']);
  });

  it('must not give two of them one name', async () => {
    expect(await settings('{ debtor: creditor }')).toEqual(['column-repeated reports.titres.debtor']);
  });

  it('must not list two columns under one name', async () => {
    const columns = '{ columns: [debtor, { value: "1", as: debtor }] }';
    expect(await settings(columns)).toEqual([
      'column-repeated reports.titres.columns[0]',
      'column-repeated reports.titres.columns[1]',
    ]);
  });

  it('must list columns that there are', async () => {
    expect(await settings('{ columns: [tiers] }')).toEqual(['value-invalid reports.titres.columns[0]']);
  });

  it('may swap two names', async () => {
    expect(await settings('{ debtor: creditor, creditor: debtor }')).toEqual([]);
  });
});
