import { hasErrors } from '../diagnostics/problem.ts';
import type { OnProgress } from '../diagnostics/progress.ts';
import { sortProblems } from '../diagnostics/sort.ts';
import { closedContext } from '../runs/closed-context.ts';
import { type Computation, NO_SINK } from '../runs/computation.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { computeRun } from './compute.ts';

/** Everything that `allocate` would find, over all lines, those of closed runs included. Writes nothing. */
export async function checkWorkspace(
  loaded: LoadedWorkspace,
  onProgress: OnProgress | undefined,
): Promise<Computation> {
  const selection = { kind: 'all' } as const;
  const { value: closed, problems } = closedContext(loaded.folder, selection, []);
  const sound = !hasErrors(problems);
  const computation = await computeRun(
    loaded,
    {
      selection,
      allowUnallocated: false,
      mayBeEmpty: true,
      maySpendAgain: true,
      onProgress,
      ...(sound ? { closed } : {}),
    },
    NO_SINK,
  );
  const totals = sound ? computation.totals : undefined;
  return { ...computation, totals, problems: sortProblems([...problems, ...computation.problems]) };
}
