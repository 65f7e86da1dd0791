import { basename, isAbsolute } from 'node:path';
import { parsePeriod } from '../../domain/time/period.ts';
import { type ConventionProblems, compareConventions } from '../../jobs/compare.ts';
import { comparisonCsv } from '../../report/csv/comparison.ts';
import { comparisonPage } from '../../report/html/comparison-page.ts';
import { reportWords } from '../../report/words/words.ts';
import { type Comparison, compareSums, unallocatedSums } from '../../settle/comparison.ts';
import { NOTHING, type Totals } from '../../settle/totals.ts';
import { isThere } from '../../system/paths.ts';
import { CONVENTION_FILE } from '../../workspace/convention-places.ts';
import { askedPeriod, explainStrayValue, openedWorkspace } from '../command-options.ts';
import { absentText, type CommandRun, EXIT, invalid } from '../definition.ts';
import { diagnosticsJson, jsonText } from '../json.ts';
import type { Words } from '../messages/en.ts';
import { printProblems, shownProblems } from '../print-problems.ts';
import { stderrProgress } from '../progress.ts';
import { comparisonJson, comparisonText } from '../results/comparison-text.ts';
import type { Terminal } from '../terminal.ts';

/** `grappe compare`: what another key would change. */
export const compare: CommandRun = async (given, asked) => {
  const others = given.list('with');
  const typed = given.period();
  if (others.length === 0 && (typed === undefined || parsePeriod(typed) !== undefined))
    return invalid(asked, asked.words.year.compare.needsWith);
  const period = askedPeriod(given, asked, '2025');
  if (period === undefined) return EXIT.invalid;
  const absent = absentText(
    others.filter((path) => !isThere(path)),
    asked.words,
  );
  if (absent !== undefined) return invalid(asked, absent);
  explainStrayValue(given, asked, 'with');
  const { loaded, terminal } = openedWorkspace(given, asked);
  const progress = stderrProgress(terminal);
  const result = await compareConventions(loaded, period, others, {
    allowUnallocated: given.has('allowUnallocated'),
    onProgress: progress.show,
  }).finally(progress.clear);
  const { comparison } = result;
  const problems = result.problems.flatMap(({ convention, problems: found }) =>
    found.map((problem) => ({ convention, problem })),
  );
  const format = given.text('format') ?? 'text';
  const json = problems.flatMap(({ convention, problem }) =>
    diagnosticsJson([problem], terminal.language).map((diagnostic) => ({ convention, ...diagnostic })),
  );
  if (comparison === undefined) {
    if (format === 'json') terminal.out(jsonText({ ok: false, diagnostics: json }));
    else printByConvention(terminal, result.problems, given.has('all'));
    return EXIT.invalid;
  }
  const leftAside = unallocatedSums(comparison);
  if (format === 'json') terminal.out(comparisonJson(comparison, json));
  else {
    printByConvention(terminal, result.problems, given.has('all'), leftAside);
    terminal.out(FORMATS[format]?.(comparison, terminal.words) ?? '');
  }
  return leftAside.some(({ lines }) => lines > 0) ? EXIT.findings : EXIT.done;
};

const FORMATS: Readonly<Record<string, (found: Comparison, words: Words) => string>> = {
  text: comparisonText,
  csv: ({ before, after, names }) =>
    comparisonCsv(
      compareSums(before, after, ['member', 'category', 'grappe']),
      compareSums(before, after, [])[0],
      names,
    ),
  html: (found, { language }) =>
    comparisonPage({ ...found, names: pageNames(found.names) }, reportWords(language)),
};

/** Names of files for a page that is passed on: a whole path would describe the machine, not the convention. */
function pageNames(paths: readonly string[]): readonly string[] {
  const names = paths.map((path) => (isAbsolute(path) ? basename(path) : path));
  return new Set(names).size === paths.length ? names : paths;
}

/** The problems found under each convention, and what it leaves unallocated, under the name of its file. */
function printByConvention(
  terminal: Terminal,
  found: readonly ConventionProblems[],
  all: boolean,
  unallocated: readonly Totals[] = [],
): void {
  const { words } = terminal;
  for (const [way, { convention, problems }] of found.entries()) {
    const { lines, gross } = unallocated[way] ?? NOTHING;
    if (lines === 0 && shownProblems(terminal, problems).length === 0) continue;
    terminal.err(words.year.compare.under(convention, basename(convention) !== CONVENTION_FILE));
    printProblems(terminal, problems, all);
    if (lines > 0) terminal.err(words.linesLeftAside(lines, words.amount(gross)));
  }
}
