import type { AllocatedLine, AllocationRow } from '../../allocate/allocator.ts';
import { firstDayOf, OWN, type SharePlan } from '../../allocate/plan/plan.ts';
import type { RoundingPolicy } from '../../domain/convention.ts';
import { watchHeap } from '../../heap-room.ts';
import { centsAboveFloor } from '../../settle/cents-above-floor.ts';
import type { Names } from './names.ts';
import { otherYears } from './other-years.ts';
import { type ShareStep, shareSteps } from './share-steps.ts';
import type { RuleReference, ServedTarget, StatementLine } from './statement.ts';

/** The rows of allocated lines by member, made when they are asked for: those of all members take room. */
interface LinesByMember {
  /** As statements show them, in the order of the run. */
  readonly linesOf: (member: string) => readonly StatementLine[];
}

/** A row of an allocated line: its place among the rows. */
type RowOfLine = readonly [allocated: AllocatedLine, index: number];

export function linesByMember(
  lines: readonly AllocatedLine[],
  names: Names,
  policy: RoundingPolicy,
): LinesByMember {
  const rowsOf = new Map<string, RowOfLine[]>();
  for (const allocated of lines) {
    allocated.rows.forEach(({ member }, index) => {
      const known = rowsOf.get(member);
      if (known === undefined) rowsOf.set(member, [[allocated, index]]);
      else known.push([allocated, index]);
    });
  }
  const plans = planMemory(names);
  return {
    linesOf: (member) =>
      (rowsOf.get(member) ?? []).flatMap(([allocated, index]) => {
        watchHeap();
        const row = allocated.rows[index];
        return row === undefined
          ? []
          : [statementLine(allocated, row, index, plans(allocated.plan), names, policy)];
      }),
  };
}

function statementLine(
  { line, plan, billedTo }: AllocatedLine,
  row: AllocationRow,
  index: number,
  told: ToldPlan,
  names: Names,
  policy: RoundingPolicy,
): StatementLine {
  const share = plan.shares[index];
  if (share?.member !== row.member || share.site !== row.site) {
    throw new Error(`row ${index} of ${line.file}:${line.row} is not its share`);
  }
  return {
    line,
    targets: told.targets,
    site: names.site(row.site, firstDayOf(share, plan.runs)),
    rules: told.rules,
    rule: plan.rule,
    article: plan.article,
    days: plan.days,
    steps: told.steps(row.member, row.site),
    share: share.share,
    shareText: row.share,
    net: row.net,
    vat: row.vat,
    gross: row.gross,
    residual: {
      net: centsAboveFloor(row.net, line.net, share.share, policy),
      vat: centsAboveFloor(row.vat, line.vat, share.share, policy),
    },
    creditor: names.member(billedTo),
    imputation: row.imputation,
    otherYears: otherYears(line, plan, row),
  };
}

/** What a plan says to people, told once for all the lines that share it. */
interface ToldPlan {
  readonly targets: readonly ServedTarget[];
  readonly rules: readonly RuleReference[];
  readonly steps: (member: string, site: string) => readonly ShareStep[];
}

function planMemory(names: Names): (plan: SharePlan) => ToldPlan {
  const known = new Map<SharePlan, ToldPlan>();
  return (plan) => {
    const before = known.get(plan);
    if (before !== undefined) return before;
    const told = tell(plan, names);
    known.set(plan, told);
    return told;
  };
}

function tell(plan: SharePlan, names: Names): ToldPlan {
  const targets = new Map(plan.runs.map(({ target, days }) => [target.id, names.target(target, days.from)]));
  const rules = new Map(
    plan.runs.map(({ rule }): [string, RuleReference] => [
      rule?.id ?? OWN,
      { id: rule?.id ?? OWN, article: rule?.article, title: rule?.title },
    ]),
  );
  const steps = new Map<string, readonly ShareStep[]>();
  return {
    targets: [...targets.values()],
    rules: [...rules.values()],
    steps(member, site) {
      const id = `${member}\u0000${site}`;
      const found = steps.get(id) ?? shareSteps(plan, member, site);
      steps.set(id, found);
      return found;
    },
  };
}
