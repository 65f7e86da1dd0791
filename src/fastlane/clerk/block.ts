import { PIECE_BYTES } from '../../workspace/input-file.ts';

/** Memory that two threads share: some pieces of a file, and what was found in them. */
export interface Block {
  /** The pieces, from {@link HEAD} on; before it what the block before left over. */
  readonly bytes: Buffer;
  /** {@link FIELDS} integers of each record. */
  readonly records: Int32Array;
  /** {@link AMOUNTS} numbers of each record, in cents. */
  readonly amounts: Float64Array;
  /** What the rows of its lines print, as print.ts says, and their amounts in cents. */
  readonly orders: Int32Array;
  readonly cents: Float64Array;
}

/** The memory of a block, as it is handed to another thread. */
export type BlockMemory = { readonly [F in keyof Block]: ArrayBufferLike };

/** Where a block's pieces begin. A record that is longer than the bytes before it goes the ordinary way. */
export const HEAD = 1 << 20;

/** Enough that the word between two threads is cheap beside what is said. */
const PIECES = 4;
export const BLOCK_BYTES = PIECES * PIECE_BYTES;

/** So many bytes make a record at least; the rest of a file with shorter ones goes the ordinary way. */
const LEAST_RECORD = 16;
export const MOST_RECORDS = BLOCK_BYTES / LEAST_RECORD;

/** Where a record keeps what was found of it: of columns of which equal cells mean the same, the code of its cell. */
export const FIELD = {
  /** Where the record begins. */
  start: 0,
  /** 1 where all cells are what they look like, so that codes and amounts stand for the record; otherwise 0. */
  isPlain: 1,
  /** Where the line's number lies. */
  numberFrom: 2,
  numberTo: 3,
  supplier: 4,
  invoice_number: 5,
  invoice_date: 6,
  original_invoice: 7,
  access: 8,
  serves: 9,
  billed_to: 10,
  item_code: 11,
  category: 12,
  vat_rate: 13,
  period_start: 14,
  period_end: 15,
  service_date: 16,
} as const;

type FieldName = keyof typeof FIELD;
export type CodedColumn = Exclude<FieldName, 'start' | 'isPlain' | 'numberFrom' | 'numberTo'>;

/** How many fields a record has, and the first that is a code. */
export const FIELDS = 17;
const FIRST_CODE = FIELD.supplier;

/** The columns that have a code, in the order of their fields. */
export const CODED_COLUMNS = Object.keys(FIELD).slice(FIRST_CODE) as readonly CodedColumn[];

/** Where a record keeps its amounts, in cents. */
export const AMOUNT = { net: 0, vat: 1, gross: 2 } as const;
export const AMOUNTS = 3;

/** What may be printed of a block; a line whose rows find no room any more goes the ordinary way. */
const MOST_ORDERS = 1 << 18;

/** The amount of an empty cell. */
export const EMPTY = Number.POSITIVE_INFINITY;

/** Memory for a block; nothing of it is taken before it is used. */
export function newMemory(): BlockMemory {
  return {
    bytes: new SharedArrayBuffer(HEAD + BLOCK_BYTES),
    records: new SharedArrayBuffer(MOST_RECORDS * FIELDS * Int32Array.BYTES_PER_ELEMENT),
    amounts: new SharedArrayBuffer(MOST_RECORDS * AMOUNTS * Float64Array.BYTES_PER_ELEMENT),
    orders: new SharedArrayBuffer(MOST_ORDERS * Int32Array.BYTES_PER_ELEMENT),
    cents: new SharedArrayBuffer(MOST_ORDERS * Float64Array.BYTES_PER_ELEMENT),
  };
}

export function blockIn({ bytes, records, amounts, orders, cents }: BlockMemory): Block {
  return {
    bytes: Buffer.from(bytes),
    records: new Int32Array(records),
    amounts: new Float64Array(amounts),
    orders: new Int32Array(orders),
    cents: new Float64Array(cents),
  };
}
