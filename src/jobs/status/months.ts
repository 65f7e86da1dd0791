import { basename, join } from 'node:path';
import { MANIFEST_FILE, type Manifest } from '../../audit/manifest-schema.ts';
import { getOrInsert } from '../../domain/cache.ts';
import { type DayRange, overlap } from '../../domain/calendar.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { around, monthName, monthsOf, oneDay, parsePeriod } from '../../domain/period.ts';
import { type ClosedRun, openLedger, RUNS_FOLDER } from '../../runs/closed/closed-runs.ts';
import { fileSha256, isRunFile, readManifest, runFoldersIn } from '../../runs/run-files.ts';
import { compareText } from '../../text/text-order.ts';

/** A month of invoices, and the runs that hold it. */
export interface StatusMonth {
  /** `2025-09`. */
  readonly month: string;
  readonly closed: readonly string[];
  readonly drafts: readonly string[];
}

/** The drafts of a workspace: run folders that its ledger does not name, but for copies of closed runs. */
export function draftsOf(
  folder: string,
  closed: readonly ClosedRun[],
): readonly { readonly name: string; readonly manifest: Manifest }[] {
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

/** Is given all lines, and says in which months their invoices are dated. */
export function invoiceMonths(closed: readonly ClosedRun[]) {
  const periods = closed.map(({ manifest }) => parsePeriod(manifest.period)?.days);
  /** The closed runs that took lines of a month that is none of theirs. */
  const taken = new Map<string, Set<number>>();
  let days: DayRange | undefined;
  return {
    /** Sees a line, and the number of the closed run that has spent it. */
    add({ invoiceDate }: InvoiceLine, spentBy: number | undefined): void {
      days = around(days, oneDay(invoiceDate));
      if (spentBy === undefined) return;
      const period = periods[spentBy];
      if (period === undefined || period.from > invoiceDate)
        getOrInsert(taken, monthName(invoiceDate), () => new Set<number>()).add(spentBy);
    },
    /** With the months in which lines are in no closed run, and the drafts. */
    result(
      open: readonly { readonly month: string }[],
      drafts: ReturnType<typeof draftsOf>,
    ): readonly StatusMonth[] {
      for (const { month } of open) taken.delete(month);
      return statusMonths(days, closed, drafts, taken);
    },
  };
}

/**
 * The months from the first to the last of some days, each with the runs of a period that holds it. `taken` gives the
 * numbers of closed runs of other periods, or of none, that hold all lines of a month: they close it where no run of its own does.
 */
function statusMonths(
  days: DayRange | undefined,
  closed: readonly ClosedRun[],
  drafts: ReturnType<typeof draftsOf>,
  taken: ReadonlyMap<string, ReadonlySet<number>>,
): readonly StatusMonth[] {
  if (days === undefined) return [];
  const others = (month: string): readonly string[] =>
    closed.filter((_, number) => taken.get(month)?.has(number)).map(({ name }) => name);
  return monthsOf(days).map((month) => {
    const range = parsePeriod(month)?.days ?? days;
    const holds = ({ manifest }: { readonly manifest: Manifest }): boolean => {
      const period = parsePeriod(manifest.period);
      return period !== undefined && overlap(period.days, range) !== undefined;
    };
    const names = (runs: readonly { readonly name: string; readonly manifest: Manifest }[]) =>
      runs.filter(holds).map(({ name }) => name);
    const own = names(closed);
    return { month, closed: own.length > 0 ? own : others(month), drafts: names(drafts) };
  });
}
