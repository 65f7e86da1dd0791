import { groupProblems, type ProblemGroup } from '../diagnostics/group.ts';
import { isError, type Problem, touchesMoney } from '../diagnostics/problem.ts';
import { diagnosticText } from '../diagnostics/render.ts';
import { groupBy } from '../domain/lists.ts';
import { firstFew } from '../text/joined.ts';
import { shellWord } from '../text/shell-word.ts';
import type { Words } from './messages/en.ts';
import { styled, type Terminal } from './terminal.ts';

const SHOWN = 50;
const ROWS_SHOWN = 5;
/** A command of grappe in a remedy: it names no workspace, and its paths are from there. */
const COMMAND =
  /\bgrappe (?:account|advances|allocate|check|close|explain|forecast|init|reconcile|status|verify)\b/;

/**
 * Prints problems to stderr: with --all each of them; otherwise fifty, grouping those that differ only by their row,
 * and then what is left, by code. `all` is undefined for a command without --all.
 */
export function printProblems(terminal: Terminal, problems: readonly Problem[], all?: boolean): void {
  const kept = shownProblems(terminal, problems);
  terminal.onProblems?.(kept, terminal.language);
  const groups = entriesOf(kept, all);
  const shown = all === false ? fifty(groups) : groups;
  const worded = shown.map(({ first: item, otherRows, otherFiles }) => {
    const [head = '', remedy = ''] = diagnosticText(item, terminal.language).split('\n');
    const others = [
      ...othersText(item.place.row, otherRows, terminal.words),
      ...otherFilesText(otherFiles, terminal.words),
    ];
    return { item, head, remedy, others };
  });
  worded.forEach(({ item, head, remedy, others }, index) => {
    const isBelow = !all && worded[index + 1]?.remedy === remedy;
    const lines = [...(isBelow ? [] : [remedy]), ...others];
    const styledHead = styled(terminal, isError(item) ? 'red' : 'yellow', head);
    terminal.err([styledHead, ...lines.map((line) => styled(terminal, 'dim', line))].join('\n'));
  });
  const isShown = new Set(shown);
  const left = groups.filter((group) => !isShown.has(group));
  if (left.length > 0) terminal.err(terminal.words.moreProblems(left.length, codesText(left)));
  const { workspace } = terminal;
  if (workspace !== undefined && worded.some(({ remedy }) => COMMAND.test(remedy))) {
    terminal.err(terminal.words.commandsWithin(shellWord(workspace)));
  }
}

/** The entries of problems: those that differ only by their row are one, unless `all` are asked for. */
function entriesOf(problems: readonly Problem[], all = false): readonly ProblemGroup[] {
  return all ? problems.map((first) => ({ first, otherRows: [], otherFiles: [] })) : groupProblems(problems);
}

/** Problems as the part of a text, each with its remedy, and where else it is. */
export function problemTexts(problems: readonly Problem[], all: boolean, words: Words): readonly string[] {
  return entriesOf(problems, all).flatMap(({ first, otherRows }) => [
    diagnosticText(first, words.language),
    ...othersText(first.place.row, otherRows, words),
  ]);
}

/** Says that warnings were already given before runs were closed. */
export function tellToldBefore({ quiet, words, err }: Terminal, toldBefore: readonly Problem[]): void {
  if (toldBefore.length > 0 && !quiet) err(words.toldBefore(toldBefore.length));
}

/** The problems to print: with --quiet, without mere warnings, but with those that touch money. */
export function shownProblems({ quiet }: Terminal, problems: readonly Problem[]): readonly Problem[] {
  return quiet ? problems.filter((found) => isError(found) || touchesMoney(found)) : problems;
}

/** How many problems are errors, and how many are not: `3 errors, 1 warning.` */
export function countText(problems: readonly Problem[], words: Words): string {
  const errors = problems.filter(isError).length;
  return words.errorCount(errors, problems.length - errors);
}

/** Lines of an electronic invoice may all be in one row of its file. */
function othersText(own: number | undefined, found: readonly number[], words: Words): readonly string[] {
  if (found.length === 0) return [];
  const rows = [...new Set(found)].filter((row) => row !== own);
  if (rows.length === 0) return [`    ${words.timesHere(found.length + 1)}`];
  return [`    ${words.alsoAt(firstFew(rows.map(String), ROWS_SHOWN), rows.length + 1)}`];
}

function otherFilesText(files: readonly string[], words: Words): readonly string[] {
  if (files.length === 0) return [];
  return [`    ${words.alsoOf(firstFew(files, ROWS_SHOWN), files.length + 1)}`];
}

/** Fifty of the entries, in their order: errors first, then the first of each code, file and column before the second. */
function fifty(groups: readonly ProblemGroup[]): readonly ProblemGroup[] {
  if (groups.length <= SHOWN) return groups;
  const counts = new Map<string, number>();
  const ranked = groups.map((group, index) => {
    const { code, place } = group.first;
    const column = JSON.stringify([code, place.file, place.column]);
    const before = counts.get(column) ?? 0;
    counts.set(column, before + 1);
    return { group, index, before, severity: isError(group.first) ? 0 : 1 };
  });
  return ranked
    .sort((a, b) => a.severity - b.severity || a.before - b.before || a.index - b.index)
    .slice(0, SHOWN)
    .sort((a, b) => a.index - b.index)
    .map(({ group }) => group);
}

/** How many entries each code has: `12 measure-missing, 3 no-rule`. */
function codesText(groups: readonly ProblemGroup[]): string {
  const byCode = groupBy(groups, ({ first }) => first.code);
  return [...byCode].map(([code, entries]) => `${entries.length} ${code}`).join(', ');
}
