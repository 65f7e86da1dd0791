import type { Code } from './codes.ts';
import type { Problem } from './problem.ts';

/** Problems that differ by nothing but their row and what is at stake; the first one, with the sum of it, stands for all. */
export interface ProblemGroup {
  readonly first: Problem;
  /** The rows of the others, in their order. */
  readonly otherRows: readonly number[];
}

/** What a wording shows of its own row, as an example: it tells no problem from another. */
const OF_OWN_ROW: Partial<Record<Code, readonly string[]>> = {
  'serves-missing': ['found'],
  'closed-line-vanished': ['line'],
  'closed-line-moved': ['line', 'other', 'at'],
};

/** Groups problems of one code, file, column and wording, for one table, each group in the place of its first problem. */
export function groupProblems(problems: readonly Problem[]): readonly ProblemGroup[] {
  const groups = new Map<string, { first: Problem; readonly otherRows: number[] }>();
  for (const found of problems) {
    const { code, args, place, called } = found;
    const hasRow = place.row !== undefined;
    const ofOwnRow = OF_OWN_ROW[code] ?? [];
    const key = JSON.stringify([
      code,
      place.file,
      hasRow,
      place.column,
      ofOwnRow.some((name) => args[name] === place.value) ? undefined : place.value,
      Object.entries(args).filter(([name]) => !ofOwnRow.includes(name)),
      called?.['entry'],
    ]);
    const known = groups.get(key);
    if (known === undefined) {
      groups.set(key, { first: found, otherRows: [] });
      continue;
    }
    if (hasRow) known.otherRows.push(place.row);
    if (found.stake !== undefined) {
      known.first = { ...known.first, stake: (known.first.stake ?? 0n) + found.stake };
    }
  }
  return [...groups.values()];
}
