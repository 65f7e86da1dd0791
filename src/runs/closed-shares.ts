import type { Problem } from '../diagnostics/problem.ts';
import { type Day, parseDay } from '../domain/calendar.ts';
import { parseCents } from '../domain/money.ts';
import type { LineKey } from '../invoices/closed-lines.ts';
import type { ClosedShare } from '../settle/account.ts';
import { type ClosedRun, openOutput } from './closed-runs.ts';

/** A row of a closed run, the line that it is of, and the date of its invoice. */
export interface DatedShare {
  readonly line: LineKey;
  readonly invoiceDate: Day;
  readonly share: ClosedShare;
}

/** The rows that a closed run recorded: of its own lines, then of the corrections of earlier runs. */
export function* closedShares(run: ClosedRun, report: (found: Problem) => void): Generator<DatedShare> {
  yield* sharesOf(run, 'allocations.csv', report);
  yield* sharesOf(run, 'regularisations.csv', report);
}

const COLUMNS = [
  'supplier',
  'invoice_number',
  'line_number',
  'invoice_date',
  'member',
  'billed_to',
  'category',
  'chapter',
  'function',
  'nature',
  'net_amount',
  'vat_amount',
  'gross_amount',
] as const;

function* sharesOf(run: ClosedRun, output: string, report: (found: Problem) => void): Generator<DatedShare> {
  const file = openOutput(run, output, report);
  if (file === undefined) return;
  const places = COLUMNS.map((column) => file.header.indexOf(column));
  // Only a row of regularisations.csv has a run; the two files differ in nothing else that counts here.
  const corrected = file.header.indexOf('run');
  let line: LineKey = { supplier: '', invoiceNumber: '', lineNumber: '' };
  for (const { records } of file.batches(report)) {
    for (const record of records) {
      const [supplier, invoiceNumber, lineNumber, date, member, billedTo, category, ...rest] = places.map(
        (place) => record[place] ?? '',
      );
      const [chapter = '', budgetFunction = '', nature = '', net = '', vat = '', gross = ''] = rest;
      const key = {
        supplier: supplier ?? '',
        invoiceNumber: invoiceNumber ?? '',
        lineNumber: lineNumber ?? '',
      };
      if (!isSameLine(line, key)) line = key;
      yield {
        line,
        invoiceDate: parseDay(date ?? '') ?? 0,
        share: {
          member: member ?? '',
          billedTo: billedTo ?? '',
          category: category ?? '',
          chapter,
          function: budgetFunction,
          nature,
          corrects: corrected < 0 ? '' : (record[corrected] ?? ''),
          net: parseCents(net),
          vat: parseCents(vat),
          gross: parseCents(gross),
          line,
        },
      };
    }
  }
}

function isSameLine(a: LineKey, b: LineKey): boolean {
  return a.lineNumber === b.lineNumber && a.invoiceNumber === b.invoiceNumber && a.supplier === b.supplier;
}
