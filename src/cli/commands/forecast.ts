import { budgetFile, forecastOf } from '../../jobs/forecast/forecast.ts';
import { checkForecast } from '../../jobs/forecast/forecast-check.ts';
import { isFileThere } from '../../system/paths.ts';
import { askedPeriod, openedWorkspace } from '../command-options.ts';
import { type CommandRun, EXIT, invalid } from '../definition.ts';
import { exitCodeOf } from '../exit-code.ts';
import { onInterrupt } from '../interrupt.ts';
import { countText, printProblems } from '../print-problems.ts';
import { checkJson, checkText, forecastJson, forecastText } from '../results/forecast-text.ts';
import { outDone } from '../terminal.ts';

/** `grappe forecast`: what inventory and price schedule announce for a period; with --check, how accurate that was. */
export const forecast: CommandRun = async (given, asked) => {
  const check = given.text('check');
  const period = askedPeriod(given, asked, '2026', check === undefined ? 'period' : 'check');
  if (period === undefined) return EXIT.invalid;
  const { loaded, terminal } = openedWorkspace(given, asked);
  const json = given.text('format') === 'json';
  const all = given.has('all');
  if (check !== undefined) {
    const found = await checkForecast(loaded, period);
    const exitCode = exitCodeOf(found.problems, found.differences.length);
    if (json) terminal.out(checkJson(period.name, found, terminal.language));
    else {
      printProblems(terminal, found.problems, all);
      if (exitCode !== EXIT.invalid) terminal.out(checkText(period.name, found, terminal.words));
    }
    return exitCode;
  }
  const named = given.options['budget'];
  const budget = typeof named === 'string' ? named : named === true;
  const file = budgetFile(budget, loaded.folder);
  if (file !== undefined && !isFileThere(file))
    return invalid(terminal, terminal.words.noFile(String(budget)));
  const result = await forecastOf(loaded, {
    period,
    budget,
    force: given.has('force'),
    out: given.text('out'),
    onFolder: onInterrupt(terminal.words),
  });
  const { problems, written } = result;
  const done = written && terminal.words.written(written.folder);
  if (json) {
    outDone(forecastJson(result, terminal.language), done, terminal);
    return exitCodeOf(problems, 0);
  }
  printProblems(terminal, problems, all);
  if (written === undefined) {
    terminal.err(`${countText(problems, terminal.words)} ${terminal.words.nothingWritten}`);
  } else if (!terminal.quiet) outDone(forecastText(written, terminal.words), done, terminal);
  return exitCodeOf(problems, 0);
};
