import type { Problem } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import type { LineRequest } from '../../invoices/lines/line-selection.ts';
import type { LineSink, ReadFile } from '../../invoices/read-lines.ts';
import type { ClosedContext } from '../../runs/closed/closed-context.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { closedRunObserver } from '../closed-lines/closed-run-observer.ts';
import { invoicePlaces } from '../closed-lines/regularise.ts';
import type { RunProblems } from '../problems/run-problems.ts';
import { statedTotals } from '../problems/stated-totals.ts';
import type { ToldApart } from '../problems/told-before.ts';

/** Receives all lines that a run reads, those of other periods too, and reports what they show. */
export function runObserver(
  loaded: LoadedWorkspace,
  convention: Convention | undefined,
  closed: ClosedContext,
  { selection, onBatch }: Pick<LineRequest, 'selection'> & Pick<LineSink, 'onBatch'>,
) {
  const ofClosed = closedRunObserver(loaded, closed, 'period' in selection ? selection.period : undefined);
  const stated = convention && statedTotals(convention);
  const places = closed.regularise.length === 0 ? undefined : invoicePlaces();
  /** The callbacks for {@link readLines}. */
  const calls: Required<Pick<LineSink, 'onEveryLine' | 'onBatch'>> = {
    onEveryLine(line, known, taken) {
      ofClosed?.observe(line, known, taken);
      places?.add(line, known);
    },
    onBatch(lines) {
      onBatch?.(lines);
      stated?.add(lines);
    },
  };
  return {
    calls,
    /** Where the invoices are; undefined where no closed run is corrected. */
    places,
    /** Compares the lines with what closed runs charged, and with the totals that files state. */
    async finish(files: readonly ReadFile[], { faulty, isRead, report }: RunProblems): Promise<void> {
      const read = files.map(({ file }) => file);
      stated?.problems(read, faulty).forEach(report);
      await ofClosed?.finish(report, isRead());
    },
    /** Separates the warnings about files all of whose lines are in closed runs. */
    apart: (problems: readonly Problem[]): ToldApart =>
      ofClosed?.apart(problems) ?? { told: problems, toldBefore: [] },
  };
}
