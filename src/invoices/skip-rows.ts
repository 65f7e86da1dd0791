import type { Problem } from '../diagnostics/problem.ts';
import type { AmountColumn, Layout } from '../domain/convention.ts';
import type { Cents } from '../domain/money.ts';
import { matchesGlob } from '../text/glob.ts';
import { type CellReading, cleanText } from '../workspace/cell-reader.ts';
import type { RecordSource } from '../workspace/records/record-source.ts';
import { headerMissing, type Slots } from './columns.ts';
import { readSplit, type SplitAmounts } from './split-amounts.ts';

/** Rows that a layout leaves aside, and the sums of the amounts that they show. */
export interface SkippedRows {
  readonly rows: number;
  readonly net: Cents;
  readonly vat: Cents;
  readonly gross: Cents;
}

export interface SkipRule {
  /** Begins a passage through the file, which counts anew. */
  readonly restart: () => void;
  /** Whether the record is one to leave aside; if so it is counted. */
  readonly takes: (record: readonly string[]) => boolean;
  readonly total: () => SkippedRows;
}

/**
 * The `skip_rows` of a layout on a file: a row is left aside when any of its globs matches. Undefined, with the
 * problem reported, where a condition names a column that the file lacks: its totals would be charged.
 */
export function skipRule(
  file: RecordSource,
  layout: Layout | undefined,
  slots: Slots,
  split: SplitAmounts,
  report: (found: Problem) => void,
): SkipRule | undefined {
  const conditions: { readonly index: number; readonly globs: readonly string[] }[] = [];
  let usable = true;
  for (const [name, globs] of layout?.skipRows ?? []) {
    const index = indexOf(name, file, layout, slots);
    conditions.push({ index, globs });
    if (index !== -1) continue;
    usable = false;
    report(headerMissing(file, layout, `skip_rows.${name}`, 'skip_rows', name));
  }
  if (!usable) return undefined;
  let rows = 0;
  let net = 0n;
  let vat = 0n;
  let gross = 0n;
  const amountIn = (record: readonly string[], column: AmountColumn): Cents => {
    const slot = slots[column];
    const pair = split[column];
    if (pair === undefined)
      return centsOf(slot.index === -1 ? undefined : slot.read(record[slot.index] ?? ''));
    const reading = readSplit(record, pair, slot.read);
    return 'amount' in reading ? (reading.amount ?? 0n) : 0n;
  };
  const matches = (record: readonly string[]): boolean => {
    for (const { index, globs } of conditions) {
      const text = cleanText(record[index] ?? '');
      for (const glob of globs) if (matchesGlob(glob, text)) return true;
    }
    return false;
  };
  return {
    restart() {
      rows = 0;
      net = 0n;
      vat = 0n;
      gross = 0n;
    },
    takes(record) {
      if (!matches(record)) return false;
      rows++;
      net += amountIn(record, 'net_amount');
      vat += amountIn(record, 'vat_amount');
      gross += amountIn(record, 'gross_amount');
      return true;
    },
    total: () => ({ rows, net, vat, gross }),
  };
}

/** A condition names a canonical column, which may be ignored otherwise, or a header of the file. */
function indexOf(name: string, file: RecordSource, layout: Layout | undefined, slots: Slots): number {
  const slot = Object.hasOwn(slots, name) ? slots[name as keyof Slots] : undefined;
  if (slot !== undefined && slot.index !== -1) return slot.index;
  const wanted = layout?.columns.get(name) ?? name;
  return file.header.findIndex((header) => cleanText(header) === wanted);
}

function centsOf(reading: CellReading | undefined): Cents {
  return reading !== undefined && 'value' in reading && typeof reading.value === 'bigint'
    ? reading.value
    : 0n;
}
