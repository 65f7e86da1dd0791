import * as z from 'zod';
import { inputSchema, takesAny } from './json-schema.ts';
import { adopt } from './nested.ts';

/** A schema that is chosen by the value; `forms` are the possible ones, for editors. */
export function chosen<T>(forms: readonly z.ZodType[], choose: (given: unknown) => z.ZodType<T>) {
  return z
    .unknown()
    .meta(takesAny(() => forms.map(inputSchema)))
    .transform((given, context): T => adopt(choose(given).safeParse(given), context) ?? z.NEVER);
}
