import type { Language } from '../../domain/language.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import type { ReportWords } from './en.ts';
import { reportWords } from './words.ts';

/**
 * What a run is about, from the text of its selection: a period, all invoices, or some. The tables of a run of 0.1 keep
 * the words of 0.1, which did not elide (`de octobre`).
 */
export function periodText(selection: string, language: Language, release?: Release): string {
  const words = reportWords(language);
  if (selection === 'all') return words.allPeriods;
  if (selection === 'pending') return words.pendingOnly;
  if (selection.startsWith('"')) return words.invoicesOnly(selection.replaceAll('"', ''));
  const [from = '', to] = selection.split('..');
  const periods = holdsIn(release, '0.2') ? words.periods : words.periodsOf01;
  return to === undefined
    ? calendarText(from, words)
    : periods(calendarText(from, words), calendarText(to, words));
}

/** So many months, one behind the other, are told by the first and the last. */
const FEWEST_IN_SPAN = 3;

/** Months (`2025-09`) of a list in order, in words: `January to August 2025`, `October 2025`. */
export function monthSpans(months: readonly string[], language: Language): readonly string[] {
  const spans: string[][] = [];
  for (const month of months) {
    const last = spans.at(-1);
    if (last !== undefined && follows(month, last.at(-1))) last.push(month);
    else spans.push([month]);
  }
  const words = reportWords(language);
  return spans.flatMap((span) => {
    const texts = span.map((month) => calendarText(month, words));
    const [first = '', last = ''] = [texts[0], texts.at(-1)];
    if (span.length < FEWEST_IN_SPAN) return texts;
    const year = last.slice(-' 2025'.length);
    return [words.monthSpan(first.endsWith(year) ? first.slice(0, -year.length) : first, last)];
  });
}

function follows(month: string, before = ''): boolean {
  const [a = 0, b = 0] = [month, before].map((text) => {
    const [year = 0, of = 0] = text.split('-').map(Number);
    return year * 12 + of;
  });
  return a === b + 1;
}

/** `2025-09`, `2025-Q3` or `2025` in words. */
function calendarText(period: string, words: ReportWords): string {
  const [year, part = ''] = period.split('-');
  if (part === '') return period;
  return part.startsWith('Q')
    ? words.quarter(Number(part.slice(1)), Number(year))
    : words.month(Number(part), Number(year));
}
