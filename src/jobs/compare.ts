import { resolve } from 'node:path';
import type { AllocatedLine, UnallocatedLine } from '../allocate/allocator.ts';
import { hasErrors, type Problem } from '../diagnostics/problem.ts';
import type { Period } from '../domain/time/period.ts';
import { NO_SINK } from '../runs/computation.ts';
import { type BorneSum, borneTally, type Comparison } from '../settle/comparison.ts';
import { CONVENTION_FILE } from '../workspace/convention-places.ts';
import { type LoadedWorkspace, loadWorkspace } from '../workspace/load.ts';
import { type ComputeOptions, computeRun } from './allocate/compute.ts';

export interface ConventionProblems {
  readonly convention: string;
  readonly problems: readonly Problem[];
}

type CompareOptions = Pick<ComputeOptions, 'allowUnallocated' | 'onProgress'>;

/** A comparison, or why there is none. */
export interface CompareResult {
  readonly comparison: Comparison | undefined;
  readonly problems: readonly ConventionProblems[];
}

/**
 * Shares the lines of a period, closed or not, by the convention and by other files (YEAR.md). Lines that cannot be
 * shared are an error, unless they may be left unallocated. Writes nothing.
 */
export async function compareConventions(
  loaded: LoadedWorkspace,
  period: Period,
  others: readonly string[],
  { allowUnallocated, onProgress }: CompareOptions,
): Promise<CompareResult> {
  const ways = [
    { convention: CONVENTION_FILE, loaded },
    ...others.map((path) => ({ convention: path, loaded: loadOther(loaded.folder, path) })),
  ];
  const shared: (readonly BorneSum[])[] = [];
  let lines = 0;
  const problems: ConventionProblems[] = [];
  for (const [number, { convention, loaded: way }] of ways.entries()) {
    const found = await borneBy(way, { selection: { kind: 'period', period }, allowUnallocated, onProgress });
    problems.push({ convention, problems: found.problems });
    if (found.sums !== undefined) shared.push(found.sums);
    if (number === 0) lines = found.lines;
  }
  const [before, ...after] = shared;
  const { workspace } = loaded;
  if (workspace === undefined || before === undefined || after.length < others.length) {
    return { comparison: undefined, problems };
  }
  const rules = ways.slice(1).map(({ loaded: way }) => way.workspace?.convention.rules ?? []);
  return {
    comparison: { period: period.name, workspace, lines, before, after, names: others, rules },
    problems,
  };
}

/** The workspace under another convention, whose problems name its own file. */
function loadOther(folder: string, path: string): LoadedWorkspace {
  const loaded = loadWorkspace(folder, { conventionFile: { absolutePath: resolve(path), path } });
  const problems = loaded.problems.map((found) =>
    found.place.file === CONVENTION_FILE ? { ...found, place: { ...found.place, file: path } } : found,
  );
  return { ...loaded, problems };
}

async function borneBy(loaded: LoadedWorkspace, options: ComputeOptions) {
  const grappes = new Set(loaded.workspace?.grappes.map(({ grappe }) => grappe));
  const tally = borneTally(grappes);
  let lines = 0;
  const allocated = (line: AllocatedLine): void => {
    lines += 1;
    tally.add(line);
  };
  const unallocated = (line: UnallocatedLine): void => {
    lines += 1;
    tally.addUnallocated(line);
  };
  const { problems } = await computeRun(loaded, options, { ...NO_SINK, allocated, unallocated });
  return { sums: hasErrors(problems) ? undefined : tally.result(), lines, problems };
}
