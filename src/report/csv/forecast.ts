import { formatDay } from '../../domain/calendar.ts';
import { formatFraction } from '../../domain/fraction.ts';
import { formatCents } from '../../domain/money.ts';
import type { BudgetRow } from '../../settle/budget.ts';
import type { AnnouncedText } from '../year/announced.ts';
import { csvRow } from './csv.ts';

/** The text of lines.csv of a forecast: every line that is announced. */
export function announcedCsv(lines: readonly AnnouncedText[]): string {
  const columns = [
    'access',
    'serves',
    'item_code',
    'category',
    'month',
    'period_start',
    'period_end',
    'unit_price',
  ];
  const header = csvRow([
    ...columns,
    'part',
    'net_amount',
    'vat_rate',
    'vat_amount',
    'gross_amount',
    'file',
    'row',
  ]);
  const rows = lines.map((line) =>
    csvRow([
      line.access,
      line.serves,
      line.itemCode,
      line.category,
      line.month,
      formatDay(line.days.from),
      formatDay(line.days.to),
      line.unitPrice,
      formatFraction(line.part),
      formatCents(line.net),
      line.vatRate,
      formatCents(line.vat),
      formatCents(line.gross),
      line.file,
      line.row,
    ]),
  );
  return header + rows.join('');
}

/** The text of budget.csv of a forecast: voted, forecast and closed so far, side by side. */
export function budgetCsv(rows: readonly BudgetRow[]): string {
  const columns = ['member', 'year', 'chapter', 'function', 'nature', 'counts'];
  const header = csvRow([...columns, 'voted', 'forecast', 'closed', 'difference']);
  const cells = rows.map((row) =>
    csvRow([
      row.member,
      row.year,
      row.chapter,
      row.function,
      row.nature,
      row.counts,
      row.voted === undefined ? '' : formatCents(row.voted),
      ...[row.forecast, row.closed, row.difference].map(formatCents),
    ]),
  );
  return header + cells.join('');
}
