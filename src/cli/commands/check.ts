import { hasErrors, sortProblems } from '../../diagnostics/problem.ts';
import { checkWorkspace } from '../../jobs/check.ts';
import { githubRefusal } from '../../reconcile/outputs/github.ts';
import type { RunTotals } from '../../settle/tally.ts';
import { inRepository, openedWorkspace } from '../command-options.ts';
import { type CommandRun, EXIT } from '../definition.ts';
import { exitCodeOf } from '../exit-code.ts';
import { diagnosticsJson, jsonText } from '../json.ts';
import type { Words } from '../messages/en.ts';
import { countText, printProblems, tellToldBefore } from '../print-problems.ts';
import { stderrProgress } from '../progress.ts';
import { fileTable, inputFiles } from '../results/file-table.ts';

/** `grappe check`: everything that `allocate` would find, over all lines, without writing anything. */
export const check: CommandRun = async (given, asked) => {
  const { loaded, terminal } = openedWorkspace(given, asked);
  const { language } = terminal;
  const progress = stderrProgress(terminal);
  const computation = await checkWorkspace(loaded, progress.show).finally(progress.clear);
  const { toldBefore, totals } = computation;
  const isVerbose = given.has('verbose');
  const problems = sortProblems([...computation.problems, ...(isVerbose ? toldBefore : [])]);
  const warnings = problems.filter(({ severity }) => severity === 'warning').length;
  const exitCode = exitCodeOf(problems, given.text('failOn') === 'warning' ? warnings : 0);
  const format = given.text('format');
  if (format === 'json') {
    terminal.out(
      jsonText({
        ok: exitCode === EXIT.done,
        diagnostics: diagnosticsJson(problems, language),
        files: inputFiles(computation),
      }),
    );
    return exitCode;
  }
  if (format === 'github') {
    const { folder } = loaded;
    terminal.out(
      [...githubRefusal(problems, { folder, inRepository: inRepository(folder), language })].join(''),
    );
  }
  // With --fail-on warning, a warning is an answer that --quiet does not leave out.
  const isFailing = exitCode === EXIT.findings;
  printProblems(isFailing ? { ...terminal, quiet: false } : terminal, problems, given.has('all'));
  if (!isVerbose) tellToldBefore(terminal, toldBefore);
  if (isVerbose) terminal.out(fileTable(computation, terminal.words));
  if (hasErrors(problems) || isFailing || (problems.length > 0 && !terminal.quiet)) {
    terminal.err(countText(problems, terminal.words));
  }
  if (totals !== undefined && !terminal.quiet) terminal.out(shareableText(totals, terminal.words));
  return exitCode;
};

/** How many lines can be shared; with the rows left aside, which may be totals to compare their sum with. */
function shareableText({ allocated, skipped }: RunTotals, text: Words): string {
  const all = text.allGood(allocated.lines);
  if (skipped.lines === 0) return all;
  const ofLines = text.amount(allocated.net);
  return `${all}\n${text.leftAside(skipped.lines, text.amount(skipped.net), ofLines)}`;
}
