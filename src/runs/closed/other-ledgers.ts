import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LEDGER_FILE, type Ledger, readLedger } from '../../audit/ledger.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { isThere } from '../../system/paths.ts';
import { compareText } from '../../text/text-order.ts';
import { readOwnText } from '../../workspace/records/input-file.ts';
import { openLedger, RUNS_FOLDER } from './closed-runs.ts';
import { unlistedRuns } from './unlisted-runs.ts';

/** A ledger beside that of a folder of runs, such as a synchronised folder leaves where two computers closed at once. */
export interface OtherLedger {
  /** Its name in the folder. */
  readonly file: string;
  /** The closed runs that it names, and the ledger of the folder does not. */
  readonly runs: readonly string[];
  /** Whether it names all that the ledger of the folder names, too. */
  readonly isWhole: boolean;
}

/** The ledgers beside the one of a folder of runs that name closed runs which that one does not; copies of it are none. */
export function otherLedgers(runsFolder: string, { rows }: Pick<Ledger, 'rows'>): readonly OtherLedger[] {
  const own = rows.map(({ manifestSha256 }) => manifestSha256);
  const entries = isThere(runsFolder) ? readdirSync(runsFolder, { withFileTypes: true }) : [];
  return entries
    .filter((entry) => entry.isFile() && isNamedLikeLedger(entry.name))
    .map(({ name }) => name)
    .sort(compareText)
    .flatMap((file) => {
      // Of what is no ledger there are no rows.
      const { rows: others } = readLedger(readOwnText(join(runsFolder, file)) ?? '', undefined);
      const hashes = new Set(others.map(({ manifestSha256 }) => manifestSha256));
      const runs = others.filter(({ manifestSha256 }) => !own.includes(manifestSha256)).map(({ run }) => run);
      return runs.length === 0 ? [] : [{ file, runs, isWhole: own.every((hash) => hashes.has(hash)) }];
    });
}

/** `closed (conflict).csv`, `closed-PC42.csv`; hidden ones are being written. */
function isNamedLikeLedger(name: string): boolean {
  return /^closed/i.test(name) && name !== LEDGER_FILE;
}

/**
 * What keeps a ledger from being relied on, though it is undamaged: closed runs that it does not name, as they say or as
 * other ledgers do. `besides` is the name of a run that is being closed.
 */
export function ledgerProblems(workspaceFolder: string, besides?: string): readonly Problem[] {
  const runsFolder = join(workspaceFolder, RUNS_FOLDER);
  const ledger = `${RUNS_FOLDER}/${LEDGER_FILE}`;
  const others = otherLedgers(runsFolder, openLedger(runsFolder)).map(({ file, runs, isWhole }) => {
    const path = `${RUNS_FOLDER}/${file}`;
    const args = { other: path, ledger, runs: runs.join(', ') };
    const remedy = isWhole ? { whole: file } : { kept: ledger };
    return problem('ledger-other', { file: path }, { ...args, ...remedy });
  });
  return [...others, ...unlistedRuns(workspaceFolder, besides)];
}
