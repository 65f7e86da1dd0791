import type { AllocatedLine } from '../allocate/allocator.ts';
import { bothDays } from '../diagnostics/bilingual.ts';
import { type Problem, problem } from '../diagnostics/problem.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { rowPlace } from '../domain/tables.ts';
import { covers, type Day } from '../domain/time/calendar.ts';
import type { Workspace } from '../domain/workspace.ts';

/** The lines of the whole group that a member shares after its sites, by the first of them. */
interface Borne {
  readonly line: InvoiceLine;
  /** Its first day of service, and the last day of the last of the sites. */
  readonly from: Day;
  readonly last: Day;
  count: number;
}

/**
 * Receives shared lines; warns, once a member, where it shares lines of the whole group after the last of its
 * sites ended: whether it left the group with them, only its row of members.csv says.
 */
export function departedMembers({ members, sites }: Pick<Workspace, 'members' | 'sites'>) {
  const lastDays = new Map<string, Day>();
  for (const { member, days } of sites) {
    lastDays.set(member, Math.max(days.to, lastDays.get(member) ?? days.to));
  }
  const found = new Map<string, Borne>();

  function problemOf([member, { line, from, last, count }]: [string, Borne]): readonly Problem[] {
    const row = members.find((one) => one.member === member && covers(one.days, from));
    if (row === undefined) return [];
    const args = { member, count, day: bothDays(last), invoice: line.invoiceNumber, line: line.lineNumber };
    return [problem('member-without-sites', rowPlace(row), args)];
  }

  return {
    add({ line, plan }: Pick<AllocatedLine, 'line' | 'plan'>): void {
      if (plan.serves !== '*') return;
      const { shares, days } = plan;
      for (const { member } of shares) {
        const last = lastDays.get(member);
        if (last === undefined || days.from <= last) continue;
        const borne = found.get(member);
        if (borne === undefined) found.set(member, { line, from: days.from, last, count: 1 });
        else borne.count += 1;
      }
    },
    problems: (): readonly Problem[] => [...found].flatMap(problemOf),
  };
}
