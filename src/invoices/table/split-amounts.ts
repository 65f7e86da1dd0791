import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { fault, type OnProblem, problem } from '../../diagnostics/problem.ts';
import type { AmountColumn, ChargeCredit, Layout } from '../../domain/convention.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { CellReader } from '../../workspace/columns/cell-reader.ts';
import { headerMissing, twoColumns } from '../../workspace/reading/header.ts';
import type { RecordSource } from '../../workspace/records/record-source.ts';
import type { InvoiceColumn } from '../../workspace/tables/invoice-lines.ts';
import type { Slot, Slots } from './column-slots.ts';
import { type AmountReading, type KindedAmount, readKinded } from './row-kind.ts';

/** The amounts of a record that stand in two columns, one of charges and one of credits. */
export interface SplitAmount extends ChargeCredit {
  /** -1 where the file has credits alone. */
  readonly chargeIndex: number;
  readonly creditIndex: number;
}

/** The amounts of a file that do not stand with their sign in one column. */
export type SplitAmounts = { readonly [C in AmountColumn]?: SplitAmount | KindedAmount };

/** The cells by which such an amount is read, that of the amount first. */
export function cellsOfSplit(
  split: SplitAmount | KindedAmount,
): readonly Pick<Slot<Cents>, 'index' | 'header'>[] {
  if ('kindOf' in split) return [split.slot, split.by];
  const { charge, credit, chargeIndex, creditIndex } = split;
  const ofCredit = { index: creditIndex, header: credit };
  return charge === undefined ? [ofCredit] : [{ index: chargeIndex, header: charge }, ofCredit];
}

/** The cells in which a column stands: of an amount, that of charges and that of credits where these are two. */
export function cellsOf(
  { slots, split }: Pick<PlacedFile, 'slots' | 'split'>,
  name: InvoiceColumn,
): readonly Pick<Slot<unknown>, 'index' | 'header'>[] {
  const pair = split[name as AmountColumn];
  return pair === undefined || 'kindOf' in pair ? [slots[name]] : cellsOfSplit(pair);
}

/** A file, its layout, and where its cells stand. */
export interface PlacedFile {
  readonly file: RecordSource;
  readonly layout: Layout | undefined;
  readonly slots: Slots;
  readonly split: SplitAmounts;
}

/** The cell that says which rows are credits, where the layout names one. */
export function kindCell(split: SplitAmounts): KindedAmount['by'] | undefined {
  return Object.values(split).flatMap((one) => ('kindOf' in one ? [one.by] : []))[0];
}

/** Finds the columns of charges and credits; undefined, with the problems reported, where one lacks or stands twice. */
export function placeSplitAmounts(
  file: RecordSource,
  layout: Layout | undefined,
  report: OnProblem,
): { readonly [C in AmountColumn]?: SplitAmount } | undefined {
  const { header } = file;
  let usable = true;
  const indexOf = (column: AmountColumn, part: keyof ChargeCredit, text: string): number => {
    const index = header.indexOf(text);
    if (index === -1) {
      usable = false;
      const key = layout?.place.keyRows.has(`amounts.${part}`) ? part : `${column}.${part}`;
      report(headerMissing(file, layout, `amounts.${key}`, column, text));
    } else if (header.indexOf(text, index + 1) !== -1) {
      usable = false;
      const place = { file: file.fingerprint.path, row: file.headerRow, column: text, value: text };
      report(problem('column-repeated', place, twoColumns(column, text, text)));
    }
    return index;
  };
  const found: { [C in AmountColumn]?: SplitAmount } = {};
  for (const [column, pair] of layout?.amounts ?? []) {
    found[column] = {
      ...pair,
      chargeIndex: pair.charge === undefined ? -1 : indexOf(column, 'charge', pair.charge),
      creditIndex: indexOf(column, 'credit', pair.credit),
    };
  }
  return usable ? found : undefined;
}

/** Charge − credit, each without a sign: of a line one may be given, or be zero; a total sums lines of both kinds. */
export function readSplit(
  record: readonly string[],
  split: SplitAmount | KindedAmount,
  read: CellReader,
  of: 'line' | 'total' = 'line',
): AmountReading {
  if ('kindOf' in split) return readKinded(record, split, of);
  const { charge, credit, chargeIndex, creditIndex } = split;
  const one = (index: number, header: string): AmountReading => {
    const raw = record[index] ?? '';
    const reading = read(raw);
    if ('fault' in reading) return { fault: reading.fault, header, raw };
    // The reader is that of an amount, whose values are cents.
    const amount = reading.value as Cents | undefined;
    if (amount === undefined || amount >= 0n) return { amount };
    const args = { charge, credit, signed: charge ?? credit, value: bothAmounts(amount) };
    return { fault: fault('charge-negative', args), header, raw };
  };
  const left: AmountReading = charge === undefined ? { amount: undefined } : one(chargeIndex, charge);
  if ('fault' in left) return left;
  const right = one(creditIndex, credit);
  if ('fault' in right) return right;
  if (left.amount && right.amount) {
    if (of === 'total') return { amount: left.amount - right.amount };
    const args = {
      charge: charge ?? '',
      credit,
      value: bothAmounts(left.amount),
      other: bothAmounts(right.amount),
    };
    return { fault: fault('charge-and-credit', args), header: credit, raw: record[creditIndex] ?? '' };
  }
  if (right.amount) return { amount: -right.amount };
  return { amount: left.amount ?? right.amount };
}
