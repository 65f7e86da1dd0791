import { type FlagByNode, setFlag } from '../v8-flag.ts';

/** By how many percent the heap may grow before it is looked through for garbage. */
const GROWTH = '--heap-growing-percent=50';

export const LEAN: FlagByNode = { '20': GROWTH, '22': GROWTH, '24': GROWTH };

/**
 * Makes V8 collect garbage sooner, for work that goes on for long and keeps little of it: left to itself it lets
 * the garbage of millions of lines lie.
 */
export function keepHeapLean(): void {
  setFlag(LEAN);
}
