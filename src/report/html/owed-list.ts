import { type Cents, withoutSign } from '../../domain/numbers/money.ts';
import type { Parties } from '../../domain/parties.ts';
import type { Balance } from '../../settle/account.ts';
import type { RunTotals } from '../../settle/tally.ts';
import { isNothing } from '../../settle/totals.ts';
import { markupText } from '../../text/markup.ts';
import type { Names } from '../statement/identity.ts';
import type { ReportWords } from '../words/words.ts';
import type { ReportFinding } from './findings-section.ts';
import { proseMarkup } from './markup.ts';

/** How many debts the page opens with: more would push the search out of sight. */
const FIRST = 4;

/**
 * Who owes how much to whom for the run's own lines, the largest first, with the whole table below. Then what to look
 * at before the run is closed: lines left aside, findings.
 */
export function owedList(
  { debts, unallocated }: Pick<RunTotals, 'debts' | 'unallocated'>,
  findings: readonly ReportFinding[],
  currency: string,
  names: Names,
  words: ReportWords,
): string {
  const due = debts.filter((debt) => !isNothing(debt));
  const own = due
    .filter(({ corrects }) => corrects === '')
    .sort((a, b) => Number(withoutSign(b.gross) - withoutSign(a.gross)));
  const shown = own.slice(0, own.length > FIRST ? FIRST - 1 : FIRST);
  const items = shown.map((debt) => dueItem(debt, debt.gross, words.owes, currency, names, words));
  const corrections = due.length - own.length;
  const below = [
    ...(own.length > shown.length ? [words.moreDebts(own.length - shown.length)] : []),
    ...(corrections > 0 ? [words.andCorrections(corrections)] : []),
  ].map((text) => link('settlement', text));
  const { lines, gross } = unallocated;
  const left = words.andUnallocated(lines, words.grossSum(words.money(gross, currency)));
  const aside = lines === 0 ? [] : [link('lines-of-run', left)];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const toCheck = findings.length === 0 ? [] : [link('findings', words.andFindings(findings.length, errors))];
  const entries = [...items, ...below, ...aside, ...toCheck];
  const list =
    (due.length === 0 ? `<p class="note">${proseMarkup(words.noDebts)}</p>` : '') +
    (entries.length === 0 ? '' : `<ul class="debts">${entries.join('')}</ul>`);
  return owedSection(words.howMuch, list);
}

/** How an account opens: who has how much left to pay, or to give back, to whom. */
export function balanceList(
  balances: readonly Balance[],
  currency: string,
  names: Names,
  words: ReportWords,
): string {
  const items = balances
    .filter(({ balance }) => balance !== 0n)
    .map((due) => dueItem(due, due.balance, words.ofYear.hasToPay, currency, names, words));
  const list =
    items.length === 0
      ? `<p class="note">${proseMarkup(words.ofYear.nothingLeft)}</p>`
      : `<ul class="debts">${items.join('')}</ul><p class="note">${proseMarkup(words.ofYear.oneTitle)}</p>`;
  return owedSection(words.ofYear.leftToPay, list);
}

function owedSection(title: string, list: string): string {
  return `<section class="owed" aria-labelledby="sums-title"><h2 id="sums-title">${markupText(title)}</h2>${list}</section>`;
}

/** A sum that one member owes another, in words; a sum to be given back is named as such, without a sign. */
function dueItem(
  { debtor, creditor }: Parties,
  gross: Cents,
  owes: (debtor: string, creditor: string) => string,
  currency: string,
  names: Names,
  words: ReportWords,
): string {
  const { ofYear, grossSum } = words;
  const [from, to] = [names.called(debtor), names.called(creditor)];
  const label = gross < 0n ? ofYear.givesBack(to, from) : owes(from, to);
  const sum = grossSum(words.money(withoutSign(gross), currency));
  return `<li><span>${proseMarkup(label)}</span> <strong>${markupText(sum)}</strong></li>`;
}

function link(section: string, text: string): string {
  return `<li><a href="#${section}">${markupText(text)}</a></li>`;
}
