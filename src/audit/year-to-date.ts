import { parseCents } from '../domain/money.ts';
import { parsePeriod, yearOf } from '../domain/period.ts';
import { NOTHING, plus, type Totals } from '../settle/totals.ts';
import type { Manifest } from './manifest-schema.ts';

/** What the closed runs of a year have charged. */
export interface YearToDate {
  readonly year: number;
  /** By member, regularisations included. */
  readonly members: ReadonlyMap<string, Totals>;
}

interface WithManifest {
  readonly manifest: Manifest;
}

/**
 * The closed runs that a statement of a period counts with: those whose period lies in the same calendar year
 * and ends no later. A run without a period (`all`, invoices by number) counts for no year, and has none.
 */
export function yearToDateRuns<T extends WithManifest>(closed: readonly T[], period: string): readonly T[] {
  const ours = parsePeriod(period);
  if (ours === undefined || yearOf(ours.days) === undefined) return [];
  return closed.filter(({ manifest }) => {
    const theirs = parsePeriod(manifest.period);
    return (
      theirs !== undefined && yearOf(theirs.days) === yearOf(ours.days) && theirs.days.to <= ours.days.to
    );
  });
}

/** What each member was charged in the year by the closed runs before a period's; undefined where there is none. */
export function yearToDate(closed: readonly WithManifest[], period: string): YearToDate | undefined {
  const runs = yearToDateRuns(closed, period);
  const ours = parsePeriod(period);
  const year = ours === undefined ? undefined : yearOf(ours.days);
  if (year === undefined || runs.length === 0) return undefined;
  const members = new Map<string, Totals>();
  for (const { manifest } of runs) {
    for (const { member, lines, net_amount, vat_amount, gross_amount } of manifest.members) {
      const amounts = {
        net: parseCents(net_amount),
        vat: parseCents(vat_amount),
        gross: parseCents(gross_amount),
      };
      members.set(member, plus(members.get(member) ?? NOTHING, amounts, lines));
    }
  }
  return { year, members };
}
