import type * as z from 'zod';
import type { Fault } from '../diagnostics/problem.ts';

/** The subject of an issue of a schema used within another one, so that nothing of it is lost. */
export interface NestedIssue {
  readonly unknownKeys: readonly string[] | undefined;
  readonly wrongKey: string | undefined;
}

/** The result of a schema that was chosen by the value, with its issues placed below `prefix` in the outer schema. */
export function adopt<T>(
  parsed: z.ZodSafeParseResult<T>,
  context: z.RefinementCtx,
  prefix: readonly string[] = [],
): T | undefined {
  if (parsed.success) return parsed.data;
  for (const issue of parsed.error.issues) {
    const nested: NestedIssue = { unknownKeys: unknownKeysOf(issue), wrongKey: wrongKeyOf(issue) };
    context.addIssue({
      code: 'custom',
      message: issue.message,
      path: [...prefix, ...issue.path],
      params: { nested },
    });
  }
  return undefined;
}

/** The keys that an issue found unknown, however deep the schema that found them. */
export function unknownKeysOf(issue: z.core.$ZodIssue): readonly string[] | undefined {
  if (issue.code === 'unrecognized_keys') return issue.keys;
  if (issue.code !== 'custom') return undefined;
  const nested: NestedIssue | undefined = issue.params?.['nested'];
  return nested?.unknownKeys;
}

/** The key of a mapping that an issue is about, if the key itself is wrong and not its value. */
export function wrongKeyOf(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code !== 'custom') return undefined;
  const nested: NestedIssue | undefined = issue.params?.['nested'];
  return nested?.wrongKey ?? issue.params?.['found'];
}

/** The fault of a cell within the convention, which has a wording of its own. */
export function faultOf(issue: z.core.$ZodIssue): Fault | undefined {
  const found: Fault | undefined = issue.code === 'custom' ? issue.params?.['fault'] : undefined;
  return found;
}
