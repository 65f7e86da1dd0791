import type { OnProblem, Problem, WithProblems } from '../../diagnostics/problem.ts';
import type { Category } from '../../domain/invoice-line.ts';
import { type Cents, parseCents } from '../../domain/numbers/money.ts';
import { type DayRange, parseDay, recordedDay } from '../../domain/time/calendar.ts';
import {
  type ClosedLines,
  closedLines,
  type LineFacts,
  type SeenLine,
} from '../../invoices/lines/closed-lines.ts';
import type { RecordedObserver } from '../../settle/unreached.ts';
import { textKeeper } from '../../text/detached.ts';
import { compareText } from '../../text/text-order.ts';
import type { ClosedRun } from './closed-runs.ts';
import { type Cells, columnReader, lineOfRow, ofRepeated, openOutput } from './recorded-rows.ts';

/** Which closed run holds each line, and what was charged for it so far. */
export function indexClosedLines(
  runs: readonly ClosedRun[],
  observer?: RecordedObserver,
): WithProblems<ClosedLines> {
  const problems: Problem[] = [];
  const report = (found: Problem): void => void problems.push(found);
  const index = closedLines();
  for (const [number, run] of runs.entries()) {
    for (const line of linesOfRun(run, report, observer)) index.add(line, number);
    for (const line of recordedLines(run, 'regularisations.csv', true, report, observer)) index.correct(line);
  }
  return { value: index, problems };
}

/** The lines that a run has shared, then those that it has left unallocated, in the order in which it recorded them. */
export function* linesOfRun(
  run: ClosedRun,
  report: OnProblem,
  observer?: RecordedObserver,
): Generator<SeenLine> {
  const shared = recordedLines(run, 'allocations.csv', true, report, observer);
  const left = recordedLines(run, 'unallocated.csv', false, report);
  let [a, b] = [shared.next(), left.next()];
  while (a.done !== true || b.done !== true) {
    if (b.done === true || (a.done !== true && isBefore(a.value, b.value))) {
      if (a.done !== true) yield a.value;
      a = shared.next();
    } else {
      yield b.value;
      b = left.next();
    }
  }
}

interface RecordedLine extends SeenLine {
  readonly file: string;
  readonly fileRow: number;
}

function isBefore(a: RecordedLine, b: RecordedLine): boolean {
  return (compareText(a.file, b.file) || a.fileRow - b.fileRow) <= 0;
}

/** The lines of an output, each with the sums of its rows, which follow each other. */
function* recordedLines(
  run: ClosedRun,
  output: string,
  allocated: boolean,
  report: OnProblem,
  observer?: RecordedObserver,
): Generator<RecordedLine> {
  const file = openOutput(run, output, report);
  if (file === undefined) return;
  const cells = cellsOf(file.header);
  let last: OpenLine | undefined;
  for (const { firstRow, records } of file.batches(report)) {
    let row = firstRow;
    for (const record of records) {
      if (last === undefined || !cells.isOf(record, last)) {
        if (last !== undefined) yield last;
        last = lineOf(record, cells, allocated, row);
        observer?.line(daysOf(last.facts), cells.access(record));
      }
      row += 1;
      last.net += parseCents(cells.net(record));
      last.vat += parseCents(cells.vat(record));
      observer?.row(cells.rule(record), cells.serves(record), cells.member(record));
    }
  }
  if (last !== undefined) yield last;
}

/** A line whose rows are still coming. */
interface OpenLine extends RecordedLine {
  net: Cents;
  vat: Cents;
}

function lineOf(record: Cells, cells: LineCells, allocated: boolean, row: number): OpenLine {
  return {
    supplier: cells.supplier(record),
    invoiceNumber: cells.invoiceNumber(record),
    lineNumber: cells.lineNumber(record),
    allocated,
    facts: {
      invoiceDate: cells.invoiceDate(record),
      access: cells.access(record) || undefined,
      itemCode: cells.itemCode(record) || undefined,
      category: cells.category(record) as Category,
      periodStart: cells.periodStart(record),
      periodEnd: cells.periodEnd(record),
      vatRate: cells.vatRate(record),
    },
    net: 0n,
    vat: 0n,
    row,
    file: cells.file(record),
    fileRow: Number(cells.fileRow(record)),
  };
}

/** The days that a line was for: its period, or the day of its invoice. */
function daysOf({ invoiceDate, periodStart, periodEnd }: LineFacts): DayRange {
  return { from: periodStart ?? invoiceDate, to: periodEnd ?? invoiceDate };
}

type LineCells = ReturnType<typeof cellsOf>;

/** Reads the cells of a row of an output, by what they say about its line and about how it was shared. */
function cellsOf(header: readonly string[]) {
  const keep = textKeeper();
  const plain = (column: string) => columnReader(header, column);
  const text = (column: string) => ofRepeated(plain(column), keep);
  const day = (column: string) => ofRepeated(plain(column), parseDay);
  return {
    ...lineOfRow(header),
    net: plain('net_amount'),
    vat: plain('vat_amount'),
    invoiceDate: ofRepeated(plain('invoice_date'), recordedDay),
    access: text('access'),
    itemCode: text('item_code'),
    category: text('category'),
    periodStart: day('period_start'),
    periodEnd: day('period_end'),
    vatRate: text('vat_rate'),
    file: text('file'),
    fileRow: plain('row'),
    rule: text('rule'),
    serves: text('serves'),
    member: text('member'),
  };
}
