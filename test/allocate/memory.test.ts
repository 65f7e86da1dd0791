/** What was found for a line is found once for all that are like it, and forgotten in time. */
import { describe, expect, test } from 'vitest';
import { KEYS } from '../../src/allocate/keys/list.ts';
import type { LineToShare } from '../../src/allocate/plan/plan.ts';
import { plannerOf } from '../../src/allocate/plan/planner.ts';
import { changeDaysOf } from '../../src/allocate/plan/register-change-days.ts';
import { ruleClasses } from '../../src/allocate/plan/rule-choice.ts';
import type { Segment } from '../../src/allocate/plan/segment-index.ts';
import { segmentsOf } from '../../src/allocate/plan/segments.ts';
import { targetDays } from '../../src/allocate/plan/target-days.ts';
import type { Register } from '../../src/allocate/register.ts';
import type { Rule } from '../../src/domain/rule.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';
import { registerFrom } from './outcomes.ts';

/** A grappe that has a site more from the tenth of January on. */
function register(): Promise<Register> {
  return registerFrom({
    'convention.yaml':
      'prorata: daily\nsite_of_grappe: site\nrounding: largest_remainder\nvat: line\nbasis: service\nbilled_to: R\nrules:\n' +
      '  - { id: u, article: "1", applies_to: { target: grappe, categories: [usage] }, share: { by: equal } }\n  - { id: g, article: "1", applies_to: { target: grappe }, share: { by: equal, per: site } }\n',
    'members.csv': 'member,name,left_on\nR,Région,\nC,Alsace,\nM,Meuse,2024-12-31\n',
    'sites.csv': 'site,name,type,member\nS1,Un,college,C\nS2,Deux,lycee,R\nS3,Trois,lycee,R\n',
    'grappes.csv': 'grappe,name,kind,site,valid_from\nG,G,k,S1,\nG,G,k,S2,2025-01-10\nH,H,k,S2,\nH,H,k,S1,\n',
    'accesses.csv':
      'access,serves,valid_from,valid_to\nA,G,2024-01-01,\nB,H,,\nC,G,,\nD,S1,,2025-01-09\nD,S2,2025-01-10,\nE,S1,,2025-01-09\nE,H,2025-01-10,\n',
  });
}

const LINE: LineToShare = {
  supplier: '',
  serves: undefined,
  access: undefined,
  category: 'other',
  itemCode: undefined,
  net: 100n,
};
const ON_G: LineToShare = { ...LINE, access: 'C' };
const ON_H: LineToShare = { ...LINE, access: 'B' };
/** Segments of lines of which nothing but a day matters. */
function segmentsOn(tables: Register): (line: LineToShare, day: number) => Segment {
  const at = segmentsOf(tables, KEYS);
  return (line, day) => at(line, day, { from: day, to: day });
}

const january = (day: number): number => dayOf(2025, 1, day);

describe('the segments of lines', () => {
  test('are the same for lines that fall under the same rules, whatever came between', async () => {
    const at = segmentsOn(await register());
    const early = at(ON_G, january(1));
    const other = at(ON_H, january(1));
    const late = at(ON_G, january(10));
    const usage = at({ ...ON_G, category: 'usage' }, january(1));
    expect(new Set([early, other, late, usage])).toHaveProperty('size', 4);
    expect(at({ ...ON_G, category: 'setup', itemCode: 'X' }, january(9))).toBe(early);
    expect(at(ON_H, january(31))).toBe(other);
    expect(at(ON_G, january(31))).toBe(late);
    expect(at({ ...ON_G, category: 'usage' }, january(9))).toBe(usage);
    expect(at(ON_G, january(1))).toBe(early);
    expect(at(ON_G, january(10))).toBe(late);
  });

  test('take the participants from each other', async () => {
    const at = segmentsOn(await register());
    const sites = ({ result }: Segment) => result.participants?.sites;
    const [all, usage] = [at(ON_H, january(1)), at({ ...ON_H, category: 'usage' }, january(1))];
    expect(sites(all)).toHaveLength(2);
    expect(sites(usage)?.[0]).toBe(sites(all)?.[0]);
    const [early, late] = [at(ON_G, january(9)), at(ON_G, january(10))];
    expect([sites(early)?.length, sites(late)?.length]).toEqual([1, 2]);
  });

  test('are found anew where there are no shares', async () => {
    const at = segmentsOn(await register());
    const failed = at({ ...LINE, access: 'A' }, dayOf(2023, 1, 1));
    expect(failed.result).toMatchObject({ faults: [{ code: 'access-undated' }] });
    expect(at({ ...LINE, access: 'A' }, dayOf(2023, 1, 1))).not.toBe(failed);
    const absent = [2, 5].map((day) => at({ ...LINE, serves: 'M' }, january(day)).result);
    expect(absent).toMatchObject(
      ['2025-01-02', '2025-01-05'].map((days) => ({ faults: [{ args: { days } }] })),
    );
  });

  test('are forgotten but for the latest of each target when one has thousands', async () => {
    const tables = await register();
    const rows = tables.sites.get('S1') ?? [];
    const days = Array.from({ length: 7000 }, (_, index) => january(1) + index);
    const daily = days.flatMap((day) => rows.map((row) => ({ ...row, days: { from: day, to: day } })));
    const sites = new Map([
      ['X', daily],
      ['Y', rows],
    ]);
    const at = segmentsOn({ ...tables, sites });
    const other = at({ ...LINE, serves: 'Y' }, january(1));
    const found = days.map((day) => at({ ...LINE, serves: 'X' }, day));
    expect(at({ ...LINE, serves: 'X' }, january(7000))).toBe(found.at(-1));
    expect(at({ ...LINE, serves: 'Y' }, january(1))).toBe(other);
    const first = at({ ...LINE, serves: 'X' }, january(1));
    expect(first).not.toBe(found[0]);
    expect(first).toEqual(found[0]);
  });

  /** Finds the segments of as many targets as one asks for. */
  async function ofMany(): Promise<(index: number) => Segment> {
    const tables = await register();
    const rows = tables.sites.get('S1') ?? [];
    const names = Array.from({ length: 20_000 }, (_, index) => `X${index}`);
    const at = segmentsOn({ ...tables, sites: new Map(names.map((name) => [name, rows])) });
    return (index) => at({ ...LINE, serves: `X${index}` }, january(1));
  }

  test('are forgotten where thousands of others came since they were of use', async () => {
    const find = await ofMany();
    const [used, passed] = [find(0), find(1)];
    for (let index = 2; index < 20_000; index++) {
      find(index);
      if (index % 1000 === 0) find(0);
    }
    expect(find(0)).toBe(used);
    expect(find(1)).not.toBe(passed);
    expect(find(1)).toEqual(passed);
  });

  test('are all kept while 12,000 targets are of use, and all forgotten where many more are', async () => {
    const find = await ofMany();
    const first = find(0);
    const findAll = (count: number): void => {
      for (let index = 0; index < count; index++) find(index);
    };
    for (let count = 1000; count <= 12_000; count += 1000) findAll(count);
    const last = find(11_999);
    expect([find(0) === first, find(11_999) === last]).toEqual([true, true]);
    for (let count = 13_000; count <= 20_000; count += 1000) findAll(count);
    expect([find(0) === first, find(11_999) === last]).toEqual([false, false]);
  });
});

describe('the targets of lines', () => {
  test('are the same objects for all lines that name them in the same way', async () => {
    const tables = await register();
    const at = targetDays(tables, changeDaysOf(tables, KEYS));
    const itself = { serves: 'S1', access: undefined };
    expect(at({ ...itself, access: 'B' }, january(1)).target).toMatchObject({ kind: 'site', id: 'S1' });
    expect(at(itself, january(1))).toBe(at({ ...itself }, january(20)));
    const member = { serves: 'R', access: undefined };
    expect(at({ ...member, access: 'A' }, january(1))).toBe(at(member, january(20)));
    const [byA, byB] = [at(ON_G, january(1)), at(ON_H, january(1))];
    expect(byA).not.toBe(byB);
    expect(at(ON_G, january(20))).toBe(byA);
    expect(at(ON_H, january(20))).toBe(byB);
  });

  test('that name nothing are none', async () => {
    const tables = await register();
    const at = targetDays(tables, changeDaysOf(tables, KEYS));
    expect(at({ serves: undefined, access: undefined }, january(1)).target).toEqual({
      code: 'serves-missing',
      args: {},
    });
  });

  test('of an access are kept for each of its rows', async () => {
    const tables = await register();
    const at = targetDays(tables, changeDaysOf(tables, KEYS));
    const line = { serves: undefined, access: 'D' };
    const [early, late] = [at(line, january(9)), at(line, january(10))];
    expect([early, late]).toMatchObject([{ target: { id: 'S1' } }, { target: { id: 'S2' } }]);
    expect(at(line, january(1))).toBe(early);
    expect(at(line, january(31))).toBe(late);
  });

  test('of an access have the days of its rows, and failures are found anew', async () => {
    const tables = await register();
    const at = targetDays(tables, changeDaysOf(tables, KEYS));
    const line = { serves: undefined, access: 'A' };
    const failed = at(line, dayOf(2023, 12, 31));
    expect(failed.target).toMatchObject({ code: 'access-undated', args: { days: '2023-12-31' } });
    expect(at(line, dayOf(2023, 12, 30)).target).toMatchObject({ args: { days: '2023-12-30' } });
    const found = at(line, january(1));
    expect(found).toMatchObject({ days: { from: dayOf(2024, 1, 1) }, target: { id: 'G' } });
    expect(at(line, dayOf(2024, 1, 1))).toBe(found);
    expect(at(line, dayOf(2023, 12, 31)).target).toMatchObject({ code: 'access-undated' });
  });
});

describe('the plans of lines', () => {
  test('are the same for the same days, and have the same shares for other days of the segment', async () => {
    const planFor = plannerOf(await register(), KEYS);
    const days = { from: january(10), to: january(31) };
    const plan = planFor(ON_G, days);
    expect(planFor({ ...ON_G, category: 'setup' }, { ...days })).toBe(plan);
    const shorter = planFor(ON_G, { ...days, to: january(30) });
    const later = planFor(ON_G, { ...days, from: january(11) });
    for (const other of [shorter, later]) {
      expect(other).not.toBe(plan);
      expect('shares' in other && 'shares' in plan && other.shares === plan.shares).toBe(true);
    }
    expect(planFor(ON_G, { ...days, from: january(11) })).toBe(later);
    const whole = { from: january(1), to: january(9) };
    expect(planFor(ON_G, { ...whole })).toBe(planFor(ON_G, whole));
  });

  test('are the same for the same days in several segments, and are those of these days and segments', async () => {
    const planFor = plannerOf(await register(), KEYS);
    const told = (plan: ReturnType<typeof planFor>) => ('shares' in plan ? plan : undefined);
    const days = { from: january(1), to: january(31) };
    // D is the collège, and from the tenth on the lycée: 9 and 22 of 31 days.
    const moved = planFor({ ...LINE, access: 'D' }, days);
    expect(told(moved)?.shares.map(({ member, text }) => `${member} ${text}`)).toEqual(['C 9/31', 'R 22/31']);
    expect(planFor({ ...LINE, access: 'D' }, { ...days })).toBe(moved);
    const shorter = planFor({ ...LINE, access: 'D' }, { ...days, to: january(12) });
    expect(told(shorter)?.shares.map(({ text }) => text)).toEqual(['3/4', '1/4']);
    // E is the collège, then H, which usage and the rest share by different rules.
    const [other, usage] = (['other', 'usage'] as const).map((category) =>
      planFor({ ...LINE, access: 'E', category }, days),
    );
    expect(other && told(other)?.rule).toBe('own+g');
    expect(usage && told(usage)?.rule).toBe('own+u');
  });
});

describe('the classes of lines', () => {
  /** Rules that count how often they are looked at. */
  function counted(...all: readonly Partial<Rule['appliesTo']>[]) {
    let looks = 0;
    const rules = all.map(
      (appliesTo): Rule =>
        ({
          get appliesTo() {
            looks++;
            return { target: 'site', ...appliesTo };
          },
        }) as Rule,
    );
    return { classOf: ruleClasses(rules), looks: () => looks };
  }
  const usage = { supplier: 'S', category: 'usage', itemCode: undefined } as const;

  test('are found once for a category and a kind of target', () => {
    const { classOf, looks } = counted({ categories: ['usage'] }, {});
    const found = classOf(usage, 'site');
    const before = looks();
    expect(classOf({ ...usage, itemCode: 'X' }, 'site')).toBe(found);
    expect(looks()).toBe(before);
    expect(classOf({ ...usage, category: 'other' }, 'site')).not.toBe(found);
    const ofGroup = classOf(usage, 'group');
    expect(ofGroup).not.toBe(found);
    const after = looks();
    expect(after).toBeGreaterThan(before);
    expect([classOf(usage, 'site'), classOf(usage, 'group')]).toEqual([found, ofGroup]);
    expect(looks()).toBe(after);
  });

  test('part lines by their suppliers where a rule names some, and a line without is of none', () => {
    const { classOf } = counted({ suppliers: ['S'] }, {});
    expect(classOf(usage, 'site')).not.toBe(classOf({ ...usage, supplier: 'T' }, 'site'));
    expect(classOf({ ...usage, supplier: '' }, 'site')).toBe(classOf({ ...usage, supplier: 'T' }, 'site'));
    const itemAndSupplier = counted({ suppliers: ['S'] }, { itemCodes: ['AT'] });
    const places = (itemCode: string, supplier: string) =>
      itemAndSupplier.classOf({ ...usage, itemCode, supplier }, 'site').rules.length;
    expect([places('A', 'TS'), places('AT', 'S')]).toEqual([0, 2]);
    const { classOf: classOfAny } = counted({});
    expect(classOfAny({ ...usage, supplier: 'T' }, 'site')).toBe(classOfAny(usage, 'site'));
  });

  test('do not part lines by rules for other targets', () => {
    const { classOf } = counted({ target: 'grappe', categories: ['usage'] }, {});
    expect(classOf({ ...usage, category: 'other' }, 'site')).toBe(classOf(usage, 'site'));
  });

  test('hold the rules whose item codes fit, plain or by a pattern, in file order', () => {
    const { classOf } = counted(
      { itemCodes: ['B', 'A', 'A'] },
      {},
      { itemCodes: ['B'] },
      { itemCodes: ['A?', 'A'] },
    );
    const places = (itemCode: string) =>
      classOf({ ...usage, itemCode }, 'site').rules.map(({ appliesTo }) => appliesTo.itemCodes);
    expect(places('A')).toEqual([['B', 'A', 'A'], undefined, ['A?', 'A']]);
    expect(places('AB')).toEqual([undefined, ['A?', 'A']]);
    expect(places('C')).toEqual([undefined]);
  });

  test('are found once for an item code where rules name some', () => {
    const { classOf, looks } = counted({ itemCodes: ['X1*'] });
    classOf({ ...usage, itemCode: 'X1' }, 'site');
    const once = looks();
    classOf({ ...usage, itemCode: 'X1' }, 'site');
    expect(looks()).toBe(once);
  });
});

test('change days of a target are found once', async () => {
  const changeDays = changeDaysOf(await register(), KEYS);
  const target = { kind: 'grappe', id: 'G', access: undefined } as const;
  expect(changeDays.ofTarget(target)).toBe(changeDays.ofTarget(target));
});
