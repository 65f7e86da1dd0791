import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Manifest } from '../audit/manifest.ts';
import { hasErrors, type Problem, problem } from '../diagnostics/problem.ts';
import type { Language } from '../diagnostics/render.ts';
import { sortProblems } from '../diagnostics/sort.ts';
import { type Computation, type ComputeOptions, computeRun } from './compute.ts';
import { createRunFolder, type RunFolder, recoverRuns } from './run-folder.ts';
import { type RunWriter, runWriter } from './run-writer.ts';
import { runName } from './selection.ts';
import type { RunTotals } from './tally.ts';

export interface AllocateOptions extends ComputeOptions {
  /** The run folder; undefined: `runs/NAME` of the workspace. */
  readonly out: string | undefined;
  /** Whether a draft may be replaced. */
  readonly force: boolean;
  /** Whether the run keeps a copy of its inputs. */
  readonly pack: boolean;
  readonly language: Language | undefined;
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
  options: AllocateOptions,
  onFolder: (folder: RunFolder) => void,
): Promise<AllocateResult> {
  const target = resolve(options.out ?? join(options.folder, 'runs', runName(options.selection)));
  recoverRuns(dirname(target));
  const obstacle = existsSync(target) && !options.force ? [runExists(target, options)] : [];
  let open: { readonly folder: RunFolder; readonly writer: RunWriter } | undefined;
  const writer = (language: Language): RunWriter => {
    if (open === undefined) {
      const folder = createRunFolder(target);
      onFolder(folder);
      open = { folder, writer: runWriter(folder.path, { ...options, language }) };
    }
    return open.writer;
  };
  const language = options.language ?? 'en';
  try {
    const computation = await computeRun(options, {
      allocated: (line) => obstacle.length === 0 && writer(language).allocated(line),
      unallocated: (line) => obstacle.length === 0 && writer(language).unallocated(line),
    });
    const problems = sortProblems([...computation.problems, ...obstacle]);
    const { totals } = computation;
    if (totals === undefined || hasErrors(problems)) {
      open?.folder.abandon();
      return { computation, problems, run: undefined };
    }
    const completed = writer(language).complete(computation, totals);
    if (completed.problems.length > 0) {
      open?.folder.abandon();
      return { computation, problems: sortProblems([...problems, ...completed.problems]), run: undefined };
    }
    open?.folder.finish();
    return { computation, problems, run: { folder: target, totals, manifest: completed.manifest } };
  } catch (error) {
    open?.folder.abandon();
    throw error;
  }
}

function runExists(target: string, { out, selection }: AllocateOptions): Problem {
  const path = out ?? `runs/${runName(selection)}`;
  return problem('run-exists', { file: path, value: target }, { path });
}
