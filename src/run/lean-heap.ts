import { setFlagsFromString } from 'node:v8';

/** By how many percent the heap may grow before it is looked through for garbage. */
const GROWTH = '--heap-growing-percent=50';

/** The versions of Node that are known to have the flag; others would complain. */
const KNOWN = ['20', '22', '24'];

/** The flag for a version of Node (`20.19.0`); undefined where it is not known to have it. */
export function leanHeapFlag(nodeVersion: string): string | undefined {
  return KNOWN.includes(nodeVersion.split('.')[0] ?? '') ? GROWTH : undefined;
}

/**
 * Makes V8 collect garbage sooner, for work that goes on for long and keeps little of it: left to itself it lets
 * the garbage of millions of lines lie.
 */
export function keepHeapLean(): void {
  const flag = leanHeapFlag(process.versions.node);
  if (flag !== undefined) setFlagsFromString(flag);
}
