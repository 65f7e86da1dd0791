import { EXAMPLE_LINE, type HistoryCheck } from '../check.ts';
import type { RawFinding } from '../finding.ts';
import { billedItemAt, categoryAt, FLAG, has, type LineColumns } from '../lines/line-columns.ts';
import { otherInvoiceName, placeOfLine } from '../lines/line-store.ts';
import { linesOf } from '../sweep/billed-items.ts';
import { type History, isJudged, judgedLines } from '../sweep/history.ts';
import { excessOf, takenBack } from '../sweep/taken-back.ts';

/**
 * A second setup charge of an access and item, where none of the two is credited; at stake: its amount, or what credits
 * leave of it.
 */
export const setupRepeated: HistoryCheck = {
  code: 'setup-repeated',
  severity: 'error',
  needs: ['items'],
  asks: 'credit',
  stakes: 'not due',
  credits: 'subtracted',
  example: { wording: 'setup-repeated', args: { ...EXAMPLE_LINE, left: '' } },
  *find(history) {
    const { columns } = history.lines;
    const billedItems = new Set<number>();
    for (const index of judgedLines(history)) {
      if (isSetup(columns, index)) billedItems.add(billedItemAt(columns, index));
    }
    for (const billedItem of billedItems) yield* repeatedSetups(billedItem, history);
  },
};

function* repeatedSetups(billedItem: number, history: History): Generator<RawFinding> {
  const { columns } = history.lines;
  const lines = linesOf(history.billedItems, billedItem);
  const { charges, left } = takenBack(lines, (index) => isSetup(columns, index), history.lines);
  const first = lines.find((index) => isSetup(columns, index) && !charges.has(index));
  if (first === undefined) return;
  for (const index of lines) {
    if (!isSetup(columns, index) || index === first || !isJudged(history, index)) continue;
    const net = columns.net.at(index);
    const rest = charges.has(index) ? (left.get(index) ?? 0n) : undefined;
    const atStake = rest === undefined ? net : excessOf(rest, net, columns.net.at(first));
    if (atStake === 0n) continue;
    yield {
      about: index,
      atStake,
      details: () => {
        const { line, invoice } = placeOfLine(history.lines, first);
        return {
          wording: 'setup-repeated',
          args: {
            line,
            invoice: otherInvoiceName(history.lines, first, index),
            left: rest ?? '',
          },
          column: 'category',
          actual: `${invoice} ${line}`,
        };
      },
    };
  }
}

function isSetup(columns: LineColumns, index: number): boolean {
  return categoryAt(columns, index) === 'setup' && !has(columns, index, FLAG.credit);
}
