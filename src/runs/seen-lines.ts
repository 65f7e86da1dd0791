import type { Outcome, Problem } from '../diagnostics/problem.ts';
import { type Day, parseDay } from '../domain/calendar.ts';
import type { Category } from '../domain/invoice-line.ts';
import { parseCents } from '../domain/money.ts';
import {
  type ClosedLinesBuilder,
  closedLines,
  type LineFacts,
  type SeenLine,
} from '../invoices/closed-lines.ts';
import type { ReachedByRecord } from '../settle/reach.ts';
import { compareText } from '../text/text-order.ts';
import { detached } from '../workspace/records/detached.ts';
import { type ClosedRun, outputCells } from './closed-runs.ts';

/** Sees the rows of closed runs go by. */
export type SeeRow = (row: ReachedByRecord) => void;

/** Which line is in which closed run, and what was charged for it so far. */
export function indexClosedLines(runs: readonly ClosedRun[], seeRow?: SeeRow): Outcome<ClosedLinesBuilder> {
  const problems: Problem[] = [];
  const report = (found: Problem): void => void problems.push(found);
  const index = closedLines();
  for (const [number, run] of runs.entries()) {
    for (const line of seenLines(run, report, seeRow)) index.add(line, number);
    for (const line of recordedLines(run, 'regularisations.csv', true, report, seeRow)) index.correct(line);
  }
  return { value: index, problems };
}

/** The lines that a run has shared and those that it has left unallocated, in the order in which it saw them. */
export function* seenLines(
  run: ClosedRun,
  report: (found: Problem) => void,
  seeRow?: SeeRow,
): Generator<SeenLine> {
  const shared = recordedLines(run, 'allocations.csv', true, report, seeRow);
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

/** What of an output says which line its row is about, and what the line is. */
const COLUMNS = [
  'supplier',
  'invoice_number',
  'line_number',
  'net_amount',
  'vat_amount',
  'invoice_date',
  'access',
  'item_code',
  'category',
  'period_start',
  'period_end',
  'vat_rate',
  'file',
  'row',
] as const;

/** What it says of how the line was shared, where somebody asks. */
const COLUMNS_OF_SHARE = ['rule', 'serves', 'member'] as const;

/** The lines of an output, each with the sums of its rows, which follow each other. */
function* recordedLines(
  run: ClosedRun,
  output: string,
  allocated: boolean,
  report: (found: Problem) => void,
  seeRow?: SeeRow,
): Generator<RecordedLine> {
  const columns = seeRow === undefined ? COLUMNS : [...COLUMNS, ...COLUMNS_OF_SHARE];
  const read: RecordReader = { text: byColumn(keeper()), day: byColumn(parseDay) };
  let cells: readonly string[] | undefined;
  let last: RecordedLine | undefined;
  let net = 0n;
  let vat = 0n;
  for (const { row, cells: next } of outputCells(run, output, columns, report)) {
    const repeats =
      last !== undefined && next[2] === cells?.[2] && next[1] === cells?.[1] && next[0] === cells?.[0];
    if (!repeats) {
      if (last !== undefined) yield { ...last, net, vat };
      cells = next;
      [net, vat] = [0n, 0n];
      last = {
        supplier: read.text(next, 0),
        invoiceNumber: read.text(next, 1),
        lineNumber: detached(next[2] ?? ''),
        allocated,
        facts: factsOf(next, read),
        net,
        vat,
        row,
        file: read.text(next, 12),
        fileRow: Number(next[13]),
      };
    }
    net += parseCents(next[3] ?? '');
    vat += parseCents(next[4] ?? '');
    if (seeRow !== undefined && last !== undefined) seeRow(rowOf(next, last.facts, read));
  }
  if (last !== undefined) yield { ...last, net, vat };
}

/** Reads cells by their place among the columns. */
interface RecordReader {
  readonly text: (cells: readonly string[], column: number) => string;
  readonly day: (cells: readonly string[], column: number) => Day | undefined;
}

function factsOf(cells: readonly string[], { text, day }: RecordReader): LineFacts {
  return {
    invoiceDate: day(cells, 5) ?? 0,
    access: text(cells, 6) || undefined,
    itemCode: text(cells, 7) || undefined,
    category: text(cells, 8) as Category,
    periodStart: day(cells, 9),
    periodEnd: day(cells, 10),
    vatRate: text(cells, 11),
  };
}

function rowOf(
  cells: readonly string[],
  { invoiceDate, periodStart, periodEnd }: LineFacts,
  { text }: RecordReader,
): ReachedByRecord {
  return {
    days: { from: periodStart ?? invoiceDate, to: periodEnd ?? invoiceDate },
    rules: text(cells, 14),
    targets: text(cells, 15),
    access: text(cells, 6),
    member: text(cells, 16),
  };
}

/** What a cell says; most cells repeat the one above. */
function byColumn<T>(read: (text: string) => T): (cells: readonly string[], column: number) => T {
  const above: { readonly text: string; readonly value: T }[] = [];
  return (cells, column) => {
    const text = cells[column] ?? '';
    const known = above[column];
    if (known?.text === text) return known.value;
    const value = read(text);
    above[column] = { text, value };
    return value;
  };
}

/** Texts that a million lines repeat are kept once, apart from the file that they were read from. */
function keeper(): (text: string) => string {
  const texts = new Map<string, string>();
  return (text) => {
    const known = texts.get(text);
    if (known !== undefined) return known;
    const own = detached(text);
    texts.set(own, own);
    return own;
  };
}
