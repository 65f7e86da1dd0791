import { type Problem, problem } from '../diagnostics/problem.ts';
import { type Day, FIRST_DAY, LAST_DAY } from '../domain/calendar.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { Cents } from '../domain/money.ts';
import type { KnownIds } from '../workspace/load.ts';
import type { ClosedLines } from './closed-lines.ts';
import { idCheck } from './id-check.ts';
import { type DatedInvoice, type LineIndex, lineIndex } from './line-index.ts';
import { type Selection, selects } from './selection.ts';

/** What closed runs hold, and their names in the order of closing. */
export interface ClosedView {
  readonly lines: ClosedLines;
  readonly names: readonly string[];
}

/** What is counted of the lines of a file as they go by; the others are of other periods, invoices or closed runs. */
export interface LineCounts {
  selected: number;
  others: number;
  /** Of all lines of the file, in cents. */
  net: Cents;
  /** The closed runs that have seen a line of the file, by number. */
  readonly closedRuns: Set<number>;
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
}

export function newCounts(): LineCounts {
  return { selected: 0, others: 0, net: 0n, closedRuns: new Set() };
}

export function lineGate(
  knownIds: KnownIds | undefined,
  selection: Selection,
  closed: ClosedView | undefined,
  report: (found: Problem) => void,
): LineGate {
  const index = lineIndex();
  const checkIds = idCheck(knownIds);
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
      index.add(line, report);
      const known = checkIds(line, report);
      counts.net += line.net;
      addToRange(line);
      const seen = closed?.lines.find(line);
      if (seen) counts.closedRuns.add(seen.seenBy).add(seen.spentBy ?? seen.seenBy);
      const spentBy = seen?.spentBy;
      if (!selects(selection, line) || (spentBy !== undefined && selection.kind === 'pending')) {
        counts.others++;
        return false;
      }
      if (spentBy !== undefined) report(alreadyAllocated(line, closed?.names[spentBy] ?? ''));
      counts.selected++;
      return known;
    },
  };
}

function alreadyAllocated({ file, row, lineNumber, invoiceNumber }: InvoiceLine, run: string): Problem {
  const place = { file, row, column: 'line_number', value: lineNumber };
  return problem('already-allocated', place, { line: lineNumber, invoice: invoiceNumber, run });
}
