import { mkdirSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import type { AccountManifest } from '../../audit/account-manifest.ts';
import { CHECKSUMS_FILE } from '../../audit/checksums.ts';
import type { FirstDifference } from '../../audit/first-difference.ts';
import { namedBelow } from '../../audit/ledger.ts';
import { MANIFEST_FILE } from '../../audit/manifest-schema.ts';
import {
  checksumFindings,
  fileFindings,
  hashesOf,
  type RunFiles,
  type Verified,
  type VerifyFinding,
  type VerifyNote,
} from '../../audit/verification.ts';
import { hasErrors, type Problem } from '../../diagnostics/problem.ts';
import { releaseOf } from '../../domain/release.ts';
import { monthsOf, type Period, parsePeriod } from '../../domain/time/period.ts';
import { type ClosedRun, closedRunsOf, openLedger } from '../../runs/closed/closed-runs.ts';
import { damageOf } from '../../runs/closed/ledger-comparison.ts';
import type { OnFolder } from '../../runs/disk/run-folder.ts';
import { readAccountManifest, readRunFiles } from '../../runs/run-files.ts';
import { writeAccount } from '../../runs/writers/account-writer.ts';
import { drawsAlike, recordedDrawings } from '../../runs/writers/drawn-files.ts';
import { balancesOf } from '../../settle/account.ts';
import { assertAccount } from '../../settle/account-identities.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { loadWorkspace } from '../../workspace/load.ts';
import { readYearTables } from '../../workspace/year-tables.ts';
import { accountInputs, advancesWithin, statedRuns } from '../year/account.ts';
import { type AccountSums, sumClosedRuns, withItsMembers } from '../year/account-sums.ts';
import { openMonths } from '../year/missing-months.ts';
import { compareFolders, inTemporaryFolder } from './recompute.ts';
import { drawnNotes, driftNotes, versionFindings, versionNotes, withPlaces, workspaceOf } from './verify.ts';

/** What was found about an account: it is right if nothing was found and everything could be added up again. */
export interface AccountVerification extends Verified {
  readonly manifest: AccountManifest;
}

/**
 * Verifies an account (YEAR.md): its files against their hashes, its runs against the ledger; then adds the closed runs
 * up again, with the tables that it keeps, and compares every file. Undefined where the folder is no account.
 */
export async function verifyAccount(
  folder: string,
  workspace: string | undefined,
  onFolder: OnFolder,
): Promise<AccountVerification | undefined> {
  const account = resolve(folder);
  const manifest = readAccountManifest(account);
  const period = manifest && parsePeriod(manifest.account);
  if (manifest === undefined || period === undefined) return undefined;
  const home = workspace ?? workspaceOf(account);
  const files = readRunFiles(account);
  const findings = [
    ...changedFiles(files, manifest),
    ...changedRuns(home, manifest),
    ...versionFindings(manifest),
  ];
  const version = versionNotes(manifest);
  const stuck = findings.some(({ kind, file }) => kind === 'run-entry' || isSource(file));
  if (home === undefined || stuck) {
    const notes = home === undefined ? [...version, { kind: 'no-workspace' } as const] : version;
    const sums = checksumFindings(files, hashesOf(manifest, true));
    return { manifest, findings: [...findings, ...sums], notes, problems: [], recomputed: false };
  }
  const again = await inTemporaryFolder(onFolder, (temporary) =>
    addUpAgain(account, home, manifest, period, join(temporary, basename(account))),
  );
  return {
    manifest,
    findings: withPlaces(findings, again.differences),
    notes: [...version, ...again.notes, ...driftNotes(manifest, home)],
    problems: again.problems,
    recomputed: !hasErrors(again.problems),
  };
}

/** What the account is added up from: its own tables and the closed runs. */
function isSource(file: string): boolean {
  return file.startsWith('inputs/') || file.startsWith(`${RUNS_FOLDER}/`);
}

/** Compares the files of the folder with the hashes in its manifest. */
function changedFiles(files: RunFiles, manifest: AccountManifest): readonly VerifyFinding[] {
  const found = fileFindings(files, hashesOf(manifest, true));
  return files.sha256.has(CHECKSUMS_FILE) ? found : [...found, { kind: 'missing', file: CHECKSUMS_FILE }];
}

/** Compares the runs of the account with the ledger: each must be closed, with the hash that it had then. */
function changedRuns(workspace: string | undefined, { runs }: AccountManifest): readonly VerifyFinding[] {
  if (workspace === undefined) return [];
  const ledger = openLedger(join(workspace, RUNS_FOLDER));
  const { rows, damagedRow } = ledger;
  const below = namedBelow(ledger);
  const changed = runs.flatMap(({ run, manifest_sha256: expected }): readonly VerifyFinding[] => {
    // Of a run that the ledger names below its damage, it says nothing that counts.
    if (below.has(run)) return [];
    const found = rows.find((row) => row.run === run)?.manifestSha256;
    const file = `${RUNS_FOLDER}/${run}/${MANIFEST_FILE}`;
    return found === expected ? [] : [{ kind: 'input-changed', file, expected, found }];
  });
  return [...damageOf(damagedRow), ...changed];
}

async function addUpAgain(
  account: string,
  workspaceFolder: string,
  manifest: AccountManifest,
  period: Period,
  target: string,
): Promise<
  Pick<Verified, 'notes' | 'problems'> & { readonly differences: ReadonlyMap<string, FirstDifference> }
> {
  const inputsFolder = join(account, 'inputs');
  const loaded = loadWorkspace(inputsFolder, { release: releaseOf(manifest.grappe) });
  const closed = closedRunsOf(workspaceFolder);
  const problems: Problem[] = [...loaded.problems, ...closed.problems];
  const { workspace } = loaded;
  const stopped = () => ({ differences: new Map(), notes: [], problems });
  if (workspace === undefined || hasErrors(problems)) return stopped();
  const { convention } = workspace;
  const tables = readYearTables({ folder: inputsFolder, convention, members: loaded.namedMembers });
  problems.push(...tables.problems);
  const report = (found: Problem): void => void problems.push(found);
  // Runs of the period that were closed up to the last one of the account: it must contain all of them.
  const last = closed.value.findIndex(({ name }) => name === manifest.runs.at(-1)?.run);
  const sums = sumClosedRuns(closed.value.slice(0, last + 1), period, report);
  const balances = balancesOf(
    sums.account,
    advancesWithin(tables.value.advances, period, () => {}),
  );
  if (hasErrors(problems)) return stopped();
  assertAccount(sums, balances, sums.settlement, sums.charges);
  const today = sumClosedRuns(closed.value, period, report);
  const since = today.runs.slice(sums.runs.length).map(({ run }) => run);
  const held = heldBefore(since[0], closed.value, today, period);
  mkdirSync(target);
  const recorded = drawsAlike(manifest.grappe) ? undefined : recordedDrawings(manifest);
  const written = await writeAccount(target, {
    ...sums,
    balances,
    version: manifest.grappe,
    workspace: withItsMembers(workspace, sums, closed.value, report),
    period,
    stated: {
      account: manifest.account,
      reports: manifest.reports,
      runs: statedRuns(sums.runs, workspaceFolder),
      partial: missingAgain(manifest, period, openMonths(period, workspace.members, held)),
    },
    inputs: accountInputs(loaded, tables.value),
    inputsFolder,
    recorded,
  });
  problems.push(...written.problems);
  const outdated = since.map(
    ({ name }): VerifyNote => ({ kind: 'closed-since', file: `${RUNS_FOLDER}/${name}` }),
  );
  const notes = [...drawnNotes([...(recorded?.keys() ?? [])]), ...outdated];
  return { differences: compareFolders(account, target), notes, problems };
}

/** The months held when the account can have been made: before the first run of its period not in it; else today. */
function heldBefore(
  since: ClosedRun | undefined,
  closed: readonly ClosedRun[],
  today: AccountSums,
  period: Period,
): ReadonlySet<string> {
  if (since === undefined) return today.months;
  return sumClosedRuns(closed.slice(0, closed.indexOf(since)), period, () => {}).months;
}

/** What is missing as recorded, with the months that no run held then, even if they were not recorded. */
function missingAgain(
  { partial }: AccountManifest,
  period: Period,
  open: readonly string[],
): AccountManifest['partial'] {
  const missing = new Set([...(partial?.months ?? []), ...open]);
  const months = monthsOf(period.days).filter((month) => missing.has(month));
  const late = partial?.late ?? [];
  return months.length + late.length === 0 ? null : { months, late };
}
