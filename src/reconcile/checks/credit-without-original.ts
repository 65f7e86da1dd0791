import type { HistoryCheck } from '../check.ts';
import type { Details, RawFinding } from '../finding.ts';
import { billedItemAt, FLAG, has, recursAt } from '../lines/line-columns.ts';
import { daysAt, invoiceOf } from '../lines/line-store.ts';
import { linesOf } from '../sweep/billed-items.ts';
import { dayCover } from '../sweep/day-cover.ts';
import { type History, judgedLines } from '../sweep/history.ts';

/**
 * A credit names no original invoice, or one that is not in the workspace. A negative line of an ordinary invoice
 * that names none is a refund or a discount; it is reported only where it refunds days that were never billed.
 */
export const creditWithoutOriginal: HistoryCheck = {
  code: 'credit-without-original',
  severity: 'warning',
  asks: 'credit-note',
  stakes: undefined,
  credits: 'apart',
  example: { wording: 'credit-without-original/unknown', args: { invoice: 'F2019-0001' } },
  *find(history) {
    const { lines } = history;
    const { columns, invoices } = lines;
    const refunds = new Map<number, Set<number>>();
    for (const index of judgedLines(history)) {
      if (!has(columns, index, FLAG.credit)) continue;
      const { supplier, charges } = invoiceOf(lines, index);
      const original = columns.original.get(index);
      if (original !== undefined) {
        const isKnown = (number: string): boolean => invoices.find(supplier, number) !== undefined;
        for (const number of notKnown(original, isKnown)) yield unknown(index, number);
      } else if (!charges) {
        yield finding(index, { wording: 'credit-without-original/none', args: {} });
      } else if (recursAt(columns, index)) {
        const billedItem = billedItemAt(columns, index);
        refunds.set(billedItem, (refunds.get(billedItem) ?? new Set()).add(index));
      }
    }
    for (const [billedItem, credits] of refunds) yield* refundsOfNothing(billedItem, credits, history);
  },
};

/** The originals named by a credit that are not known; several are joined with `+` (DATA.md). */
function notKnown(original: string, isKnown: (number: string) => boolean): readonly string[] {
  if (isKnown(original)) return [];
  const several = original.split('+');
  return several.some(isKnown) ? several.filter((number) => !isKnown(number)) : [original];
}

function unknown(index: number, invoice: string): RawFinding {
  return finding(index, {
    wording: 'credit-without-original/unknown',
    args: { invoice },
    actual: invoice,
  });
}

function finding(about: number, details: Omit<Details, 'column'>): RawFinding {
  return { about, details: () => ({ ...details, column: 'original_invoice' }) };
}

/** The refunds of a billed item for days that no earlier charge billed. */
function* refundsOfNothing(
  billedItem: number,
  refunds: ReadonlySet<number>,
  { billedItems, lines: { columns } }: History,
): Generator<RawFinding> {
  const lines = linesOf(billedItems, billedItem);
  const isCharge = (index: number): boolean => !has(columns, index, FLAG.credit);
  const { cover, firstOver } = dayCover(lines, (index) => [daysAt(columns, index)]);
  for (const index of lines) {
    if (isCharge(index)) {
      cover(index);
    } else if (refunds.has(index)) {
      const days = daysAt(columns, index);
      if (firstOver(days) !== undefined) continue;
      yield finding(index, { wording: 'credit-without-original/unbilled', args: { days } });
    }
  }
}
