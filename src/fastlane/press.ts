import type { Block } from './block.ts';
import type { Clerk } from './clerk.ts';
import { type Between, ORDER_FIELDS, type Printed, ROW_CENTS, ROW_FIELDS } from './print.ts';

/** A text that rows print again and again, by its number. */
export type Piece = number;

/** The piece of no text. */
export const NOTHING: Piece = 0;

/** A file that is lent to who prints all that goes into it: texts for it go to `take` from now on. */
export type Lend = (take: (text: string) => void) => Loan;

export interface Loan {
  /** What was written before. */
  readonly begun: string;
  readonly write: (bytes: Uint8Array) => void;
  /** Ends the loan with the hash of the whole file. */
  readonly giveBack: (sha256: string) => void;
}

/** What is ordered of the lines of a block. */
export interface Sheet {
  orders: Int32Array;
  cents: Float64Array;
  /** Where the next order begins, and the next amounts. */
  at: number;
  centsAt: number;
  lines: number;
}

/** Has the clerk print the rows of lines, in their turn with all other texts, and writes what is printed. */
export interface Press {
  readonly piece: (text: string) => Piece;
  /** What the lines of the block are ordered on that was begun last. */
  readonly sheet: Sheet;
  readonly begin: (number: number, block: Block) => void;
  /** Whether a line of so many rows can be ordered. */
  readonly hasRoom: (rows: number) => boolean;
  /** Has all printed that is ordered, and writes what was printed before. */
  readonly turn: () => Promise<void>;
  /** Writes all that is not yet, and gives the file back. */
  readonly finish: () => Promise<void>;
  /** Whether so many pieces are known that it is better to forget them. */
  readonly isFull: () => boolean;
  /** Forgets them: nobody may have the number of one any more. */
  readonly forget: () => void;
}

const MOST_PIECES = 1 << 18;

export function newPress(clerk: Clerk, lend: Lend): Press {
  const sheet: Sheet = { orders: new Int32Array(0), cents: new Float64Array(0), at: 0, centsAt: 0, lines: 0 };
  let number = 0;
  let pieces = [''];
  let count = 1;
  let afresh = true;
  let between: Between[] = [];
  let ordered: Promise<Printed> | undefined;
  let spare: Uint8Array<ArrayBuffer> | undefined;
  const loan = lend((text) => void between.push({ line: sheet.lines, text }));
  let begun: string | undefined = loan.begun;

  const write = async (printed: Promise<Printed> | undefined): Promise<void> => {
    if (printed === undefined) return;
    const { bytes, length } = await printed;
    loan.write(bytes.subarray(0, length));
    spare = bytes;
  };
  const turn = async (): Promise<void> => {
    if (begun === undefined && sheet.lines === 0 && between.length === 0) return;
    const before = ordered;
    ordered = clerk.print({ block: number, lines: sheet.lines, pieces, afresh, between, begun, into: spare });
    // Whoever waits for it hears of a failure; it may come before somebody does.
    ordered.catch(() => {});
    begun = undefined;
    pieces = [];
    afresh = false;
    between = [];
    spare = undefined;
    sheet.lines = 0;
    await write(before);
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
    },
    hasRoom: (many) =>
      sheet.at + ORDER_FIELDS + ROW_FIELDS * many <= sheet.orders.length &&
      sheet.centsAt + ROW_CENTS * many <= sheet.cents.length,
    turn,
    async finish() {
      await turn();
      await write(ordered);
      loan.giveBack(await clerk.hash());
    },
    isFull: () => count > MOST_PIECES,
    forget() {
      pieces = [''];
      count = 1;
      afresh = true;
    },
  };
}
