import { type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { defined } from '../../domain/lists.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { DefinedIds } from '../../workspace/load.ts';
import type { ClosedLine, ClosedLines } from './closed-lines.ts';
import type { SeenOfFile } from './known-invoice.ts';
import { lineIndex } from './line-index.ts';
import { type Selection, selects } from './selection.ts';
import { unknownIdReporter } from './unknown-ids.ts';

/** Which lines are wanted, and what the caller does not count as a problem. */
export interface LineRequest {
  readonly selection: Selection;
  /** The lines that closed runs hold; undefined where it does not matter. */
  readonly closed?: ClosedView | undefined;
  /** Whether charged lines may be selected again: for callers that look at them, but share none. */
  readonly maySpendAgain?: boolean;
  /** Whether it is fine to have no line at all, as for `check` before the first invoice. */
  readonly mayBeEmpty?: boolean;
  /** Whether repeated line keys are no problem, because the caller handles them. */
  readonly mayRepeat?: boolean;
}

/** What closed runs hold, and those runs in the order of closing. */
export interface ClosedView {
  readonly lines: ClosedLines;
  readonly runs: readonly {
    readonly name: string;
    readonly manifest: { readonly inputs: readonly { readonly path: string }[] };
  }[];
}

/** Receives every line, what closed runs know about it, and whether it is to be shared now. */
export type OnEveryLine = (line: InvoiceLine, seen: ClosedLine | undefined, taken: boolean) => void;

/**
 * The counts of lines in a file: those selected, and the others, which are of other periods, invoices or closed runs.
 */
export interface LineCounts extends SeenOfFile {
  selected: number;
  others: number;
  /** Of all lines of the file, in cents. */
  net: Cents;
  /** The closed runs that have seen a line of the file, by number. */
  readonly closedRuns: Set<number>;
}

export type LineSelection = ReturnType<typeof lineSelection>;

export function newCounts(file: SeenOfFile): LineCounts {
  return { selected: 0, others: 0, net: 0n, closedRuns: new Set(), ...file };
}

/**
 * What every line of the workspace goes through before it is shared: its ids, its key and its invoice are checked, then
 * the selection.
 */
export function lineSelection(
  definedIds: DefinedIds | undefined,
  { selection, closed, maySpendAgain = false }: LineRequest,
  onEveryLine: OnEveryLine | undefined,
  report: OnProblem,
) {
  const index = lineIndex();
  const reportUnknownIds = unknownIdReporter(definedIds);
  const spentLines = new Map<number, { readonly first: InvoiceLine; count: number }>();
  return {
    index,
    /** Takes the next line: undefined where the selection leaves it out, else whether all its ids are known. */
    select(line: InvoiceLine, counts: LineCounts): 'known' | 'unknown' | undefined {
      const seen = closed?.lines.find(line);
      const spentBy = seen?.spentBy;
      const isSpent = spentBy !== undefined;
      index.add(line, counts, isSpent, report);
      const areIdsKnown = reportUnknownIds(line, report);
      counts.net += line.net;
      if (seen) counts.closedRuns.add(seen.seenBy).add(spentBy ?? seen.seenBy);
      const asked = selects(selection, line) && !(isSpent && selection.kind === 'pending');
      onEveryLine?.(line, seen, asked && !maySpendAgain);
      if (!asked) {
        counts.others++;
        return undefined;
      }
      if (isSpent && !maySpendAgain) {
        const ofRun = spentLines.get(spentBy);
        if (ofRun === undefined) spentLines.set(spentBy, { first: line, count: 1 });
        else ofRun.count++;
      }
      counts.selected++;
      return areIdsKnown ? 'known' : 'unknown';
    },
    /** The files that closed runs have read. */
    heldFiles: (): ReadonlySet<string> =>
      new Set(closed?.runs.flatMap(({ manifest }) => manifest.inputs.map(({ path }) => path))),
    /** The requested lines that closed runs already hold, one problem a run. */
    spent: (): readonly Problem[] =>
      [...spentLines]
        .sort(([a], [b]) => a - b)
        .map(([run, { first, count }]) =>
          alreadyAllocated(first, count, defined(closed?.runs[run]).name, selection),
        ),
  };
}

function alreadyAllocated(first: InvoiceLine, count: number, run: string, selection: Selection): Problem {
  const { file, row, lineNumber, invoiceNumber } = first;
  const place = { file, row, column: 'line_number', value: lineNumber };
  const args = { count, line: lineNumber, invoice: invoiceNumber, run };
  const period = 'period' in selection ? selection.period?.name : undefined;
  const asked = period === undefined ? { month: { en: 'month', fr: 'mois' } } : { period };
  return problem('already-allocated', place, { ...args, ...asked });
}
