import type { LineOutcome } from '../allocate/allocator.ts';
import { type DayRange, overlap } from '../domain/time/calendar.ts';
import { around } from '../domain/time/period.ts';
import type { Workspace } from '../domain/workspace.ts';
import { compareText } from '../text/text-order.ts';

/** Rules, grappes, accesses and members that no line concerned, by id: what a careful colleague would ask about. */
export interface Unreached {
  /** Rules that hold on the days of the lines, and shared none of them. */
  readonly rules: readonly string[];
  /** Grappes that have sites on the days of the lines, but that no line serves. */
  readonly grappes: readonly string[];
  /** Accesses of the inventory in service on these days that no line names. */
  readonly accesses: readonly string[];
  /** Members of the group on these days that bear nothing of the lines. */
  readonly members: readonly string[];
}

/** Receives what closed runs recorded, line by line. */
export interface RecordedObserver {
  /** A line: the days that it was for, and its access. */
  readonly line: (days: DayRange, access: string) => void;
  /** A row of that line: the ids of its rules and of its targets, joined with `+`, and its member. */
  readonly row: (rules: string, targets: string, member: string) => void;
}

/** Receives outcomes of lines, or what closed runs recorded of them, and says what of the workspace none concerned. */
export interface UnreachedFinder {
  readonly add: (outcome: LineOutcome) => void;
  readonly recorded: RecordedObserver;
  readonly result: () => Unreached;
}

export function unreachedFinder(workspace: Workspace): UnreachedFinder {
  const rules = new Set<string | undefined>();
  const targets = new Set<string | undefined>();
  const accesses = new Set<string | undefined>();
  const members = new Set<string>();
  let days: DayRange | undefined;
  const seen = new WeakSet<object>();
  const addRules = cellAdder(rules);
  const addTargets = cellAdder(targets);
  return {
    add(outcome) {
      const { access, serves } = outcome.line;
      if (access !== undefined) accesses.add(access);
      // A line that could not be shared still concerns its target.
      if (serves !== undefined) targets.add(serves);
      if (outcome.kind !== 'allocated') return;
      const { plan } = outcome;
      days = around(days, plan.days);
      if (seen.has(plan.shares)) return;
      seen.add(plan.shares);
      for (const { member } of plan.shares) members.add(member);
      for (const { rule, target } of plan.spans) {
        targets.add(target.id);
        rules.add(rule?.id);
      }
    },
    recorded: {
      line(range, access) {
        days = around(days, range);
        accesses.add(access);
      },
      row(ruleIds, targetIds, member) {
        members.add(member);
        addRules(ruleIds);
        addTargets(targetIds);
      },
    },
    result() {
      const { convention, grappes, members: stays, accesses: inventory = [] } = workspace;
      const range = days;
      if (range === undefined) return { rules: [], grappes: [], accesses: [], members: [] };
      const inService = inventory.filter(({ activatedOn, terminatedOn }) => {
        return (activatedOn ?? range.from) <= range.to && (terminatedOn ?? range.to) >= range.from;
      });
      return {
        rules: unmet(convention.rules, range, ({ id }) => id, rules),
        grappes: unmet(grappes, range, ({ grappe }) => grappe, targets),
        accesses: unmet(inService, range, ({ access }) => access, accesses),
        members: unmet(stays, range, ({ member }) => member, members),
      };
    },
  };
}

/** The ids of rows that hold on some of the days, without those that a line concerned. */
function unmet<T extends { readonly days: DayRange }>(
  rows: readonly T[],
  days: DayRange,
  idOf: (row: T) => string,
  met: ReadonlySet<string | undefined>,
): readonly string[] {
  const ids = rows.filter((row) => overlap(row.days, days) !== undefined).map(idOf);
  return [...new Set(ids)].filter((id) => !met.has(id)).sort(compareText);
}

/** Adds the ids that a cell joins with `+`, once for each cell; an id may itself contain a `+`. */
function cellAdder(ids: Set<string | undefined>): (cell: string) => void {
  const added = new Set<string>();
  return (cell) => {
    if (added.has(cell)) return;
    added.add(cell);
    for (const id of [cell, ...cell.split('+')]) ids.add(id);
  };
}
