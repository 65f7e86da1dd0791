import { usualForm } from './day-form.ts';

/** A day as people write it within a text: `01/09/2025`, `1.9.25`, `2025-09-01`. */
const DAY = /\d{4}-\d{2}-\d{2}|\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?!\d)/;

/** The days that a text names, as they are written there. */
export function daysIn(text: string): readonly string[] {
  return text.match(EVERY_DAY) ?? [];
}

/** A text with something else in the place of each of its days. */
export function withoutDays(text: string, other: () => string): string {
  return text.replace(EVERY_DAY, other);
}

const EVERY_DAY = new RegExp(`(?<!\\d)(?:${DAY.source})`, 'g');

/** Two days, with the word before them and what stands between. */
const TWO_DAYS = new RegExp(`(\\p{L}+ )?(?<!\\d)(${DAY.source})([^\\d*{}]{1,10})(${DAY.source})`, 'u');

/** The first two days that stand beside each other in a text, as in `Abonnement du 01/09/25 au 30/09/25`. */
export interface WrittenDays {
  /** `du 01/09/25 au 30/09/25`. */
  readonly text: string;
  /** What reads them within a text, in `from_columns` of a layout: `*du {period_start} au {period_end}*`. */
  readonly pattern: string;
  /** Their form, where the layout has to say it. */
  readonly form: string | undefined;
}

/** Undefined where no two days stand so. */
export function daysWithin(label: string): WrittenDays | undefined {
  const [text, word = '', first = '', between, last = ''] = TWO_DAYS.exec(label) ?? [];
  if (text === undefined) return undefined;
  const pattern = `*${word}{period_start}${between}{period_end}*`;
  return { text, pattern, form: usualForm([first, last]) };
}
