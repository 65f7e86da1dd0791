import { type Check, eachLine } from '../check.ts';
import { byDate, type Entry, isCharge, isCredit } from '../entry.ts';
import { aboutLine } from '../finding.ts';

/** A second setup charge of an access and item, where none of the two is credited; at stake: its amount. */
export const setupRepeated: Check = {
  code: 'setup-repeated',
  severity: 'error',
  needs: [],
  judges: 'line',
  find: eachLine((entry, history) => {
    if (entry.line.category !== 'setup' || !isCharge(entry)) return undefined;
    const standing = uncredited(history.ofThing(entry));
    const first = standing[0];
    if (first === undefined || !standing.includes(entry) || byDate(first, entry) >= 0) return undefined;
    return aboutLine(entry, {
      wording: 'setup-repeated',
      args: { line: first.line.lineNumber, invoice: first.line.invoiceNumber },
      column: 'category',
      actual: `${first.line.invoiceNumber} ${first.line.lineNumber}`,
      atStake: entry.line.net,
    });
  }),
};

/** The setup charges that no credit takes back; a credit takes back the charge of the invoice it names, else the last before it. */
function uncredited(lines: readonly Entry[]): readonly Entry[] {
  const standing = lines.filter((entry) => entry.line.category === 'setup' && isCharge(entry));
  for (const credit of lines.filter(isCredit)) {
    const named = standing.findLastIndex(({ line }) => line.invoiceNumber === credit.line.originalInvoice);
    const last = standing.findLastIndex((charge) => byDate(charge, credit) < 0);
    const index = named === -1 ? last : named;
    if (index !== -1) standing.splice(index, 1);
  }
  return standing;
}
