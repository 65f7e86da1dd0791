import type { ClosedRun } from '../runs/closed-runs.ts';

/** What the messages call a run of late lines behind its month, in each language. */
const OF_LATE_LINES = ['late', 'tardives'];

/** What the name proposed for a run of late lines ends with: nothing, or `-2` where a closed run of the month has that name. */
export function lateRunSuffix(month: string, runs: readonly Pick<ClosedRun, 'name'>[]): string {
  const closed = new Set(runs.map(({ name }) => name));
  const isTaken = (suffix: string): boolean =>
    OF_LATE_LINES.some((word) => closed.has(`${month}-${word}${suffix}`));
  let suffix = '';
  for (let number = 2; isTaken(suffix); number++) suffix = `-${number}`;
  return suffix;
}

const ASIDE = new RegExp(`^(.*-(?:${OF_LATE_LINES.join('|')}|correction))(?:-(\\d{1,3}))?$`);

/**
 * The next free path where the closed run at a path has one of the proposed names: `runs/2025-11-late-2` for
 * `runs/2025-11-late`. An empty text where it has another name.
 */
export function nextPath(path: string, isTaken: (path: string) => boolean): string {
  const [, stem, number = '1'] = ASIDE.exec(path) ?? [];
  if (stem === undefined) return '';
  let next = Number(number) + 1;
  while (isTaken(`${stem}-${next}`)) next++;
  return `${stem}-${next}`;
}
