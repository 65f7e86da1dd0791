import type { Code } from '../../diagnostics/codes.ts';
import { hasErrors, isError, type Problem } from '../../diagnostics/problem.ts';
import { dependsOn } from '../../workspace/convention/doubts.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';

/** Problems of the request, not of a file. */
const OF_SELECTION: readonly Code[] = [
  'no-lines',
  'invoices-missing',
  'invoice-unknown',
  'already-allocated',
];

/** Problems of a line that was understood. */
const OF_READ_LINES: readonly Code[] = [
  'serves-unknown',
  'member-unknown',
  'line-repeated',
  'invoice-in-files',
  'invoice-date-differs',
];

/** A line of a closed run is not what was charged, or its withdrawal does not hold. */
export const OF_CLOSED_LINES: readonly Code[] = [
  'closed-line-changed',
  'closed-line-vanished',
  'closed-line-moved',
  'withdrawn-line-unknown',
  'withdrawn-line-present',
  'withdrawn-line-charged',
];

/** Drops the problem that all lines are in closed runs where some differ from what those charged: that is the cause. */
export function causesOf(found: readonly Problem[]): readonly Problem[] {
  if (!found.some(({ code }) => OF_CLOSED_LINES.includes(code))) return found;
  return found.filter(({ code, args }) => code !== 'no-lines' || args['until'] === undefined);
}

/** Whether a problem says that something in a file was not understood. */
export function leavesFileUnread(found: Problem): boolean {
  return isOfFile(found) && !OF_READ_LINES.includes(found.code);
}

function isOfFile(found: Problem): boolean {
  return isError(found) && !OF_SELECTION.includes(found.code);
}

export type RunProblems = ReturnType<typeof runProblems>;

/** Gathers the problems of a run, those of its workspace first. */
export function runProblems({ problems, doubts }: LoadedWorkspace) {
  const all: Problem[] = [...problems];
  const faulty = new Set<string>();
  let failed = hasErrors(all);
  let isRead = true;
  const report = (found: Problem): void => {
    if (doubts !== undefined && dependsOn(doubts, found)) return;
    all.push(found);
    failed ||= isError(found);
  };
  return {
    all: all as readonly Problem[],
    /** Adds a problem, unless it depends on a part of the convention that was not understood. */
    report,
    /** Adds a problem that was found while invoices were read. */
    reportReading(found: Problem): void {
      if (isOfFile(found)) faulty.add(found.place.file);
      if (leavesFileUnread(found)) isRead = false;
      report(found);
    },
    /** Whether one is an error: then nothing is written. */
    failed: (): boolean => failed,
    faulty: faulty as ReadonlySet<string>,
    /** Whether every line of the invoices is known, whatever is wrong with it. */
    isRead: (): boolean => isRead,
  };
}
