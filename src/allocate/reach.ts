import { covers, type DayRange } from '../domain/calendar.ts';
import type { AllocatedLine } from './allocator.ts';
import { type Cuts, cutsOf, startsOf, stretchAround } from './cuts.ts';
import type { Register } from './register.ts';

/**
 * The days around those of a shared line within which a line that names the same is shared in the same way: the
 * same shares, payer and imputations. Undefined where something changes on the line's own days.
 */
export type Reach = (shared: AllocatedLine) => DayRange | undefined;

export function reachIn(register: Register): Reach {
  const cuts = cutsOf(register);
  const ofImputations = new Map<string, Cuts>();
  const imputationCuts = (member: string): Cuts => {
    const known = ofImputations.get(member) ?? startsOf(register.imputations.get(member) ?? []);
    ofImputations.set(member, known);
    return known;
  };
  return ({ line, plan, rows }) => {
    const [run, ...others] = plan.runs;
    if (run === undefined || others.length > 0) return undefined;
    const { from, to } = plan.days;
    const around = stretchAround(from, [
      cuts.common,
      cuts.ofTarget(run.target),
      cuts.ofYear(from),
      ...(line.access === undefined ? [] : [cuts.ofAccess(line.access)]),
      ...rows.map(({ member }) => imputationCuts(member)),
    ]);
    return covers(around, to) ? around : undefined;
  };
}
