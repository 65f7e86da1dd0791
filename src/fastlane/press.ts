import type { ByteWriter } from '../report/byte-writer.ts';
import type { Block } from './block.ts';
import type { Clerk } from './clerk.ts';
import { type Between, ORDER_FIELDS, type Printed, ROW_CENTS, ROW_FIELDS } from './print.ts';

/** A text that rows print again and again, by its number. */
export type Piece = number;

/** The piece of no text. */
export const NOTHING: Piece = 0;

/** What is ordered of the lines of a block. */
export interface Sheet {
  orders: Int32Array;
  cents: Float64Array;
  /** Where the next order begins, and the next amounts. */
  at: number;
  centsAt: number;
  lines: number;
}

/** Orders the rows of lines from the clerk, and writes what was printed in its turn with all else. */
export interface Press {
  readonly piece: (text: string) => Piece;
  /** What the lines of the block are ordered on, from `begin` to `turn`. */
  readonly sheet: Sheet;
  readonly begin: (number: number, block: Block) => void;
  /** Whether a line of so many rows can be ordered. */
  readonly hasRoom: (rows: number) => boolean;
  /** Has the sheet printed, and writes the one before. */
  readonly turn: () => Promise<void>;
  /** Writes all that is not yet. */
  readonly drain: () => Promise<void>;
  /** Whether so many texts are known that it is better to forget them. */
  readonly isFull: () => boolean;
  /** Forgets them: nobody may have the number of one any more. */
  readonly forget: () => void;
}

const MOST_PIECES = 1 << 18;

export function newPress(clerk: Clerk, rows: ByteWriter): Press {
  const sheet: Sheet = { orders: new Int32Array(0), cents: new Float64Array(0), at: 0, centsAt: 0, lines: 0 };
  let number = 0;
  let pieces = [''];
  let count = 1;
  let afresh = true;
  let between: Between[] = [];
  let ordered: Promise<Printed> | undefined;
  let spare: Uint8Array<ArrayBuffer> | undefined;

  const write = async (printed: Promise<Printed> | undefined): Promise<void> => {
    if (printed === undefined) return;
    const { bytes, length } = await printed;
    rows.bytes(bytes, 0, length);
    spare = bytes;
  };
  return {
    sheet,
    piece(text) {
      pieces.push(text);
      return count++;
    },
    begin(blockNumber, { orders, cents }) {
      Object.assign(sheet, { orders, cents, at: 0, centsAt: 0, lines: 0 });
      number = blockNumber;
      rows.divert((text) => void between.push({ line: sheet.lines, text }));
    },
    hasRoom: (many) =>
      sheet.at + ORDER_FIELDS + ROW_FIELDS * many <= sheet.orders.length &&
      sheet.centsAt + ROW_CENTS * many <= sheet.cents.length,
    async turn() {
      rows.divert(undefined);
      const before = ordered;
      ordered = clerk.print({ block: number, lines: sheet.lines, pieces, afresh, between, into: spare });
      // Whoever waits for it hears of a failure; it may come before somebody does.
      ordered.catch(() => {});
      pieces = [];
      afresh = false;
      between = [];
      spare = undefined;
      await write(before);
    },
    async drain() {
      const last = ordered;
      ordered = undefined;
      await write(last);
    },
    isFull: () => count > MOST_PIECES,
    forget() {
      pieces = [''];
      count = 1;
      afresh = true;
    },
  };
}
