import { setFlagsFromString } from 'node:v8';

/** A flag of V8 for each major version of Node that is known to have it, and to gain by it; V8 complains of others. */
export type FlagByNode = Readonly<Record<string, string>>;

/**
 * What makes V8 run a function about ten times longer before it optimises it: the only flag that grappe sets. A month is
 * shared in less time than the compiler needs to optimise what shares it, half of it for nothing, and a million lines lose
 * nothing by it. Versions after these have a cheaper compiler in between (docs/decisions/v8-flags.md).
 */
export const PATIENCE: FlagByNode = {
  '20': '--interrupt-budget=1000000',
  '22': '--invocation-count-for-turbofan=30000',
};

/** The flag for a version of Node (`20.19.0`); undefined where there is none. */
export function flagFor(flags: FlagByNode, nodeVersion: string): string | undefined {
  return flags[nodeVersion.split('.')[0] ?? ''];
}

/** Makes the compiler of this process patient. */
export function compilePatiently(): void {
  const flag = flagFor(PATIENCE, process.versions.node);
  if (flag !== undefined) setFlagsFromString(flag);
}
