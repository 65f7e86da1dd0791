import { bothDays } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { groupBy } from '../../domain/lists.ts';
import { type Member, rowPlace, type Site } from '../../domain/tables.ts';
import { ALWAYS, covers, type Day, LAST_DAY } from '../../domain/time/calendar.ts';
import { globOf } from '../../text/glob.ts';
import type { ParsedConvention } from '../convention/parsed-convention.ts';
import type { Tables } from '../tables.ts';
import { mentions } from './convention.ts';

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

/**
 * Sites of a member that left, on the day after, while another joins that has no site then, or has one of that member:
 * the sites of a merger, it seems, of which no row says who owns them now. A line that serves the whole group passes
 * them over.
 */
export function sitesLeftBehind({ members, sites }: Tables): readonly Problem[] {
  const ownedOn = (day: Day): readonly Site[] => sites.rows.filter(({ days }) => covers(days, day));
  const joining = groupBy(members.rows, ({ days }) => days.from);
  return members.rows.flatMap(({ member: left, days: { to: last } }) => {
    const joined = last === LAST_DAY ? [] : (joining.get(last + 1) ?? []);
    if (joined.length === 0 || joined.some(({ member }) => member === left)) return [];
    const then = ownedOn(last + 1);
    const before = new Set(ownedOn(last).flatMap(({ site, member }) => (member === left ? [site] : [])));
    const taking = joined.filter(({ member }) => {
      const own = then.filter((row) => row.member === member);
      return own.length === 0 || own.some(({ site }) => before.has(site));
    });
    if (taking.length === 0) return [];
    const args = { left, day: bothDays(last), joined: idsOf(taking) };
    return then
      .filter(({ member }) => member === left)
      .map((row) =>
        problem('site-left-behind', { ...rowPlace(row), column: 'member', value: row.site }, args),
      );
  });
}

/**
 * Lists of `over` that go on naming a member that left, in a rule that names none of those that joined on the day
 * after: one of them took its place in a merger, it seems, and bears nothing of what the rule shares.
 */
export function listsLeftBehind(parsed: ParsedConvention, { members }: Tables): readonly Problem[] {
  const inGroup = (member: string, day: Day): boolean =>
    members.rows.some((row) => row.member === member && covers(row.days, day));
  const joining = groupBy(members.rows, ({ days }) => days.from);
  const byRule = groupBy(mentions(parsed), ([, , path]) => (path[0] === 'rules' ? path[1] : undefined));
  return parsed.convention.rules.flatMap((rule, index) => {
    const mentioned = byRule.get(index) ?? [];
    const named = new Set(mentioned.map(([, id]) => id));
    const lists = groupBy(
      mentioned.filter(([, , path]) => path.at(-3) === 'over'),
      ([, , path]) => path.slice(0, -1).join('.'),
    );
    return [...lists.values()].flatMap((list) => {
      const ids = new Set(list.map(([, id]) => id));
      const leaving = members.rows.filter(
        ({ member, days: { to: last } }) =>
          ids.has(member) && last !== LAST_DAY && covers(rule.days, last + 1) && !inGroup(member, last + 1),
      );
      return [...groupBy(leaving, ({ days }) => days.to)].flatMap(([last, left]) => {
        const joined = (joining.get(last + 1) ?? []).filter(({ member }) => !inGroup(member, last));
        if (joined.length === 0 || joined.some(({ member }) => named.has(member))) return [];
        const place = parsed.placeOf(list[0]?.[2].slice(0, -1) ?? []);
        return [
          problem('over-left-behind', place, {
            left: idsOf(left),
            day: bothDays(last),
            joined: idsOf(joined),
          }),
        ];
      });
    });
  });
}

function idsOf(members: readonly Member[]): string {
  return members.map(({ member }) => member).join(', ');
}
