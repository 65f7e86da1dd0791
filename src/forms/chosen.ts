import * as z from 'zod';
import { inputSchema, takesAny } from './json-schema.ts';
import { adopt } from './nested.ts';

/** What the schema says that is chosen by what is given; `forms` are those that it may take, as editors are told. */
export function chosen<T>(forms: readonly z.ZodType[], choose: (given: unknown) => z.ZodType<T>) {
  return z
    .unknown()
    .meta(takesAny(() => forms.map(inputSchema)))
    .transform((given, context): T => adopt(choose(given).safeParse(given), context) ?? z.NEVER);
}
