import type * as z from 'zod';
import { chosen } from './chosen.ts';
import { listOf } from './scalars.ts';

/** One value, or a list of them; `listed` is the schema of an item in a list, if it allows more. */
export function oneOrMore<T>(item: z.ZodType<T>, listed: z.ZodType<T> = item) {
  const list = listOf(listed);
  const only = item.transform((value): readonly T[] => [value]);
  return chosen<readonly T[]>([item, list], (given) => (Array.isArray(given) ? list : only));
}
