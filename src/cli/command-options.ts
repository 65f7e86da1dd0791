import { isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Period, parsePeriod } from '../domain/time/period.ts';
import { parseReports, REPORT_FORMATS, type ReportFormat, reportsText } from '../report/formats.ts';
import { isThere } from '../system/paths.ts';
import { CONVENTION_FILE } from '../workspace/convention-places.ts';
import { loadWorkspace } from '../workspace/load.ts';
import type { Given } from './definition.ts';
import { terminalUnder } from './language.ts';
import type { Terminal } from './terminal.ts';

/** The workspace that a command is about, and the terminal in its language. */
export function openedWorkspace(given: Given, asked: Terminal) {
  const [folder = '.'] = given.arguments;
  const loaded = loadWorkspace(folder);
  const isElsewhere = isThere(join(folder, CONVENTION_FILE)) && resolve(folder) !== resolve('.');
  const terminal = terminalUnder(given, asked, loaded.locale);
  return { loaded, terminal: isElsewhere ? { ...terminal, workspace: folder } : terminal };
}

/** Explains how an option takes several values, if an argument that was taken for the workspace is none. */
export function explainStrayValue(given: Given, { words: text, err }: Terminal, option: string): void {
  const [folder] = given.arguments;
  const value = given.list(option).at(-1);
  if (folder === undefined || value === undefined || isThere(join(folder, CONVENTION_FILE))) return;
  err(`${text.noWorkspaceButValue(folder)} ${text.oneValueEach(`--${option}`, value, folder)}`);
}

/** The period that an option names; undefined, with the mistake printed, where it is none. `example` shows one. */
export function askedPeriod(
  given: Given,
  { words, err }: Terminal,
  example: string,
  option = 'period',
): Period | undefined {
  const text = given.period(option);
  const period = text === undefined ? undefined : parsePeriod(text);
  if (period === undefined) err(text === undefined ? words.year.needsPeriod(example) : words.badPeriod(text));
  return period;
}

/** The formats of `--reports`, else the usual ones; undefined, with the mistake printed, where a word is none. */
export function askedReports(
  given: Given,
  { words, err }: Terminal,
  usual: readonly ReportFormat[],
): readonly ReportFormat[] | undefined {
  const text = given.text('reports') ?? reportsText(usual);
  const formats = parseReports(text);
  if (formats === undefined) err(words.badReports(text, REPORT_FORMATS.join(', ')));
  return formats;
}

/** A folder relative to the root of the repository that a GitHub workflow checked out; undefined outside of one. */
export function inRepository(folder: string): string | undefined {
  const root = process.env['GITHUB_WORKSPACE'];
  if (root === undefined || root === '') return undefined;
  const within = relative(root, resolve(folder));
  return isAbsolute(within) || within.split(sep)[0] === '..' ? undefined : within;
}
