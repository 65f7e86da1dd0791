import { periodCells } from '../report/allocations.ts';
import { csvCell } from '../report/csv.ts';
import { ORDER, ORDER_FIELDS, ROW_CENTS, ROW_FIELDS } from './clerk/print.ts';
import type { Invoice } from './invoice.ts';
import type { Kind } from './kind.ts';
import { NOTHING, type Piece, type Press } from './press.ts';
import type { RowSums } from './row-sums.ts';
import { RULED, SERVED } from './templates.ts';

/** What of a line its rows print, besides what its template does. */
export interface PrintedLine {
  invoice: Invoice;
  row: number;
  /** Where its number lies in the block. */
  from: number;
  to: number;
  /** Codes of its cells. */
  category: number;
  itemCode: number;
  start: number;
  end: number;
  vatRate: number;
}

/** Orders the rows of a line, as allocationRows prints them; amounts in cents, one for each row of the template. */
export type WriteRows = (
  line: PrintedLine,
  template: number,
  sums: RowSums,
  nets: Float64Array,
  vats: Float64Array,
) => void;

export function rowWriter(path: string, kind: Kind, press: Press): WriteRows {
  const { templates, cells } = kind;
  const { sheet } = press;
  const file = press.piece(`,${csvCell(path)},`);
  const periodOf = periodPieces(kind, press.piece);
  return (line, template, { budgets }, nets, vats) => {
    const { orders, cents, at } = sheet;
    const rows = budgets.length;
    orders[at + ORDER.invoice] = line.invoice.cells;
    orders[at + ORDER.file] = file;
    orders[at + ORDER.numberFrom] = line.from;
    orders[at + ORDER.numberTo] = line.to;
    orders[at + ORDER.row] = line.row;
    orders[at + ORDER.served] = templates.field(template, SERVED);
    orders[at + ORDER.category] = cells.category.valueOf(line.category).cell;
    orders[at + ORDER.item] = cells.item_code.valueOf(line.itemCode).cell;
    orders[at + ORDER.period] = periodOf(line.start, line.end);
    orders[at + ORDER.rate] = cells.vat_rate.valueOf(line.vatRate).cell;
    orders[at + ORDER.ruled] = templates.field(template, RULED);
    orders[at + ORDER.rows] = rows;
    const owners = templates.split(template)?.owners;
    for (let row = 0; row < rows; row++) {
      const ofRow = at + ORDER_FIELDS + ROW_FIELDS * row;
      orders[ofRow] = owners?.[row] ?? NOTHING;
      orders[ofRow + 1] = budgets[row] ?? NOTHING;
      cents[sheet.centsAt + ROW_CENTS * row] = nets[row] ?? 0;
      cents[sheet.centsAt + ROW_CENTS * row + 1] = vats[row] ?? 0;
    }
    sheet.at = at + ORDER_FIELDS + ROW_FIELDS * rows;
    sheet.centsAt += ROW_CENTS * rows;
    sheet.lines++;
  };
}

/** The pieces of periods, by the codes of their days: mostly that of the line before. */
function periodPieces({ cells }: Kind, piece: Press['piece']): (start: number, end: number) => Piece {
  const known = new Map<number, Map<number, Piece>>();
  let period = NOTHING;
  let lastStart = -1;
  let lastEnd = -1;
  return (start, end) => {
    if (start === lastStart && end === lastEnd) return period;
    lastStart = start;
    lastEnd = end;
    const ofStart = known.get(start) ?? new Map<number, Piece>();
    known.set(start, ofStart);
    const days = { periodStart: cells.period_start.valueOf(start), periodEnd: cells.period_end.valueOf(end) };
    period = ofStart.get(end) ?? piece(periodCells(days));
    ofStart.set(end, period);
    return period;
  };
}
