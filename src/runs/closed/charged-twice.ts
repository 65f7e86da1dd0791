import { getOrInsert } from '../../domain/cache.ts';
import type { LineKey } from '../../domain/line-key.ts';
import { lineNumbers } from '../../invoices/lines/line-numbers.ts';
import { type ClosedRun, closedRunsOf } from './closed-runs.ts';
import { closedShares } from './closed-shares.ts';

/** Lines that two closed runs hold, and so charge twice: how many, and the first of them. */
export interface ChargedTwice {
  readonly run: string;
  /** The run that was closed before it. */
  readonly of: string;
  readonly invoiceNumber: string;
  readonly lineNumber: string;
  count: number;
}

/** Is given each line that closed runs share, once a run, and finds those that come again; the runs are numbered in the order of closing. */
export function chargedTwiceFinder(runs: readonly ClosedRun[]) {
  const lines = lineNumbers();
  const twice = new Map<string, ChargedTwice>();
  return {
    /** The number of the first run that holds a line. */
    lines,
    add(line: LineKey, number: number): void {
      const before = lines.get(line);
      if (before === undefined) {
        lines.set(line, number);
        return;
      }
      const [run = '', of = ''] = [runs[number]?.name, runs[before]?.name];
      const { invoiceNumber, lineNumber } = line;
      getOrInsert(twice, `${of} ${run}`, () => ({ run, of, invoiceNumber, lineNumber, count: 0 })).count += 1;
    },
    found: (): readonly ChargedTwice[] => [...twice.values()],
  };
}

/** Lines that two closed runs of a workspace hold, as far as its runs can be read. */
export function chargedTwiceIn(workspaceFolder: string): readonly ChargedTwice[] {
  const { value: runs } = closedRunsOf(workspaceFolder);
  const finder = chargedTwiceFinder(runs);
  for (const [number, run] of runs.entries()) {
    let last: object | undefined;
    for (const { line, share } of closedShares(run, () => {})) {
      if (last !== line && share.corrects === '') finder.add(line, number);
      last = line;
    }
  }
  return finder.found();
}
