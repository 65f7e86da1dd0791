import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { type Fault, fault, type OnProblem } from '../../diagnostics/problem.ts';
import {
  AMOUNT_COLUMNS,
  type AmountColumn,
  type ChargeOrCredit,
  type Layout,
} from '../../domain/convention.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import { cleanText } from '../../text/clean-text.ts';
import { matchesGlob } from '../../text/glob.ts';
import { headerMissing } from '../../workspace/reading/header.ts';
import type { RecordSource } from '../../workspace/records/record-source.ts';
import { placeOfName, type Slot, type Slots } from './column-slots.ts';

/** An amount without a sign: another cell of its row says whether it is charged or credited. */
export interface KindedAmount {
  readonly column: AmountColumn;
  readonly slot: Slot<Cents>;
  /** The cell that says it. */
  readonly by: {
    readonly index: number;
    readonly header: string;
    /** As the layout names it. */
    readonly column: string;
    /** Whether an empty cell says it too: then it repeats no other. */
    readonly readsEmpty: boolean;
  };
  readonly kindOf: (cell: string) => 'charge' | 'credit' | undefined;
}

export type KindedAmounts = { readonly [C in AmountColumn]?: KindedAmount };

/** The amounts of a file whose layout says `charge_or_credit`; undefined, with the problem reported, where the file lacks its column. */
export function placeKindedAmounts(
  file: RecordSource,
  layout: Layout | undefined,
  slots: Slots,
  report: OnProblem,
): KindedAmounts | undefined {
  const said = layout?.chargeOrCredit;
  if (said === undefined) return {};
  const index = placeOfName(said.column, file, layout, slots);
  if (index === -1) {
    const path = `charge_or_credit.${said.column}`;
    report(headerMissing(file, layout, path, 'charge_or_credit', said.column));
    return undefined;
  }
  const kindOf = kindReader(said);
  const header = file.header[index] ?? '';
  const by = { index, header, column: said.column, readsEmpty: kindOf('') !== undefined };
  const placed = AMOUNT_COLUMNS.filter(
    (column) => slots[column].index !== -1 || slots[column].fallback !== undefined,
  );
  return Object.fromEntries(
    placed.map((column) => [column, { column, slot: slots[column], by, kindOf } satisfies KindedAmount]),
  );
}

/** A whole text goes before the patterns, of which the first that matches counts. */
function kindReader({ kinds }: ChargeOrCredit): KindedAmount['kindOf'] {
  return (cell) => {
    const text = cleanText(cell);
    return kinds.get(text) ?? [...kinds].find(([glob]) => matchesGlob(glob, text))?.[1];
  };
}

/** An amount of a record, what is wrong with it and where, or nothing where its cells are empty. */
export type AmountReading =
  | { readonly amount: Cents | undefined }
  | { readonly fault: Fault; readonly header: string; readonly raw: string };

/** An amount with the sign that its row gives it. */
export function readKinded(
  record: readonly string[],
  { column, slot, by, kindOf }: KindedAmount,
  of: 'line' | 'total',
): AmountReading {
  const raw = record[slot.index] ?? '';
  const reading = slot.read(raw);
  if ('fault' in reading) return { fault: reading.fault, header: slot.header, raw };
  // The reader is that of an amount, whose values are cents.
  const amount = (reading.value as Cents | undefined) ?? (of === 'line' ? slot.fallback : undefined);
  const cell = record[by.index] ?? '';
  const kind = kindOf(cell);
  if (amount === undefined || kind === 'charge') return { amount };
  if (kind === undefined) {
    // A total may be one of rows of both kinds. Of a line the net says it, once for all its amounts.
    if (of === 'total') return { amount };
    if (column !== 'net_amount') return { amount: undefined };
    const value = cleanText(cell);
    const found = fault('charge-or-credit-unknown', {
      value,
      text: JSON.stringify(value),
      key: JSON.stringify(by.column),
    });
    return { fault: found, header: by.header, raw: cell };
  }
  if (amount >= 0n) return { amount: -amount };
  const args = { value: bothAmounts(amount), cell: cleanText(cell) };
  return { fault: fault('credit-negative', args), header: slot.header, raw };
}
