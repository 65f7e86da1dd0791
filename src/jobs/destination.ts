import { basename, dirname, join, resolve } from 'node:path';
import { RUN_NAME } from '../audit/run-path.ts';
import { type Problem, problem } from '../diagnostics/problem.ts';
import { isNoFileOfWindows, isPortableName } from '../domain/identifiers.ts';
import {
  closedRunAt,
  isInLedger,
  isIssued,
  isLedgerPlace,
  writtenFolderAround,
} from '../runs/closed/closed-place.ts';
import { isFree, isTooLong, LONGEST_NAME, recoverRuns } from '../runs/disk/run-folder.ts';
import { ACCOUNTS_FOLDER, isAccount, isForecast, isRun } from '../runs/run-files.ts';
import { fileAbove, isLink, isThere } from '../system/paths.ts';
import { RUNS_FOLDER } from '../workspace/convention-places.ts';
import { isInInvoices, isInRuns, isSamePlace, isTablePlace } from './workspace-places.ts';

/** The kinds of folder that jobs write: where, how one is recognised, which problem another, or one there, is. */
const KINDS = {
  run: { within: RUNS_FOLDER, is: isRun, other: 'not-a-run', same: 'run-exists' },
  account: { within: ACCOUNTS_FOLDER, is: isAccount, other: 'not-an-account', same: 'account-exists' },
  forecast: { within: 'forecasts', is: isForecast, other: 'not-a-forecast', same: 'forecast-exists' },
} as const;

/** Where a job is asked to write its folder. */
export interface DestinationOptions {
  /** Undefined: the folder of its kind in the workspace. */
  readonly out: string | undefined;
  /** Whether an existing folder of its kind may be replaced; a closed run never is. */
  readonly force: boolean;
  /** The name of a run whose folder has another one while it is prepared. */
  readonly name?: string | undefined;
}

/**
 * Where a job writes the folder of a name, what messages call it, and what is in its way; what killed jobs left there
 * is repaired first. Only a folder of its kind is ever replaced.
 */
export function destinationOf(
  workspace: string,
  kind: keyof typeof KINDS,
  name: string,
  { out, force, name: stated }: DestinationOptions,
) {
  const { within } = KINDS[kind];
  const target = resolve(out ?? join(workspace, within, name));
  const path = out ?? `${within}/${name}`;
  recoverRuns(dirname(target));
  const obstacles = (): readonly Problem[] => {
    // What is in the place of runs/ is reported with the tables.
    if (kind === 'run' && out === undefined && fileAbove(target, path) !== undefined) return [];
    const found = [
      ...obstaclesAt(target, workspace, kind, path, force),
      ...(kind === 'run' ? misnamed(target, workspace, path, stated) : []),
    ];
    return found.length > 0 || out === undefined ? found : unportable(target, path);
  };
  return { target, path, obstacles };
}

function obstaclesAt(
  target: string,
  workspace: string,
  kind: keyof typeof KINDS,
  path: string,
  force: boolean,
): readonly Problem[] {
  const { is, other, same } = KINDS[kind];
  const above = fileAbove(target, path);
  if (above !== undefined) return [problem(other, { file: above }, { path: above })];
  if (kind === 'run' && isInLedger(target)) return [runClosed(path)];
  const closed = closedRunAt(target);
  if (closed !== undefined && !isSamePlace(closed, target)) return [runClosed(closed)];
  if (closed !== undefined && kind === 'run') return [runClosed(path)];
  if (kind === 'run' && isRun(target) && isIssued(target)) return [runClosed(path)];
  if (isInInvoices(target, workspace)) {
    return [problem('out-in-invoices', { file: path }, { path })];
  }
  const args = { path, example: `${KINDS[kind].within}/…` };
  const around = writtenFolderAround(target);
  if (around !== undefined) return [problem('out-misplaced', { file: path }, { ...args, around })];
  if (Object.values(KINDS).some(({ within }) => isSamePlace(target, join(workspace, within))))
    return [problem('out-misplaced', { file: path }, { ...args, whole: path })];
  if (kind !== 'run' && isInRuns(target, workspace))
    return [problem('out-misplaced', { file: path }, { ...args, runs: `${RUNS_FOLDER}/` })];
  if (isLedgerPlace(target) || isTablePlace(target, workspace))
    return [problem('out-misplaced', { file: path }, { ...args, read: path })];
  if (isTooLong(target)) return [problem('name-too-long', { file: path }, { most: LONGEST_NAME })];
  // What replaces a link does not go where the link leads.
  if (isLink(target) || isNoFileOfWindows(basename(target), process.platform))
    return [problem(other, { file: path }, { path })];
  if (isFree(target)) return [];
  if (!is(target)) return [problem(other, { file: path }, { path })];
  return force ? [] : [problem(same, { file: path }, { path })];
}

/** Whether a run of runs/ would have a name that `close` refuses. */
function misnamed(
  target: string,
  workspace: string,
  path: string,
  name = basename(target),
): readonly Problem[] {
  const isInPlace = isSamePlace(dirname(target), join(workspace, RUNS_FOLDER));
  return isInPlace && !RUN_NAME.test(name) ? [problem('run-misnamed', { file: path }, { name })] : [];
}

/** Whether a new folder would have a name that Windows cannot hold: the group's next computer may run it. */
function unportable(target: string, path: string): readonly Problem[] {
  const name = basename(target);
  return isThere(target) || isPortableName(name)
    ? []
    : [problem('name-unportable', { file: path }, { name })];
}

function runClosed(path: string): Problem {
  return problem('run-closed', { file: path }, { path, corrected: basename(path) });
}
