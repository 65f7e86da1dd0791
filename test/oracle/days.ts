/** Calendar days as integers (days since 1970-01-01), without clock or zone. */
export type Day = number;

export interface Validity {
  readonly from: Day;
  readonly to: Day;
}

export interface CivilDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

const MILLISECONDS = 86_400_000;

export function dayOf(year: number, month: number, day: number): Day {
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() / MILLISECONDS;
}

export function civil(day: Day): CivilDate {
  const date = new Date(day * MILLISECONDS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

export function showDay(day: Day): string {
  const { year, month, day: dd } = civil(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dd).padStart(2, '0')}`;
}

export function lastDayOfMonth(year: number, month: number): number {
  return civil(dayOf(year, month + 1, 1) - 1).day;
}

/** `2025-09-01` or `01/09/2025`; undefined when it is no such calendar day. */
export function parseDay(text: string): Day | undefined {
  const iso = /^(\d{4})-(\d{2})-(\d{2})$/u.exec(text);
  const french = /^(\d{2})\/(\d{2})\/(\d{4})$/u.exec(text);
  const [year, month, day] = iso
    ? [Number(iso[1]), Number(iso[2]), Number(iso[3])]
    : french
      ? [Number(french[3]), Number(french[2]), Number(french[1])]
      : [0, 0, 0];
  if (month < 1 || month > 12 || day < 1 || day > lastDayOfMonth(year, month)) return undefined;
  return dayOf(year, month, day);
}

export function holds(validity: Validity, day: Day): boolean {
  return validity.from <= day && day <= validity.to;
}

export function overlap(a: Validity, b: Validity): boolean {
  return a.from <= b.to && b.from <= a.to;
}

/** All days from first to last, both included. */
export function daysBetween(first: Day, last: Day): Day[] {
  const days: Day[] = [];
  for (let day = first; day <= last; day++) days.push(day);
  return days;
}

export function monthDays(day: Day): Day[] {
  const { year, month } = civil(day);
  return daysBetween(dayOf(year, month, 1), dayOf(year, month, lastDayOfMonth(year, month)));
}

/** `2025-09`, `2025-Q3`, `2025`, `2025-07..2025-09`: first and last day. */
export function parsePeriod(text: string): Validity | undefined {
  const range = /^(\d{4}-\d{2})\.\.(\d{4}-\d{2})$/u.exec(text);
  if (range) {
    const first = parsePeriod(range[1] ?? '');
    const last = parsePeriod(range[2] ?? '');
    return first && last && first.from <= last.to ? { from: first.from, to: last.to } : undefined;
  }
  const parts = /^(\d{4})(?:-(?:(\d{2})|Q([1-4])))?$/u.exec(text);
  if (!parts) return undefined;
  const year = Number(parts[1]);
  const quarter = parts[3] === undefined ? undefined : Number(parts[3]);
  const [start, end] = parts[2]
    ? [Number(parts[2]), Number(parts[2])]
    : quarter
      ? [3 * quarter - 2, 3 * quarter]
      : [1, 12];
  if (start < 1 || end > 12) return undefined;
  return { from: dayOf(year, start, 1), to: dayOf(year, end, lastDayOfMonth(year, end)) };
}
