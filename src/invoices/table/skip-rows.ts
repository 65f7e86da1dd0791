import type { OnProblem } from '../../diagnostics/problem.ts';
import type { AmountColumn } from '../../domain/convention.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import type { CellReading } from '../../workspace/columns/cell-reader.ts';
import { rowConditions } from '../../workspace/reading/row-conditions.ts';
import type { SkippedRows } from '../invoice-file.ts';
import { placeOfName } from './column-slots.ts';
import type { PlacedFile } from './split-amounts.ts';

export type SkipRule = NonNullable<ReturnType<typeof skipRule>>;

/** The `skip_rows` of a layout on a file; undefined, with the problem reported, where the file lacks a column of theirs. */
export function skipRule(placed: PlacedFile, release: Release | undefined, report: OnProblem) {
  const { file, layout, slots, split } = placed;
  const indexOf = (name: string): number => placeOfName(name, file, layout, slots);
  const matches = rowConditions('skip_rows', file, layout, indexOf, report);
  if (matches === undefined) return undefined;
  // 0.1 counted nothing for a sum of charges next to one of credits.
  const sums = holdsIn(release, '0.2') ? 'total' : 'line';
  let rows = 0;
  let net = 0n;
  let vat = 0n;
  let gross = 0n;
  const amountIn = (record: readonly string[], column: AmountColumn): Cents => {
    const slot = slots[column];
    const parts = split[column];
    if (parts === undefined)
      return centsOf(slot.index === -1 ? undefined : slot.read(record[slot.index] ?? ''));
    const reading = parts.read(record, sums);
    return 'amount' in reading ? (reading.amount ?? 0n) : 0n;
  };
  return {
    /** Starts another reading of the file, with new counts. */
    restart(): void {
      rows = 0;
      net = 0n;
      vat = 0n;
      gross = 0n;
    },
    /** The cells by which the record is left aside, which is then counted; undefined where it is not. */
    takes(record: readonly string[]): readonly number[] | undefined {
      const asideBy = matches(record);
      if (asideBy === undefined) return undefined;
      rows++;
      net += amountIn(record, 'net_amount');
      vat += amountIn(record, 'vat_amount');
      gross += amountIn(record, 'gross_amount');
      return asideBy;
    },
    total: (): SkippedRows => ({ rows, net, vat, gross }),
  };
}

function centsOf(reading: CellReading | undefined): Cents {
  return reading !== undefined && 'value' in reading && typeof reading.value === 'bigint'
    ? reading.value
    : 0n;
}
