import { parsePattern } from './field-pattern.ts';
import { matchFields } from './match-fields.ts';
import { formatDay } from './time/calendar.ts';
import { MONTH_TEXT, writtenPeriod } from './time/written-period.ts';

/** A month or a quarter that a text names as the days that are meant, and no other: `Abonnement septembre 2025`. */
export interface MonthInText {
  /** `septembre 2025`. */
  readonly text: string;
  /** Its first day. */
  readonly start: string;
  readonly end: string;
  /** What reads it within a text, in `from_columns` of a layout. */
  readonly pattern: string;
}

const PATTERN = '*{period}*';
const PARSED = parsePattern(PATTERN);

/** Undefined where a text names none, several, or one beside words by which other days may be meant. */
export function monthWithin(label: string): MonthInText | undefined {
  const months = label.match(MONTH_TEXT);
  if (months === null || PARSED === undefined) return undefined;
  const [values, other] = matchFields(PARSED, label);
  const [start, end] = [values?.get('period_start'), values?.get('period_end')];
  if (start === undefined || end === undefined || other !== undefined) return undefined;
  const text = months.find((month) => {
    const period = writtenPeriod(month);
    return period !== undefined && formatDay(period.from) === start;
  });
  return text === undefined ? undefined : { text, start, end, pattern: PATTERN };
}
