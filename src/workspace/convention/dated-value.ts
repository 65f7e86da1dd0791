import * as z from 'zod';
import type { DatedValue } from '../../domain/dated-settings.ts';
import { ALWAYS, type Day, FIRST_DAY, formatDay, LAST_DAY } from '../../domain/time/calendar.ts';
import { chosen } from '../../forms/chosen.ts';
import { asObject, day, listOf } from '../../forms/scalars.ts';

const FORM = '[{ to: 2025-12-31, value: … }, { from: 2026-01-01, value: … }]';

interface Item {
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
  /** Its index in the list as written. */
  readonly place: number;
}

/** The key of a list item whose day does not follow that of its neighbour, or precede it; and the right day. */
function outOfTurn(
  { from, to, place }: Item,
  before: Item | undefined,
): { message: string; path: (string | number)[] } | undefined {
  if (from !== undefined && to !== undefined && to < from) {
    return { message: FORM, path: [place] };
  }
  if (before === undefined || (before.to !== undefined && from === before.to + 1)) return undefined;
  if (before.to !== undefined) return { message: formatDay(before.to + 1), path: [place, 'from'] };
  return from === undefined
    ? { message: FORM, path: [place] }
    : { message: formatDay(from - 1), path: [before.place, 'to'] };
}

/**
 * One value, or a list of values, in any order, whose days follow each other: each begins on the day after the previous
 * one ends. A first value without `from` holds for all days before, a last one without `to` for all days after.
 */
export function dated<T>(value: z.ZodType<T>) {
  const item = z.strictObject(
    { from: day.optional(), to: day.optional(), value },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? 'from to value' : '{ … }') },
  );
  const only = value.transform((one): readonly DatedValue<T>[] => [{ days: ALWAYS, value: one }]);
  const inTurn = listOf(z.preprocess(asObject, item)).transform((read, context): readonly DatedValue<T>[] => {
    const items = read
      .map((one, place) => ({ ...one, place }))
      .sort((a, b) => (a.from ?? FIRST_DAY) - (b.from ?? FIRST_DAY));
    const wrong = items.map((one, index) => outOfTurn(one, items[index - 1])).find((found) => found);
    if (wrong !== undefined) context.addIssue({ code: 'custom', ...wrong });
    return items.map(({ from, to, value: one }) => ({
      days: { from: from ?? FIRST_DAY, to: to ?? LAST_DAY },
      value: one,
    }));
  });
  return chosen([value, inTurn], (given) => (Array.isArray(given) ? inTurn : only));
}
