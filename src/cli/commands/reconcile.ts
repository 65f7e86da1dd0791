import { appendFileSync } from 'node:fs';
import { hasErrors } from '../../diagnostics/problem.ts';
import { parsePeriod } from '../../domain/period.ts';
import { reconcileWorkspace } from '../../jobs/reconcile.ts';
import { outputWords } from '../../reconcile/messages/output-words.ts';
import { checkName } from '../../reconcile/messages/render.ts';
import { FORMATS, type Format, OUTPUTS } from '../../reconcile/outputs/formats.ts';
import { githubSummary } from '../../reconcile/outputs/github.ts';
import { checkListJson, checkListText } from '../../reconcile/outputs/list.ts';
import type { FailOn, OutputOptions } from '../../reconcile/outputs/output.ts';
import type { Reconciliation } from '../../reconcile/reconcile.ts';
import { loadWorkspace } from '../../workspace/load.ts';
import { type CommandRun, type Given, switchOption, textOption } from '../definition.ts';
import { EXIT, type ExitCode, exitCodeOf } from '../exit-code.ts';
import { diagnosticsJson, jsonText } from '../json.ts';
import { languageOf } from '../language.ts';
import { words } from '../messages/words.ts';
import { stderrProgress } from '../progress.ts';
import { printProblems, type Terminal } from '../terminal.ts';

/** `grappe reconcile`: what is wrong with the invoices of a period, and for how much. */
export const reconcile: CommandRun = async (given, asked) => {
  const format = FORMATS.find((name) => name === textOption(given, 'format')) ?? 'text';
  if (switchOption(given, 'list')) {
    asked.out(format === 'json' ? checkListJson(asked.language) : checkListText(asked.language));
    return EXIT.done;
  }
  const period = textOption(given, 'period');
  const read = period === undefined ? undefined : parsePeriod(period);
  if (period !== undefined && read === undefined) {
    asked.err(words(asked.language).badPeriod(period));
    return EXIT.invalid;
  }
  const folder = given.argument ?? '.';
  const loaded = loadWorkspace(folder);
  const language = languageOf(textOption(given, 'lang'), process.env, loaded.locale);
  const terminal = { ...asked, language };
  const progress = stderrProgress(terminal);
  const { value, problems } = await reconcileWorkspace(
    loaded,
    read === undefined ? { kind: 'all' } : { kind: 'period', period: read },
    progress.show,
  ).finally(progress.clear);
  if (value === undefined || hasErrors(problems)) {
    if (format === 'json') {
      terminal.out(jsonText({ ok: false, diagnostics: diagnosticsJson(problems, language) }));
      return EXIT.invalid;
    }
    printProblems(terminal, problems, switchOption(given, 'all'));
    const errors = problems.filter(({ severity }) => severity === 'error').length;
    terminal.err(words(language).errorCount(errors, problems.length - errors));
    return EXIT.invalid;
  }
  printProblems(terminal, problems, switchOption(given, 'all'));
  const options: OutputOptions = { language, failOn: failOnOf(given), folder };
  print(value, format, options, terminal);
  return exitCode(value, options.failOn);
};

function failOnOf(given: Given): FailOn {
  return textOption(given, 'failOn') === 'warning' ? 'warning' : 'error';
}

function print(value: Reconciliation, format: Format, options: OutputOptions, terminal: Terminal): void {
  const nothing = value.findings.length === 0 && value.accepted.length === 0;
  if (format === 'text' && nothing && terminal.quiet) return;
  terminal.out([...OUTPUTS[format](value, options)].join(''));
  if (format === 'text' && nothing && !terminal.quiet) {
    const text = outputWords(options.language);
    for (const { code, lacks } of value.notRun)
      terminal.err(text.notRun(checkName(code, options.language), text.lacks[lacks]));
  }
  const summary = process.env['GITHUB_STEP_SUMMARY'];
  if (format === 'github' && summary) {
    appendFileSync(summary, githubSummary(value, options));
    terminal.err(words(options.language).reconcile.summaryWritten);
  }
}

function exitCode({ tally: { bySeverity } }: Reconciliation, failOn: FailOn): ExitCode {
  return exitCodeOf([], bySeverity.error + (failOn === 'warning' ? bySeverity.warning : 0));
}
