import { type Day, parseDay } from './calendar.ts';

/** Reads a day that a file of grappe's own holds; throws where it holds none, as `parseCents` does of an amount. */
export function recordedDay(text: string): Day {
  const day = parseDay(text);
  if (day === undefined) throw new RangeError(`${text} is no day`);
  return day;
}
