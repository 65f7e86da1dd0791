import { basename, join } from 'node:path';
import { MANIFEST_FILE } from '../../audit/manifest-schema.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { defined } from '../../domain/lists.ts';
import { type DayRange, overlap } from '../../domain/time/calendar.ts';
import { around, monthName, monthsOf, oneDay, parsePeriod } from '../../domain/time/period.ts';
import { type ClosedRun, openLedger } from '../../runs/closed/closed-runs.ts';
import { fileSha256, isRunFile, readManifest, runFoldersIn } from '../../runs/run-files.ts';
import { compareText } from '../../text/text-order.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';

/** A month of invoices, and the runs that hold it. */
export interface StatusMonth {
  /** `2025-09`. */
  readonly month: string;
  readonly closed: readonly string[];
  readonly drafts: readonly string[];
}

type NamedRun = Pick<ClosedRun, 'name' | 'manifest'>;

/** The drafts of a workspace: run folders that its ledger does not name, without copies of closed runs. */
export function draftsOf(folder: string, closed: readonly ClosedRun[]): readonly NamedRun[] {
  const runsFolder = join(folder, RUNS_FOLDER);
  const issued = new Set(closed.map(({ name }) => name));
  const hashes = new Set(openLedger(runsFolder).rows.map(({ manifestSha256 }) => manifestSha256));
  const isCopy = (path: string): boolean => hashes.has(fileSha256(join(path, MANIFEST_FILE)));
  return runFoldersIn(runsFolder)
    .filter((path) => !issued.has(basename(path)) && isRunFile(join(path, MANIFEST_FILE)) && !isCopy(path))
    .flatMap((path) => {
      const manifest = readManifest(path);
      return manifest === undefined ? [] : [{ name: basename(path).normalize('NFC'), manifest }];
    })
    .sort((a, b) => compareText(a.name, b.name));
}

/** Receives all lines, and returns the months in which their invoices are dated. */
export function invoiceMonths(closed: readonly ClosedRun[]) {
  const periods = closed.map(daysOf);
  /** By month, the closed runs that took lines of it though it is not in their period. */
  const taken = new Map<string, Set<number>>();
  let days: DayRange | undefined;
  return {
    /** Receives a line, and the number of the closed run that has charged it. */
    add({ invoiceDate }: InvoiceLine, spentBy: number | undefined): void {
      days = around(days, oneDay(invoiceDate));
      if (spentBy === undefined) return;
      const period = periods[spentBy];
      if (period === undefined || period.from > invoiceDate)
        getOrInsert(taken, monthName(invoiceDate), () => new Set<number>()).add(spentBy);
    },
    /**
     * The months from the first to the last, of lines and of the periods of runs (a run of corrections has no line),
     * each with the runs whose period contains it. A month without a closed run of its own is closed by those of other
     * periods, or of none, if they hold all of its lines. `open`: the months with lines in no closed run.
     */
    result(open: readonly { readonly month: string }[], drafts: readonly NamedRun[]): readonly StatusMonth[] {
      for (const { month } of open) taken.delete(month);
      const others = (month: string): readonly string[] =>
        closed.filter((_, number) => taken.get(month)?.has(number)).map(({ name }) => name);
      const ofRuns = [...closed, ...drafts].flatMap((run) => daysOf(run) ?? []);
      const all = ofRuns.reduce<DayRange | undefined>((sum, more) => around(sum, more), days);
      if (all === undefined) return [];
      return monthsOf(all).map((month) => {
        const own = runsOf(month, closed);
        return { month, closed: own.length > 0 ? own : others(month), drafts: runsOf(month, drafts) };
      });
    },
  };
}

/** The names of the runs whose period contains a day of a month. */
function runsOf(month: string, runs: readonly NamedRun[]): readonly string[] {
  const range = defined(parsePeriod(month)).days;
  return runs
    .filter((run) => {
      const days = daysOf(run);
      return days !== undefined && overlap(days, range) !== undefined;
    })
    .map(({ name }) => name);
}

/** The days of the period of a run; undefined where it has none. */
function daysOf({ manifest }: NamedRun): DayRange | undefined {
  return parsePeriod(manifest.period)?.days;
}
