import * as z from 'zod';
import { inputSchema, takesAny } from './json-schema.ts';
import { adopt } from './nested.ts';
import { listOf } from './scalars.ts';

/** A schema that is chosen by the value; `forms` are the possible ones, for editors. */
export function chosen<T>(forms: readonly z.ZodType[], choose: (given: unknown) => z.ZodType<T>) {
  return z
    .unknown()
    .meta(takesAny(() => forms.map(inputSchema)))
    .transform((given, context): T => adopt(choose(given).safeParse(given), context) ?? z.NEVER);
}

/** One value, or a list of them; `listed` is the schema of an item in a list, if it allows more. */
export function oneOrMore<T>(item: z.ZodType<T>, listed: z.ZodType<T> = item) {
  const list = listOf(listed);
  const only = item.transform((value): readonly T[] => [value]);
  return chosen<readonly T[]>([item, list], (given) => (Array.isArray(given) ? list : only));
}
