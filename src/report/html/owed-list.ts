import type { Locale } from '../../domain/convention.ts';
import type { Debt } from '../../settle/settlement.ts';
import type { Names } from '../statement/names.ts';
import { moneyText } from '../statement/owed.ts';
import { reportWords } from '../words/words.ts';
import { escapeHtml } from './markup.ts';
import type { ReportFinding } from './report-content.ts';

/** Debts that the page opens with: more would push the search out of sight. */
const FIRST = 4;

/**
 * Who owes how much to whom for the run's own lines, the largest first; the whole table of it stands below. Then what
 * is to be looked at before the run is closed.
 */
export function owedList(
  debts: readonly Debt[],
  findings: readonly ReportFinding[],
  currency: string,
  names: Names,
  language: Locale,
): string {
  const words = reportWords(language);
  const own = debts.filter(({ corrects }) => corrects === '').sort((a, b) => Number(b.gross - a.gross));
  const shown = own.slice(0, own.length > FIRST ? FIRST - 1 : FIRST);
  const items = shown.map(({ debtor, creditor, gross }) => {
    const label = words.owes(names.member(debtor).name, names.member(creditor).name);
    const sum = words.grossSum(moneyText(gross, currency, language));
    return `<li><span>${escapeHtml(label)}</span> <strong>${escapeHtml(sum)}</strong></li>`;
  });
  const corrections = debts.length - own.length;
  const below = [
    ...(own.length > shown.length ? [words.moreDebts(own.length - shown.length)] : []),
    ...(corrections > 0 ? [words.andCorrections(corrections)] : []),
  ].map((text) => link('settlement', text));
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  const toCheck = findings.length === 0 ? [] : [link('findings', words.andFindings(findings.length, errors))];
  const entries = [...items, ...below, ...toCheck];
  const list =
    (debts.length === 0 ? `<p class="note">${escapeHtml(words.noDebts)}</p>` : '') +
    (entries.length === 0 ? '' : `<ul class="debts">${entries.join('')}</ul>`);
  return `<section class="owed" aria-labelledby="owed-title"><h2 id="owed-title">${escapeHtml(words.howMuch)}</h2>${list}</section>`;
}

function link(section: string, text: string): string {
  return `<li><a href="#${section}">${escapeHtml(text)}</a></li>`;
}
