import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { sha256OfText } from '../../audit/checksums.ts';
import { LEDGER_FILE, type Ledger, readLedger } from '../../audit/ledger.ts';
import { MANIFEST_FILE, parseManifest } from '../../audit/manifest-schema.ts';
import { bothDays } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { recordedDay } from '../../domain/time/calendar.ts';
import { isFolderThere } from '../../system/paths.ts';
import { shellWord } from '../../text/shell-word.ts';
import { compareText } from '../../text/text-order.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { readOwnText } from '../../workspace/records/input-file.ts';
import { awaitReplacement } from '../disk/consistent-read.ts';
import { ACCOUNTS_FOLDER, readAccountManifest, readRunText, runFoldersIn } from '../run-files.ts';
import { openLedger } from './closed-runs.ts';

/**
 * Other ledgers in a folder of runs that name closed runs which its own ledger does not, as a synchronised folder
 * leaves them when two computers close at once; mere copies do not count. `isWhole`: it also names everything that the
 * own ledger names; `twice`: the runs that both name, not alike.
 */
export function otherLedgers(runsFolder: string, { rows }: Pick<Ledger, 'rows'>) {
  const own = rows.map(({ manifestSha256 }) => manifestSha256);
  const entries = isFolderThere(runsFolder) ? readdirSync(runsFolder, { withFileTypes: true }) : [];
  return entries
    .filter((entry) => entry.isFile() && isNamedLikeLedger(entry.name))
    .map(({ name }) => name)
    .sort(compareText)
    .flatMap((file) => {
      // A file that is not a ledger has no rows.
      const { rows: others } = readLedger(readOwnText(join(runsFolder, file)) ?? '', undefined);
      const hashes = new Set(others.map(({ manifestSha256 }) => manifestSha256));
      const runs = others.filter(({ manifestSha256 }) => !own.includes(manifestSha256)).map(({ run }) => run);
      const twice = runs.filter((run) => rows.some((row) => row.run === run));
      return runs.length === 0 ? [] : [{ file, runs, twice, isWhole: own.every((hash) => hashes.has(hash)) }];
    });
}

/** `closed (conflict).csv`, `closed-PC42.csv`; hidden files are still being written. */
function isNamedLikeLedger(name: string): boolean {
  return /^closed/i.test(name) && name !== LEDGER_FILE;
}

/**
 * What keeps an undamaged ledger from being relied on: closed runs that it does not name, as they, other ledgers or
 * accounts say.
 * `besides` is the name of a run that is being closed.
 */
export function ledgerProblems(workspaceFolder: string, besides?: string): readonly Problem[] {
  const runsFolder = join(workspaceFolder, RUNS_FOLDER);
  const ledger = `${RUNS_FOLDER}/${LEDGER_FILE}`;
  const others = otherLedgers(runsFolder, openLedger(runsFolder)).map(({ file, runs, twice, isWhole }) => {
    const path = `${RUNS_FOLDER}/${file}`;
    const args = { other: path, ledger, runs: runs.join(', ') };
    const lacking = isWhole ? { whole: file, moved: path } : { kept: ledger, moved: path };
    const remedy = {
      ...(twice.length < runs.length ? lacking : {}),
      ...(twice.length > 0 ? { twice: twice.join(', ') } : {}),
    };
    return problem('ledger-other', { file: path }, { ...args, ...remedy });
  });
  const unlisted = unlistedRuns(workspaceFolder, besides);
  return [...others, ...unlisted, ...forgottenRuns(workspaceFolder, besides, unlisted)];
}

/**
 * The accounts of a workspace that add up closed runs which its ledger does not name as they were then, each a problem:
 * an older copy of the folder was put back. Runs `told` of already are left out, and with `besides`, as in
 * {@link unlistedRuns}, those that can be closed after it.
 */
function forgottenRuns(
  workspaceFolder: string,
  besides: string | undefined,
  told: readonly Problem[],
): readonly Problem[] {
  const { rows, damagedRow } = openLedger(join(workspaceFolder, RUNS_FOLDER));
  if (damagedRow !== undefined) return [];
  const issued = new Set(rows.map(({ manifestSha256 }) => manifestSha256));
  const known = new Set(told.map(({ place }) => place.file));
  return runFoldersIn(join(workspaceFolder, ACCOUNTS_FOLDER)).flatMap((folder) => {
    const all = readAccountManifest(folder)?.runs ?? [];
    const lacking = all.filter(({ manifest_sha256: hash }) => !issued.has(hash));
    const closing = lacking.find(({ run }) => run === besides);
    const runs = lacking
      .filter((one) => !(closing && closing.closed_on <= one.closed_on))
      .map(({ run }) => `${RUNS_FOLDER}/${run}`)
      .filter((run) => !known.has(run));
    if (runs.length === 0) return [];
    const file = `${ACCOUNTS_FOLDER}/${basename(folder)}`;
    const named = new Set(rows.map(({ run }) => `${RUNS_FOLDER}/${run}`));
    const args = {
      account: file,
      runs: runs.join(', '),
      ledger: `${RUNS_FOLDER}/${LEDGER_FILE}`,
      lost: runs.filter((run) => !named.has(run)).join(', '),
      again: runs.filter((run) => named.has(run)).join(', '),
    };
    return [problem('runs-forgotten', { file }, args)];
  });
}

/**
 * The runs of a workspace that state the day of their closing but are not in its ledger, each a problem: an older
 * ledger was put back, another computer's was lost, or a close was interrupted. Their lines would be charged again.
 * `besides` is the name of a run that is being closed now: it is no problem itself, and if it is one of these runs
 * (closed once more), neither are those of later days: they can be closed after it.
 */
export function unlistedRuns(workspaceFolder: string, besides: string | undefined): readonly Problem[] {
  const runsFolder = join(workspaceFolder, RUNS_FOLDER);
  const look = () => {
    const found = issuedWithoutRow(runsFolder, openLedger(runsFolder));
    const closing = found.find(({ name }) => name === besides);
    return found.filter((run) => run !== closing && !(closing && closing.closedOn <= run.closedOn));
  };
  if (look().length === 0) return [];
  // Another grappe may be about to write the row: for a moment its run is in place without one.
  awaitReplacement(runsFolder);
  return look().map(({ name, closedOn }) => {
    const run = `${RUNS_FOLDER}/${name}`;
    return problem(
      'run-unlisted',
      { file: run },
      {
        run,
        path: shellWord(run),
        ledger: `${RUNS_FOLDER}/${LEDGER_FILE}`,
        on: closedOn,
        day: bothDays(recordedDay(closedOn)),
      },
    );
  });
}

/** The same runs, without copies of runs that the ledger names; with a damaged ledger nobody can tell. */
function issuedWithoutRow(runsFolder: string, { rows, damagedRow }: Ledger) {
  if (damagedRow !== undefined) return [];
  const named = new Set(rows.map(({ run }) => run));
  const issued = new Set(rows.map(({ manifestSha256 }) => manifestSha256));
  return runFoldersIn(runsFolder).flatMap((folder) => {
    const name = basename(folder);
    const text = named.has(name) ? undefined : readRunText(join(folder, MANIFEST_FILE));
    const closedOn = text?.includes('"closed_on"') ? parseManifest(text)?.closed_on : undefined;
    if (text === undefined || closedOn === undefined || issued.has(sha256OfText(text))) return [];
    return [{ name, closedOn }];
  });
}
