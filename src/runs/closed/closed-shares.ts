import type { OnProblem } from '../../diagnostics/problem.ts';
import { type Day, recordedDay } from '../../domain/calendar.ts';
import type { LineKey } from '../../domain/line-key.ts';
import { parseCents } from '../../domain/money.ts';
import type { ClosedShare } from '../../settle/account.ts';
import type { ClosedRun } from './closed-runs.ts';
import { columnReader, lineOfRow, openOutput } from './recorded-rows.ts';

/** A row of a closed run, the line that it is of, and the date of its invoice. */
export interface DatedShare {
  readonly line: LineKey;
  readonly invoiceDate: Day;
  readonly share: ClosedShare;
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
  // Only a row of regularisations.csv has a run; the two files differ in nothing else that counts here.
  const corrects = reader('run');
  let line: LineKey = { supplier: '', invoiceNumber: '', lineNumber: '' };
  let invoiceDate: Day = 0;
  for (const { records } of file.batches(report)) {
    for (const record of records) {
      if (!isOf(record, line)) {
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
      yield { line, invoiceDate, share };
    }
  }
}
