import { type Problem, problem } from '../diagnostics/problem.ts';
import { type Day, FIRST_DAY, LAST_DAY } from '../domain/calendar.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { Cents } from '../domain/money.ts';
import type { KnownIds } from '../workspace/load.ts';
import type { ClosedLine, ClosedLines } from './closed-lines.ts';
import { idCheck } from './id-check.ts';
import { type DatedInvoice, type LineIndex, lineIndex } from './line-index.ts';
import { type Selection, selects } from './selection.ts';

/** What closed runs hold, and their names in the order of closing. */
export interface ClosedView {
  readonly lines: ClosedLines;
  readonly names: readonly string[];
}

/** How the lines of a workspace are held against what closed runs hold. */
export interface ClosedOptions {
  /** The lines that closed runs hold; undefined where nobody asks. */
  readonly closed?: ClosedView | undefined;
  /** Whether lines that are spent may be selected again: by who looks at them, and shares none. */
  readonly maySpendAgain?: boolean;
  /** Sees every line with what closed runs know of it, and whether it is one to be shared now. */
  readonly watch?: ((line: InvoiceLine, known: ClosedLine | undefined, taken: boolean) => void) | undefined;
}

/** What is counted of the lines of a file as they go by; the others are of other periods, invoices or closed runs. */
export interface LineCounts {
  selected: number;
  others: number;
  /** Of all lines of the file, in cents. */
  net: Cents;
  /** The closed runs that have seen a line of the file, by number. */
  readonly closedRuns: Set<number>;
  /** Whether its layout says that an invoice may go on in other files. */
  readonly inParts: boolean;
}

/** What there is to select, for a selection that selects nothing. */
export interface Range {
  first: Day;
  last: Day;
  readonly numbers: Set<string>;
}

/** What every line of the workspace passes before it is shared: its ids, its key, its invoice, and whether it is asked for. */
export interface LineGate {
  readonly index: LineIndex;
  readonly range: Range;
  /** Whether a line is to be shared. */
  readonly admits: (line: InvoiceLine, counts: LineCounts) => boolean;
  /** The lines asked for that closed runs hold already, one problem a run. */
  readonly spent: () => readonly Problem[];
}

export function newCounts(inParts: boolean): LineCounts {
  return { selected: 0, others: 0, net: 0n, closedRuns: new Set(), inParts };
}

export function lineGate(
  knownIds: KnownIds | undefined,
  selection: Selection,
  { closed, maySpendAgain = false, watch }: ClosedOptions,
  report: (found: Problem) => void,
): LineGate {
  const index = lineIndex();
  const checkIds = idCheck(knownIds);
  const spentLines = new Map<number, { readonly first: InvoiceLine; count: number }>();
  const range: Range = { first: LAST_DAY, last: FIRST_DAY, numbers: new Set() };
  const addToRange = ({ invoiceDate, invoiceNumber }: DatedInvoice): void => {
    range.first = Math.min(range.first, invoiceDate);
    range.last = Math.max(range.last, invoiceDate);
    range.numbers.add(invoiceNumber);
  };
  return {
    index,
    range,
    admits(line, counts) {
      index.add(line, counts.inParts, report);
      const known = checkIds(line, report);
      counts.net += line.net;
      addToRange(line);
      const seen = closed?.lines.find(line);
      if (seen) counts.closedRuns.add(seen.seenBy).add(seen.spentBy ?? seen.seenBy);
      const spentBy = seen?.spentBy;
      const isSpent = spentBy !== undefined;
      const asked = selects(selection, line) && !(isSpent && selection.kind === 'pending');
      watch?.(line, seen, asked && !maySpendAgain);
      if (!asked) {
        counts.others++;
        return false;
      }
      if (isSpent && !maySpendAgain) {
        const known = spentLines.get(spentBy);
        if (known === undefined) spentLines.set(spentBy, { first: line, count: 1 });
        else known.count++;
      }
      counts.selected++;
      return known;
    },
    spent: () =>
      [...spentLines]
        .sort(([a], [b]) => a - b)
        .map(([run, { first, count }]) => alreadyAllocated(first, count, closed?.names[run] ?? '')),
  };
}

function alreadyAllocated(first: InvoiceLine, count: number, run: string): Problem {
  const { file, row, lineNumber, invoiceNumber } = first;
  const place = { file, row, column: 'line_number', value: lineNumber };
  return problem('already-allocated', place, { count, line: lineNumber, invoice: invoiceNumber, run });
}
