/** What of a workspace no line met: what a careful colleague would ask about. */
import { describe, expect, test } from 'vitest';
import type { LineOutcome } from '../../src/allocate/allocator.ts';
import type { PlanSpan, SharePlan } from '../../src/allocate/plan/plan.ts';
import type { Access } from '../../src/domain/tables.ts';
import { ALWAYS, type Day, type DayRange, dayOf } from '../../src/domain/time/calendar.ts';
import type { Workspace } from '../../src/domain/workspace.ts';
import { unreachedFinder } from '../../src/settle/unreached.ts';
import { allocated, cents, line, SEPTEMBER, workspace } from './values.ts';

const OCTOBER = { from: dayOf(2025, 10, 1), to: dayOf(2025, 10, 31) };
const NOVEMBER = { from: dayOf(2025, 11, 1), to: dayOf(2025, 11, 30) };

const access = (id: string, activatedOn?: Day, terminatedOn?: Day, days: DayRange = ALWAYS): Access => ({
  ...{ access: id, serves: 'G', itemCode: undefined, bandwidthMbps: undefined, billedTo: undefined },
  ...{ activatedOn, terminatedOn, alone: false, days, file: 'accesses.csv', row: 2 },
});
const member = (id: string, days: DayRange = ALWAYS) => ({
  ...{ member: id, name: id, siret: undefined, serviceCode: undefined },
  ...{ days, file: 'members.csv', row: 2 },
});
const grappe = (id: string, days: DayRange = ALWAYS) => ({
  ...{ grappe: id, name: id, kind: 'grappe', site: 'S', weight: undefined, head: false },
  ...{ days, file: 'grappes.csv', row: 2 },
});
/** A convention of these rules, each with the days on which it holds. */
const rules = (all: Readonly<Record<string, DayRange>>) =>
  ({ rules: Object.entries(all).map(([id, days]) => ({ id, days })) }) as unknown as Workspace['convention'];

const GROUP: Partial<Workspace> = {
  convention: rules({ r: ALWAYS, q: ALWAYS }),
  grappes: [grappe('H'), grappe('G'), grappe('G')],
  members: [member('M'), member('A')],
  accesses: [access('X2'), access('X1')],
};

const NOTHING = { rules: [], grappes: [], accesses: [], members: [] };
const ALL = { rules: ['q', 'r'], grappes: ['G', 'H'], accesses: ['X1', 'X2'], members: ['A', 'M'] };

/** A run of days of a plan, by a rule where the cost is not the member's own. */
const run = (target: string, rule?: string, days: DayRange = SEPTEMBER) =>
  ({ days, target: { kind: 'grappe', id: target }, rule: rule && { id: rule } }) as unknown as PlanSpan;
const plan = (...spans: readonly PlanSpan[]): Partial<SharePlan> => ({ spans });
const A = [{ member: 'A', amounts: cents(100n) }];

/** What of {@link GROUP} some lines leave, in September as one of them is. */
function leftBy(...outcomes: readonly LineOutcome[]) {
  const reach = unreachedFinder(workspace(GROUP));
  reach.add(allocated([], { plan: { days: SEPTEMBER } }));
  for (const outcome of outcomes) reach.add(outcome);
  return reach.result();
}

describe('of a workspace', () => {
  test('nothing is asked about where no line was shared', () => {
    expect(unreachedFinder(workspace(GROUP)).result()).toEqual(NOTHING);
  });

  test('all that no line met is told, each once and in code point order', () => {
    expect(leftBy()).toEqual(ALL);
  });

  test('what lines met is not: their rules, targets, accesses and who bears a part', () => {
    const one = allocated(A, { plan: plan(run('G', 'r')), line: { access: 'X1' } });
    expect(leftBy(one)).toEqual({ rules: ['q'], grappes: ['H'], accesses: ['X2'], members: ['M'] });
  });

  test('a line of several spans meets the rule and the target of each', () => {
    const one = allocated(A, { plan: plan(run('G', 'r'), run('H'), run('H', 'q')) });
    expect(leftBy(one)).toEqual({ ...ALL, rules: [], grappes: [], members: ['M'] });
  });

  test('a plan met again may be of another access', () => {
    const shared = plan(run('G', 'r'));
    const one = allocated(A, { plan: shared, line: { access: 'X1' } });
    const again = allocated(A, { line: { access: 'X2' } });
    expect(leftBy(one, { ...again, plan: one.plan })).toEqual({
      ...ALL,
      rules: ['q'],
      grappes: ['H'],
      accesses: [],
      members: ['M'],
    });
  });

  test('a line that could not be shared is about its access and what it names all the same', () => {
    const failed = { kind: 'unallocated', faults: [], trace: undefined } as const;
    expect(leftBy({ ...failed, line: line({ access: 'X1', serves: 'H' }) })).toEqual({
      ...ALL,
      grappes: ['G'],
      accesses: ['X2'],
    });
  });

  test('a table that there is not has nothing left', () => {
    const reach = unreachedFinder(workspace({ ...GROUP, accesses: undefined }));
    reach.add(allocated([]));
    expect(reach.result().accesses).toEqual([]);
  });
});

describe('on the days of the lines', () => {
  test.each<[string, DayRange, readonly string[]]>([
    ['before them', { from: dayOf(2025, 8, 1), to: dayOf(2025, 8, 31) }, []],
    ['on the first of them', { from: dayOf(2025, 8, 1), to: SEPTEMBER.from }, ['x']],
    ['on the last of them', { from: OCTOBER.to, to: NOVEMBER.to }, ['x']],
    ['after them', NOVEMBER, []],
  ])('what holds %s only', (_, days, left) => {
    const reach = unreachedFinder(
      workspace({
        convention: rules({ x: days }),
        grappes: [grappe('x', days)],
        members: [member('x', days)],
        accesses: [access('x', undefined, undefined, days)],
      }),
    );
    // The later line first: the days are those around both.
    reach.add(allocated([], { plan: { days: OCTOBER } }));
    reach.add(allocated([], { plan: { days: SEPTEMBER } }));
    expect(reach.result()).toEqual({ rules: left, grappes: left, accesses: left, members: left });
  });

  test('an access is asked about where it was in service', () => {
    const reach = unreachedFinder(
      workspace({
        accesses: [
          access('always'),
          access('ended before', undefined, SEPTEMBER.from - 1),
          access('ended on the first', undefined, SEPTEMBER.from),
          access('from the last', SEPTEMBER.to),
          access('from later', SEPTEMBER.to + 1),
        ],
      }),
    );
    reach.add(allocated([]));
    expect(reach.result().accesses).toEqual(['always', 'ended on the first', 'from the last']);
  });
});

describe('what closed runs recorded', () => {
  test('counts as the lines do', () => {
    const { recorded, result } = unreachedFinder(workspace(GROUP));
    recorded.line(SEPTEMBER, 'X1');
    recorded.row('r', 'G', 'A');
    expect(result()).toEqual({ rules: ['q'], grappes: ['H'], accesses: ['X2'], members: ['M'] });
  });

  test('may be several rules and targets in a cell', () => {
    const { recorded, result } = unreachedFinder(
      workspace({
        convention: rules({ 'art-6': ALWAYS, 'art-7': ALWAYS, 'art-8': ALWAYS }),
        grappes: [grappe('STENAY'), grappe('ILL')],
      }),
    );
    recorded.line(SEPTEMBER, '');
    recorded.row('art-6', 'STENAY', 'A');
    recorded.row('art-6+art-7', 'STENAY+ILL', 'A');
    expect(result()).toEqual({ ...NOTHING, rules: ['art-8'] });
  });

  test('may name an id that holds a + itself', () => {
    const { recorded, result } = unreachedFinder(
      workspace({ convention: rules({ 'r+q': ALWAYS }), grappes: [grappe('G+H')] }),
    );
    recorded.line(SEPTEMBER, '');
    recorded.row('r+q', 'G+H', 'A');
    expect(result()).toEqual(NOTHING);
  });

  test('is on the days of its lines', () => {
    const { recorded, result } = unreachedFinder(workspace({ members: [member('M', NOVEMBER)] }));
    recorded.line(SEPTEMBER, '');
    expect(result().members).toEqual([]);
    recorded.line(NOVEMBER, '');
    expect(result().members).toEqual(['M']);
  });
});
