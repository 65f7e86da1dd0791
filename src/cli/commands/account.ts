import { parsePeriod } from '../../domain/period.ts';
import { accountOf } from '../../jobs/account.ts';
import { parseReports, REPORT_FORMATS, reportsText } from '../../report/formats.ts';
import { loadWorkspace } from '../../workspace/load.ts';
import { accountJson, accountText } from '../account-text.ts';
import { type CommandRun, switchOption, textOption } from '../definition.ts';
import { EXIT, exitCodeOf } from '../exit-code.ts';
import { onInterrupt } from '../interrupt.ts';
import { languageUnder } from '../language.ts';
import { words } from '../messages/words.ts';
import { printProblems } from '../print-problems.ts';
import { stderrProgress } from '../progress.ts';

/** `grappe account`: adds up the closed runs of a period. */
export const account: CommandRun = async (given, asked) => {
  const asking = words(asked.language);
  const text = textOption(given, 'period');
  const period = text === undefined ? undefined : parsePeriod(text);
  if (period === undefined) {
    asked.err(text === undefined ? asking.year.needsPeriod('2025') : asking.badPeriod(text));
    return EXIT.invalid;
  }
  const formats = textOption(given, 'reports') ?? reportsText(REPORT_FORMATS);
  const reports = parseReports(formats);
  if (reports === undefined) {
    asked.err(asking.badChoice('--reports', formats, [...REPORT_FORMATS, 'none'].join(', ')));
    return EXIT.invalid;
  }
  const loaded = loadWorkspace(given.argument ?? '.');
  const language = languageUnder(given, asked, loaded.locale);
  const terminal = { ...asked, language };
  const progress = stderrProgress(terminal);
  let release = (): void => {};
  const result = await accountOf(loaded, {
    period,
    partial: switchOption(given, 'partial'),
    force: switchOption(given, 'force'),
    out: textOption(given, 'out'),
    reports,
    onFolder: (folder) => {
      release = onInterrupt(() => folder.abandon(), words(language).interrupted);
    },
    onProgress: progress.show,
  }).finally(() => {
    release();
    progress.clear();
  });
  const { problems, written } = result;
  if (textOption(given, 'format') === 'json') {
    terminal.out(accountJson(result, language));
    return exitCodeOf(problems, 0);
  }
  printProblems(terminal, problems, switchOption(given, 'all'));
  if (written === undefined) {
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    const said = words(language);
    terminal.err(`${said.errorCount(errors, problems.length - errors)} ${said.nothingWritten}`);
  } else if (!terminal.quiet) terminal.out(accountText(written, language));
  return exitCodeOf(problems, 0);
};
