import type { Bilingual } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { rateDoubt } from '../../workspace/checks/prices.ts';
import { ungarbled } from '../../workspace/records/encoding.ts';
import { CSV_UTF8 } from '../../workspace/records/input-file.ts';
import type { SheetFacts } from '../../workspace/records/record-source.ts';
import type { InvoiceColumn } from '../../workspace/tables/invoice-lines.ts';
import { farDay } from '../lines/far-day.ts';
import { cellPlace, type RecordCells } from './record-cells.ts';
import { cellsOf, type PlacedFile } from './split-amounts.ts';

interface ColumnsOfUnit {
  readonly sign: string;
  readonly expected: Bilingual;
  readonly of: readonly InvoiceColumn[];
}

/** The amounts of a line, in the currency of the convention. */
function amountsIn(currency: string): Omit<ColumnsOfUnit, 'sign'> {
  const unit = currency === 'EUR' ? 'euros' : currency;
  return {
    expected: { en: `an amount in ${unit}`, fr: `montant en ${unit}` },
    of: ['unit_price', 'net_amount', 'vat_amount', 'gross_amount'],
  };
}

/**
 * The signs that show that a column may be another one: of a percentage or another currency for an amount, of euros for
 * a rate.
 */
function signsUnder(currency: string): readonly ColumnsOfUnit[] {
  const amounts = amountsIn(currency);
  return [
    { sign: '%', ...amounts },
    ...(currency === 'EUR' ? [] : [{ sign: '€', ...amounts }]),
    { sign: '€', expected: { en: 'a rate in percent', fr: 'taux en pour cent' }, of: ['vat_rate'] },
  ];
}

/**
 * Warns of cells of a file that were understood but may mean something else: the first damaged label, each rate that
 * may be a fraction, the first such sign of a column.
 */
export function lineWarnings(cells: RecordCells, currency: string) {
  let isGarbled = false;
  const knownRates = new Set<string>();
  let unsigned = signsUnder(currency)
    .flatMap(({ sign, expected, of }) =>
      of.flatMap((name) => cellsOf(cells, name)).map((slot) => ({ sign, expected, slot })),
    )
    .filter(({ slot }) => slot.index !== -1);
  return {
    ofLabel(label: string): void {
      const right = isGarbled ? undefined : ungarbled(label);
      if (right === undefined) return;
      isGarbled = true;
      const place = { ...cellPlace(cells, cells.slots.label), value: label };
      cells.report(problem('text-garbled', place, { value: label, right, csv: CSV_UTF8 }));
    },
    ofRate(rate: string): void {
      if (knownRates.has(rate)) return;
      const slot = cells.slots.vat_rate;
      const cell = cells.record[slot.index] ?? rate;
      // With the sign of euros it is reported below, as an amount.
      if (cell.includes('€')) return;
      knownRates.add(rate);
      const where = { cell: JSON.stringify(cell) };
      const found = rateDoubt(rate, where, { ...cellPlace(cells, slot), value: rate });
      if (found !== undefined) cells.report(found);
    },
    ofDates(invoiced: Day, from: Day | undefined, to: Day | undefined): void {
      const far = farDay(invoiced, from, to);
      if (far === undefined) return;
      const { column, value, args } = far;
      cells.report(problem('date-far', { ...cellPlace(cells, cells.slots[column]), value }, args));
    },
    ofSigns(): void {
      for (const one of unsigned) {
        const { sign, expected, slot } = one;
        const value = cells.record[slot.index] ?? '';
        if (!value.includes(sign)) continue;
        unsigned = unsigned.filter((other) => other !== one);
        cells.report(problem('number-unit', { ...cellPlace(cells, slot), value }, { value, expected }));
      }
    },
  };
}

/**
 * Warns of the first amount of each column that a sheet stores as a percentage: 1.25, shown as 125 %, counts as 125.
 */
export function percentageWarnings(
  path: string,
  sheet: SheetFacts,
  placed: Pick<PlacedFile, 'slots' | 'split'>,
  currency: string,
): (row: number) => readonly Problem[] {
  const { expected, of } = amountsIn(currency);
  let untold = of.flatMap((name) => cellsOf(placed, name)).filter(({ index }) => index !== -1);
  return (row) =>
    untold.flatMap((slot) => {
      const cell = sheet.cellAt(row, slot.index);
      if (cell?.storedAs !== 'percentage') return [];
      untold = untold.filter((other) => other !== slot);
      const value = `${cell.text} %`;
      const place = { file: path, row, column: slot.header, value };
      return [problem('number-unit', place, { value, expected })];
    });
}
