import { basename, join, resolve } from 'node:path';
import type { AccountManifest } from '../../audit/account-manifest.ts';
import { hasErrors, type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import type { OnProgress } from '../../diagnostics/progress.ts';
import type { Advance } from '../../domain/tables.ts';
import { formatDay, overlap } from '../../domain/time/calendar.ts';
import { isWithin, type Period } from '../../domain/time/period.ts';
import type { ReadFile } from '../../invoices/read-lines.ts';
import { grappeVersion } from '../../package-files.ts';
import { type ReportFormat, reportsText } from '../../report/formats.ts';
import { closedRunsOf, openLedger } from '../../runs/closed/closed-runs.ts';
import { ledgerProblems } from '../../runs/closed/ledger-problems.ts';
import type { OnFolder } from '../../runs/disk/run-folder.ts';
import { writeWholeFolder } from '../../runs/disk/write-whole-folder.ts';
import { ACCOUNTS_FOLDER, readAccountManifest, runFoldersIn } from '../../runs/run-files.ts';
import { writeAccount } from '../../runs/writers/account-writer.ts';
import { type Account, type Balance, balancesOf } from '../../settle/account.ts';
import { assertAccount } from '../../settle/account-identities.ts';
import { creditorsOfSeveralRevenues } from '../../settle/balance-titles.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import type { Fingerprint } from '../../workspace/records/input-file.ts';
import { readYearTables, type YearTables } from '../../workspace/year-tables.ts';
import { type DestinationOptions, destinationOf } from '../destination.ts';
import { withOwnHeaders } from '../problems/own-headers.ts';
import { isSamePlace } from '../workspace-places.ts';
import { type CountedRun, sumClosedRuns, withItsMembers } from './account-sums.ts';
import {
  chargedElsewhere,
  lateLines,
  missingOf,
  missingProblems,
  runsAstride,
  runsPlace,
  wholeWithin,
} from './missing-months.ts';

export interface AccountOptions extends DestinationOptions {
  readonly period: Period;
  /** Whether the account is made although months have no closed run or lines came late; its pages then name them. */
  readonly partial: boolean;
  /** The formats of the statements. */
  readonly reports: readonly ReportFormat[];
  readonly onFolder: OnFolder;
  readonly onProgress?: OnProgress | undefined;
}

/** An account that was written whole, or why it was not. */
export interface AccountResult {
  readonly problems: readonly Problem[];
  readonly written:
    | (Pick<Account, 'account' | 'expense'> & {
        readonly folder: string;
        readonly manifest: AccountManifest;
        readonly balances: readonly Balance[];
      })
    | undefined;
}

/** The final account of a period (YEAR.md), from what closed runs recorded, written whole or not at all. */
export async function accountOf(loaded: LoadedWorkspace, options: AccountOptions): Promise<AccountResult> {
  const { period } = options;
  const { workspace } = loaded;
  const problems: Problem[] = [...loaded.problems];
  const report = (found: Problem): void => void problems.push(found);
  let { files } = loaded;
  let invoices: readonly ReadFile[] = [];
  const reported = (): readonly Problem[] => withOwnHeaders(problems, { ...loaded, files }, invoices);
  const refused = (): AccountResult => ({ problems: reported(), written: undefined });
  if (workspace === undefined) return refused();
  const { convention } = workspace;
  const { target, obstacles } = destinationOf(loaded.folder, 'account', period.name, options);
  const closed = closedRunsOf(loaded.folder);
  [...closed.problems, ...ledgerProblems(loaded.folder)].forEach(report);
  const tables = readYearTables({ folder: loaded.folder, convention, members: loaded.namedMembers });
  tables.problems.forEach(report);
  files = [...files, ...tables.value.files];
  if (hasErrors(problems)) return refused();
  // Releases the keys of all lines before statements are drawn.
  const { lines, ...sums } = sumClosedRuns(closed.value, period, report);
  const known = withItsMembers(workspace, sums, closed.value, report);
  if (hasErrors(problems)) return refused();
  const read = await lateLines(loaded, convention, period, lines, options.onProgress, report);
  invoices = read.files;
  const missing = missingOf(period, workspace.members, sums, read.late);
  if (sums.runs.length === 0)
    report(problem('account-empty', runsPlace(period.name), { period: period.name }));
  else if (missing !== undefined && !options.partial)
    problems.push(...missingProblems(missing, wholeWithin(period, missing, sums.months), closed.value));
  [...runsAstride(closed.value, period), ...chargedElsewhere(sums, period)].forEach(report);
  const advances = advancesWithin(tables.value.advances, period, report);
  const balances = balancesOf(sums.account, advances);
  problems.push(...obstacles());
  if (hasErrors(problems)) return refused();
  if (balances.some(({ balance }) => balance !== 0n))
    problems.push(...otherAccounts(loaded.folder, target, sums.runs));
  for (const { member, file, row } of creditorsOfSeveralRevenues(known, period, balances))
    report(problem('revenue-imputations-several', { file, row }, { member }));
  assertAccount(sums, balances, sums.settlement, sums.charges);
  const content = {
    ...sums,
    balances,
    version: grappeVersion(),
    workspace: known,
    period,
    stated: {
      account: period.name,
      reports: reportsText(options.reports),
      runs: statedRuns(sums.runs, loaded.folder),
      partial: missing ?? null,
    },
    inputs: accountInputs(loaded, tables.value),
    inputsFolder: loaded.folder,
  };
  const { manifest, problems: found } = await writeWholeFolder(
    target,
    obstacles,
    options.onFolder,
    (folder) => writeAccount(folder, content),
  );
  problems.push(...found);
  if (hasErrors(problems)) return refused();
  const { account, expense } = sums;
  return { problems: reported(), written: { account, expense, balances, folder: target, manifest } };
}

/** The advances for the period. One that is also for other months is reported, and not deducted. */
export function advancesWithin(
  advances: readonly Advance[],
  { days, name }: Period,
  report: OnProblem,
): readonly Advance[] {
  return advances.filter(({ period, file, row }) => {
    if (overlap(period.days, days) === undefined) return false;
    if (isWithin(period.days, days)) return true;
    const place = { file, row, column: 'period', value: period.name };
    report(problem('advance-outside', place, { period: period.name, account: name }));
    return false;
  });
}

/** The tables that an account is made from. */
export function accountInputs(
  { files }: Pick<LoadedWorkspace, 'files'>,
  { files: ofYear }: Pick<YearTables, 'files'>,
): readonly Fingerprint[] {
  const ofAdvances = ofYear.filter(({ table }) => table === 'advances');
  return filesOnce([...files, ...ofAdvances]);
}

/** The files of tables, each once: one list may be read as several tables. */
export function filesOnce(tables: readonly { readonly fingerprint: Fingerprint }[]): readonly Fingerprint[] {
  return [...new Map(tables.map(({ fingerprint }) => [fingerprint.path, fingerprint])).values()];
}

/** What an account states about the runs that count in it, each as in its row of the ledger. */
export function statedRuns(runs: readonly CountedRun[], workspace: string): AccountManifest['runs'] {
  const ledger = openLedger(join(workspace, RUNS_FOLDER));
  return runs.flatMap(({ run, month }) => {
    const row = ledger.rows.find(({ run: name }) => name === run.name);
    if (row === undefined) return [];
    const { runId: run_id, closedOn, manifestSha256: manifest_sha256 } = row;
    return [{ run: run.name, run_id, month, closed_on: formatDay(closedOn), manifest_sha256 }];
  });
}

/** Other accounts of a workspace that contain some of the same closed runs: their debts would be claimed twice. */
function otherAccounts(
  workspace: string,
  target: string,
  counted: readonly CountedRun[],
): readonly Problem[] {
  const own = new Set(counted.map(({ run }) => run.name));
  return runFoldersIn(resolve(workspace, ACCOUNTS_FOLDER))
    .filter((folder) => !isSamePlace(folder, target))
    .flatMap((folder) => {
      const both = (readAccountManifest(folder)?.runs ?? []).filter(({ run }) => own.has(run));
      if (both.length === 0) return [];
      const file = `${ACCOUNTS_FOLDER}/${basename(folder)}`;
      const runs = both.map(({ run }) => run).join(', ');
      return [problem('account-overlaps', { file }, { runs })];
    });
}
