import { accountOf } from '../../jobs/year/account.ts';
import { REPORT_FORMATS } from '../../report/formats.ts';
import { askedPeriod, askedReports, openedWorkspace } from '../command-options.ts';
import { type CommandRun, EXIT } from '../definition.ts';
import { exitCodeOf } from '../exit-code.ts';
import { onInterrupt } from '../interrupt.ts';
import { countText, printProblems } from '../print-problems.ts';
import { stderrProgress } from '../progress.ts';
import { accountJson, accountText } from '../results/account-text.ts';
import { outDone } from '../terminal.ts';

/** `grappe account`: adds up the closed runs of a period. */
export const account: CommandRun = async (given, asked) => {
  const period = askedPeriod(given, asked, '2025');
  if (period === undefined) return EXIT.invalid;
  const reports = askedReports(given, asked, REPORT_FORMATS);
  if (reports === undefined) return EXIT.invalid;
  const { loaded, terminal } = openedWorkspace(given, asked);
  const progress = stderrProgress(terminal);
  const result = await accountOf(loaded, {
    period,
    partial: given.has('partial'),
    force: given.has('force'),
    out: given.text('out'),
    reports,
    onFolder: onInterrupt(terminal.words),
    onProgress: progress.show,
  }).finally(progress.clear);
  const { problems, written } = result;
  const done = written && terminal.words.written(written.folder);
  if (given.text('format') === 'json') {
    outDone(accountJson(result, terminal.language), done, terminal);
    return exitCodeOf(problems, 0);
  }
  printProblems(terminal, problems, given.has('all'));
  if (written === undefined) {
    terminal.err(`${countText(problems, terminal.words)} ${terminal.words.nothingWritten}`);
  } else if (!terminal.quiet) outDone(accountText(written, terminal.words), done, terminal);
  return exitCodeOf(problems, 0);
};
