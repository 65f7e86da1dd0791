import * as z from 'zod';
import { ALWAYS, FIRST_DAY, LAST_DAY } from '../../domain/calendar.ts';
import type { DatedValue } from '../../domain/dated-settings.ts';
import { inputSchema, takesAny } from '../../forms/json-schema.ts';
import { adopt } from '../../forms/nested.ts';
import { asObject, day, listOf } from '../../forms/scalars.ts';

const FORM = '[{ to: 2025-12-31, value: … }, { from: 2026-01-01, value: … }]';

/**
 * One value, or a list of values, in any order, whose days follow each other: each begins on the day after the one
 * before ends. The first holds for earlier days too, the last for later ones.
 */
export function dated<T>(value: z.ZodType<T>) {
  const item = z.strictObject(
    { from: day.optional(), to: day.optional(), value },
    { error: (issue) => (issue.code === 'unrecognized_keys' ? 'from to value' : '{ … }') },
  );
  const list = listOf(z.preprocess(asObject, item));
  return z
    .unknown()
    .meta(takesAny(() => [inputSchema(value), inputSchema(list)]))
    .transform((given, context): readonly DatedValue<T>[] => {
      if (!Array.isArray(given)) {
        const only = value.safeParse(given);
        return adopt(only, context) === undefined || !only.success
          ? z.NEVER
          : [{ days: ALWAYS, value: only.data }];
      }
      const read = adopt(list.safeParse(given), context);
      if (read === undefined) return z.NEVER;
      const items = read
        .map((one, place) => ({ ...one, place }))
        .sort((a, b) => (a.from ?? FIRST_DAY) - (b.from ?? FIRST_DAY));
      for (const [index, { from, to, place }] of items.entries()) {
        const before = items[index - 1];
        const follows = index === 0 || (before?.to !== undefined && from === before.to + 1);
        if (follows && (from ?? FIRST_DAY) <= (to ?? LAST_DAY)) continue;
        context.addIssue({ code: 'custom', message: FORM, path: [place] });
        return z.NEVER;
      }
      return items.map(({ from, to, value: one }, index) => ({
        days: {
          from: index === 0 ? FIRST_DAY : (from ?? FIRST_DAY),
          to: index === items.length - 1 ? LAST_DAY : (to ?? LAST_DAY),
        },
        value: one,
      }));
    });
}
