import { type Problem, problem } from '../../diagnostics/problem.ts';
import { type Member, rowPlace } from '../../domain/tables.ts';
import { ALWAYS } from '../../domain/time/calendar.ts';
import { globOf } from '../../text/glob.ts';
import type { Tables } from '../tables.ts';

/**
 * Members with nothing but a name of several words, in a list that says more about others, whom nothing else names:
 * probably a note below a list whose names are its ids (`4 adhérents`), which would bear a part.
 */
export function bareMembers(
  { members, sites, accesses, imputations }: Tables,
  mentioned: ReadonlySet<string | undefined>,
): readonly Problem[] {
  const saysMore = ({ siret, serviceCode, days }: Member): boolean =>
    siret !== undefined || serviceCode !== undefined || days !== ALWAYS;
  if (!members.rows.some(saysMore)) return [];
  const named = new Set([
    ...mentioned,
    ...sites.rows.map(({ member }) => member),
    ...accesses.rows.flatMap(({ serves, billedTo }) => [serves, billedTo]),
    ...imputations.rows.map(({ member }) => member),
  ]);
  return members.rows
    .filter((row) => row.member === row.name && row.name.includes(' ') && !saysMore(row))
    .filter(({ member }) => !named.has(member))
    .map((row) => {
      const place = { ...rowPlace(row), column: 'member', value: row.member };
      const args = { value: row.member, column: 'member', text: JSON.stringify(globOf(row.member)) };
      return problem('member-bare', place, args);
    });
}
