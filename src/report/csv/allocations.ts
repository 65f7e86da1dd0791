import type { AllocatedLine } from '../../allocate/allocator.ts';
import type { LineTerms, RowTerms } from '../../allocate/line-terms.ts';
import { type Day, formatDay } from '../../domain/calendar.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { formatCents } from '../../domain/money.ts';
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
export function allocationRows({ line, plan, terms, rows }: AllocatedLine): string {
  const texts = textsOf(terms);
  const ofLine = lineCells(line, plan.serves);
  let text = '';
  for (let index = 0; index < rows.length; index++) {
    const row = rows[index];
    const ofRow = texts[index];
    if (row === undefined || ofRow === undefined) continue;
    const amounts = `${formatCents(row.net)},${formatCents(row.vat)},${formatCents(row.gross)}`;
    text += `${ofLine}${ofRow.before}${amounts}${ofRow.behind}`;
  }
  return text;
}

/** What stands before and behind the amounts in a row, from the rule on. */
interface RowText {
  readonly before: string;
  readonly behind: string;
}

/** The texts of rows whose lines have terms in common. */
const rowTexts = new WeakMap<LineTerms, readonly RowText[]>();

function textsOf(terms: LineTerms): readonly RowText[] {
  const known = rowTexts.get(terms);
  if (known !== undefined) return known;
  const texts = terms.rows.map((row) => ({
    before: `,${ruleCells(terms)},${ownerCells(row)},`,
    behind: `,${budgetCells(terms.billedTo, row)}\n`,
  }));
  rowTexts.set(terms, texts);
  return texts;
}

/** The cells of {@link LINE_COLUMNS}; `serves` is what the line's plan found. */
export function lineCells(line: InvoiceLine, serves: string): string {
  const place = `${csvCell(line.lineNumber)},${csvCell(line.file)},${line.row}`;
  const item = csvCell(line.itemCode ?? '');
  return `${invoiceCells(line)},${place},${servedCells(line, serves)},${line.category},${item},${periodCells(line)},${line.vatRate}`;
}

/** `supplier` to `invoice_date`: what lines of one invoice have in common. */
export function invoiceCells(line: Pick<InvoiceLine, 'supplier' | 'invoiceNumber' | 'invoiceDate'>): string {
  return `${csvCell(line.supplier)},${csvCell(line.invoiceNumber)},${formatDay(line.invoiceDate)}`;
}

/** `access` and `serves`. */
export function servedCells(line: InvoiceLine, serves: string): string {
  return `${csvCell(line.access ?? '')},${csvCell(serves)}`;
}

/** `period_start` and `period_end`. */
export function periodCells({
  periodStart,
  periodEnd,
}: Pick<InvoiceLine, 'periodStart' | 'periodEnd'>): string {
  return `${dayCell(periodStart)},${dayCell(periodEnd)}`;
}

/** `rule` and `article`. */
export function ruleCells({ rule, article }: LineTerms): string {
  return `${csvCell(rule)},${csvCell(article)}`;
}

/** `member` to `share`. */
export function ownerCells({ member, site, share }: RowTerms): string {
  return `${csvCell(member)},${csvCell(site)},${share}`;
}

/** `billed_to` to `nature`. */
export function budgetCells(billedTo: string, { imputation }: RowTerms): string {
  const payer = csvCell(billedTo);
  if (imputation === undefined) return `${payer},,,`;
  const { chapter, function: budgetFunction, nature } = imputation;
  return `${payer},${csvCell(chapter)},${csvCell(budgetFunction)},${csvCell(nature)}`;
}

function dayCell(day: Day | undefined): string {
  return day === undefined ? '' : formatDay(day);
}
