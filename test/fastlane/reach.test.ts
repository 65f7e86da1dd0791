/** A template holds on no day on which anything that decides its shares, its payer or its budgets is another. */
import { describe, expect, test } from 'vitest';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { inFolder } from '../properties/product.ts';
import { type BothWays, bothWays } from './both-ways.ts';
import { difference } from './difference.ts';
import { CONVENTION, type LineCells, smallWorkspace } from './small.ts';

async function compute(files: WorkspaceFiles, lines: readonly LineCells[]): Promise<BothWays> {
  const options = { selection: { kind: 'all' }, allowUnallocated: true } as const;
  const both = await inFolder(smallWorkspace(files, lines), (folder) => bothWays(folder, options));
  expect(difference(both.withLane, both.without)).toBeUndefined();
  return both;
}

interface Case {
  readonly what: string;
  readonly files: WorkspaceFiles;
  readonly line?: Partial<LineCells>;
  readonly days?: readonly string[];
  readonly onlyBudget?: boolean;
}

/** On both sides of the tenth of January: the first line of each side is like none before it, three have one. */
const AROUND = around('2025-01-09', '2025-01-10');

function around(eve: string, day: string): readonly string[] {
  return [eve, eve, day, day, eve];
}

function linesOf({ line, days = AROUND }: Case): readonly LineCells[] {
  return days.map((day) => ({ ...line, day }));
}

function rules(...all: readonly string[]): WorkspaceFiles {
  return { 'convention.yaml': `${CONVENTION}rules:\n${all.map((rule) => `  - ${rule}\n`).join('')}` };
}

const members = (rows: string): WorkspaceFiles => ({
  'members.csv': `member,name,joined_on,left_on\n${rows}`,
});
const sites = (rows: string): WorkspaceFiles => ({
  'sites.csv': `site,name,type,member,valid_from,valid_to\n${rows}`,
});
const grappes = (rows: string): WorkspaceFiles => ({
  'grappes.csv': `grappe,name,kind,site,weight,head,valid_from,valid_to\n${rows}`,
});
const accesses = (rows: string): WorkspaceFiles => ({
  'accesses.csv': `access,serves,billed_to,valid_from,valid_to\n${rows}`,
});
const measures = (rows: string): WorkspaceFiles => ({ 'measures.csv': `measure,site,as_of,value\n${rows}` });
const imputations = (rows: string): WorkspaceFiles => ({
  'imputations.csv': `member,flow,site_type,category,chapter,function,nature,valid_from,valid_to\n${rows}`,
});

const STUDENTS = '{ id: g, article: "1", applies_to: { target: grappe }, share: { by: students';
const OTHERS_BUDGETS = 'R,,,,011,222,6262,,\nM,,,,011,223,6262,,\n';

const OF_TWO_YEARS = measures(
  'students,S1,2023-10-01,7\nstudents,S2,2023-10-01,4\nstudents,S1,2024-10-01,9\nstudents,S2,2024-10-01,4\n',
);

const CHANGES: readonly Case[] = [
  {
    what: 'its site has another owner',
    files: sites('S1,Un,college,C,,2025-01-09\nS1,Un,college,M,2025-01-10,\nS2,Deux,lycee,R,,\n'),
    line: { access: 'A1' },
  },
  {
    what: 'a site of its grappe has another owner',
    files: sites('S1,Un,college,C,,2025-01-09\nS1,Un,college,M,2025-01-10,\nS2,Deux,lycee,R,,\n'),
  },
  {
    what: 'its grappe has a site more',
    files: grappes(
      'G,La grappe,grappe,S1,,,,\nG,La grappe,grappe,S2,,,,\nG,La grappe,grappe,S3,,,2025-01-10,\n',
    ),
  },
  {
    what: 'a site of its grappe weighs more',
    files: {
      ...rules('{ id: g, article: "1", applies_to: { target: grappe }, share: { by: weight } }'),
      ...grappes('G,G,grappe,S1,1,,,2025-01-09\nG,G,grappe,S1,3,,2025-01-10,\nG,G,grappe,S2,2,,,\n'),
    },
  },
  {
    what: 'its access serves another',
    files: accesses('AG,G,,,2025-01-09\nAG,S1,,2025-01-10,\n'),
  },
  {
    what: 'its access is billed to another',
    files: accesses('AG,G,R,,2025-01-09\nAG,G,C,2025-01-10,\n'),
  },
  {
    what: 'another rule holds',
    files: rules(
      '{ id: g, article: "1", to: 2025-01-09, applies_to: { target: grappe }, share: { by: equal, per: site } }',
      '{ id: h, article: "2", from: 2025-01-10, applies_to: { target: grappe }, share: { by: payer, member: C } }',
    ),
  },
  {
    what: 'a rule for sites of a type holds, for its site is of that type',
    files: {
      ...rules(
        '{ id: t, article: "1", applies_to: { target: site, site_types: [cfa] }, share: { by: payer, member: R } }',
        '{ id: s, article: "2", applies_to: { target: site }, share: { by: equal, per: site } }',
      ),
      ...sites('S1,Un,college,C,,2025-01-09\nS1,Un,cfa,C,2025-01-10,\nS2,Deux,lycee,R,,\n'),
    },
    line: { access: 'A1' },
  },
  {
    what: 'a measure was observed again',
    files: {
      ...rules(`${STUDENTS} } }`),
      ...measures('students,S1,2024-10-01,7\nstudents,S2,2024-10-01,4\nstudents,S1,2025-01-10,9\n'),
    },
  },
  {
    what: 'the reference day of a measure is that of another school year',
    files: {
      ...rules(`${STUDENTS}, as_of: { date: "09-01", year: school_current } } }`),
      ...measures(
        'students,S1,2024-09-01,7\nstudents,S2,2024-09-01,4\nstudents,S1,2025-09-01,9\nstudents,S2,2025-09-01,4\n',
      ),
    },
    days: around('2025-08-31', '2025-09-01'),
  },
  {
    what: 'the reference day of a measure is that of another year',
    files: {
      ...rules(`${STUDENTS}, as_of: { date: "10-01", year: previous } } }`),
      ...OF_TWO_YEARS,
    },
    days: around('2024-12-31', '2025-01-01'),
  },
  {
    what: 'the reference day of a part of a mix is that of another year',
    files: {
      ...rules(
        '{ id: g, article: "1", applies_to: { target: grappe }, share: { by: mix, of: [{ part: "1/2", share: { by: equal, per: site } }, { part: "1/2", share: { by: students, as_of: { date: "10-01", year: previous } } }] } }',
      ),
      ...OF_TWO_YEARS,
    },
    days: around('2024-12-31', '2025-01-01'),
  },
  {
    what: 'the reference day of a majority is that of another year',
    files: {
      ...rules(
        '{ id: g, article: "1", applies_to: { target: grappe }, share: { by: majority, of: students, as_of: { date: "10-01", year: previous } } }',
      ),
      ...measures(
        'students,S1,2023-10-01,7\nstudents,S2,2023-10-01,4\nstudents,S1,2024-10-01,3\nstudents,S2,2024-10-01,4\n',
      ),
    },
    days: around('2024-12-31', '2025-01-01'),
  },
  {
    what: 'the group has a member more',
    files: members('C,Alsace,,\nR,Région,,\nM,Meuse,2025-01-10,\n'),
    line: { access: 'ALL' },
  },
  {
    what: 'a member has another budget',
    files: imputations(`C,,,,011,221,6262,,2025-01-09\nC,,,,65,221,6558,2025-01-10,\n${OTHERS_BUDGETS}`),
    onlyBudget: true,
  },
];

/** The rule and all that follows it, of the rows of a line. */
function sharedAs(allocations: string, line: number): readonly string[] {
  return allocations
    .split('\n')
    .map((row) => row.split(','))
    .filter((cells) => cells[3] === String(line))
    .map((cells) => cells.slice(13).join());
}

describe('a line is shared anew from the day on which', () => {
  test.each(CHANGES)('$what', async (change) => {
    const { without, shared, inLane } = await compute(change.files, linesOf(change));
    expect(without.problems).toEqual([]);
    const allocations = without.written?.allocations ?? '';
    expect(sharedAs(allocations, 3)).not.toEqual(sharedAs(allocations, 1));
    // Another budget is looked up in the lane.
    expect([shared, inLane]).toEqual([5, change.onlyBudget ? 4 : 3]);
  });
});

const LEAVES = members('C,Alsace,,\nR,Région,,\nM,Meuse,,2025-01-09\n');

const ENDS: readonly Case[] = [
  {
    what: 'the member that pays for a site is gone',
    files: {
      ...LEAVES,
      ...rules('{ id: s, article: "1", applies_to: { target: site }, share: { by: payer, member: M } }'),
    },
    line: { access: 'A1' },
  },
  {
    what: 'a member with a part in the costs of a site is gone',
    files: {
      ...LEAVES,
      ...rules(
        '{ id: s, article: "1", applies_to: { target: site }, share: { by: fixed, parts: { C: 1/3, M: 2/3 }, absent: charged } }',
      ),
    },
    line: { access: 'A1' },
  },
  {
    what: 'a member is gone that pays a part within a mix',
    files: {
      ...LEAVES,
      ...rules(
        '{ id: s, article: "1", applies_to: { target: site }, share: { by: mix, of: [{ part: "1/2", share: { by: equal, per: site } }, { part: "1/2", share: { by: payer, member: M } }] } }',
      ),
    },
    line: { access: 'A1' },
  },
  { what: 'the owner of its site is gone', files: LEAVES, line: { serves: 'S3', access: '' } },
  { what: 'the member that it serves is gone', files: LEAVES, line: { access: 'AM' } },
  {
    what: 'the owner of a site of its grappe is gone that bears nothing',
    files: {
      ...LEAVES,
      ...rules('{ id: g, article: "1", applies_to: { target: grappe }, share: { by: head } }'),
      ...grappes('G,La grappe,grappe,S1,,yes,,\nG,La grappe,grappe,S3,,no,,\n'),
    },
  },
  { what: 'its access is gone', files: accesses('AG,G,,,2025-01-09\n') },
  {
    what: 'its rule holds no more',
    files: rules(
      '{ id: g, article: "1", to: 2025-01-09, applies_to: { target: grappe }, share: { by: equal, per: site } }',
    ),
  },
  {
    what: 'a measure is too old',
    files: {
      ...rules(`${STUDENTS}, max_age_days: 100 } }`),
      ...measures('students,S1,2024-10-01,7\nstudents,S2,2024-12-01,4\n'),
    },
  },
];

describe('a line is not shared any more from the day on which', () => {
  test.each(ENDS)('$what', async (end) => {
    const { without, shared, inLane } = await compute(end.files, linesOf(end));
    expect(without.problems).toEqual([]);
    expect(without.written?.unallocated.split('\n')).toHaveLength(3);
    expect([shared, inLane]).toEqual([3, 2]);
  });
});

const SITES_RULE = '{ id: s, article: "2", applies_to: { target: site }, share: { by: equal, per: site } }';

const NOTHING: readonly Case[] = [
  {
    what: 'a rule for others begins',
    files: rules(
      '{ id: g, article: "1", from: 2025-01-10, applies_to: { target: grappe }, share: { by: head } }',
      SITES_RULE,
    ),
    line: { access: 'A1' },
  },
  { what: 'a member leaves that has no part in its site', files: LEAVES, line: { access: 'A1' } },
  {
    what: 'another member leaves than the one that it serves',
    files: LEAVES,
    line: { serves: 'R', access: '' },
  },
  {
    what: 'another member leaves, where a rule names nobody',
    files: {
      ...LEAVES,
      ...rules(
        '{ id: s, article: "1", applies_to: { target: site }, share: { by: mix, of: [{ part: "1", share: { by: equal, per: site } }] } }',
      ),
    },
    line: { access: 'A1' },
  },
  {
    what: 'another access serves another',
    files: accesses('AG,G,,,\nA1,S1,,,2025-01-09\nA1,S2,,2025-01-10,\n'),
  },
  {
    what: 'another site has another owner',
    files: sites(
      'S1,Un,college,C,,\nS2,Deux,lycee,R,,\nS3,Trois,lycee,M,,2025-01-09\nS3,Trois,lycee,C,2025-01-10,\n',
    ),
  },
  {
    what: 'another site was observed again',
    files: {
      ...rules(`${STUDENTS} } }`),
      ...measures(
        'students,S1,2024-10-01,7\nstudents,S2,2024-10-01,4\nstudents,S3,2024-10-01,4\nstudents,S3,2025-01-10,9\n',
      ),
    },
  },
  {
    what: 'the reference day of others is that of another year',
    files: {
      ...rules(`${STUDENTS}, as_of: { date: "10-01", year: previous } } }`, SITES_RULE),
      ...OF_TWO_YEARS,
    },
    line: { access: 'A1' },
    days: around('2024-12-31', '2025-01-01'),
  },
  {
    what: 'the year turns where the latest measure counts',
    files: {
      ...rules(
        `${STUDENTS} } }`,
        '{ id: s, article: "2", applies_to: { target: site }, share: { by: students, as_of: { date: "10-01", year: previous } } }',
      ),
      ...measures('students,S1,2023-10-01,7\nstudents,S2,2023-10-01,4\n'),
    },
    days: around('2024-12-31', '2025-01-01'),
  },
  {
    what: 'another member has another budget',
    files: imputations(
      `M,,,,011,223,6262,,2025-01-09\nM,,,,65,223,6558,2025-01-10,\nC,,,,011,221,6262,,\nR,,,,011,222,6262,,\n`,
    ),
  },
];

describe('a line is shared like the one before on the day on which', () => {
  test.each(NOTHING)('$what', async (nothing) => {
    const { without, shared, inLane } = await compute(nothing.files, linesOf(nothing));
    expect(without.problems).toEqual([]);
    expect([shared, inLane]).toEqual([5, 4]);
  });
});

test('a line is refused from the day on which a member has no budget', async () => {
  const files = imputations(`C,,,,011,221,6262,,2025-01-09\n${OTHERS_BUDGETS}`);
  const { without } = await compute(files, linesOf({ what: '', files }));
  expect(without.problems.map(({ code, place }) => [code, place.row])).toEqual([
    ['imputation-missing', 4],
    ['imputation-missing', 5],
  ]);
});

test('what a line serves against its access is said of each such line', async () => {
  const files = accesses('AG,S1,,,2025-01-09\nAG,G,,2025-01-10,\n');
  const { without, inLane } = await compute(files, linesOf({ what: '', files, line: { serves: 'G' } }));
  const warned = without.problems.map(({ code, place }) => [code, place.row]);
  expect(warned).toEqual([2, 3, 6].map((row) => ['serves-contradiction', row]));
  expect(inLane).toBe(1);
});

describe('lines without days are shared', () => {
  const halves = accesses('AG,G,,,2025-01-09\nAG,S1,,2025-01-10,\n');
  test.each([
    // The first day of the month, and the date of the invoice.
    ['by their category', [{ category: 'subscription' }, { category: 'setup' }]],
    [
      'by the date of their invoice',
      [{ category: 'setup', invoice: 'F2', date: '2025-01-05' }, { category: 'setup' }],
    ],
  ])('%s', async (_, two) => {
    const lines = [0, 1, 0, 1, 0].map((which): LineCells => ({ ...two[which], day: '' }));
    const { without, shared, inLane } = await compute(halves, lines);
    expect(without.problems).toEqual([]);
    const serves = without.written?.allocations.split('\n').map((row) => row.split(',')[7]);
    expect(serves).toEqual(['G', 'G', 'S1', 'G', 'G', 'S1', 'G', 'G', undefined]);
    expect([shared, inLane]).toEqual([5, 3]);
  });
});

describe('lines are shared by what else they say:', () => {
  const alternate = (...two: readonly Partial<LineCells>[]): readonly LineCells[] =>
    [0, 1, 0, 1, 0].map((which) => ({ ...two[which], day: '2025-01-09' }));
  const special = (condition: string): WorkspaceFiles =>
    rules(
      `{ id: x, article: "1", applies_to: { target: grappe, ${condition} }, share: { by: payer, member: M } }`,
      '{ id: g, article: "2", applies_to: { target: grappe }, share: { by: equal, per: site } }',
    );
  const cases: readonly (readonly [string, WorkspaceFiles, readonly LineCells[]])[] = [
    [
      'their category',
      special('categories: [usage]'),
      alternate({ category: 'usage' }, { category: 'setup' }),
    ],
    ['their item', special('item_codes: ["X*"]'), alternate({ item: 'X1' }, { item: 'Y1' })],
    ['their payer', {}, alternate({ billedTo: 'C' }, { billedTo: 'R' })],
    ['their access', {}, alternate({ access: 'A1' }, { access: 'A2' })],
    ['what they serve', {}, alternate({ access: '', serves: 'S1' }, { access: '', serves: 'G' })],
    [
      'the budget of their category',
      imputations(`C,,,usage,65,221,6558,,\nC,,,,011,221,6262,,\n${OTHERS_BUDGETS}`),
      alternate({ category: 'usage' }, { category: 'setup' }),
    ],
    [
      'the budget of what the payer pays itself',
      imputations(`C,paid,,,65,221,6558,,\nC,,,,011,221,6262,,\n${OTHERS_BUDGETS}`),
      alternate({ billedTo: 'C' }, { billedTo: 'R' }),
    ],
    [
      'the budget of a type of sites',
      {
        ...imputations(`C,,lycee,,65,221,6558,,\nC,,,,011,221,6262,,\n${OTHERS_BUDGETS}`),
        ...sites('S1,Un,college,C,,\nS2,Deux,lycee,C,,\n'),
      },
      alternate({ access: 'A1' }, { access: 'A2' }),
    ],
  ];
  test.each(cases)('%s', async (what, files, lines) => {
    const { without, shared, inLane } = await compute(files, lines);
    expect(without.problems).toEqual([]);
    // Another budget is looked up in the lane.
    expect([shared, inLane]).toEqual([5, what === 'the budget of their category' ? 4 : 3]);
  });

  test('not by their item, where only rules for others look at it', async () => {
    const lines = alternate({ access: 'A1', item: 'X1' }, { access: 'A1', item: 'Y1' });
    const { shared, inLane } = await compute(special('item_codes: ["X*"]'), lines);
    expect([shared, inLane]).toEqual([5, 4]);
  });
});
