import { periodCells } from '../report/allocations.ts';
import type { ByteWriter } from '../report/byte-writer.ts';
import { csvCell } from '../report/csv.ts';
import type { Invoice } from './invoice.ts';
import type { Kind } from './kind.ts';
import type { RowSums } from './row-sums.ts';
import { PRINTED, RULED_END, SERVED_END } from './templates.ts';

/** What of a line its rows print, besides what its template does. */
export interface PrintedLine {
  invoice: Invoice;
  row: number;
  /** Where its number lies. */
  from: number;
  to: number;
  /** Codes of its cells. */
  category: number;
  itemCode: number;
  start: number;
  end: number;
  vatRate: number;
}

/** Writes the rows of a line, as allocationRows does; amounts in cents, one for each row of the template. */
export type WriteRows = (
  line: PrintedLine,
  template: number,
  sums: RowSums,
  nets: Float64Array,
  vats: Float64Array,
) => void;

const NOTHING = new Uint8Array(0);

/** Writes the rows of lines whose numbers lie in `bytes`. */
export function rowWriter(file: string, kind: Kind, bytes: Uint8Array, out: ByteWriter): WriteRows {
  const { templates } = kind;
  const fileCell = Buffer.from(`,${csvCell(file)},`);
  let period: Uint8Array = NOTHING;
  let lastStart = -1;
  let lastEnd = -1;
  const all = (cells: Uint8Array): void => out.bytes(cells, 0, cells.length);
  return (line, template, { budgets }, nets, vats) => {
    const { invoice, start, end } = line;
    if (start !== lastStart || end !== lastEnd) {
      const days = { periodStart: kind.periodStart.valueOf(start), periodEnd: kind.periodEnd.valueOf(end) };
      period = Buffer.from(periodCells(days));
      lastStart = start;
      lastEnd = end;
    }
    const category = kind.category.valueOf(line.category).cell;
    const item = kind.itemCode.valueOf(line.itemCode).cell;
    const rate = kind.vatRate.valueOf(line.vatRate).cell;
    const printed = templates.printed();
    const servedEnd = templates.field(template, SERVED_END);
    const owners = templates.split(template)?.owners;
    for (let index = 0; index < budgets.length; index++) {
      const net = nets[index] ?? 0;
      const vat = vats[index] ?? 0;
      all(invoice.cells);
      out.bytes(bytes, line.from, line.to);
      all(fileCell);
      out.integer(line.row);
      out.bytes(printed, templates.field(template, PRINTED), servedEnd);
      all(category);
      all(item);
      all(period);
      all(rate);
      out.bytes(printed, servedEnd, templates.field(template, RULED_END));
      if (owners !== undefined) all(owners[index] ?? NOTHING);
      out.amounts(net, vat, net + vat);
      all(budgets[index] ?? NOTHING);
    }
  };
}
