import type { Block } from './clerk/block.ts';
import type { Clerk } from './clerk/clerk.ts';
import { type Between, ORDER_FIELDS, type Printed, ROW_CENTS, ROW_FIELDS } from './clerk/print.ts';

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
  /** Has all printed that is ordered, and writes what is printed, where much is. */
  readonly turn: () => Promise<void>;
  /** Writes until a block is not needed any more. */
  readonly whenFree: (block: number) => Promise<void>;
  /** Writes all that is not yet, and gives the file back. */
  readonly finish: () => Promise<void>;
  /** Whether so many pieces are known that it is better to forget them. */
  readonly isFull: () => boolean;
  /** Forgets them: nobody may have the number of one any more. */
  readonly forget: () => void;
}

/** So many sheets may wait to be written: some take long to print, others to order. */
const MOST_ORDERED = 6;

const MOST_PIECES = 1 << 18;

export function newPress(clerk: Clerk, lend: Lend): Press {
  const sheet: Sheet = { orders: new Int32Array(0), cents: new Float64Array(0), at: 0, centsAt: 0, lines: 0 };
  let number = 0;
  let pieces = [''];
  let count = 1;
  let afresh = true;
  let between: Between[] = [];
  const ordered: { readonly block: number; readonly printed: Promise<Printed> }[] = [];
  /** Memory to print into. */
  const spare: Uint8Array<ArrayBuffer>[] = [];
  const loan = lend((text) => void between.push({ line: sheet.lines, text }));
  let begun: string | undefined = loan.begun;

  const order = (): Promise<Printed> => {
    const task = { block: number, lines: sheet.lines, pieces, afresh, between, begun, into: spare.pop() };
    begun = undefined;
    pieces = [];
    afresh = false;
    between = [];
    sheet.lines = 0;
    const printed = clerk.print(task);
    // Whoever waits for it hears of a failure; it may come before somebody does.
    printed.catch(() => {});
    return printed;
  };
  const writeNext = async (): Promise<void> => {
    const next = ordered.shift();
    if (next === undefined) return;
    const { bytes, length } = await next.printed;
    loan.write(bytes.subarray(0, length));
    spare.push(bytes);
  };
  const turn = async (): Promise<void> => {
    if (begun !== undefined || sheet.lines > 0 || between.length > 0) {
      ordered.push({ block: number, printed: order() });
    }
    if (ordered.length > MOST_ORDERED) await writeNext();
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
    async whenFree(block) {
      while (ordered.some((sheetBefore) => sheetBefore.block === block)) await writeNext();
    },
    async finish() {
      await turn();
      while (ordered.length > 0) await writeNext();
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
