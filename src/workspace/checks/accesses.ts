import { bothDays } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { Layout } from '../../domain/convention.ts';
import type { DatedValue } from '../../domain/dated-settings.ts';
import type { SiteOfGrappe } from '../../domain/invoice-line.ts';
import { addTo, defined, groupBy } from '../../domain/lists.ts';
import { type Access, type GrappeSite, rowPlace } from '../../domain/tables.ts';
import {
  ALWAYS,
  type DayRange,
  FIRST_DAY,
  formatDay,
  formatRange,
  LAST_DAY,
  overlap,
  uncovered,
} from '../../domain/time/calendar.ts';
import { union } from '../../domain/time/period.ts';
import { compareText } from '../../text/text-order.ts';
import type { Tables } from '../tables.ts';

/** What the convention says a site of a grappe means, by day; undefined where its list has no value. */
export type SaidOfGrappes = DatedValue<SiteOfGrappe | undefined>;

/** Rows of accesses.csv that may mean a site or the grappe around it, and rows whose `alone` is not about a site. */
export function accessesOfGrappes(
  { accesses, grappes, sites }: Tables,
  said: readonly SaidOfGrappes[],
): readonly Problem[] {
  const bySite = groupBy(grappes.rows, ({ site }) => site);
  return accesses.rows.flatMap((row) => {
    const place = rowPlace(row);
    if (row.alone) {
      if (sites.ids.has(row.serves) || !sites.readable) return [];
      return [problem('alone-without-site', { ...place, column: 'alone' }, { value: row.serves })];
    }
    const stays = bySite.get(row.serves) ?? [];
    const doubtful = said.flatMap(({ days, value }) => inDoubt(staysWithin(stays, days, row.days), value));
    const [first] = doubtful;
    if (first === undefined) return [];
    const names = [...new Set(doubtful.map(({ grappe }) => grappe))].sort(compareText);
    const doubtfulDays = daysOf(doubtful);
    const days = doubtfulDays
      .filter(({ from, to }) => from !== FIRST_DAY || to !== LAST_DAY)
      .map(formatRange);
    const args = { site: row.serves, grappes: names.join(', '), days: days.join(', '), onlyIts: '' };
    const found = problem('grappe-site', { ...place, column: 'serves', value: row.serves }, args);
    return [{ ...found, stakeOf: { access: row.access, days: doubtfulDays } }];
  });
}

/** Rows of accesses.csv whose service ends before it starts, as for a cancelled order. */
export function neverInService({ accesses }: Tables): readonly Problem[] {
  return accesses.rows.flatMap((row) => {
    const { activatedOn, terminatedOn } = row;
    if (activatedOn === undefined || terminatedOn === undefined || activatedOn <= terminatedOn) return [];
    const place = { ...rowPlace(row), column: 'terminated_on', value: formatDay(terminatedOn) };
    return [problem('service-reversed', place, { from: bothDays(activatedOn), to: bothDays(terminatedOn) })];
  });
}

/** The stays of a site in grappes for which it is in doubt what an access serves. */
function inDoubt(stays: readonly GrappeSite[], word: SiteOfGrappe | undefined): readonly GrappeSite[] {
  if (word === undefined || word === 'site') return [];
  if (word === 'error') return stays;
  return stays.filter((stay) =>
    stays.some((other) => other.grappe !== stay.grappe && overlap(other.days, stay.days)),
  );
}

/** The parts of stays that lie within all of these ranges. */
function staysWithin(stays: readonly GrappeSite[], ...ranges: readonly DayRange[]): readonly GrappeSite[] {
  return stays.flatMap((stay) => {
    const days = ranges.reduce<DayRange | undefined>(
      (common, range) => common && overlap(common, range),
      stay.days,
    );
    return days === undefined ? [] : [{ ...stay, days }];
  });
}

/** What an access serves, or lines of a layout that name no access. */
interface Serving extends Pick<Access, 'serves' | 'alone' | 'days'> {
  readonly said: readonly SaidOfGrappes[];
}

/** What lines serve, on any day, by what the layout that reads them says. */
function servedByLayout(layout: Layout, said: readonly SaidOfGrappes[]): readonly Serving[] {
  const { withoutAccess, defaults, values, siteOfGrappe } = layout;
  const named = [withoutAccess, defaults.get('serves'), ...(values.get('serves')?.values() ?? [])];
  const own = siteOfGrappe === undefined ? said : [{ days: ALWAYS, value: siteOfGrappe }];
  return named.flatMap((serves) =>
    serves === undefined ? [] : [{ serves, alone: false, days: ALWAYS, said: own }],
  );
}

/**
 * Grappes that no access serves on some of their days, nor lines by what a layout says; none where the inventory could
 * not be read.
 */
export function unservedGrappes(
  { accesses, grappes }: Tables,
  said: readonly SaidOfGrappes[],
  layouts: readonly Layout[],
): readonly Problem[] {
  if (!accesses.present || !accesses.readable || accesses.doubtful.size > 0) return [];
  const bySite = groupBy(grappes.rows, ({ site }) => site);
  const served = new Map<string, DayRange[]>();
  const serving: readonly Serving[] = [
    ...accesses.rows.map((row) => ({ ...row, said })),
    ...layouts.flatMap((layout) => servedByLayout(layout, said)),
  ];
  for (const { serves, alone, days, said: ofSites } of serving) {
    addTo(served, serves, days);
    if (alone) continue;
    for (const { days: then, value } of ofSites) {
      if (value === 'site' || value === 'error') continue;
      for (const stay of staysWithin(bySite.get(serves) ?? [], then, days))
        addTo(served, stay.grappe, stay.days);
    }
  }
  const byGrappe = groupBy(grappes.rows, ({ grappe }) => grappe);
  return [...byGrappe].flatMap(([grappe, rows]) => {
    const holes = daysOf(rows).flatMap((range) => uncovered(range, served.get(grappe) ?? []));
    if (holes.length === 0) return [];
    const place = { ...rowPlace(defined(rows[0])), column: 'grappe', value: grappe };
    const isNever = holes.every(({ from, to }) => from === ALWAYS.from && to === ALWAYS.to);
    const days = isNever ? '' : holes.map(formatRange).join(', ');
    return [problem('grappe-unserved', place, { grappe, days })];
  });
}

/** Sites that are alone in a grappe on days on which an access serves it; none where rows could not be read. */
export function grappesOfOneSite({ accesses, grappes }: Tables): readonly Problem[] {
  if (!grappes.readable || grappes.doubtful.size > 0) return [];
  const served = groupBy(accesses.rows, ({ serves }) => serves);
  return [...groupBy(grappes.rows, ({ grappe }) => grappe)].flatMap(([grappe, rows]) => {
    const serving = union((served.get(grappe) ?? []).map(({ days }) => days));
    const alone = daysOfOne(rows.map(({ days }) => days)).flatMap((range) =>
      serving.flatMap((days) => overlap(range, days) ?? []),
    );
    return rows.flatMap((row) => {
      const days = alone.flatMap((range) => overlap(range, row.days) ?? []);
      if (days.length === 0) return [];
      const place = { ...rowPlace(row), column: 'site', value: row.site };
      const isAlways = days.every(({ from, to }) => from === ALWAYS.from && to === ALWAYS.to);
      const args = { grappe, value: row.site, days: isAlways ? '' : days.map(formatRange).join(', ') };
      return [problem('grappe-of-one-site', place, args)];
    });
  });
}

/** The days that just one of some ranges covers. */
function daysOfOne(ranges: readonly DayRange[]): readonly DayRange[] {
  const changes = ranges
    .flatMap(({ from, to }) => [
      { day: from, more: 1 },
      { day: to + 1, more: -1 },
    ])
    .sort((a, b) => a.day - b.day);
  let count = 0;
  return changes.flatMap(({ day, more }, index) => {
    count += more;
    const to = (changes[index + 1]?.day ?? day) - 1;
    return count === 1 && to >= day ? [{ from: day, to }] : [];
  });
}

/** The days of some rows; ranges that overlap or follow each other are merged. */
function daysOf(rows: readonly GrappeSite[]): readonly DayRange[] {
  return union(rows.map(({ days }) => days));
}
