import { type FlagByNode, setFlag } from '../v8-flag.ts';

/**
 * What makes V8 run a function about ten times longer before it optimises it. A month is shared in less time than the
 * compiler needs to optimise what shares it, half of it for nothing, and a million lines lose nothing by it. Versions
 * after these have a cheaper compiler in between.
 */
export const PATIENCE: FlagByNode = {
  '20': '--interrupt-budget=1000000',
  '22': '--invocation-count-for-turbofan=30000',
};

/** Makes the compiler of this process patient. */
export function compilePatiently(): void {
  setFlag(PATIENCE);
}
