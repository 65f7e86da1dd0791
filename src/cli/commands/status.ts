import { join } from 'node:path';
import { LEDGER_FILE } from '../../audit/ledger.ts';
import { awaitsDecision, statusOf } from '../../jobs/status/status.ts';
import { consistentRead } from '../../runs/disk/consistent-read.ts';
import { runFoldersIn } from '../../runs/run-files.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { openedWorkspace } from '../command-options.ts';
import type { CommandRun } from '../definition.ts';
import { exitCodeOf } from '../exit-code.ts';
import { countText, printProblems, tellToldBefore } from '../print-problems.ts';
import { stderrProgress } from '../progress.ts';
import { quietText, statusJson, statusText } from '../results/status-text.ts';

/** `grappe status`: where the group stands; 1 where something waits for a decision. */
export const status: CommandRun = async (given, asked) => {
  const { loaded, terminal } = openedWorkspace(given, asked);
  const progress = stderrProgress(terminal);
  const options = { quick: given.has('quick'), onProgress: progress.show };
  const runs = join(loaded.folder, RUNS_FOLDER);
  // Reads the ledger too: where the only run is moved aside, there is no run to wait for.
  const { value, problems, toldBefore } = await consistentRead(
    () => [join(runs, LEDGER_FILE), ...runFoldersIn(runs)],
    () => statusOf(loaded, options),
  ).finally(progress.clear);
  const exitCode = exitCodeOf(problems, value !== undefined && awaitsDecision(value) ? 1 : 0);
  if (given.text('format') === 'json') {
    terminal.out(statusJson(value, problems, terminal.language));
    return exitCode;
  }
  printProblems(terminal, problems, given.has('all'));
  tellToldBefore(terminal, toldBefore);
  if (value === undefined) terminal.err(countText(problems, terminal.words));
  else if (!terminal.quiet)
    terminal.out(statusText(value, loaded.folder, terminal.words, given.has('verbose'), given.has('all')));
  else if (awaitsDecision(value)) terminal.err(quietText(loaded.folder, terminal.words));
  return exitCode;
};
