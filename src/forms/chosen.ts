import * as z from 'zod';
import type { Fault } from '../diagnostics/problem.ts';
import { inputSchema, takesAny } from './json-schema.ts';
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

/** The result of a chosen schema, its issues below `prefix` in the outer one, which may know another key there. */
export function adopt<T>(
  parsed: z.ZodSafeParseResult<T>,
  context: z.RefinementCtx,
  { prefix = [], knownToo = '' }: { prefix?: readonly string[]; knownToo?: string } = {},
): T | undefined {
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const { message, path } = issue;
    const params = { inner: innermost(issue) };
    const isOfKeys = knownToo !== '' && path.length === 0 && unknownKeysOf(issue) !== undefined;
    const said = isOfKeys ? `${message} ${knownToo}` : message;
    context.addIssue({ code: 'custom', message: said, path: [...prefix, ...path], params });
  }
  return undefined;
}

/** The issue that the innermost of the chosen schemas has found. */
function innermost(issue: z.core.$ZodIssue): z.core.$ZodIssue {
  const inner: z.core.$ZodIssue | undefined = issue.code === 'custom' ? issue.params?.['inner'] : undefined;
  return inner ?? issue;
}

/** The keys that an issue found unknown, however deep the schema that found them. */
export function unknownKeysOf(issue: z.core.$ZodIssue): readonly string[] | undefined {
  const inner = innermost(issue);
  return inner.code === 'unrecognized_keys' ? inner.keys : undefined;
}

/** The key of a mapping that an issue is about, if the key itself is wrong and not its value. */
export function wrongKeyOf(issue: z.core.$ZodIssue): string | undefined {
  const inner = innermost(issue);
  return inner.code === 'custom' ? inner.params?.['found'] : undefined;
}

/** The fault of a cell within the convention, which has a wording of its own. */
export function faultOf(issue: z.core.$ZodIssue): Fault | undefined {
  const inner = innermost(issue);
  return inner.code === 'custom' ? inner.params?.['fault'] : undefined;
}
