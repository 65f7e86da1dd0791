import { basename, resolve } from 'node:path';
import { type Problem, problem } from '../diagnostics/problem.ts';
import { ACCOUNTS_FOLDER, readAccountManifest } from '../runs/account-folder.ts';
import { runFoldersIn } from '../runs/run-files.ts';
import type { CountedRun } from './account-sums.ts';

/** The other accounts of a workspace that add up some of the same closed runs: what those claim would be asked twice. */
export function otherAccounts(
  workspace: string,
  target: string,
  counted: readonly CountedRun[],
): readonly Problem[] {
  const own = new Set(counted.map(({ run }) => run.name));
  return runFoldersIn(resolve(workspace, ACCOUNTS_FOLDER))
    .filter((folder) => folder !== target)
    .flatMap((folder) => {
      const both = (readAccountManifest(folder)?.runs ?? []).filter(({ run }) => own.has(run));
      if (both.length === 0) return [];
      const file = `${ACCOUNTS_FOLDER}/${basename(folder)}`;
      const runs = both.map(({ run }) => run).join(', ');
      return [problem('account-overlaps', { file }, { runs })];
    });
}
