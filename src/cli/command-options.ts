import { type Period, parsePeriod } from '../domain/period.ts';
import { parseReports, REPORT_FORMATS, type ReportFormat, reportsText } from '../report/formats.ts';
import { type LoadedWorkspace, loadWorkspace } from '../workspace/load.ts';
import { type Given, textOption } from './definition.ts';
import { terminalUnder } from './language.ts';
import { words } from './messages/words.ts';
import type { Terminal } from './terminal.ts';

/** The workspace that a command is about, and the terminal in its language. */
export function openedWorkspace(
  given: Given,
  asked: Terminal,
): { readonly loaded: LoadedWorkspace; readonly terminal: Terminal } {
  const [folder = '.'] = given.arguments;
  const loaded = loadWorkspace(folder);
  return { loaded, terminal: terminalUnder(given, asked, loaded.locale) };
}

/** The period that an option names; undefined, with the mistake printed, where it names none. `example` shows one. */
export function askedPeriod(
  given: Given,
  { language, err }: Terminal,
  example: string,
  option = 'period',
): Period | undefined {
  const text = textOption(given, option);
  const period = text === undefined ? undefined : parsePeriod(text);
  const said = words(language);
  if (period === undefined) err(text === undefined ? said.year.needsPeriod(example) : said.badPeriod(text));
  return period;
}

/** The formats of `--reports`, else those that are usual; undefined, with the mistake printed, where a word is none. */
export function askedReports(
  given: Given,
  { language, err }: Terminal,
  usual: readonly ReportFormat[],
): readonly ReportFormat[] | undefined {
  const text = textOption(given, 'reports') ?? reportsText(usual);
  const formats = parseReports(text);
  const known = [...REPORT_FORMATS, 'none'].join(', ');
  if (formats === undefined) err(words(language).badChoice('--reports', text, known));
  return formats;
}
