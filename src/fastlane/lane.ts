import type { LineOutcome } from '../allocate/allocator.ts';
import type { Reach } from '../allocate/reach.ts';
import type { Problem } from '../diagnostics/problem.ts';
import type { Convention, Layout } from '../domain/convention.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { Cents } from '../domain/money.ts';
import type { InvoiceFile } from '../invoices/invoice-file.ts';
import type { DatedInvoice } from '../invoices/line-index.ts';
import type { PlainCsv } from '../invoices/plain-csv.ts';
import type { ByteWriter } from '../report/byte-writer.ts';
import type { Borne } from '../report/charges.ts';
import type { Amounts } from '../report/totals.ts';
import { PIECE_BYTES } from '../workspace/input-file.ts';
import type { MarkRule } from '../workspace/numbers.ts';
import { cellTexts, findCells, INCOMPLETE, IRREGULAR, newCells } from './cells.ts';
import { isFull, type Kind, newKind } from './kind.ts';
import { passage } from './passage.ts';
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
  readonly rows: ByteWriter;
  /** Remembers an invoice; whether its lines are asked for. */
  readonly opens: (invoice: DatedInvoice) => boolean;
  readonly addKey: (hash: number) => void;
  /** Adds up lines that were shared like one: how many, and the sums of its rows over all of them. */
  readonly addUp: (like: Borne, lines: number, rows: readonly Amounts[]) => void;
  /** Whether nothing is written any more, since an error was found. */
  readonly failed: () => boolean;
}

/** The ordinary way of a line; undefined where it was not to be shared. */
export type TakeLine = (line: InvoiceLine) => LineOutcome | undefined;

/**
 * The fast lane: of a million lines most are like an earlier one but for their amounts, their number and their
 * days. Of such a line the cells are compared with those of the earlier one where they lie, as bytes; its amounts
 * are split in safe integers, and its rows are put together from bytes that stand ready. Everything else goes the
 * ordinary way, in its turn: a line like no other, a cell that is not plain, an error.
 */
export interface Lane {
  /** Undefined for a file that goes the ordinary way as a whole. Gives how many lines went by, now and then. */
  readonly read: (
    file: InvoiceFile,
    counts: FileCounts,
    take: TakeLine,
    report: (found: Problem) => void,
  ) => Generator<number> | undefined;
  /** Adds up what is not yet. */
  readonly finish: () => void;
}

/** A record that is longer goes the ordinary way, and all that follow it in its file. */
const MOST_RECORD = 1 << 20;

export function createLane(host: LaneHost): Lane {
  const kinds = new Map<Layout | undefined, Map<MarkRule, Kind>>();
  const buffer = Buffer.allocUnsafe(PIECE_BYTES + MOST_RECORD);

  const templates = templateMaker(host.reach);
  const settle = (sums: RowSums): void => {
    const { lines } = sums;
    if (lines > 0) host.addUp(sums.like, lines, settledRows(sums));
  };
  const kindOf = ({ layout, mark, ownFields, slots }: PlainCsv): Kind => {
    if (ownFields) return newKind(slots);
    const byMark = kinds.get(layout) ?? new Map<MarkRule, Kind>();
    kinds.set(layout, byMark);
    const known = byMark.get(mark);
    if (known !== undefined && !isFull(known)) return known;
    const kind = newKind(slots);
    byMark.set(mark, kind);
    return kind;
  };

  function* read(
    plain: PlainCsv,
    counts: FileCounts,
    take: TakeLine,
    report: (found: Problem) => void,
  ): Generator<number> {
    const { file } = plain;
    const delimiter = file.dialect.delimiter.charCodeAt(0);
    const cells = newCells();
    const readRecord = plain.recordReader();
    let way = passage(plain, kindOf(plain), buffer, cells, host, templates.make, settle);
    let row = 0;
    let lines = 0;
    /** Of the file: where the buffer begins. */
    let offset = 0;
    let filled = 0;
    let at = file.dialect.encoding === 'utf-8-bom' ? 3 : 0;
    for (const piece of file.bytes(report)) {
      const last = piece.length === 0;
      buffer.set(piece, filled);
      filled += piece.length;
      let next = at;
      while (at < filled) {
        next = findCells(buffer, at, filled, last, delimiter, cells);
        if (next < 0) break;
        row++;
        if (row > file.headerRow && !way.passes(row)) {
          const line = readRecord(cellTexts(buffer, cells), row, report);
          const shared = line && take(line);
          if (shared?.kind === 'allocated') way.remember(shared);
        }
        at = next;
      }
      if (next === IRREGULAR || (next === INCOMPLETE && filled - at > MOST_RECORD)) {
        way.finish(counts);
        const place = { row: row + 1, byte: offset + at };
        for (const batch of plain.linesFrom(readRecord, report, place)) {
          batch.forEach(take);
          yield batch.length;
        }
        return;
      }
      buffer.copyWithin(0, at, filled);
      offset += at;
      filled -= at;
      at = 0;
      yield row - lines;
      lines = row;
      if (way.isFull()) {
        way.finish(counts);
        way = passage(plain, kindOf(plain), buffer, cells, host, templates.make, settle);
      }
    }
    way.finish(counts);
  }

  return {
    read: ({ plain }, counts, take, report) => plain && read(plain, counts, take, report),
    finish() {
      templates.sums().forEach(settle);
    },
  };
}
