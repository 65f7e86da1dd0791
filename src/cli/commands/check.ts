import { checkWorkspace } from '../../jobs/check.ts';
import { loadWorkspace } from '../../workspace/load.ts';
import { type CommandRun, switchOption, textOption } from '../definition.ts';
import { EXIT, exitCodeOf } from '../exit-code.ts';
import { fileTable, inputFiles } from '../file-table.ts';
import { diagnosticsJson, jsonText } from '../json.ts';
import { languageUnder } from '../language.ts';
import { words } from '../messages/words.ts';
import { printProblems } from '../print-problems.ts';
import { stderrProgress } from '../progress.ts';

/** `grappe check`: everything that `allocate` would find, over all lines, without writing anything. */
export const check: CommandRun = async (given, asked) => {
  const loaded = loadWorkspace(given.argument ?? '.');
  const language = languageUnder(given, asked, loaded.locale);
  const terminal = { ...asked, language };
  const text = words(language);
  const progress = stderrProgress(terminal);
  const computation = await checkWorkspace(loaded, progress.show).finally(progress.clear);
  const { problems, totals } = computation;
  const exitCode = exitCodeOf(problems, 0);
  if (textOption(given, 'format') === 'json') {
    terminal.out(
      jsonText({
        ok: exitCode === EXIT.done,
        diagnostics: diagnosticsJson(problems, language),
        files: inputFiles(computation),
      }),
    );
    return exitCode;
  }
  printProblems(terminal, problems, switchOption(given, 'all'));
  if (switchOption(given, 'verbose')) terminal.out(fileTable(computation, language));
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  if (errors > 0 || (problems.length > 0 && !terminal.quiet)) {
    terminal.err(text.errorCount(errors, problems.length - errors));
  }
  if (totals !== undefined && !terminal.quiet) terminal.out(text.allGood(totals.allocated.lines));
  return exitCode;
};
