import type { AllocatedLine } from '../allocate/allocator.ts';
import { type Day, formatDay } from '../domain/calendar.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { formatCents } from '../domain/money.ts';
import { csvCell, csvRow } from './csv.ts';

/** The columns of a line that its output rows repeat. */
export const LINE_COLUMNS = [
  'supplier',
  'invoice_number',
  'invoice_date',
  'line_number',
  'file',
  'row',
  'access',
  'serves',
  'category',
  'item_code',
  'period_start',
  'period_end',
  'vat_rate',
] as const;

/** The columns of allocations.csv, in the order of DATA.md. */
export const ALLOCATION_COLUMNS = [
  ...LINE_COLUMNS,
  'rule',
  'article',
  'member',
  'site',
  'share',
  'net_amount',
  'vat_amount',
  'gross_amount',
  'billed_to',
  'chapter',
  'function',
  'nature',
] as const;

export const allocationsHeader = csvRow(ALLOCATION_COLUMNS);

/** The rows of a line in allocations.csv, by member then site. */
export function allocationRows({ line, plan, billedTo, rows }: AllocatedLine): string {
  const ofLine = `${lineCells(line, plan.serves)},${csvCell(plan.rule)},${csvCell(plan.article)}`;
  const payer = csvCell(billedTo);
  let text = '';
  for (const { member, site, share, net, vat, gross, imputation } of rows) {
    const budget =
      imputation === undefined
        ? ',,'
        : `${csvCell(imputation.chapter)},${csvCell(imputation.function)},${csvCell(imputation.nature)}`;
    const amounts = `${formatCents(net)},${formatCents(vat)},${formatCents(gross)}`;
    text += `${ofLine},${csvCell(member)},${csvCell(site)},${share},${amounts},${payer},${budget}\n`;
  }
  return text;
}

/** The cells of {@link LINE_COLUMNS}; `serves` is what the line's plan found. */
export function lineCells(line: InvoiceLine, serves: string): string {
  const invoice = `${csvCell(line.supplier)},${csvCell(line.invoiceNumber)},${formatDay(line.invoiceDate)}`;
  const place = `${csvCell(line.lineNumber)},${csvCell(line.file)},${line.row}`;
  const served = `${csvCell(line.access ?? '')},${csvCell(serves)},${line.category},${csvCell(line.itemCode ?? '')}`;
  const period = `${dayCell(line.periodStart)},${dayCell(line.periodEnd)},${line.vatRate}`;
  return `${invoice},${place},${served},${period}`;
}

function dayCell(day: Day | undefined): string {
  return day === undefined ? '' : formatDay(day);
}
