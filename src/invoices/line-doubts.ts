import { bothDecimals } from '../diagnostics/bilingual.ts';
import { problem } from '../diagnostics/problem.ts';
import { scaled } from '../domain/decimal.ts';
import { ungarbled } from '../workspace/records/garbled.ts';
import { placeOf, type RecordCells } from './record-cells.ts';

/** Warns of cells that were understood, and may mean something else. */
export interface LineDoubts {
  readonly ofLabel: (label: string) => void;
  readonly ofRate: (rate: string) => void;
}

/** Those of a file: of damaged labels the first is told, of each rate that may be a fraction too. */
export function lineDoubts(cells: RecordCells): LineDoubts {
  let isGarbled = false;
  const fractions = new Set<string>();
  return {
    ofLabel(label) {
      const right = isGarbled ? undefined : ungarbled(label);
      if (right === undefined) return;
      isGarbled = true;
      const place = { ...placeOf(cells, cells.slots.label), value: label };
      cells.report(problem('text-garbled', place, { value: label, right }));
    },
    ofRate(rate) {
      if (!rate.startsWith('0.') || fractions.has(rate)) return;
      fractions.add(rate);
      const slot = cells.slots.vat_rate;
      const args = {
        rate: bothDecimals(rate),
        cell: JSON.stringify(cells.record[slot.index] ?? rate),
        percent: String(scaled(rate, 2)),
        prices: '',
      };
      const place = { ...placeOf(cells, slot), value: rate };
      cells.report(problem('vat-rate-fraction', place, args));
    },
  };
}
