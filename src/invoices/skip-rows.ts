import type { Layout } from '../domain/convention.ts';
import { matchesGlob } from '../domain/glob.ts';
import type { Cents } from '../domain/money.ts';
import { cleanText } from '../workspace/cell-reader.ts';
import type { CsvFile } from '../workspace/csv-file.ts';
import type { Slot, Slots } from './columns.ts';

/** Rows that a layout leaves aside, and the sums of the amounts that they show. */
export interface SkippedRows {
  readonly rows: number;
  readonly net: Cents;
  readonly vat: Cents;
  readonly gross: Cents;
}

export interface SkipRule {
  /** Whether the record is one to leave aside; if so it is counted. */
  readonly takes: (record: readonly string[]) => boolean;
  readonly total: () => SkippedRows;
}

/** The `skip_rows` of a layout on a file: a row is left aside when any of its globs matches. */
export function skipRule(file: CsvFile, layout: Layout | undefined, slots: Slots): SkipRule {
  const conditions = [...(layout?.skipRows ?? [])].flatMap(([name, globs]) =>
    indexesOf(name, file, slots).map((index) => ({ index, globs })),
  );
  let rows = 0;
  let net = 0n;
  let vat = 0n;
  let gross = 0n;
  return {
    takes(record) {
      const skipped = conditions.some(({ index, globs }) => {
        const text = cleanText(record[index] ?? '');
        return globs.some((glob) => matchesGlob(glob, text));
      });
      if (!skipped) return false;
      rows++;
      net += amountIn(record, slots.net_amount);
      vat += amountIn(record, slots.vat_amount);
      gross += amountIn(record, slots.gross_amount);
      return true;
    },
    total: () => ({ rows, net, vat, gross }),
  };
}

/** A condition names a canonical column or a header of the file. */
function indexesOf(name: string, file: CsvFile, slots: Slots): readonly number[] {
  const slot = Object.hasOwn(slots, name) ? slots[name as keyof Slots] : undefined;
  if (slot !== undefined && slot.index !== -1) return [slot.index];
  return file.header.flatMap((header, index) => (cleanText(header) === name ? [index] : []));
}

function amountIn(record: readonly string[], slot: Slot<Cents>): Cents {
  const reading = slot.index === -1 ? undefined : slot.read(record[slot.index] ?? '');
  return reading !== undefined && 'value' in reading && typeof reading.value === 'bigint'
    ? reading.value
    : 0n;
}
