import type { OnProblem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { LineKey } from '../../domain/line-key.ts';
import { parseCents } from '../../domain/numbers/money.ts';
import { type Day, recordedDay } from '../../domain/time/calendar.ts';
import { lineNumbers } from '../../invoices/lines/line-numbers.ts';
import type { ClosedShare } from '../../settle/account.ts';
import { type ClosedRun, closedRunsOf } from './closed-runs.ts';
import { columnReader, lineOfRow, openOutput } from './recorded-rows.ts';

/** A row of a closed run, the line that it is of, and the date of its invoice. */
export interface DatedShare {
  readonly line: LineKey;
  readonly invoiceDate: Day;
  readonly share: ClosedShare;
  /** Whether it is the first row of its line. */
  readonly isFirst: boolean;
}

/** The rows that a closed run recorded: of its own lines, then of the corrections of earlier runs. */
export function* closedShares(run: ClosedRun, report: OnProblem): Generator<DatedShare> {
  yield* sharesOf(run, 'allocations.csv', report);
  yield* sharesOf(run, 'regularisations.csv', report);
}

function* sharesOf(run: ClosedRun, output: string, report: OnProblem): Generator<DatedShare> {
  const file = openOutput(run, output, report);
  if (file === undefined) return;
  const reader = (column: string) => columnReader(file.header, column);
  const { supplier, invoiceNumber, lineNumber, isOf } = lineOfRow(file.header);
  const date = reader('invoice_date');
  const [member, billedTo, category] = [reader('member'), reader('billed_to'), reader('category')];
  const [chapter, budgetFunction, nature] = [reader('chapter'), reader('function'), reader('nature')];
  const [net, vat, gross] = [reader('net_amount'), reader('vat_amount'), reader('gross_amount')];
  // Only rows of regularisations.csv have a run; in all else that counts here the two files are alike.
  const corrects = reader('run');
  let line: LineKey = { supplier: '', invoiceNumber: '', lineNumber: '' };
  let invoiceDate: Day = 0;
  for (const { records } of file.batches(report)) {
    for (const record of records) {
      const isFirst = !isOf(record, line);
      if (isFirst) {
        line = {
          supplier: supplier(record),
          invoiceNumber: invoiceNumber(record),
          lineNumber: lineNumber(record),
        };
        invoiceDate = recordedDay(date(record));
      }
      const share = {
        member: member(record),
        billedTo: billedTo(record),
        category: category(record),
        chapter: chapter(record),
        function: budgetFunction(record),
        nature: nature(record),
        corrects: corrects(record),
        net: parseCents(net(record)),
        vat: parseCents(vat(record)),
        gross: parseCents(gross(record)),
        line,
      };
      yield { line, invoiceDate, share, isFirst };
    }
  }
}

/** Lines that two closed runs hold, and so charge twice: how many, and the first of them. */
export interface ChargedTwice {
  readonly run: string;
  /** The earlier of the two runs. */
  readonly of: string;
  readonly invoiceNumber: string;
  readonly lineNumber: string;
  count: number;
}

/** Receives each line that closed runs share, once a run, in the order of closing, and finds those that come again. */
export function chargedTwiceFinder(runs: readonly ClosedRun[]) {
  const lines = lineNumbers();
  const twice = new Map<string, ChargedTwice>();
  return {
    /** Line → the number of the first run that holds it. */
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
    for (const { line, share, isFirst } of closedShares(run, () => {})) {
      if (isFirst && share.corrects === '') finder.add(line, number);
    }
  }
  return finder.found();
}
