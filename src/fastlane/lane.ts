import type { LineOutcome } from '../allocate/allocator.ts';
import type { Reach } from '../allocate/reach.ts';
import type { Problem } from '../diagnostics/problem.ts';
import type { Convention } from '../domain/convention.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { Cents } from '../domain/money.ts';
import type { InvoiceFile } from '../invoices/invoice-file.ts';
import type { DatedInvoice } from '../invoices/line-index.ts';
import type { PlainCsv } from '../invoices/plain-csv.ts';
import type { Alike } from '../report/charges.ts';
import type { Amounts } from '../report/totals.ts';
import { blockScanner } from './block-scanner.ts';
import type { BudgetBook } from './budgets.ts';
import { FIELD, FIELDS, HEAD } from './clerk/block.ts';
import { cellTexts, findCells, newCells } from './clerk/cells.ts';
import type { Clerk } from './clerk/clerk.ts';
import type { FileShape } from './clerk/scan.ts';
import { type Kind, learn } from './kind.ts';
import { knownKinds } from './known-kinds.ts';
import { type Passage, passage } from './passage.ts';
import { type Lend, newPress } from './press.ts';
import { type RowSums, settledRows } from './row-sums.ts';
import { templateMaker } from './template.ts';

/** What is counted of the lines of a file. */
export interface FileCounts {
  /** Lines that the run is about. */
  selected: number;
  others: number;
  /** Of all its lines. */
  net: Cents;
}

/** What the lane stands between: the ordinary way of a line, and what it may do itself for lines like an earlier one. */
export interface LaneHost {
  readonly convention: Convention;
  readonly reach: Reach;
  readonly book: BudgetBook;
  /** Lends the file of the rows. */
  readonly lend: Lend;
  /** Remembers an invoice; whether its lines are asked for. */
  readonly opens: (invoice: DatedInvoice) => boolean;
  readonly addKey: (hash: number) => void;
  /** Adds up lines that were shared like one: how many, and the sums of its rows over all of them. */
  readonly addUp: (like: Alike, lines: number, rows: readonly Amounts[]) => void;
  /** Whether nothing is written any more, since an error was found. */
  readonly failed: () => boolean;
}

/** The ordinary way of a line; undefined where it was not to be shared. */
export type TakeLine = (line: InvoiceLine) => LineOutcome | undefined;

/**
 * The fast lane: of a million lines most are like an earlier one but for their amounts, their number and their
 * days. A clerk goes ahead, finds the cells as bytes and numbers those that are equal; what lines of the same
 * numbers are shared to is remembered. Their amounts are split in safe integers, and the clerk prints their rows.
 * Everything else goes the ordinary way, in its turn: a line like no other, a cell that is not plain, an error.
 */
export interface Lane {
  /** Undefined for a file that goes the ordinary way as a whole. Gives how many lines went by, now and then. */
  readonly read: (
    file: InvoiceFile,
    counts: FileCounts,
    take: TakeLine,
    report: (found: Problem) => void,
  ) => AsyncGenerator<number> | undefined;
  /** Has all printed that was read; to be called after each of its numbers of lines, and those of other files. */
  readonly turn: () => Promise<void>;
  /** Writes and adds up all that is not yet. */
  readonly finish: () => Promise<void>;
  /** A first look at a file that will be read soon. */
  readonly look: Clerk['look'];
  /** Lets the clerk go. */
  readonly close: () => void;
}

export function createLane(host: LaneHost, clerk: Clerk): Lane {
  const cells = newCells();
  const press = newPress(clerk, host.lend);
  const scanBlocks = blockScanner(clerk, press.whenFree);
  const kinds = knownKinds(press.piece);
  let templates = templateMaker(host, press.piece);
  const settle = (sums: RowSums): void => {
    const { lines } = sums;
    if (lines > 0) host.addUp(sums.like, lines, settledRows(sums));
  };
  const beginAnew = (): void => {
    templates.sums().forEach(settle);
    press.forget();
    kinds.forget();
    templates = templateMaker(host, press.piece);
  };

  async function* read(
    plain: PlainCsv,
    counts: FileCounts,
    take: TakeLine,
    report: (found: Problem) => void,
  ): AsyncGenerator<number> {
    if (press.isFull()) beginAnew();
    const { file } = plain;
    const shape = shapeOf(plain);
    const readRecord = plain.recordReader();
    const kindOf = (): { readonly kind: Kind; readonly shape: FileShape } => {
      const { kind, forget } = kinds.of(plain);
      return { kind, shape: { ...shape, kind: kind.number, forget } };
    };
    let way: { readonly kind: Kind; readonly passage: Passage } | undefined;
    let row = 0;
    for await (const found of scanBlocks(file, kindOf, report)) {
      const { block, kind, count, filled, isLast } = found;
      learn(kind, block.bytes, found.news);
      if (way?.kind !== kind) {
        way?.passage.finish(counts);
        way = { kind, passage: passage(file.fingerprint.path, kind, host, press, templates.make, settle) };
      }
      const { passes, remember, enter } = way.passage;
      enter(block);
      press.begin(found.number, block);
      for (let record = 0; record < count; record++) {
        row++;
        if (row <= file.headerRow || passes(record, row)) continue;
        const start = block.records[record * FIELDS + FIELD.start] ?? 0;
        findCells(block.bytes, start, filled, isLast, shape.delimiter, cells);
        const line = readRecord(cellTexts(block.bytes, cells), row, report);
        const shared = line && take(line);
        if (shared?.kind === 'allocated') remember(shared);
      }
      yield count;
      if (found.isIrregular) {
        way.passage.finish(counts);
        const place = { row: row + 1, byte: found.offset + found.next - HEAD };
        for (const batch of plain.linesFrom(readRecord, report, place)) {
          batch.forEach(take);
          yield batch.length;
        }
        return;
      }
    }
    way?.passage.finish(counts);
  }

  return {
    read: ({ plain }, counts, take, report) => plain && read(plain, counts, take, report),
    turn: press.turn,
    async finish() {
      await press.finish();
      templates.sums().forEach(settle);
    },
    look: clerk.look,
    close: clerk.close,
  };
}

/** How the records of a file are found; its kind is set with each block. */
function shapeOf({ file, slots, mark }: PlainCsv): Omit<FileShape, 'kind' | 'forget'> {
  // The slots are those of the schema, so each of its columns has an index.
  const columns = Object.fromEntries(
    Object.entries(slots).map(([name, { index }]) => [name, index]),
  ) as FileShape['columns'];
  return {
    columns,
    width: file.header.length,
    headerRow: file.headerRow,
    delimiter: file.dialect.delimiter.charCodeAt(0),
    mark,
  };
}
