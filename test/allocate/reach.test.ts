/** The days for which what was found for a line holds: none where its shares change on its own. */
import { expect, test } from 'vitest';
import type { AllocatedLine } from '../../src/allocate/allocator.ts';
import { reachIn } from '../../src/allocate/reach.ts';
import type { SharePlan } from '../../src/allocate/share-plan.ts';
import { type DayRange, dayOf, formatRange } from '../../src/domain/calendar.ts';
import { convention, invoice, STENAY } from '../oracle/small-workspace.ts';
import { outcomes, registerFrom } from './outcomes.ts';

const FILES = {
  ...STENAY,
  'convention.yaml': convention('{ by: equal }').replace(
    'target: group',
    'target: group, categories: [usage]',
  ),
  'grappes.csv': 'grappe,name,kind,site,valid_to\nSTENAY,S,k,0550020Y,2021-09-30\nSTENAY,S,k,0550072E,\n',
  'members.csv': 'member,name,left_on\nMEUSE,Meuse,2030-12-31\nREGION,R,\nCEA,Alsace,\n',
};

/** A line of September, and the reach of lines like it but for their plan. */
async function september(serves = 'STENAY') {
  const line = invoice(`${serves},subscription,2021-09-01,2021-09-30,1.00,20,`);
  const { plain } = await outcomes({ ...FILES, 'invoices/a.csv': line });
  const [found] = plain;
  if (found?.kind !== 'allocated') throw new Error('it can be shared');
  const reach = reachIn(await registerFrom(FILES));
  const withPlan = (plan: Partial<SharePlan>): AllocatedLine => ({
    ...found,
    plan: { ...found.plan, ...plan },
  });
  return { found, reach, withPlan };
}

const text = (days: DayRange | undefined): string => (days === undefined ? 'none' : formatRange(days));

test('that of a line of one run are those around its own', async () => {
  const { found, reach } = await september();
  expect(text(reach.ofShares(found))).toBe('..2021-09-30');
});

test('a line of several runs, or of none, has no reach', async () => {
  const { found, reach, withPlan } = await september();
  expect(text(reach.ofShares(withPlan({ runs: [...found.plan.runs, ...found.plan.runs] })))).toBe('none');
  expect(text(reach.ofShares(withPlan({ runs: [] })))).toBe('none');
});

test('nor has one on whose days something ends', async () => {
  const { reach, withPlan } = await september();
  const from = dayOf(2021, 9, 1);
  expect(text(reach.ofShares(withPlan({ days: { from, to: dayOf(2021, 9, 30) } })))).toBe('..2021-09-30');
  expect(text(reach.ofShares(withPlan({ days: { from, to: dayOf(2021, 10, 1) } })))).toBe('none');
});

test('the stay of one who is not known ends nothing', async () => {
  const { found, reach, withPlan } = await september('0550020Y');
  const runs = found.plan.runs.map((run) => ({
    ...run,
    participants: { ...run.participants, members: ['NOBODY'] },
  }));
  expect(text(reach.ofShares(found))).toBe('..2030-12-31');
  expect(text(reach.ofShares(withPlan({ runs })))).toBe('..');
});

test('the costs of all kinds are alike where no run is of a target whose rules look at them', async () => {
  const { found, reach, withPlan } = await september();
  const [run] = found.plan.runs;
  if (run === undefined) throw new Error('it has a run');
  const ofGroup = { ...run, target: { kind: 'group', id: '*', access: undefined } } as const;
  const answers = [[run], [ofGroup], [run, ofGroup]].map((runs) => reach.isForAllCosts(withPlan({ runs })));
  expect(answers).toEqual([true, false, false]);
});
