import { resolve } from 'node:path';
import type { AllocatedLine, UnallocatedLine } from '../allocate/allocator.ts';
import { bothAmounts } from '../diagnostics/bilingual.ts';
import { hasErrors, type Problem, problem } from '../diagnostics/problem.ts';
import type { Period } from '../domain/time/period.ts';
import { NO_SINK } from '../runs/computation.ts';
import { type BorneSum, borneTally, type Comparison } from '../settle/comparison.ts';
import { totalOf } from '../settle/totals.ts';
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
  const found: (ConventionProblems & { readonly shared: SharedLines | undefined })[] = [];
  for (const { convention, loaded: way } of ways) {
    const options: ComputeOptions = { selection: { kind: 'period', period }, allowUnallocated, onProgress };
    found.push({ convention, ...(await borneBy(way, options)) });
  }
  const own = found[0]?.shared;
  const problems = found.map((way) => ({
    convention: way.convention,
    problems: [...way.problems, ...otherLines(way.convention, way.shared, own)],
  }));
  const [before, ...after] = found.flatMap(({ shared }) => shared ?? []);
  const { workspace } = loaded;
  if (workspace === undefined || before === undefined || after.length < others.length) {
    return { comparison: undefined, problems };
  }
  const rules = ways.slice(1).map(({ loaded: way }) => way.workspace?.convention.rules ?? []);
  const comparison: Comparison = {
    ...{ period: period.name, workspace, lines: before.lines, names: others, rules },
    before: before.sums,
    after: after.map(({ sums }) => sums),
  };
  return { comparison, problems };
}

/** How many lines of a period a convention reads, and what is borne of them. */
interface SharedLines {
  readonly lines: number;
  readonly sums: readonly BorneSum[];
}

/** That a convention reads other lines than that of the workspace, so that the results differ by more than its rules. */
function otherLines(
  file: string,
  found: SharedLines | undefined,
  own: SharedLines | undefined,
): readonly Problem[] {
  if (found === undefined || own === undefined) return [];
  const [net, ownNet] = [totalOf(found.sums).net, totalOf(own.sums).net];
  if (found.lines === own.lines && net === ownNet) return [];
  const ofOwn = { ownLines: own.lines, ownNet: bothAmounts(ownNet) };
  return [problem('compare-lines', { file }, { lines: found.lines, net: bothAmounts(net), ...ofOwn })];
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
  return { shared: hasErrors(problems) ? undefined : { lines, sums: tally.result() }, problems };
}
