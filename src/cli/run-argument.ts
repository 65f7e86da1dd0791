import { basename, dirname, join, resolve } from 'node:path';
import { CHECKSUMS_FILE } from '../audit/checksums.ts';
import { MANIFEST_FILE } from '../audit/manifest-schema.ts';
import { type Problem, problem } from '../diagnostics/problem.ts';
import type { Language } from '../domain/language.ts';
import { workspaceOf } from '../jobs/verify/verify.ts';
import { openLedger } from '../runs/closed/closed-runs.ts';
import {
  ACCOUNTS_FOLDER,
  isAccount,
  isForecast,
  readAccountManifest,
  runFoldersIn,
} from '../runs/run-files.ts';
import { isThere } from '../system/paths.ts';
import { localeOf } from '../workspace/convention/locale.ts';
import { CONVENTION_FILE, RUNS_FOLDER } from '../workspace/convention-places.ts';
import type { Given } from './definition.ts';
import { terminalUnder } from './language.ts';
import type { Words } from './messages/en.ts';
import type { Terminal } from './terminal.ts';

/** The terminal in the language of a run: `--lang`, else that of the convention with which it was computed. */
export function runTerminal(run: string, given: Given, terminal: Terminal): Terminal {
  const packed = join(run, 'inputs');
  const workspace = isThere(join(packed, CONVENTION_FILE)) ? packed : workspaceOf(run);
  return workspace === undefined ? terminal : terminalUnder(given, terminal, localeOf(workspace));
}

/** The terminal in the language of a workspace: `--lang`, else that of its convention, else of its latest closed run. */
export function ledgerTerminal(workspace: string, given: Given, terminal: Terminal): Terminal {
  return terminalUnder(given, terminal, localeOf(workspace) ?? localeOfRuns(join(workspace, RUNS_FOLDER)));
}

/** The language of the latest run that kept a convention: a closed one, else the last one by its name. */
function localeOfRuns(runsFolder: string): Language | undefined {
  const closed = openLedger(runsFolder).rows.map(({ run }) => join(runsFolder, run));
  const runs = [...runFoldersIn(runsFolder), ...closed];
  const latest = runs.findLast((run) => localeOf(join(run, 'inputs')) !== undefined);
  return latest === undefined ? undefined : localeOf(join(latest, 'inputs'));
}

/** The message that a folder is no run, or is a forecast; if it is the name of a folder of `runs/`, it says so. */
export function noRunText(folder: string, text: Words, workspace = ''): string | undefined {
  if ([MANIFEST_FILE, CHECKSUMS_FILE].some((file) => isThere(join(folder, file))))
    return isForecast(folder) ? text.verify.aForecast(folder) : undefined;
  if (isThere(folder)) {
    const run = runWithin(folder);
    const within = run === undefined ? [] : [text.verify.runWithin(run)];
    return [text.verify.notARun(folder), ...within].join(' ');
  }
  const meant = workspace === '' ? `${RUNS_FOLDER}/${folder}` : join(workspace, RUNS_FOLDER, folder);
  return text.close.noRun(folder, isThere(join(meant, MANIFEST_FILE)) ? meant : '');
}

/** The last run of a workspace, or of its folder of runs. */
function runWithin(folder: string): string | undefined {
  const runs = basename(resolve(folder)) === RUNS_FOLDER ? folder : join(folder, RUNS_FOLDER);
  return runFoldersIn(runs).at(-1);
}

/** The message that there is no such account; undefined where the folder is there, or is not where accounts are. */
export function noAccountText(folder: string, text: Words): string | undefined {
  const isPlace = basename(dirname(resolve(folder))) === ACCOUNTS_FOLDER;
  return isPlace && !isThere(folder) ? text.year.account.none(folder) : undefined;
}

/** Why a folder is no run to close, as a problem. */
export function noRunProblem(folder: string): Problem | undefined {
  const place = { file: folder };
  if ([MANIFEST_FILE, CHECKSUMS_FILE].some((file) => isThere(join(folder, file)))) {
    if (isForecast(folder)) return problem('no-run', place, { forecast: folder });
    return isAccount(folder) ? problem('no-run', place, { account: folder }) : undefined;
  }
  if (isThere(folder)) {
    return problem('no-run', place, { folder, within: runWithin(folder) });
  }
  const meant = `${RUNS_FOLDER}/${folder}`;
  return problem('run-missing', place, isThere(join(meant, MANIFEST_FILE)) ? { meant } : {});
}

/** Why a folder has no lines to look at, and which folder to name instead. */
export function noLinesText(folder: string, text: Words, workspace?: string): string {
  const account = readAccountManifest(folder);
  if (account === undefined) return noRunText(folder, text, workspace) ?? text.notARun(folder);
  const runs = account.runs.map(({ run }) => runBeside(folder, run));
  return text.accountNoRun(folder, runs.join(', '));
}

/** The folder of a run in an account, named in the way of the account. */
function runBeside(account: string, run: string): string {
  const workspace = dirname(dirname(basename(account) === '.' ? resolve(account) : account));
  const folder = join(workspace, RUNS_FOLDER, run);
  return isThere(folder) ? folder : `${RUNS_FOLDER}/${run}`;
}
