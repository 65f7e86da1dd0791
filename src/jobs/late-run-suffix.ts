import type { ClosedRun } from '../runs/closed/closed-runs.ts';

/** How messages name a run of late lines, after its month, in each language. */
const OF_LATE_LINES = ['late', 'tardives'];

/** The end of the name proposed for a run of late lines: empty; `-2` where a closed run of the month has that name. */
export function lateRunSuffix(month: string, runs: readonly Pick<ClosedRun, 'name'>[]): string {
  const closed = new Set(runs.map(({ name }) => name));
  const isTaken = (suffix: string): boolean =>
    OF_LATE_LINES.some((word) => closed.has(`${month}-${word}${suffix}`));
  let suffix = '';
  for (let number = 2; isTaken(suffix); number++) suffix = `-${number}`;
  return suffix;
}
