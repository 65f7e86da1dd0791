import type { Locale } from '../../domain/convention.ts';
import { reportWords } from './words.ts';

/** What a run is about, from the text of its selection: a period, all invoices, or some. */
export function periodText(selection: string, language: Locale): string {
  const words = reportWords(language);
  if (selection === 'all') return words.allPeriods;
  if (selection.startsWith('"')) return words.invoicesOnly(selection.replaceAll('"', ''));
  return selection.replace('..', ' – ');
}
