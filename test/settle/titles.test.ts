/** The titles of a run: what a creditor claims from a debtor, by its own revenue imputation (REPORTS.md). */
import { describe, expect, test } from 'vitest';
import type { Register } from '../../src/allocate/register.ts';
import { registerOf } from '../../src/allocate/register-of.ts';
import type { Imputation } from '../../src/domain/imputation.ts';
import type { Site, SiteType } from '../../src/domain/tables.ts';
import { ALWAYS, type DayRange, dayOf, FIRST_DAY, LAST_DAY } from '../../src/domain/time/calendar.ts';
import type { Workspace } from '../../src/domain/workspace.ts';
import { engagementOf } from '../../src/settle/debts.ts';
import type { Regularisation } from '../../src/settle/regularisation.ts';
import { type Title, titlesOf } from '../../src/settle/titles.ts';
import { allocated, cents, imputation, line, type Part, SEPTEMBER, workspace } from './values.ts';

const revenue = (codes: string, more: Partial<Imputation> = {}) =>
  imputation(codes, { flow: 'recovered', ...more });
const COLLEGES = revenue('70 221 70878', { siteType: 'college' });
const OTHERS = revenue('70 020 70878');

const part = (member: string, net: bigint, more: Partial<Part> = {}): Part => ({
  member,
  amounts: cents(net),
  ...more,
});
/** A part of A for its collège, engaged as it says. */
const engaged = (engagement: string | undefined): Part =>
  part('A', 100n, {
    site: 'C1',
    siteType: 'college',
    imputation: imputation('011 221 6262', { engagement }),
  });

const correction = (more: Partial<Regularisation> = {}): Regularisation => ({
  ...{ run: '2025-08', line: line(), chargedDate: dayOf(2025, 8, 31), day: dayOf(2025, 8, 1) },
  ...{ member: 'A', site: 'C1', billedTo: 'R', category: 'subscription', serves: 'G', share: '-1/6' },
  ...{ chapter: '011', function: '221', nature: '6262', rule: 'r', article: '6' },
  ...{ oldShare: '1/2', newShare: '1/3', ...cents(-1000n), former: undefined },
  ...more,
});

const site = (id: string, type: SiteType, days: DayRange = ALWAYS): Site => ({
  ...{ site: id, name: id, type, member: 'A', uai: undefined, commune: undefined },
  ...{ days, file: 'sites.csv', row: 2 },
});
/** C1 was a lycée up to July, and a collège of August. */
const SITES = [
  site('C1', 'lycee', { from: FIRST_DAY, to: dayOf(2025, 7, 31) }),
  site('C1', 'college', { from: dayOf(2025, 8, 1), to: dayOf(2025, 8, 31) }),
  site('C1', 'lycee', { from: dayOf(2025, 9, 1), to: LAST_DAY }),
  site('OLD', 'college', { from: FIRST_DAY, to: dayOf(2024, 12, 31) }),
];

const group = (more: Partial<Workspace> = {}) =>
  workspace({ imputations: [COLLEGES, OTHERS], sites: SITES, ...more });

/** In few words: from whom to whom, the imputation, what it corrects and the gross. */
const inShort = (titles: readonly Title[]) =>
  titles.map(({ debtor, creditor, chapter, function: budgetFunction, nature, corrects, total }) =>
    [`${debtor} → ${creditor}`, chapter, budgetFunction, nature, corrects, total.gross].join(' '),
  );

describe('a title', () => {
  test('leaves no debt out: a row without its share in the plan is a bug', () => {
    const one = allocated([part('A', 100n)]);
    expect(() => titlesOf(group(), [{ ...one, plan: { ...one.plan, shares: [] } }], [])).toThrow(
      'nothing stands where something must',
    );
  });

  test('is by creditor, debtor and the revenue for the type of the site; nobody owes to itself', () => {
    const one = allocated([
      part('A', 100n, { site: 'C1', siteType: 'college' }),
      part('A', 200n, { site: 'L1', siteType: 'lycee' }),
      part('A', 400n),
      part('M', 800n, { site: 'C2', siteType: 'college' }),
      part('R', 1600n, { site: 'L2', siteType: 'lycee' }),
    ]);
    const { titles, faults } = titlesOf(group(), [one], []);
    expect(titles[0]).toEqual({
      ...{ creditor: 'R', debtor: 'A', chapter: '70', function: '020', nature: '70878', corrects: '' },
      ...{ engagements: [], total: { lines: 1, net: 600n, vat: 120n, gross: 720n } },
    });
    expect(inShort(titles)).toEqual([
      'A → R 70 020 70878  720',
      'A → R 70 221 70878  120',
      'M → R 70 221 70878  960',
    ]);
    expect(faults).toEqual([]);
  });

  test('is by the category of the line and the first day of its share', () => {
    const imputations = [
      OTHERS,
      revenue('70 020 706', { category: 'setup' }),
      revenue('70 221 706', {
        category: 'setup',
        siteType: 'other',
        days: { from: FIRST_DAY, to: SEPTEMBER.from },
      }),
    ];
    const of = (category: string, from: number) =>
      allocated([part('A', 100n, { siteType: 'other' })], {
        line: { category },
        plan: { days: { from, to: SEPTEMBER.to } },
      });
    const lines = [
      of('subscription', SEPTEMBER.from),
      of('setup', SEPTEMBER.from),
      of('setup', SEPTEMBER.from + 1),
    ];
    expect(inShort(titlesOf(group({ imputations }), lines, []).titles)).toEqual([
      'A → R 70 020 706  120',
      'A → R 70 020 70878  120',
      'A → R 70 221 706  120',
    ]);
  });

  test('names the engagements of the debtor, each once and in order', () => {
    const one = allocated(['E-2', 'E-1', undefined, 'E-2'].map(engaged));
    const [title] = titlesOf(group(), [one], []).titles;
    expect([title?.engagements, title?.total]).toEqual([['E-1', 'E-2'], { lines: 1, ...cents(400n) }]);
  });
});

describe('a revenue without an imputation', () => {
  test('is told once for each type of site and category, and is claimed all the same', () => {
    const one = allocated([part('A', 100n), part('M', 200n), part('M', 400n, { siteType: 'other' })]);
    const { titles, faults } = titlesOf(group({ imputations: [COLLEGES] }), [one], []);
    expect(inShort(titles)).toEqual(['A → R     120', 'M → R     720']);
    const member = 'R';
    const category = { en: 'subscription', fr: 'abonnement' };
    expect(faults).toEqual([
      {
        code: 'revenue-imputation-missing',
        args: { member, category, former: '' },
      },
      {
        code: 'revenue-imputation-missing',
        args: { member, siteType: { en: 'other', fr: 'autre' }, category, former: '' },
      },
    ]);
  });

  test('is an error where several rows tie, and names them', () => {
    const { titles, faults } = titlesOf(
      group({ imputations: [COLLEGES, { ...COLLEGES, row: 9 }] }),
      [allocated([part('A', 100n, { site: 'C1', siteType: 'college' })])],
      [],
    );
    expect(inShort(titles)).toEqual(['A → R     120']);
    expect(faults.map(({ code, args }) => [code, args['member'], args['places']])).toEqual([
      ['imputation-tie', 'R', `imputations.csv:${COLLEGES.row}, imputations.csv:9`],
    ]);
  });

  test('of a correction may be of a creditor that left the tables, and its row must come back first', () => {
    const { faults } = titlesOf(
      group({ imputations: [COLLEGES] }),
      [],
      [correction({ billedTo: 'GONE', site: '' })],
    );
    expect(faults).toMatchObject([{ args: { member: 'GONE', former: 'GONE' } }]);
  });

  test('is no fault where none are kept', () => {
    const { titles, faults } = titlesOf(
      group({ imputations: undefined }),
      [allocated([part('A', 100n)])],
      [],
    );
    expect([inShort(titles), faults]).toEqual([['A → R     120'], []]);
  });
});

describe('what corrects an earlier title', () => {
  const claimed = allocated([part('A', 5000n, { site: 'C1', siteType: 'college' })]);

  test('is a title of its own, whose imputation is that of the site then', () => {
    const { titles } = titlesOf(group(), [claimed], [correction()]);
    expect(inShort(titles)).toEqual(['A → R 70 221 70878  6000', 'A → R 70 221 70878 2025-08 -1200']);
  });

  test('is added to the claim in a run of 0.1, by the type on the first day that the line states', () => {
    const { titles } = titlesOf(
      group({ release: [0, 1] }),
      [claimed],
      [correction({ line: line({ periodStart: dayOf(2025, 8, 31) }), day: SEPTEMBER.from })],
    );
    expect(inShort(titles)).toEqual(['A → R 70 221 70878  4800']);
  });

  test('has the type that the site had when its member came to own it within the line, but in a run of 0.1', () => {
    const until = { from: FIRST_DAY, to: dayOf(2025, 8, 1) };
    const since = { from: dayOf(2025, 8, 2), to: LAST_DAY };
    const sites = [site('C2', 'lycee', until), { ...site('C2', 'college', since), member: 'M' }];
    const functionOf = (member: string, more: Partial<Workspace> = {}, day = dayOf(2025, 8, 1)) =>
      titlesOf(
        group({ sites, ...more }),
        [],
        [correction({ member, site: 'C2', day, line: line({ periodStart: day }) })],
      ).titles[0]?.function;
    expect(functionOf('A')).toBe('020');
    expect(functionOf('M')).toBe('221');
    const turned = [site('C2', 'lycee', until), site('C2', 'college', since)];
    expect(functionOf('A', { sites: turned })).toBe('020');
    // Who owns it no more has the type of the day, and so has everybody in a run of 0.1.
    expect(functionOf('A', {}, dayOf(2025, 8, 2))).toBe('221');
    expect(functionOf('M', { release: [0, 1] })).toBe('020');
  });

  test('names the engagement of the debtor, where it bears the codes of its imputation; none in a run of 0.1', () => {
    const expense = imputation('011 221 6262', { member: 'A', flow: 'reimbursed', engagement: 'E-7' });
    const engagementsOf = (more: Partial<Regularisation>, others: Partial<Workspace> = {}) =>
      titlesOf(
        group({ imputations: [COLLEGES, OTHERS, expense], ...others }),
        [],
        [correction(more)],
      ).titles.map(({ engagements }) => engagements);
    expect(engagementsOf({})).toEqual([['E-7']]);
    expect(engagementsOf({ nature: '62878' })).toEqual([[]]);
    expect(engagementsOf({ function: '222' })).toEqual([[]]);
    expect(engagementsOf({ chapter: '012' })).toEqual([[]]);
    expect(engagementsOf({}, { imputations: [COLLEGES, OTHERS] })).toEqual([[]]);
    expect(engagementsOf({}, { release: [0, 1] })).toEqual([[]]);
  });

  test('a correction of what a member paid itself has the engagement by which it paid', () => {
    const rows = (['paid', 'reimbursed'] as const).map((flow) =>
      imputation('011 221 6262', { member: 'R', flow, engagement: flow }),
    );
    const register = registerOf(group({ imputations: rows }));
    expect(engagementOf(correction({ member: 'R' }), register)).toBe('paid');
    expect(engagementOf(correction({ member: 'R', billedTo: 'A' }), register)).toBe('reimbursed');
  });

  test('is kept with 0.00 if corrections take back as much as they add, like the row of settlement.csv', () => {
    const both = [correction(), correction(cents(1000n))];
    expect(inShort(titlesOf(group(), [], both).titles)).toEqual(['A → R 70 221 70878 2025-08 0']);
  });

  describe('takes back from the revenue that was claimed, and claims by that of today:', () => {
    const august = { from: dayOf(2025, 8, 1), to: dayOf(2025, 8, 31) };
    const former = { by: '2025-08', invoiceDate: dayOf(2025, 8, 31), period: august, net: 5000n, vat: 1000n };
    const corrected = correction({ ...cents(-1000n), former });
    const asWas = (more: Partial<Workspace>) => new Map([['2025-08', registerOf(group(more))]]);
    const lycees = revenue('70 222 70878', { siteType: 'lycee' });
    const imputations = [COLLEGES, OTHERS, lycees];
    const of = (one: Regularisation, then: Partial<Workspace> = {}, today: Partial<Workspace> = {}) =>
      inShort(titlesOf(group({ imputations, ...today }), [], [one], undefined, asWas(then)).titles);

    test('one title where they are the same', () => {
      expect(of(corrected)).toEqual(['A → R 70 221 70878 2025-08 -1200']);
    });

    test('two where the type of the site was another', () => {
      expect(of(corrected, { imputations, sites: [site('C1', 'lycee')] })).toEqual([
        'A → R 70 221 70878 2025-08 4800',
        'A → R 70 222 70878 2025-08 -6000',
      ]);
    });

    test('two where the revenue was another', () => {
      expect(of(corrected, { imputations: [revenue('70 229 70878')] })).toEqual([
        'A → R 70 221 70878 2025-08 4800',
        'A → R 70 229 70878 2025-08 -6000',
      ]);
    });

    test('without a code where none was claimed', () => {
      expect(of(corrected, { imputations: undefined })).toEqual([
        'A → R    2025-08 -6000',
        'A → R 70 221 70878 2025-08 4800',
      ]);
    });

    test('one where nothing is claimed any more', () => {
      const [net, vat, gross] = [-5000n, -1000n, -6000n];
      expect(of({ ...corrected, net, vat, gross }, { imputations: [revenue('70 229 70878')] })).toEqual([
        'A → R 70 229 70878 2025-08 -6000',
      ]);
    });

    test('by the days that the line stated then', () => {
      const july = { from: dayOf(2025, 7, 1), to: dayOf(2025, 7, 31) };
      const moved = { ...corrected, former: { ...former, period: july } };
      const split = ['A → R 70 221 70878 2025-08 4800', 'A → R 70 222 70878 2025-08 -6000'];
      expect(of(moved, { imputations })).toEqual(split);
      const same = line({ periodStart: july.from, periodEnd: july.to });
      const today = { ...moved, line: same, day: july.from };
      expect(of(today, { imputations })).toEqual(['A → R 70 222 70878 2025-08 -1200']);
    });

    test('by the month of its invoice where it stated no days then', () => {
      const moved = { ...corrected, day: SEPTEMBER.from, former: { ...former, period: undefined } };
      const split = ['A → R 70 221 70878 2025-08 -6000', 'A → R 70 222 70878 2025-08 4800'];
      expect(of(moved, { imputations })).toEqual(split);
    });

    test('nothing where nothing was left of the claim', () => {
      const again = { ...corrected, ...cents(1000n), former: { ...former, net: 0n, vat: 0n } };
      expect(of(again, { imputations: [revenue('70 229 70878')] })).toEqual([
        'A → R 70 221 70878 2025-08 1200',
      ]);
    });

    test('and reports no revenue that it does not need', () => {
      const faultsOf = (one: Regularisation, then: ReadonlyMap<string, Register>) =>
        titlesOf(group({ imputations: [] }), [], [one], undefined, then).faults.map(({ code }) => code);
      const gone = { ...corrected, ...cents(-5000n) };
      expect(faultsOf(gone, asWas({ imputations }))).toEqual([]);
      expect(faultsOf(corrected, asWas({ imputations }))).toEqual(['revenue-imputation-missing']);
      expect(faultsOf(gone, asWas({ imputations: [] }))).toEqual([]);
      expect(faultsOf(gone, new Map())).toEqual(['revenue-imputation-missing']);
    });

    test('by the category that the line had then', () => {
      const setups = revenue('70 227 70878', { category: 'setup', siteType: 'college' });
      const gone = { ...corrected, category: 'setup', ...cents(-5000n) };
      expect(of(gone, { imputations: [COLLEGES, setups] })).toEqual(['A → R 70 227 70878 2025-08 -6000']);
    });

    test('by today’s tables where those of then are not known', () => {
      const one = { ...corrected, former: { ...former, by: '2025-07' } };
      expect(of(one, { imputations: undefined })).toEqual(['A → R 70 221 70878 2025-08 -1200']);
    });

    test('not in a run of 0.1', () => {
      const before = of(corrected, { imputations: [revenue('70 229 70878')] }, { release: [0, 1] });
      expect(before).toEqual(['A → R 70 222 70878  -1200']);
    });
  });

  test('is nothing where the member paid itself', () => {
    expect(titlesOf(group(), [], [correction({ member: 'R' })]).titles).toEqual([]);
  });

  test.each([
    ['a site that is gone, its last type', 'OLD', '221'],
    ['a site that nobody knows, none', 'S?', '020'],
    ['what stays on the member, none', '', '020'],
  ])('has for %s', (_, id, expected) => {
    const [title] = titlesOf(group(), [], [correction({ site: id })]).titles;
    expect([title?.function, title?.engagements]).toEqual([expected, []]);
  });
});
