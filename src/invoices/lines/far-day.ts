import { type Bilingual, bothDays } from '../../diagnostics/bilingual.ts';
import { type Day, formatDay } from '../../domain/time/calendar.ts';

/** More days than a bill is ever late, and fewer than a wrong digit of the year mostly makes. */
const FAR = 5 * 366;

function isFar(day: Day, other: Day): boolean {
  return Math.abs(day - other) > FAR;
}

/** The day of a line that is most likely wrong: its column and its text, and what `date-far` says of it. */
interface FarDay {
  readonly column: 'invoice_date' | 'period_start' | 'period_end';
  readonly value: string;
  readonly args: { readonly date: Bilingual; readonly day: Bilingual };
}

/**
 * An invoice dated years before or after the days of its line is in no month that anyone asks for; where only one end
 * of its period is that far away, members of other years bear it. Undefined where neither is so.
 */
export function farDay(invoiced: Day, from: Day | undefined, to: Day | undefined): FarDay | undefined {
  const isLater = from !== undefined && invoiced < from;
  const [near, other] = isLater ? [from, to] : [to, from];
  if (near === undefined || other === undefined) return undefined;
  const isLong = isFar(near, other) && isFar(invoiced, other);
  const far = isFar(invoiced, near) ? near : isLong ? other : undefined;
  if (far === undefined) return undefined;
  const args = { date: bothDays(invoiced), day: bothDays(far) };
  // If only the other end is far away, it is this one that is most likely wrong.
  if (far === near) return { column: 'invoice_date', value: formatDay(invoiced), args };
  return { column: isLater ? 'period_end' : 'period_start', value: formatDay(far), args };
}
