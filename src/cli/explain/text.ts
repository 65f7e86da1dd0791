import { amountText } from '../../domain/amount-text.ts';
import { parseDay } from '../../domain/calendar.ts';
import type { Language } from '../../domain/language.ts';
import { parseCents } from '../../domain/money.ts';
import { dayText } from '../../domain/notation.ts';
import { reportWords } from '../../report/words/words.ts';
import { printable } from '../../text/printable.ts';

/** A title and the indented lines under it; no value in it can command a terminal. */
export function section(title: string, lines: readonly string[]): string {
  const body = lines.flatMap((line) => line.split('\n')).map((line) => `  ${printable(line).trimEnd()}`);
  return [printable(title), ...body].join('\n');
}

/** An amount of a document, as people write it: `1 234,56`. */
export function money(amount: string, language: Language): string {
  return amountText(parseCents(amount), language);
}

/** A day of a document, as people write it. */
export function isoDayText(day: string, language: Language): string {
  const parsed = parseDay(day);
  return parsed === undefined ? day : dayText(parsed, language);
}

/** `du 01/10/2025 au 20/10/2025`. */
export function daysText(from: string, to: string, language: Language): string {
  return reportWords(language).fromTo(isoDayText(from, language), isoDayText(to, language));
}
