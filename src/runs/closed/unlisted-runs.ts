import { basename, join } from 'node:path';
import { sha256OfText } from '../../audit/checksums.ts';
import { LEDGER_FILE, type Ledger } from '../../audit/ledger.ts';
import { MANIFEST_FILE, parseManifest } from '../../audit/manifest-schema.ts';
import { bothDays } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { recordedDay } from '../../domain/calendar.ts';
import { shellWord } from '../../text/shell-word.ts';
import { awaitReplacement } from '../disk/consistent-read.ts';
import { readRunText, runFoldersIn } from '../run-files.ts';
import { openLedger, RUNS_FOLDER } from './closed-runs.ts';

/**
 * The runs of a workspace that state the day of their closing and that its ledger does not name, each a problem: an older
 * ledger was put back, that of another computer was lost, or a close was interrupted. Their lines would be charged once
 * more. `besides` is the name of a run that is being closed: where it is one of them itself, those that were closed later
 * may wait, for of several one must come first.
 */
export function unlistedRuns(workspaceFolder: string, besides: string | undefined): readonly Problem[] {
  const runsFolder = join(workspaceFolder, RUNS_FOLDER);
  const look = () => {
    const found = issuedWithoutRow(runsFolder, openLedger(runsFolder));
    const closing = found.find(({ name }) => name === besides);
    return found.filter((run) => run !== closing && !(closing && closing.closedOn <= run.closedOn));
  };
  if (look().length === 0) return [];
  // Another grappe may be about to write the row: its run stands in its place a moment before.
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

/** Those, but for copies of runs that the ledger names; of a damaged ledger nobody can tell. */
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
