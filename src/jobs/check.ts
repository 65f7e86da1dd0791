import { hasErrors, type Problem, sortProblems } from '../diagnostics/problem.ts';
import type { OnProgress } from '../diagnostics/progress.ts';
import { closedContext } from '../runs/closed/closed-context.ts';
import { type Computation, NO_SINK } from '../runs/computation.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { readYearTables } from '../workspace/year-tables.ts';
import { computeRun } from './allocate/compute.ts';
import { accessSpellings } from './problems/access-spellings.ts';
import { itemSpellings } from './problems/item-spellings.ts';
import { withOwnHeaders } from './problems/own-headers.ts';

/** Everything that `allocate` would find, over all lines, those of closed runs included. Writes nothing. */
export async function checkWorkspace(
  loaded: LoadedWorkspace,
  onProgress: OnProgress | undefined,
): Promise<Computation> {
  const selection = { kind: 'all' } as const;
  const { value: closed, problems } = closedContext(loaded.folder, selection, []);
  const areClosedKnown = !hasErrors(problems);
  const spellings = accessSpellings();
  const items = loaded.workspace && itemSpellings(loaded.workspace);
  const areListed = loaded.definedIds?.accesses?.size !== 0;
  const computation = await computeRun(
    loaded,
    {
      selection,
      allowUnallocated: false,
      mayBeEmpty: true,
      maySpendAgain: true,
      onProgress,
      onBatch(lines) {
        if (!areListed) spellings.see(lines);
        items?.see(lines);
      },
      ...(areClosedKnown ? { closed } : {}),
    },
    NO_SINK,
  );
  const totals = areClosedKnown ? computation.totals : undefined;
  const alike = [...spellings.problems(), ...(items?.problems() ?? [])];
  const told = withOwnHeaders(alike, loaded, computation.files);
  const all = [...problems, ...computation.problems, ...told, ...problemsOfTheYear(loaded)];
  return { ...computation, totals, problems: sortProblems(all) };
}

/** What is wrong with the tables that only the jobs of a year read. */
function problemsOfTheYear(loaded: LoadedWorkspace): readonly Problem[] {
  const { folder, convention, doubts, namedMembers } = loaded;
  // What was not understood may say where they are.
  if (convention === undefined || doubts?.tables.has('advances')) return [];
  const { value, problems } = readYearTables({ folder, convention, members: namedMembers });
  return withOwnHeaders(problems, { ...loaded, files: [...loaded.files, ...value.files] });
}
