import type { MarkRule } from '../../workspace/numbers.ts';
import type { InvoiceColumn } from '../../workspace/tables/invoice-lines.ts';
import {
  AMOUNT,
  AMOUNTS,
  type Block,
  CODED_COLUMNS,
  EMPTY,
  FIELD,
  FIELDS,
  HEAD,
  MOST_RECORDS,
} from './block.ts';
import { type CellCodes, cellCodes } from './cell-codes.ts';
import { findCells, INCOMPLETE, IRREGULAR, newCells } from './cells.ts';
import { isPlainDecimal, isPlainLabel, isPlainReference, plainCents } from './plain-cells.ts';

/** A column that the file lacks. */
export const NONE = -1;

/** How the records of a file are read; the same for all its blocks. */
export interface FileShape {
  /** Files of one kind share their codes. */
  readonly kind: number;
  /** Where the cells of each column stand in a record; {@link NONE} where the file lacks it. */
  readonly columns: Readonly<Record<InvoiceColumn, number>>;
  /** How many cells a record has. */
  readonly width: number;
  readonly headerRow: number;
  /** As a byte. */
  readonly delimiter: number;
  readonly mark: MarkRule;
  /** Kinds whose codes are not asked for any more. */
  readonly forget: readonly number[];
}

/** A block whose records are to be found. */
export interface ScanTask {
  /** The number of the block. */
  readonly block: number;
  /** Given with the first block of a file, and where the kind changes. */
  readonly shape: FileShape | undefined;
  /** Where the pieces end in the block. */
  readonly filled: number;
  /** Where the first record of a file begins, behind a byte order mark; undefined in later blocks. */
  readonly begin: number | undefined;
  readonly isLast: boolean;
}

export interface Scan {
  /** How many records were found. */
  readonly count: number;
  /** Where the next one begins. */
  readonly next: number;
  /** Whether that one goes the ordinary way, and all behind it. */
  readonly isIrregular: boolean;
  /** Cells that were met for the first time: three numbers for each, its column and where it lies. */
  readonly news: readonly number[];
}

const NOTHING: Scan = { count: 0, next: 0, isIrregular: true, news: [] };
const NO_SHAPE: FileShape = {
  kind: 0,
  // Before the first file nothing is looked at.
  columns: {} as FileShape['columns'],
  width: 0,
  headerRow: 0,
  delimiter: 0,
  mark: 'either',
  forget: [],
};

/** Finds the records of files in their blocks, given one after the other, and numbers their cells. */
export function scanner(blocks: readonly Block[]): (task: ScanTask) => Scan {
  const cells = newCells();
  const { from, to } = cells;
  const kinds = new Map<number, readonly CellCodes[]>();
  let shape = NO_SHAPE;
  let codes: readonly CellCodes[] = [];
  let places: readonly number[] = [];
  /** Records of the file that were found before. */
  let rows = 0;
  /** What the last block left over; undefined where the rest of its file goes the ordinary way. */
  let left: Buffer | undefined;

  const open = (next: FileShape): void => {
    shape = next;
    for (const kind of shape.forget) kinds.delete(kind);
    codes = kinds.get(shape.kind) ?? CODED_COLUMNS.map(cellCodes);
    kinds.set(shape.kind, codes);
    places = CODED_COLUMNS.map((column) => shape.columns[column]);
  };
  const isEmpty = (index: number): boolean => index === NONE || from[index] === to[index];
  const isDecimal = (bytes: Buffer, index: number): boolean =>
    isEmpty(index) || isPlainDecimal(bytes, from[index] ?? 0, to[index] ?? 0, shape.mark);
  const cents = (bytes: Buffer, index: number): number =>
    plainCents(bytes, from[index] ?? 0, to[index] ?? 0, shape.mark);

  /** Whether a record is plain; then its fields are set. */
  const take = ({ bytes, records, amounts }: Block, record: number, news: number[]): boolean => {
    const { columns } = shape;
    const at = record * FIELDS;
    if (cells.count !== shape.width) return false;
    if (cells.escaped > 1 || (cells.escaped === 1 && cells.lastEscaped !== columns.label)) return false;
    const numberFrom = from[columns.line_number] ?? 0;
    const numberTo = to[columns.line_number] ?? 0;
    if (!isPlainReference(bytes, numberFrom, numberTo)) return false;
    if (!isEmpty(columns.label) && !isPlainLabel(bytes, from[columns.label] ?? 0, to[columns.label] ?? 0)) {
      return false;
    }
    if (!isDecimal(bytes, columns.quantity) || !isDecimal(bytes, columns.unit_price)) return false;
    const net = cents(bytes, columns.net_amount);
    const vat = isEmpty(columns.vat_amount) ? EMPTY : cents(bytes, columns.vat_amount);
    const gross = isEmpty(columns.gross_amount) ? EMPTY : cents(bytes, columns.gross_amount);
    if (Number.isNaN(net) || Number.isNaN(vat) || Number.isNaN(gross)) return false;
    for (let column = 0; column < CODED_COLUMNS.length; column++) {
      const known = codes[column];
      const index = places[column] ?? NONE;
      if (known === undefined) throw new RangeError('codes for every column');
      const cellFrom = index === NONE ? 0 : (from[index] ?? 0);
      const cellTo = index === NONE ? 0 : (to[index] ?? 0);
      const before = known.size();
      const code = known.codeOf(bytes, cellFrom, cellTo);
      if (code === before) news.push(column, cellFrom, cellTo);
      records[at + FIELD.supplier + column] = code;
    }
    records[at + FIELD.numberFrom] = numberFrom;
    records[at + FIELD.numberTo] = numberTo;
    amounts[record * AMOUNTS + AMOUNT.net] = net;
    amounts[record * AMOUNTS + AMOUNT.vat] = vat;
    amounts[record * AMOUNTS + AMOUNT.gross] = gross;
    return true;
  };

  return (task) => {
    const block = blocks[task.block];
    if (block === undefined) throw new RangeError('a block that is known');
    if (task.shape !== undefined) open(task.shape);
    let at = task.begin;
    if (at !== undefined) {
      rows = 0;
    } else {
      if (left === undefined) return NOTHING;
      at = HEAD - left.length;
      block.bytes.set(left, at);
    }
    const { bytes, records } = block;
    const { filled, isLast } = task;
    const news: number[] = [];
    let count = 0;
    let next = at;
    for (; at < filled && count < MOST_RECORDS; count++) {
      next = findCells(bytes, at, filled, isLast, shape.delimiter, cells);
      // Whether a long record is too long hangs on the pieces that it lies in.
      if (next - at > HEAD) next = IRREGULAR;
      if (next < 0) break;
      rows++;
      records[count * FIELDS + FIELD.start] = at;
      records[count * FIELDS + FIELD.isPlain] = rows > shape.headerRow && take(block, count, news) ? 1 : 0;
      at = next;
    }
    const isIrregular =
      next === IRREGULAR || count === MOST_RECORDS || (next === INCOMPLETE && filled - at > HEAD);
    left = isIrregular ? undefined : bytes.subarray(at, filled);
    return { count, next: at, isIrregular, news };
  };
}
