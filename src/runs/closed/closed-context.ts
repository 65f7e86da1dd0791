import { basename } from 'node:path';
import type { Manifest } from '../../audit/manifest-schema.ts';
import { type Problem, problem, type WithProblems } from '../../diagnostics/problem.ts';
import { type Day, type DayRange, parseDay } from '../../domain/time/calendar.ts';
import { around, oneDay, parsePeriod } from '../../domain/time/period.ts';
import { type ClosedLines, closedLines } from '../../invoices/lines/closed-lines.ts';
import type { Selection } from '../../invoices/lines/selection.ts';
import type { ClosedPeriods } from '../../reconcile/closed-periods.ts';
import type { RecordedObserver } from '../../settle/unreached.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { indexClosedLines } from './closed-line-index.ts';
import { type ClosedRun, closedRunsOf, packedClosedRuns } from './closed-runs.ts';
import { ledgerProblems } from './ledger-problems.ts';

/** What a run must know about the closed runs before it, which are numbered in the order of closing. */
export interface ClosedContext {
  readonly runs: readonly ClosedRun[];
  readonly lines: ClosedLines;
  /** Lines dated before this day are marked as late in the run; undefined: none is. */
  readonly marksLateBefore: Day | undefined;
  /** The closed runs to correct, by number. */
  readonly regularise: readonly number[];
  /** Whether it has all closed runs of a workspace, with all its invoices; false for those that one run has packed. */
  readonly whole: boolean;
}

export const NOTHING_CLOSED: ClosedContext = {
  runs: [],
  lines: closedLines(),
  marksLateBefore: undefined,
  regularise: [],
  whole: false,
};

/**
 * The closed runs of a workspace, for a new run that may correct some of them, or for whoever reads their rows.
 * `besides` is the name of a run that is being closed: the ledger need not name it yet.
 */
export function closedContext(
  workspaceFolder: string,
  selection: Selection,
  regularise: readonly string[],
  observer?: RecordedObserver,
  besides?: string,
): WithProblems<ClosedContext> {
  const { value: runs, problems } = closedRunsOf(workspaceFolder);
  const ofLedger = ledgerProblems(workspaceFolder, besides);
  const index = indexClosedLines(runs, observer);
  const unknown = regularise
    .filter((name) => !runs.some((run) => run.name === name))
    .map((name): Problem => {
      const run = basename(name) === name ? `${RUNS_FOLDER}/${name}` : name;
      return problem('run-not-closed', { file: run, value: name }, { run });
    });
  return {
    value: {
      runs,
      lines: index.value,
      marksLateBefore: firstDayUnmarked(selection, runs),
      regularise: numbersOf(regularise, runs),
      whole: true,
    },
    problems: [...problems, ...ofLedger, ...index.problems, ...unknown],
  };
}

/** The closed runs that a run looked at, as they are packed in its inputs. */
export function packedContext(
  inputsFolder: string,
  options: Pick<Manifest['options'], 'closed_runs' | 'regularise' | 'late_before'>,
): WithProblems<ClosedContext> {
  const runs = packedClosedRuns(inputsFolder, options.closed_runs);
  const index = indexClosedLines(runs);
  const regularise = numbersOf(options.regularise, runs);
  const marksLateBefore = options.late_before === null ? undefined : parseDay(options.late_before);
  return {
    value: { runs, lines: index.value, marksLateBefore, regularise, whole: false },
    problems: index.problems,
  };
}

function numbersOf(wanted: readonly string[], runs: readonly ClosedRun[]): readonly number[] {
  return runs.flatMap(({ name }, number) => (wanted.includes(name) ? [number] : []));
}

/**
 * The first day whose lines a run with `--pending` does not mark as late: that of its period, or the day after the last
 * closed period. Closed runs without a period do not count here, though lines of their days are reported as late.
 */
function firstDayUnmarked(selection: Selection, runs: readonly ClosedRun[]): Day | undefined {
  if (selection.kind !== 'pending') return undefined;
  const closed = runs.flatMap(({ manifest }) => {
    const period = parsePeriod(manifest.period);
    return period === undefined ? [] : [period.days.to + 1];
  });
  const first = selection.period === undefined ? [] : [selection.period.days.from];
  const days = [...closed, ...first];
  return days.length === 0 ? undefined : Math.max(...days);
}

/**
 * The periods of closed runs, in the order of closing. A run without a period has taken all lines from its first
 * invoice to its last, unless it was asked for invoices by number: such a run closes no days.
 */
export function closedPeriods({ runs, lines }: ClosedContext): ClosedPeriods {
  const taken = new Map<number, DayRange | undefined>();
  for (const [number, { manifest }] of runs.entries()) {
    if (['all', 'pending'].includes(manifest.options.selection)) taken.set(number, undefined);
  }
  for (const { spentBy, facts } of taken.size === 0 ? [] : lines.all()) {
    if (spentBy === undefined || !taken.has(spentBy)) continue;
    taken.set(spentBy, around(taken.get(spentBy), oneDay(facts.invoiceDate)));
  }
  return runs.flatMap(({ name, manifest }, number): ClosedPeriods => {
    const days = parsePeriod(manifest.period)?.days ?? taken.get(number);
    return days === undefined ? [] : [{ run: name, days }];
  });
}
