import type * as z from 'zod';
import type { Fault } from '../diagnostics/problem.ts';

/** What an issue of a schema consulted inside another one was about, so that nothing of it is lost. */
export interface NestedIssue {
  readonly unknownKeys: readonly string[] | undefined;
  readonly wrongKey: string | undefined;
}

/** The result of a schema that was chosen by the value, its issues placed below `prefix` in the schema around it. */
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

/** The key of a mapping that an issue is about, where its value is not what is wrong. */
export function wrongKeyOf(issue: z.core.$ZodIssue): string | undefined {
  if (issue.code !== 'custom') return undefined;
  const nested: NestedIssue | undefined = issue.params?.['nested'];
  return nested?.wrongKey ?? issue.params?.['found'];
}

/** The fault of a cell that stands in the convention, which has wording of its own. */
export function faultOf(issue: z.core.$ZodIssue): Fault | undefined {
  const found: Fault | undefined = issue.code === 'custom' ? issue.params?.['fault'] : undefined;
  return found;
}
