import type { HistoryCheck } from '../check.ts';
import type { RawFinding } from '../finding.ts';
import { billedItemAt, categoryAt, FLAG, has, type LineColumns } from '../lines/line-columns.ts';
import { otherInvoiceName, placeOfLine } from '../lines/line-store.ts';
import { linesOf } from '../sweep/billed-items.ts';
import { type History, isJudged, judgedLines } from '../sweep/history.ts';
import { takenBack } from '../sweep/taken-back.ts';

/** A second setup charge of an access and item, where none of the two is credited; at stake: its amount. */
export const setupRepeated: HistoryCheck = {
  code: 'setup-repeated',
  severity: 'error',
  needs: ['items'],
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
  const standing = uncredited(linesOf(history.billedItems, billedItem), history);
  const first = standing[0] ?? 0;
  for (const index of standing.slice(1)) {
    if (!isJudged(history, index)) continue;
    yield {
      about: index,
      atStake: columns.net.at(index),
      details: () => {
        const { line, invoice } = placeOfLine(history.lines, first);
        return {
          wording: 'setup-repeated',
          args: { line, invoice: otherInvoiceName(history.lines, first, index) },
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

/** The setup charges that no credit cancels. */
function uncredited(lines: readonly number[], { lines: store }: History): readonly number[] {
  const isSetupCharge = (index: number): boolean => isSetup(store.columns, index);
  const { charges } = takenBack(lines, isSetupCharge, store);
  return lines.filter((index) => isSetupCharge(index) && !charges.has(index));
}
