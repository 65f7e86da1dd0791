import type { Register } from '../../allocate/register.ts';
import type { Problem } from '../../diagnostics/problem.ts';
import type { OnProgress } from '../../diagnostics/progress.ts';
import type { ClosedContext } from '../../runs/closed/closed-context.ts';
import { movesMoney } from '../../settle/regularisation.ts';
import type { Totals } from '../../settle/totals.ts';
import { runningTotals, totalsBy } from '../../settle/totals-by.ts';
import { correctRun, type FilesRead } from '../closed-lines/regularise.ts';

/** What today's inputs would change in a closed run: the sums of its regularisation. */
export interface ChangedRun {
  readonly run: string;
  readonly total: Totals;
  readonly members: readonly (Totals & { readonly member: string })[];
  /** Why it cannot be computed again, such as a line that no file has any more. */
  readonly problems: readonly Problem[];
}

/** The closed runs in which today's inputs would change something. */
export function changedRuns(
  register: Register,
  closed: ClosedContext,
  read: FilesRead,
  onProgress: OnProgress,
): readonly ChangedRun[] {
  const changed: ChangedRun[] = [];
  for (const [number, { name: run }] of closed.runs.entries()) {
    onProgress({ step: 'runs', count: number, of: closed.runs.length });
    const problems: Problem[] = [];
    const report = (found: Problem): void => void problems.push(found);
    const { rows } = correctRun(register, number, closed, read, report);
    if (rows.length === 0 && problems.length === 0) continue;
    const total = runningTotals();
    const members = totalsBy('member');
    for (const row of rows) {
      total.add(row, row.line);
      if (movesMoney(row)) members.add(row, row, row.line);
    }
    changed.push({ run, total: total.totals(), members: members.rows(), problems });
  }
  return changed;
}

/**
 * The changes, where a line that is missing under its name is reported as in `found`: comparing all lines with closed
 * runs shows whether it is there under another name.
 */
export function withMovedLines(
  changed: readonly ChangedRun[],
  found: readonly Problem[],
): readonly ChangedRun[] {
  const placeOf = ({ place: { file, row } }: Problem): string => `${file}:${row}`;
  const moved = new Map(
    found.filter(({ code }) => code === 'closed-line-moved').map((one) => [placeOf(one), one]),
  );
  return changed.map((run) => ({
    ...run,
    problems: run.problems.map((one) =>
      one.code === 'closed-line-vanished' ? (moved.get(placeOf(one)) ?? one) : one,
    ),
  }));
}
