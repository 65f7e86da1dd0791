import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { defined } from '../../src/domain/lists.ts';
import { formatCents, sumOfCents } from '../../src/domain/numbers/money.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';
import { statementCsv } from '../../src/report/csv/statement.ts';
import { computationLines, keyLines } from '../../src/report/derivation/key-words.ts';
import { amount, type Cell, count, type Table, withoutEmptyColumns } from '../../src/report/document.ts';
import { lineTotalsTable } from '../../src/report/html/report-tables.ts';
import { statementPage } from '../../src/report/html/statement-page.ts';
import { statementPdf } from '../../src/report/pdf/statement.ts';
import { assertStatement, assertTotals } from '../../src/report/statement/assert-sums.ts';
import { dueFigure, openingSums, statementSums } from '../../src/report/statement/owed.ts';
import { footLines, signedSums, statementPaper } from '../../src/report/statement/paper.ts';
import { shortDetail } from '../../src/report/statement/short-detail.ts';
import type { Statement } from '../../src/report/statement/statement.ts';
import { countNote } from '../../src/report/statement/sum-columns.ts';
import { imputationTable, pageTables, siteTable, stepsTable } from '../../src/report/statement/summary.ts';
import { en } from '../../src/report/words/en.ts';
import { fr } from '../../src/report/words/fr.ts';
import { type ReportWords, reportWords } from '../../src/report/words/words.ts';
import { statementXlsx } from '../../src/report/xlsx/statement.ts';
import { NOTHING, type Totals } from '../../src/settle/totals.ts';
import { type Change, lineOf, type Month, month, withExample } from './example.ts';
import { pdfObjects } from './pdf-objects.ts';

function sheetNames(workbook: Uint8Array): readonly string[] {
  const xml = strFromU8(unzipSync(workbook)['xl/workbook.xml'] ?? new Uint8Array());
  return [...xml.matchAll(/<sheet name="([^"]*)"/g)].map(([, name = '']) => name);
}

const euros = ({ net, vat, gross }: Omit<Totals, 'lines'>): string =>
  [net, vat, gross].map(formatCents).join(' ');
const computed = ({ share: { steps, days } }: Statement['lines'][number]): readonly string[] =>
  computationLines(steps, days, en);

describe('the statements of September 2025 (figures of the README of the example)', () => {
  let september: Month;
  beforeAll(async () => {
    september = await month('2025-09');
  });

  it('have no column of UAIs where these are the ids of all its sites, but in files', () => {
    const statement = september.of('MEUSE');
    const named = (one: Statement) =>
      (['page', 'csv'] as const).map((style) =>
        withoutEmptyColumns(siteTable(one, en, style)).columns.some(({ title }) => title === 'UAI'),
      );
    expect(named(statement)).toEqual([true, true]);
    const byUai = statement.sites.map((row) =>
      row.site?.uai === undefined ? row : { ...row, site: { ...row.site, site: row.site.uai } },
    );
    expect(named({ ...statement, sites: byUai })).toEqual([false, true]);
    const [first, ...others] = byUai;
    const own = first?.site && { ...first, site: { ...first.site, site: 'CLG' } };
    expect(named({ ...statement, sites: own === undefined ? [] : [own, ...others] })).toEqual([true, true]);
  });

  it.each([
    ['CEA', '6149.03 1229.81 7378.84', '2749.63 549.93 3299.56'],
    ['MEUSE', '1325.80 265.17 1590.97', '1325.80 265.17 1590.97'],
    ['REGION', '13053.28 2610.64 15663.92', '559.47 111.89 671.36'],
  ])('total and owed of %s', (member, total, owed) => {
    const statement = september.of(member);
    expect([euros(statement.total), euros(statement.owed)]).toEqual([total, owed]);
  });

  it('say above the signature for whom, for when and how much is signed', () => {
    expect(signedSums(september.of('MEUSE'), fr)).toEqual([
      'Département de la Meuse (MEUSE) · septembre 2025 · BROUILLON',
      'À rembourser à Région Grand Est (REGION)\u00a0: 1\u00a0590,97\u00a0€ TTC (mille cinq cent quatre-vingt-dix euros et quatre-vingt-dix-sept centimes)',
    ]);
  });

  it('count the lines of all rules: 8 of its own, 5, 1 and 2 of articles 6, 4 of article 7', () => {
    const rules = pageTables(september.of('MEUSE'), fr).find(({ id }) => id === 'rules');
    expect(rules?.total?.[3]).toEqual({ kind: 'count', value: 20 });
  });

  it('show on pages the id of a rule without title once, as its title, and in CSV twice, as promised', () => {
    const statement = september.of('CEA');
    const rules = pageTables(statement, en).find(({ id }) => id === 'rules');
    const [own] = rules?.rows ?? [];
    expect([...(own ?? [])].slice(0, 2)).toEqual(['own expense', '']);
    expect([...statementCsv(statement, en)].join('')).toContain('\nown expense,own expense,,');
  });

  it('call late invoices by that word on pages, and in CSV as promised', () => {
    const { run, ...meuse } = september.of('MEUSE');
    const late = { ...meuse, run: { ...run, period: '2025-10' } };
    const labels = (words: ReportWords) => [...stepsTable(late, words).rows].map(([label]) => label);
    expect(labels(fr)).toContain(
      'parmi ces lignes, factures tardives, antérieures à la période (octobre 2025)',
    );
    expect(labels(en)).toContain('of these lines, late invoices, before the period (October 2025)');
    expect([...statementCsv(late, fr)].join('')).toContain('octobre 2025), reçues en retard');
  });

  it('open with what the member owes, then what it is owed, under a title each where there are both', () => {
    const opening = (member: string) =>
      statementSums(september.of(member), en).map(({ title, nothing, figures }) => [
        title ?? '',
        ...(nothing === undefined ? [] : [nothing[0]]),
        ...figures.map(({ label, figures: sum }) => `${label} ${sum}`),
      ]);
    expect(opening('REGION')).toEqual([
      ['What this member owes', "To be repaid to Collectivité européenne d'Alsace (CEA) €671.36 gross"],
      [
        'What others owe to this member',
        "To be recovered from Collectivité européenne d'Alsace (CEA) €3,299.56 gross",
        'To be recovered from Département de la Meuse (MEUSE) €1,590.97 gross',
      ],
    ]);
    expect(opening('MEUSE')).toEqual([['', 'To be repaid to Région Grand Est (REGION) €1,590.97 gross']]);
  });

  it('open with a sum to be given back in the direction in which it is paid', () => {
    const due = (gross: bigint, owes: boolean) =>
      dueFigure([() => 'due', () => 'back'], '', gross, owes, 'EUR', fr);
    const [owed, paid] = openingSums([due(-500n, true), due(-700n, false), due(300n, true)], undefined, fr);
    expect(owed?.figures.map(({ label, gross }) => [label, gross])).toEqual([
      ['back', 700n],
      ['due', 300n],
    ]);
    expect(paid?.figures.map(({ label, gross }) => [label, gross])).toEqual([['back', 500n]]);
  });

  it('say under how a sum to be given back comes about why it is negative there', () => {
    const meuse = september.of('MEUSE');
    const turned = meuse.parts.map((part) => ({
      ...part,
      owed: part.owed.map((owed) => ({ ...owed, net: -owed.net, vat: -owed.vat, gross: -owed.gross })),
    }));
    expect(stepsTable(meuse, en).note).toBeUndefined();
    expect(stepsTable({ ...meuse, parts: turned }, en).note).toBe(
      'A negative sum to be repaid is one to be given back to this member: the same sum stands above without a sign.',
    );
  });

  it('count the lines of a total only if its rows add up to them: a line of two functions is in both', async () => {
    const linesOf = (statement: Statement, table = imputationTable(statement, reportWords('en'))) =>
      [...table.rows, table.total ?? []].map((cells) => cells.at(-4));
    const line = (lines: number) => ({ kind: 'count', value: lines });
    expect(linesOf(september.of('MEUSE'))).toEqual([line(4), line(16), line(20)]);
    // Lines 7, 43 and 70 are for a collège and a house of the département in one grappe.
    const december = await month('2025-12');
    expect(linesOf(december.of('MEUSE'))).toEqual([
      expect.objectContaining({ kind: 'count' }),
      expect.objectContaining({ kind: 'count' }),
      '',
    ]);
  });

  it('name by imputation what has none too, where a correction moves it to one: the rows make up the total', () => {
    const meuse = september.of('MEUSE');
    const none = { chapter: '', function: '', nature: '', engagement: '', corrects: '2025-08', lines: 1 };
    const taken = { ...none, net: -1000n, vat: -200n, gross: -1200n };
    const given = {
      ...defined(meuse.imputations[0]),
      ...none,
      chapter: '65',
      net: 1000n,
      vat: 200n,
      gross: 1200n,
    };
    const imputations = [...meuse.imputations, taken, given];
    const { rows, total } = imputationTable({ ...meuse, imputations }, reportWords('en'));
    const grossOf = (cells: readonly Cell[]) => {
      const last = cells.at(-1);
      return typeof last === 'object' && last.kind === 'amount' ? last.cents : 0n;
    };
    expect(sumOfCents([...rows].map(grossOf))).toBe(grossOf(total ?? []));
    expect([...rows].map(([chapter]) => chapter)).toContain('none');
  });

  it('agree with the totals of the run', () => {
    expect(() => assertTotals(september.statements, september.totals.members)).not.toThrow();
  });

  it('name the counts of the collège of Stenay and their date', () => {
    const line = lineOf(september.of('MEUSE'), 'F2025-0009', '1');
    expect(line.share.text).toBe('414/677');
    expect(keyLines(line.share.steps, en)).toEqual(['in proportion to “students”']);
    expect(computed(line)).toEqual(['414 / 677 (observed on 2024-10-01)']);
  });

  it('begin no part of a sum with a dash, which beside an amount reads as a minus; CSV keeps its words', () => {
    for (const words of [fr, en]) {
      for (const { steps } of september.statements.map((statement) => statementPaper(statement, words)))
        expect([...steps.rows].map(([said]) => said)).not.toContainEqual(expect.stringMatching(/^[-–—]/));
    }
    const csv = [...statementCsv(september.of('MEUSE'), fr)].join('');
    expect(csv).toContain('\r\n– à rembourser à Région Grand Est (REGION);20;1325,80;265,17;1590,97\r\n');
  });

  it('quote a name of two lines in CSV, as 0.1 did', () => {
    const today = september.of('MEUSE');
    const member = { ...today.member, name: 'Département\nde la Meuse' };
    for (const run of [today.run, { ...today.run, release: [0, 1] as const }]) {
      const csv = [...statementCsv({ ...today, member, run }, fr)].join('');
      expect(csv).toContain('Membre;"Département\nde la Meuse');
    }
  });

  it('call a measure in the language of the page, with its name in the tables; CSV by its name', async () => {
    const french = september.of('MEUSE');
    const above = shortDetail(french, fr).flatMap((table) => table.above ?? []);
    expect(above).toContain('Clé\u00a0: au prorata de « élèves (students) »');
    expect(above).toContain('Clé\u00a0: au prorata de « surface (floor_area) »');
    const workbook = unzipSync(await statementXlsx(french, fr));
    const texts = strFromU8(workbook['xl/sharedStrings.xml'] ?? new Uint8Array());
    expect(texts).toContain('<t>au prorata de « élèves (students) »</t>');
    const csv = [...statementCsv(french, fr)].join('');
    expect(csv).toContain(';au prorata de « students »;');
    expect(csv).not.toContain('élèves (students)');
  });

  it('mark the cent left over by the VAT at Stenay for MEUSE, by the net for REGION', () => {
    const meuse = lineOf(september.of('MEUSE'), 'F2025-0009', '1');
    const region = lineOf(september.of('REGION'), 'F2025-0009', '1');
    expect([meuse.residual, region.residual]).toEqual([
      { net: 0n, vat: 1n },
      { net: 1n, vat: 0n },
    ]);
  });

  it('say of such a cent what holds for every policy: carry gives one to a credit with its sign', () => {
    const [, note] = footLines(september.of('REGION'), en, 'mark');
    expect(note).toBe('* this amount holds one of the cents that rounding left over.');
  });

  it('say what the mark of such a cent means where one stands, and in CSV, as promised', () => {
    const meuse = september.of('MEUSE');
    const unmarked = {
      ...meuse,
      lines: meuse.lines.map((line) => ({ ...line, residual: { net: 0n, vat: 0n } })),
    };
    const told = (sign: 'mark' | 'column' | 'csv') =>
      footLines(unmarked, en, sign).filter((line) => line.includes('this amount holds')).length;
    expect([told('mark'), told('column'), told('csv')]).toEqual([0, 0, 1]);
  });

  it('show CEA what REGION owes it, apart from what it owes', () => {
    const [recovery, ...others] = september.of('CEA').recoveries;
    expect(others).toEqual([]);
    expect([recovery?.party.member, recovery?.chapter, recovery?.function, recovery?.nature]).toEqual([
      'REGION',
      '70',
      '24',
      '70878',
    ]);
    expect(recovery && euros(recovery)).toBe('559.47 111.89 671.36');
  });
});

describe('what a statement opens with where credits come in', () => {
  const nothing = { net: 0n, vat: 0n, gross: 0n };
  const less = { net: -10n, vat: -2n, gross: -12n };
  let region: Statement;
  beforeAll(async () => {
    region = (await month('2025-09')).of('REGION');
  });
  /** The statement of REGION where CEA owes it so much and nobody else anything; it repays nobody for lines of the run. */
  const changed = (claim: typeof less, corrections: Statement['parts'] = []): Statement => {
    const [first] = region.recoveries;
    const [lines] = region.parts;
    if (first === undefined || lines === undefined) throw new Error('no claim');
    return {
      ...region,
      recoveries: [{ ...first, ...claim }],
      parts: [{ ...lines, owed: [] }, ...corrections],
    };
  };
  const said = (statement: Statement): readonly string[] =>
    statementSums(statement, en).flatMap(({ nothing: none, figures }) => [
      ...(none ?? []),
      ...figures.map(({ label, figures: sum }) => `${label} ${sum}`),
    ]);
  const CEA = "Collectivité européenne d'Alsace (CEA)";

  it('names nobody who owes nothing; its CSV does, as it always did', () => {
    const statement = changed(nothing);
    expect(said(statement).join()).not.toContain(CEA);
    expect([...statementCsv(statement, en)].join('')).toContain(`To be recovered from ${CEA},0.00,`);
  });

  it('is one sum where more than twelve owe, what is given back apart', () => {
    const [claim] = region.recoveries;
    if (claim === undefined) throw new Error('no claim');
    const owing = (debtors: number): Statement => ({
      ...changed(less),
      recoveries: Array.from({ length: debtors + 1 }, (_, index) => {
        const member = `M${index}`;
        return { ...claim, ...(index === 0 ? less : { gross: 1234n }), party: { ...claim.party, member } };
      }),
    });
    expect(said(owing(12))).toHaveLength(13);
    expect(said(owing(13))).toEqual([
      `To be given back to ${CEA.replace('CEA', 'M0')} €0.12 gross`,
      'To be recovered from 13 members, in all €160.42 gross',
    ]);
  });

  it('is not “nothing to repay” where something is given back, and is what is signed', () => {
    const statement = changed(less);
    expect(said(statement)).toEqual([`To be given back to ${CEA} €0.12 gross`]);
    expect([...statementCsv(statement, en)].join('')).not.toContain('Nothing to repay');
    expect(signedSums(statement, en).slice(1)).toEqual([
      `To be given back to ${CEA}: €0.12 gross (twelve cents)`,
    ]);
  });

  it('says under what others owe that a negative sum is to be given back', () => {
    const note = (statement: Statement) =>
      pageTables(statement, en).find(({ id }) => id === 'recoveries')?.note;
    expect(note(region)).toBe('Shown in full, and not set off against what this member owes.');
    expect(note(changed(less))).toMatch(/A negative sum is one to be given back: .* without a sign\.$/);
  });

  it('has no total where some sums are owed and others to be given back', () => {
    const [claim] = region.recoveries;
    if (claim === undefined) throw new Error('no claim');
    const owing = { ...claim, gross: 1234n, party: { ...claim.party, member: 'M1' } };
    const tableOf = (statement: Statement) => pageTables(statement, en).find(({ id }) => id === 'recoveries');
    const mixed = { ...changed(less), recoveries: [{ ...claim, ...less }, owing] };
    expect([tableOf(mixed)?.total, tableOf(mixed)?.note]).toEqual([
      undefined,
      'Shown in full, and not set off against what this member owes. A negative sum is one to be given back: the same sum stands above without a sign. No total: some sums are due and others to be given back, and are not set off.',
    ]);
    const added = tableOf({ ...mixed, run: { ...region.run, release: [0, 1] } })?.total;
    expect(added?.at(-1)).toEqual(amount(1222n));
  });

  it('says that nothing is borne, not that it was paid, where others paid for all and it came to nothing', () => {
    const owesNothing = { ...changed(nothing), own: NOTHING, total: { ...NOTHING, lines: 1 } };
    expect(said(owesNothing)).toEqual(['Nothing to repay', 'This member bears nothing in this run.']);
    expect([...statementCsv(owesNothing, en)].join('')).toContain(
      '\nNothing to repay,,This member bears nothing in this run.\n',
    );
    const withoutSites = { ...owesNothing, sites: [] };
    expect(statementPage(owesNothing, en)).toContain('>Establishments<');
    expect(statementPage(withoutSites, en)).not.toContain('Establishments');
  });

  it('has no empty table of establishments in its PDF either', async () => {
    const tables = async (statement: Statement): Promise<number> => {
      const pdf = Buffer.from(await statementPdf(statement, en, () => {}));
      return pdfObjects(pdf).match(/\/S ?\/Table\b/g)?.length ?? 0;
    };
    expect(await tables({ ...region, sites: [] })).toBe((await tables(region)) - 1);
  });

  it('counts no correction that is owed among what the member paid itself', () => {
    const [lines] = region.parts;
    const [debt] = lines?.owed ?? [];
    if (lines === undefined || debt === undefined) throw new Error('no debt');
    const owed = [{ ...debt, net: 10n, vat: 2n, gross: 12n }];
    const { total, ...statement } = changed(nothing, [{ ...lines, corrects: '2025-08', owed }]);
    const [title, why, ...sums] = said({ ...statement, total: { ...total, gross: total.gross + 12n } });
    expect([title, why]).toEqual([
      'Nothing to repay for the lines of this run',
      'This member paid the operator itself for all that it bears: €15,663.92 gross. Corrections, below, are not counted in it.',
    ]);
    expect(sums).toEqual([`Complement to the title of closed run 2025-08, ${CEA} €0.12 gross`]);
  });
});

describe('the statements of October 2025', () => {
  let october: Month;
  beforeAll(async () => {
    october = await month('2025-10');
  });

  it('show both parts of a month in which a lycée joins a grappe on the 21st', () => {
    const line = lineOf(october.of('CEA'), 'F2025-0010', '6');
    expect(computed(line)).toEqual([
      'from 2025-10-01 to 2025-10-20: 20/31 × 1 / 2',
      'from 2025-10-21 to 2025-10-31: 11/31 × 1 / 3',
    ]);
  });

  it('show the newcomer only the days on which it takes part', () => {
    const rows = october
      .of('REGION')
      .lines.filter(({ line }) => line.invoiceNumber === 'F2025-0010' && line.lineNumber === '6');
    const newcomer = rows.find(({ share }) => share.site?.site === 'GUEBWILLER-KASTLER-LYC');
    expect(newcomer && computed(newcomer)).toEqual(['from 2025-10-21 to 2025-10-31: 11/31 × 1 / 3']);
  });

  it('show the parts of a service for the whole group', () => {
    const line = lineOf(october.of('CEA'), 'F2025-0010', '66');
    expect([computed(line), line.share.site, line.share.targets[0]?.kind]).toEqual([
      ['35 / 100'],
      undefined,
      'group',
    ]);
  });

  it('keep a refund apart from the charges', () => {
    const { charges, credits, total } = october.of('CEA');
    expect(credits.lines).toBe(1);
    expect(charges.gross + credits.gross).toBe(total.gross);
  });
});

describe('a site that changes owner within the month', () => {
  it('stands on both statements, for its own days', async () => {
    const november = await month('2025-11');
    const days = ['MEUSE', 'REGION'].map((member) =>
      lineOf(november.of(member), 'F2025-0011', '33').share.steps.map((step) => step.dayCount),
    );
    expect(days).toEqual([[16], [14]]);
  });

  it('stands apart from lines borne alone on all of their days, and from those shared by a rule', async () => {
    const november = await month('2025-11');
    const titles = shortDetail(november.of('MEUSE'), en).map(({ title, rows }) => [title, rows.length]);
    const payer = 'paid to the operator by Région Grand Est (REGION)';
    expect(titles.filter(([title]) => !String(title).startsWith('Shared lines: Article'))).toEqual([
      [`Lines borne alone, ${payer}`, 8],
      [`Lines that this member bears alone on some of their days, ${payer}`, 1],
      ['Total of the lines of this run', 1],
    ]);
  });
});

describe('a site with ten lines or more of one rule and grappe', () => {
  const stenay = ' · Collège Alfred Kastler · Cité scolaire Alfred Kastler, Stenay';
  /** The tables of article 6.1, with so many more lines of the access of Stenay, which has three. */
  const tablesWith = (count: number): Promise<readonly Table[]> => {
    const rows = Array.from(
      { length: count },
      (_, number) =>
        `99900421100010;F2025-9999;2025-11-30;${number + 1};FTTO-0001;;FTTO-100;Abonnement;abonnement;2025-11-01;2025-11-30;;1;310,00;310,00;20;62,00;372,00;\n`,
    );
    return withExample([['invoices/2025-11.csv', (text) => text + rows.join('')]], async (folder) =>
      shortDetail((await month('2025-11', folder)).of('MEUSE'), fr).filter(({ title }) =>
        /^Lignes partagées.: Article 6.1/.test(title),
      ),
    );
  };

  it('has a table of them, which says once what they serve and how they are shared', async () => {
    const [own, others] = await tablesWith(7);
    expect([own?.title.endsWith(stenay), own?.rows.length]).toEqual([true, 10]);
    expect(own?.above).toEqual(
      expect.arrayContaining([
        'Établissement\u00a0:\u00a0Collège Alfred Kastler',
        'Sites desservis\u00a0:\u00a0Cité scolaire Alfred Kastler, Stenay',
      ]),
    );
    expect(own?.columns.map(({ title }) => title)).not.toContain('Établissement');
    expect(others?.above).toContain('Établissement\u00a0:\u00a0Collège Raymond Poincaré');
  });

  it('has none with nine', async () => {
    expect((await tablesWith(6)).map(({ title }) => title.includes('Stenay'))).toEqual([false]);
  });
});

describe('what is said of a line', () => {
  const unnamed: Change = [
    'invoices/2025-11.csv',
    (text) =>
      `${text};F2025-9999;2025-11-30;1;FTTO-0021;;FTTO-100;Abonnement;abonnement;2025-11-01;2025-11-30;;1;310,00;310,00;20;62,00;372,00;\n`,
  ];

  it('that has not the supplier of the others is that it names none', () =>
    withExample([unnamed], async (folder) => {
      const [alone, ...shared] = shortDetail((await month('2025-11', folder)).of('MEUSE'), fr);
      expect(JSON.stringify([...(alone?.rows ?? [])].map((row) => [...row].map(String)))).toContain(
        ' · fournisseur non nommé',
      );
      expect(alone?.above?.[0]).toMatch(/^Sauf mention contraire\u00a0: fournisseur 99900421100010/);
      expect(shared.flatMap(({ above = [] }) => above).join(' ; ')).toMatch(
        /^Clé\u00a0: .* ; fournisseur 999/,
      );
    }));
});

describe('service days of another year than the invoice', () => {
  // 31 days, 17 of them in 2025: 310.00 × 17/31 = 170.00, VAT 62.00 × 17/31 = 34.00.
  const row =
    '99900421100010;F2026-0001;2026-01-05;1;FTTO-0021;;FTTO-100;Abonnement;abonnement;2025-12-15;2026-01-14;;1;310,00;310,00;20;62,00;372,00;\n';
  const invoice: Change = ['invoices/2025-11.csv', (text) => `${text.split('\n')[0]}\n${row}`];
  const apart = (changes: readonly Change[]): Promise<readonly string[]> =>
    withExample(changes, async (folder) =>
      (await month('2026-01', folder)).of('MEUSE').otherYears.map((year) => `${year.year} ${euros(year)}`),
    );

  it('are totalled apart: 15 December to 14 January, invoiced in January', async () => {
    expect(await apart([invoice])).toEqual(['2025 170.00 34.00 204.00']);
  });

  it('are those on which the operator served, even where members are decided by the day of the invoice', async () => {
    const byInvoiceDate: Change = [
      'convention.yaml',
      (text) => text.replace('basis: service', 'basis: invoice_date'),
    ];
    expect(await apart([invoice, byInvoiceDate])).toEqual(['2025 170.00 34.00 204.00']);
  });

  it('leave nothing apart in a month of its own year', async () => {
    expect((await month('2025-09')).of('CEA').otherYears).toEqual([]);
  });
});

test('the page of the coordinator adds up only the lines: what skip_rows and totals take out is below them', async () => {
  const { totals } = await month('2025-12');
  const { rows, total, note } = lineTotalsTable(totals, 'EUR', fr);
  // README: 84 lines, 21,935.18 gross; the subtotals and totals of the operator's file are no lines.
  expect([...rows].map(([said]) => said)).toEqual(['Réparties']);
  expect(total).toEqual(['Lues', count(84), amount(1_827_932n), amount(365_586n), amount(2_193_518n)]);
  expect(note).toContain('(skip_rows) : 3, pour 18\u00a0577,10\u00a0€ TTC. Personne ne les doit');
  expect(lineTotalsTable((await month('2025-09')).totals, 'EUR', fr).note).toBeUndefined();
});

describe('a key in words, and what it counted', () => {
  /** The rows of a line of October under another key for the grappes. */
  const underKey = (share: string, line: string): Promise<readonly string[]> =>
    withExample(
      [['convention.yaml', (text) => text.replace('{ by: equal, per: site }', share)]],
      async (folder) => {
        const { statements } = await month('2025-10', folder);
        return statements.flatMap(({ member, lines }) =>
          lines
            .filter((item) => item.line.invoiceNumber === 'F2025-0010' && item.line.lineNumber === line)
            .map((item) => [member.member, ...keyLines(item.share.steps, en), ...computed(item)].join(' | ')),
        );
      },
    );

  it('of a member with two sites says that its part goes over both', async () => {
    // REGION has one site in GR-GUEBWILLER until the 20th, two from the 21st.
    expect(await underKey('{ by: equal, per: member }', '6')).toEqual([
      'CEA | equal parts per member | 1 / 2',
      'REGION | equal parts per member | from 2025-10-01 to 2025-10-20: 20/31 × 1 / 2 | from 2025-10-21 to 2025-10-31: 11/31 × 1 / 2, then over 2 establishments',
      'REGION | equal parts per member | from 2025-10-21 to 2025-10-31: 11/31 × 1 / 2, then over 2 establishments',
    ]);
  });

  it('of a mix says each part', async () => {
    const rows = await underKey(
      '{ by: mix, of: [{ part: "1/4", share: { by: payer, member: CEA } }, { part: "3/4", share: { by: equal, per: site } }] }',
      '6',
    );
    expect(rows[0]).toBe(
      'CEA | 0.25 of it: one member bears all; 0.75 of it: equal parts per establishment | from 2025-10-01 to 2025-10-20: 20/31 × (0.25 × (1 / 1) + 0.75 × (1 / 2)) | from 2025-10-21 to 2025-10-31: 11/31 × (0.25 × (1 / 1) + 0.75 × (1 / 3))',
    );
  });

  it('of a line for the group tells what is for its sites from what stays on the member', async () => {
    const fixed = '{ by: fixed, parts: { REGION: 60, CEA: 35, MEUSE: 5 } }';
    const mix =
      '{ by: mix, of: [{ part: 1/2, share: { by: equal } }, { part: 1/2, share: { by: equal, per: site } }] }';
    await withExample([['convention.yaml', (text) => text.replace(fixed, mix)]], async (folder) => {
      const rows = (await month('2025-09', folder))
        .of('MEUSE')
        .lines.filter(({ line }) => line.invoiceNumber === 'F2025-0009' && line.lineNumber === '62');
      expect(rows.slice(0, 2).map((row) => [row.share.site?.site, row.share.text, ...computed(row)])).toEqual(
        [
          [undefined, '1/6', '0.5 × (1 / 3) + 0.5 × (0 / 44)'],
          ['BARLEDUC-POINCARE-CLG', '1/88', '0.5 × (0 / 3) + 0.5 × (1 / 44)'],
        ],
      );
    });
  });

  it('of a majority says how much the member has of the whole', async () => {
    const majority = 'share: { by: majority, of: students, as_of: { date: "10-01", year: previous } }';
    const change: Change = [
      'convention.yaml',
      (text) => text.replace('share: { by: students, as_of: { date: "10-01", year: previous } }', majority),
    ];
    await withExample([change], async (folder) => {
      const line = lineOf((await month('2025-09', folder)).of('MEUSE'), 'F2025-0009', '1');
      expect([line.share.text, ...keyLines(line.share.steps, en), ...computed(line)]).toEqual([
        '1/1',
        'the member with most “students” bears all',
        '1 / 1 (with 414 of 677, observed on 2024-10-01)',
      ]);
    });
  });
});

describe('corrections of closed runs', () => {
  it('are a part of their own, and count in total, debts and imputations', async () => {
    const { eachStatement } = await import('../../src/report/statement/build.ts');
    const { titlesOf } = await import('../../src/settle/titles.ts');
    const { workspace, lines } = await month('2025-10');
    const [first] = lines;
    if (first === undefined) throw new Error('no line');
    const correction = {
      run: '2025-09',
      line: { ...first.line, invoiceDate: dayOf(2025, 9, 5), invoiceNumber: 'F2025-0009' },
      chargedDate: dayOf(2025, 9, 5),
      day: dayOf(2025, 9, 1),
      category: 'subscription',
      serves: 'CS-STENAY',
      member: 'MEUSE',
      site: 'STENAY-CLG',
      billedTo: 'REGION',
      chapter: '011',
      function: '221',
      nature: '62878',
      rule: 'cite-scolaire',
      article: 'Article 6.1',
      oldShare: '414/677',
      newShare: '400/663',
      share: '-3682/448851',
      net: -237n,
      vat: -47n,
      gross: -284n,
      former: undefined,
    };
    const { titles } = titlesOf(workspace, lines, [correction]);
    const name = { period: '2025-10', version: '0.1.0', runId: '0', closedOn: undefined, anchor: undefined };
    const source = { lines, corrections: [correction], titles, name, closedYear: undefined };
    const statement = [...eachStatement(workspace, source)].find(({ member }) => member.member === 'MEUSE');
    // README: 1,256.43 net and 251.30 VAT without the correction.
    expect(statement && euros(statement.total)).toBe('1254.06 250.83 1504.89');
    expect(statement && euros(statement.owed)).toBe('1254.06 250.83 1504.89');
    expect(statement && euros(statement.regularised)).toBe('-2.37 -0.47 -2.84');
    expect(statement?.parts.map(({ corrects, owed: [debt] }) => [corrects, debt && euros(debt)])).toEqual([
      ['', '1256.43 251.30 1507.73'],
      ['2025-09', '-2.37 -0.47 -2.84'],
    ]);
    // What is corrected stands under the establishments that it was charged for, none on the member itself.
    expect(
      statement?.sites.flatMap(({ site, corrects, ...totals }) =>
        corrects === '' ? [] : [[site?.site, euros(totals)]],
      ),
    ).toEqual([['STENAY-CLG', '-2.37 -0.47 -2.84']]);
    // A reduction has no sign: its name says the direction.
    const opening = statement && statementSums(statement, en).flatMap(({ figures }) => figures);
    expect(opening?.map(({ figures, gross }) => [figures, gross])).toContainEqual(['€2.84 gross', 284n]);
    // −2.84 in the table stands for what others now bear: said under it.
    expect(statement && stepsTable(statement, en).note).toContain('lowers what this member bears');
    expect(titles.map(({ debtor, corrects }) => `${debtor} ${corrects}`)).toContain('MEUSE 2025-09');
    const owed = titles
      .filter(({ debtor }) => debtor === 'MEUSE')
      .reduce((sum, { total }) => sum + total.gross, 0n);
    expect(formatCents(owed)).toBe('1504.89');
    const sheets = async (words: ReportWords): Promise<readonly string[]> =>
      statement === undefined ? [] : sheetNames(await statementXlsx(statement, words));
    expect((await sheets(en)).at(-1)).toBe('Corrections of closed runs');
    expect((await sheets(fr)).at(-1)).toBe('Régularisations de calculs clos');
  });
});

describe('rows that share a line', () => {
  it('say that it counts in each, where their numbers do not add up to the lines', () => {
    const total = { lines: 3, net: 0n, vat: 0n, gross: 0n };
    const words = reportWords('en');
    expect(countNote(total, [{ lines: 2 }, { lines: 2 }], words)).toBe(words.countedInEach);
    expect(countNote(total, [{ lines: 1 }, { lines: 2 }], words)).toBeUndefined();
  });
});

describe('a statement that does not hold together', () => {
  it('is a bug, whichever sum is off', async () => {
    const statement = (await month('2025-09')).of('CEA');
    const off = { ...statement.total, net: statement.total.net + 1n, gross: statement.total.gross + 1n };
    expect(() => assertStatement(statement)).not.toThrow();
    expect(() => assertStatement({ ...statement, total: off })).toThrow('its lines of the statement of CEA');
    expect(() => assertStatement({ ...statement, owed: off })).toThrow('own and owed');
    expect(() => assertStatement({ ...statement, imputations: [] })).toThrow('its imputations');
  });

  it('is a bug when it is not the total of the run', async () => {
    const { statements, totals } = await month('2025-09');
    expect(() => assertTotals(statements.slice(1), totals.members)).toThrow('no statement of CEA');
  });
});
