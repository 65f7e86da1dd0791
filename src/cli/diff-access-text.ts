import type { AccessDifference } from '../audit/access-differences.ts';
import { amountText } from '../domain/amount-text.ts';
import type { Language } from '../domain/language.ts';
import { categoryText } from '../report/words/category-text.ts';
import { reportWords } from '../report/words/words.ts';
import { printable } from '../text/printable.ts';
import { words } from './messages/words.ts';
import { textTable } from './terminal.ts';

const SHOWN = 50;

/** The accesses and items that two runs of different invoices charge differently, for people: sums, then who bears what. */
export function accessesText(
  accesses: readonly AccessDifference[],
  all: boolean,
  language: Language,
): string {
  const text = words(language).diff;
  const shown = all ? accesses : accesses.slice(0, SHOWN);
  const left = accesses.length - shown.length;
  const header = [text.access, text.item, text.category, text.change, text.old, text.new, text.difference];
  const rows = shown.map((item) => {
    const [before, after] = [item.old?.gross, item.new?.gross];
    const money = (amount: bigint | undefined): string =>
      amount === undefined ? text.nothing : amountText(amount, language);
    return [
      item.access === '' ? item.serves : item.access,
      item.itemCode,
      categoryText(item.category, reportWords(language)),
      item.changes.map((change) => text.accessChanges[change]).join(', '),
      money(before),
      money(after),
      money((after ?? 0n) - (before ?? 0n)),
    ];
  });
  const shares = shown
    .filter(({ changes }) => changes.includes('share'))
    .map((item) => shareLine(item, language));
  return [
    text.accessesTitle(accesses.length),
    textTable(header, rows, 4),
    ...(shares.length === 0 ? [] : ['', text.sharesTitle, ...shares.map((line) => `  ${printable(line)}`)]),
    ...(left > 0 ? [text.more(left)] : []),
  ].join('\n');
}

function shareLine(
  { access, serves, itemCode, old, new: recent }: AccessDifference,
  language: Language,
): string {
  const name = access === '' ? serves : access;
  return `${name} ${itemCode}${words(language).explain.colon}${old?.shares.join(', ')} → ${recent?.shares.join(', ')}`;
}
