import { parsePattern } from '../../domain/field-pattern.ts';
import { type DayRange, formatDay } from '../../domain/time/calendar.ts';
import { oneBlank } from '../../text/clean-text.ts';
import { MOST_TEXT, matchFields } from './match-fields.ts';
import { MONTH_TEXT, writtenPeriod } from './written-period.ts';

/** A month or a quarter that a text names as its only period: `Abonnement septembre 2025`. */
export interface MonthInText {
  /** `septembre 2025`. */
  readonly text: string;
  readonly days: DayRange;
  /** The pattern that reads it from the text, for `from_columns` of a layout. */
  readonly pattern: string;
}

const PATTERN = '*{period}*';
const PARSED = parsePattern(PATTERN);

/** Undefined where a text names none or several, or one next to words by which other days may be meant. */
export function monthWithin(label: string): MonthInText | undefined {
  const plain = oneBlank(label);
  // No pattern matches a longer text, and to search one letter by letter takes long.
  const months = plain.length > MOST_TEXT ? null : plain.match(MONTH_TEXT);
  if (months === null || PARSED === undefined) return undefined;
  const [values, other] = matchFields(PARSED, label);
  if (values === undefined || other !== undefined) return undefined;
  for (const text of months) {
    const days = writtenPeriod(text);
    if (days !== undefined && formatDay(days.from) === values.get('period_start'))
      return { text, days, pattern: PATTERN };
  }
  return undefined;
}
