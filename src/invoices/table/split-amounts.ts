import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { type Fault, fault, type OnProblem, problem } from '../../diagnostics/problem.ts';
import {
  AMOUNT_COLUMNS,
  type AmountColumn,
  type ChargeCredit,
  type Layout,
} from '../../domain/convention.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { cleanText } from '../../text/clean-text.ts';
import { type CellReader, translation } from '../../workspace/columns/cell-reader.ts';
import { headerMissing, twoColumns } from '../../workspace/reading/header.ts';
import type { RecordSource } from '../../workspace/records/record-source.ts';
import type { InvoiceColumn } from '../../workspace/tables/invoice-lines.ts';
import { placeOfName, type Slot, type Slots } from './column-slots.ts';

type AmountCell = Pick<Slot<Cents>, 'index' | 'header'>;

/** An amount that is not in one column with its sign, and how it is read from a record. */
export interface SplitAmount {
  /** The cells that contain it; if charges and credits have a column each, that of charges first. */
  readonly cells: readonly AmountCell[];
  /** The cell that says whether its row is charged or credited, if a separate one does. */
  readonly by?: KindCell;
  readonly read: (record: readonly string[], of: AmountOf) => AmountReading;
}

/** The cell that says which rows are credits. */
interface KindCell extends AmountCell {
  /** Its name in the layout. */
  readonly column: string;
  /** Whether an empty cell has a meaning too: then it does not repeat another one. */
  readonly readsEmpty: boolean;
}

/** Whether the amount belongs to a line, or to a total, which may sum lines of both kinds. */
type AmountOf = 'line' | 'total';

/** An amount of a record, its faults with their places, or nothing where its cells are empty. */
export type AmountReading =
  | { readonly amount: Cents | undefined }
  | { readonly fault: Fault; readonly header: string; readonly raw: string };

export type SplitAmounts = { readonly [C in AmountColumn]?: SplitAmount };

/** A file, its layout, and the indexes of its cells. */
export interface PlacedFile {
  readonly file: RecordSource;
  readonly layout: Layout | undefined;
  readonly slots: Slots;
  readonly split: SplitAmounts;
}

/** The cells of a column; for an amount with separate charges and credits, both. */
export function cellsOf(
  { slots, split }: Pick<PlacedFile, 'slots' | 'split'>,
  name: InvoiceColumn,
): readonly AmountCell[] {
  return split[name as AmountColumn]?.cells ?? [slots[name]];
}

/** The cells from which such an amount is read, those of the amount first. */
export function cellsReadBy({ cells, by }: SplitAmount): readonly AmountCell[] {
  return by === undefined ? cells : [...cells, by];
}

/** The cell that says which rows are credits, if the layout names one. */
export function kindCell(split: SplitAmounts): KindCell | undefined {
  return Object.values(split).find(({ by }) => by !== undefined)?.by;
}

/**
 * The amounts of `amounts` and `charge_or_credit` of a layout; undefined, with the problems reported, where a column of
 * theirs is missing or there twice.
 */
export function placeSplitAmounts(
  file: RecordSource,
  layout: Layout | undefined,
  slots: Slots,
  report: OnProblem,
): SplitAmounts | undefined {
  const pairs = placePairs(file, layout, slots, report);
  const kinded = placeKinded(file, layout, slots, report);
  return pairs && kinded && { ...pairs, ...kinded };
}

/** The amounts with one column of charges and one of credits. */
function placePairs(
  file: RecordSource,
  layout: Layout | undefined,
  slots: Slots,
  report: OnProblem,
): SplitAmounts | undefined {
  const { header } = file;
  let usable = true;
  const cellOf = (column: AmountColumn, part: keyof ChargeCredit, text: string): AmountCell => {
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
    return { index, header: text };
  };
  const found = [...(layout?.amounts ?? [])].map(([column, pair]): readonly [AmountColumn, SplitAmount] => {
    const charge = pair.charge === undefined ? undefined : cellOf(column, 'charge', pair.charge);
    const credit = cellOf(column, 'credit', pair.credit);
    const { read } = slots[column];
    return [
      column,
      {
        cells: charge === undefined ? [credit] : [charge, credit],
        read: (record, of) => readPair(record, charge, credit, read, of),
      },
    ];
  });
  return usable ? Object.fromEntries(found) : undefined;
}

/**
 * Charge − credit, each without a sign: for a line only one may be given, or the other be zero; a total sums lines of
 * both kinds.
 */
function readPair(
  record: readonly string[],
  charge: AmountCell | undefined,
  credit: AmountCell,
  read: CellReader,
  of: AmountOf,
): AmountReading {
  const one = ({ index, header }: AmountCell): AmountReading => {
    const raw = record[index] ?? '';
    const reading = read(raw);
    if ('fault' in reading) return { fault: reading.fault, header, raw };
    // The reader is that of an amount, whose values are cents.
    const amount = reading.value as Cents | undefined;
    if (amount === undefined || amount >= 0n) return { amount };
    const signed = charge?.header ?? credit.header;
    const args = { charge: charge?.header, credit: credit.header, signed, value: bothAmounts(amount) };
    return { fault: fault('charge-negative', args), header, raw };
  };
  const left: AmountReading = charge === undefined ? { amount: undefined } : one(charge);
  if ('fault' in left) return left;
  const right = one(credit);
  if ('fault' in right) return right;
  if (left.amount && right.amount) {
    if (of === 'total') return { amount: left.amount - right.amount };
    const args = {
      charge: charge?.header ?? '',
      credit: credit.header,
      value: bothAmounts(left.amount),
      other: bothAmounts(right.amount),
    };
    return {
      fault: fault('charge-and-credit', args),
      header: credit.header,
      raw: record[credit.index] ?? '',
    };
  }
  if (right.amount) return { amount: -right.amount };
  return { amount: left.amount ?? right.amount };
}

/** Amounts without a sign: another cell of the row says whether it is charged or credited. */
function placeKinded(
  file: RecordSource,
  layout: Layout | undefined,
  slots: Slots,
  report: OnProblem,
): SplitAmounts | undefined {
  const said = layout?.chargeOrCredit;
  if (said === undefined) return {};
  const index = placeOfName(said.column, file, layout, slots);
  if (index === -1) {
    const path = `charge_or_credit.${said.column}`;
    report(headerMissing(file, layout, path, 'charge_or_credit', said.column));
    return undefined;
  }
  const kindOf = translation(said.kinds);
  const header = file.header[index] ?? '';
  const by = { index, header, column: said.column, readsEmpty: kindOf('') !== undefined };
  const placed = AMOUNT_COLUMNS.filter(
    (column) => slots[column].index !== -1 || slots[column].fallback !== undefined,
  );
  return Object.fromEntries(
    placed.map((column): readonly [AmountColumn, SplitAmount] => [
      column,
      { cells: [slots[column]], by, read: kindedReader(column, slots[column], by, kindOf) },
    ]),
  );
}

/** Gives an amount the sign of its row. */
function kindedReader(
  column: AmountColumn,
  slot: Slot<Cents>,
  by: KindCell,
  kindOf: (text: string) => 'charge' | 'credit' | undefined,
): SplitAmount['read'] {
  return (record, of) => {
    const raw = record[slot.index] ?? '';
    const reading = slot.read(raw);
    if ('fault' in reading) return { fault: reading.fault, header: slot.header, raw };
    // The reader is that of an amount, whose values are cents.
    const amount = (reading.value as Cents | undefined) ?? (of === 'line' ? slot.fallback : undefined);
    const cell = record[by.index] ?? '';
    const value = cleanText(cell);
    const kind = kindOf(value);
    if (amount === undefined || kind === 'charge') return { amount };
    if (kind === undefined) {
      // A total may be one of rows of both kinds. For a line the net decides, once for all its amounts.
      if (of === 'total') return { amount };
      if (column !== 'net_amount') return { amount: undefined };
      const args = { value, text: JSON.stringify(value), key: JSON.stringify(by.column) };
      return { fault: fault('charge-or-credit-unknown', args), header: by.header, raw: cell };
    }
    if (amount >= 0n) return { amount: -amount };
    const args = { value: bothAmounts(amount), cell: value };
    return { fault: fault('credit-negative', args), header: slot.header, raw };
  };
}
