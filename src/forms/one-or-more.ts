import * as z from 'zod';
import { inputSchema, takesAny } from './json-schema.ts';
import { adopt } from './nested.ts';
import { listOf } from './scalars.ts';

/** One value, or a list of them; `listed` is what an item of the list may be, where that is more. */
export function oneOrMore<T>(item: z.ZodType<T>, listed: z.ZodType<T> = item) {
  return z
    .unknown()
    .meta(takesAny(() => [inputSchema(item), inputSchema(listOf(listed))]))
    .transform((given, context): readonly T[] => {
      if (Array.isArray(given)) return adopt(listOf(listed).safeParse(given), context) ?? z.NEVER;
      const only = adopt(item.safeParse(given), context);
      return only === undefined ? z.NEVER : [only];
    });
}
