import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Manifest } from '../audit/manifest.ts';
import { hasErrors, type Problem, problem } from '../diagnostics/problem.ts';
import { sortProblems } from '../diagnostics/sort.ts';
import type { ReportFormat } from '../report/formats.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { type Computation, type ComputeOptions, computeRun, NO_SINK } from './compute.ts';
import { createRunFolder, type RunFolder, recoverRuns } from './run-folder.ts';
import { runWriter } from './run-writer.ts';
import { runName } from './selection.ts';
import type { RunTotals } from './tally.ts';

export interface AllocateOptions extends ComputeOptions {
  /** The run folder; undefined: `runs/NAME` of the workspace. */
  readonly out: string | undefined;
  /** Whether a draft may be replaced. */
  readonly force: boolean;
  /** Whether the run keeps a copy of its inputs. */
  readonly pack: boolean;
  /** The formats of the statements; none: no reports at all. */
  readonly reports: readonly ReportFormat[];
}

/** A run that was written whole, or why it was not. */
export interface AllocateResult {
  readonly computation: Computation;
  readonly problems: readonly Problem[];
  readonly run:
    | { readonly folder: string; readonly totals: RunTotals; readonly manifest: Manifest }
    | undefined;
}

/** The main job: shares the selected lines of a workspace and writes the run folder, whole or not at all. */
export async function allocateRun(
  loaded: LoadedWorkspace,
  options: AllocateOptions,
  onFolder: (folder: RunFolder) => void,
): Promise<AllocateResult> {
  const target = resolve(options.out ?? join(loaded.folder, 'runs', runName(options.selection)));
  recoverRuns(dirname(target));
  const obstacles = existsSync(target) && !options.force ? [runExists(options)] : [];
  const folder = obstacles.length === 0 && loaded.workspace ? createRunFolder(target) : undefined;
  if (folder) onFolder(folder);
  try {
    const language = loaded.convention?.locale ?? 'en';
    const writer = folder && runWriter(folder.path, { ...options, language });
    const computation = await computeRun(loaded, options, writer ?? NO_SINK);
    const problems = [...computation.problems, ...obstacles];
    if (folder && writer && computation.totals && !hasErrors(problems)) {
      const completed = await writer.complete(computation, computation.totals);
      problems.push(...completed.problems);
      if (!hasErrors(problems)) {
        folder.finish();
        const run = { folder: target, totals: computation.totals, manifest: completed.manifest };
        return { computation, problems: sortProblems(problems), run };
      }
    }
    folder?.abandon();
    return { computation, problems: sortProblems(problems), run: undefined };
  } catch (error) {
    folder?.abandon();
    throw error;
  }
}

function runExists({ out, selection }: AllocateOptions): Problem {
  const path = out ?? `runs/${runName(selection)}`;
  return problem('run-exists', { file: path }, { path });
}
