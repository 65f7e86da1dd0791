import { createHash } from 'node:crypto';
import { byteWriter } from '../../report/byte-writer.ts';
import type { Block } from './block.ts';

/** The numbers with which a line begins among the orders of a block; those of its rows follow. */
export const ORDER = {
  /** Pieces: `supplier,invoice_number,invoice_date,`, then behind the number of the line `,file,`. */
  invoice: 0,
  file: 1,
  /** Where the line's number lies in the block. */
  numberFrom: 2,
  numberTo: 3,
  row: 4,
  /** Pieces: `,access,serves,`, `category,`, `item_code,`, the period, `,vat_rate,`, `rule,article,`. */
  served: 5,
  category: 6,
  item: 7,
  period: 8,
  rate: 9,
  ruled: 10,
  rows: 11,
} as const;
export const ORDER_FIELDS = 12;

/** Of each row: the pieces `member,site,share,` and `,billed_to,chapter,function,nature` with its line end. */
export const ROW_FIELDS = 2;

/** Of each row among the cents: net and VAT. */
export const ROW_CENTS = 2;

/** A text among the rows of lines. */
export interface Between {
  readonly line: number;
  readonly text: string;
}

export interface PrintTask {
  /** The number of the block. */
  readonly block: number;
  /** How many lines there are among its orders. */
  readonly lines: number;
  /** Texts that are printed again and again, numbered on from those that were given before. */
  readonly pieces: readonly string[];
  /** Whether those that were given before are not asked for any more, and numbers begin anew. */
  readonly afresh: boolean;
  /** What is printed as it is, each before the line with its number. */
  readonly between: readonly Between[];
  /** With the first: what was written before, for the hash is of that, too. */
  readonly begun: string | undefined;
  /** Memory to print into. */
  readonly into: Uint8Array<ArrayBuffer> | undefined;
}

export interface Printed {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** How many of them there are. */
  readonly length: number;
}

const FIRST_BYTES = 1 << 19;

export interface Printer {
  readonly print: (task: PrintTask) => Printed;
  /** The SHA-256 of all that was printed; nothing is printed any more. */
  readonly hash: () => string;
}

/** Lines that are printed without a pause. */
const BETWEEN_PAUSES = 128;

/** Prints the rows of lines as allocationRows does, block after block; in pauses others may be served. */
export function printer(blocks: readonly Block[], pause = (): void => {}): Printer {
  const sha256 = createHash('sha256');
  let texts = Buffer.allocUnsafe(1 << 14);
  let textEnds = [0];
  let out = new Uint8Array(0);
  let end = 0;
  const writer = byteWriter((bytes) => {
    if (end + bytes.length > out.length) {
      const larger = new Uint8Array(2 * (end + bytes.length));
      larger.set(out.subarray(0, end));
      out = larger;
    }
    out.set(bytes, end);
    end += bytes.length;
  });
  const learn = (pieces: readonly string[]): void => {
    for (const piece of pieces) {
      const start = textEnds.at(-1) ?? 0;
      const most = start + 3 * piece.length;
      if (most > texts.length) texts = Buffer.concat([texts], 2 * most);
      textEnds.push(start + texts.write(piece, start));
    }
  };
  const piece = (number: number): void =>
    writer.bytes(texts, textEnds[number] ?? 0, textEnds[number + 1] ?? 0);

  const print: Printer['print'] = (task) => {
    const { block: blockNumber, lines, pieces, afresh, between, begun, into } = task;
    const block = blocks[blockNumber];
    if (block === undefined) throw new RangeError('a block that is known');
    const { bytes, orders, cents } = block;
    if (afresh) textEnds = [0];
    learn(pieces);
    out = into ?? new Uint8Array(FIRST_BYTES);
    end = 0;
    let next = 0;
    const printBefore = (line: number): void => {
      for (; between[next]?.line === line; next++) writer.text(between[next]?.text ?? '');
    };
    let at = 0;
    let amounts = 0;
    for (let line = 0; line < lines; line++) {
      if (line % BETWEEN_PAUSES === 0) pause();
      printBefore(line);
      const order = (field: number): number => orders[at + field] ?? 0;
      const rows = order(ORDER.rows);
      for (let row = 0; row < rows; row++) {
        piece(order(ORDER.invoice));
        writer.bytes(bytes, order(ORDER.numberFrom), order(ORDER.numberTo));
        piece(order(ORDER.file));
        writer.integer(order(ORDER.row));
        piece(order(ORDER.served));
        piece(order(ORDER.category));
        piece(order(ORDER.item));
        piece(order(ORDER.period));
        piece(order(ORDER.rate));
        piece(order(ORDER.ruled));
        piece(order(ORDER_FIELDS + ROW_FIELDS * row));
        const net = cents[amounts++] ?? 0;
        const vat = cents[amounts++] ?? 0;
        writer.amounts(net, vat, net + vat);
        piece(order(ORDER_FIELDS + ROW_FIELDS * row + 1));
      }
      at += ORDER_FIELDS + ROW_FIELDS * rows;
    }
    printBefore(lines);
    writer.flush();
    if (begun !== undefined) sha256.update(begun);
    sha256.update(out.subarray(0, end));
    return { bytes: out, length: end };
  };
  return { print, hash: () => sha256.digest('hex') };
}
