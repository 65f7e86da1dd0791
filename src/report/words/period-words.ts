import type { Language } from '../../domain/language.ts';
import { monthsOf, parsePeriod, union } from '../../domain/period.ts';
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

/** Months (`2025-09`) in words, three or more in a row by the first and the last: `January to August 2025`. */
export function monthSpans(months: readonly string[], language: Language): readonly string[] {
  const words = reportWords(language);
  return union(months.flatMap((month) => parsePeriod(month)?.days ?? [])).flatMap((span) => {
    const texts = monthsOf(span).map((month) => calendarText(month, words));
    const [first = '', last = ''] = [texts[0], texts.at(-1)];
    return texts.length < 3 ? texts : [words.monthSpan(first.replace(last.slice(-' 2025'.length), ''), last)];
  });
}

/** `2025-09`, `2025-Q3` or `2025` in words. */
function calendarText(period: string, words: ReportWords): string {
  const [year, part = ''] = period.split('-');
  if (part === '') return period;
  return part.startsWith('Q')
    ? words.quarter(Number(part.slice(1)), Number(year))
    : words.month(Number(part), Number(year));
}
