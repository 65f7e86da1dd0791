import { holdsIn, type Release } from '../domain/release.ts';
import { parsePeriod, yearOf } from '../domain/time/period.ts';
import type { ClosedYear } from '../report/statement/build.ts';
import type { RunTotals } from '../settle/tally.ts';
import { NOTHING, plus, recordedAmounts, type Totals } from '../settle/totals.ts';
import type { Manifest } from './manifest-schema.ts';

interface WithManifest {
  readonly manifest: Manifest;
}

/** The closed runs that count for a period's year to date: those with a line or a correction dated in its year. */
export function yearToDateRuns<T extends WithManifest>(
  closed: readonly T[],
  period: string,
  release: Release,
): readonly T[] {
  const year = yearOfPeriod(period);
  if (year === undefined) return [];
  if (!holdsIn(release, '0.2')) return runsOfPeriods(closed, period);
  return closed.filter(({ manifest }) => chargedIn(manifest, year).length > 0);
}

/**
 * What the closed runs and a run charge each member in the year of the run's period; undefined where no closed run
 * does. Before 0.2 a run counted as a whole, with lines and corrections of other years.
 */
export function yearToDate(
  closed: readonly WithManifest[],
  period: string,
  { years, members: all }: Pick<RunTotals, 'years' | 'members'>,
  release: Release,
): ClosedYear | undefined {
  const runs = yearToDateRuns(closed, period, release);
  const year = yearOfPeriod(period);
  if (year === undefined || runs.length === 0) return undefined;
  const members = new Map<string, Totals>();
  for (const { manifest } of runs) {
    const charged = holdsIn(release, '0.2') ? chargedIn(manifest, year) : manifest.members;
    for (const { member, lines, ...amounts } of charged) {
      members.set(member, plus(members.get(member) ?? NOTHING, recordedAmounts(amounts), lines));
    }
  }
  const now = holdsIn(release, '0.2') ? years.filter((charged) => charged.year === year) : all;
  return { year, closed: members, run: new Map(now.map((total) => [total.member, total])) };
}

/** What a run charged for a year's invoices; a run of 0.1 does not say, and counts in the year of its period. */
function chargedIn(manifest: Manifest, year: number): Manifest['members'] {
  const { years, members, period } = manifest;
  if (years !== undefined) return years.filter((charged) => charged.year === year);
  return yearOfPeriod(period) === year ? members : [];
}

/** As in 0.1: the runs whose period is in the same year and ends no later. */
function runsOfPeriods<T extends WithManifest>(closed: readonly T[], period: string): readonly T[] {
  const ours = parsePeriod(period);
  return closed.filter(({ manifest }) => {
    const theirs = parsePeriod(manifest.period);
    if (ours === undefined || theirs === undefined) return false;
    return yearOf(theirs.days) === yearOf(ours.days) && theirs.days.to <= ours.days.to;
  });
}

/** The year that contains a period; undefined where it spans several, or is none. */
function yearOfPeriod(period: string): number | undefined {
  const parsed = parsePeriod(period);
  return parsed === undefined ? undefined : yearOf(parsed.days);
}
