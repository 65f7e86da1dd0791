import type { LineOutcome } from '../allocate/allocator.ts';
import { type DayRange, overlap } from '../domain/calendar.ts';
import type { Workspace } from '../domain/workspace.ts';
import { compareText } from '../text/text-order.ts';

/** What of a workspace no line met, each by id: what a careful colleague would ask about. */
export interface Unreached {
  /** Rules that hold on the days of the lines, and shared none of them. */
  readonly rules: readonly string[];
  /** Grappes that hold sites on the days of the lines, and that none of them serves. */
  readonly grappes: readonly string[];
  /** Accesses of the inventory in service on these days that no line names. */
  readonly accesses: readonly string[];
  /** Members of the group on these days that bear nothing of the lines. */
  readonly members: readonly string[];
}

/** Sees the outcomes of lines go by, and says what of the workspace they did not reach. */
export interface Reach {
  readonly see: (outcome: LineOutcome) => void;
  readonly result: () => Unreached;
}

export function reachOf(workspace: Workspace): Reach {
  const rules = new Set<string>();
  const targets = new Set<string>();
  const accesses = new Set<string>();
  const members = new Set<string>();
  let days: DayRange | undefined;
  let seen: object | undefined;
  return {
    see(outcome) {
      if (outcome.line.access !== undefined) accesses.add(outcome.line.access);
      if (outcome.kind !== 'allocated') return;
      const { plan, rows } = outcome;
      for (const { member } of rows) members.add(member);
      // Lines that share one plan met the same rules on the same days.
      if (plan === seen) return;
      seen = plan;
      days = around(days, plan.days);
      for (const { rule, target } of plan.runs) {
        targets.add(target.id);
        if (rule !== undefined) rules.add(rule.id);
      }
    },
    result() {
      const { convention, grappes, members: stays, accesses: inventory = [] } = workspace;
      const range = days;
      if (range === undefined) return { rules: [], grappes: [], accesses: [], members: [] };
      const held = <T extends { readonly days: DayRange }>(rows: readonly T[], id: (row: T) => string) =>
        rows.filter((row) => overlap(row.days, range) !== undefined).map(id);
      const inService = inventory.filter(({ activatedOn, terminatedOn }) => {
        return (activatedOn ?? range.from) <= range.to && (terminatedOn ?? range.to) >= range.from;
      });
      return {
        rules: without(
          held(convention.rules, ({ id }) => id),
          rules,
        ),
        grappes: without(
          held(grappes, ({ grappe }) => grappe),
          targets,
        ),
        accesses: without(
          held(inService, ({ access }) => access),
          accesses,
        ),
        members: without(
          held(stays, ({ member }) => member),
          members,
        ),
      };
    },
  };
}

function around(days: DayRange | undefined, more: DayRange): DayRange {
  if (days === undefined) return more;
  return { from: Math.min(days.from, more.from), to: Math.max(days.to, more.to) };
}

function without(ids: readonly string[], reached: ReadonlySet<string>): readonly string[] {
  return [...new Set(ids)].filter((id) => !reached.has(id)).sort(compareText);
}
