import { styleText } from 'node:util';
import { groupProblems, type ProblemGroup } from '../diagnostics/group.ts';
import type { Language } from '../diagnostics/language.ts';
import { isError, type Problem, touchesMoney } from '../diagnostics/problem.ts';
import { diagnosticText, printable, printableLines } from '../diagnostics/render.ts';
import { words } from './messages/words.ts';

/** Where a command writes: data to stdout, messages to stderr. */
export interface Terminal {
  readonly language: Language;
  readonly quiet: boolean;
  readonly color: boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

type Style = 'bold' | 'red' | 'yellow' | 'dim';

/** The text in a style, where the terminal shows colours. */
export function styled(terminal: Terminal, style: Style, text: string): string {
  // Node would look at stdout, which may be a file while the messages go to a terminal.
  return terminal.color ? styleText(style, text, { validateStream: false }) : text;
}

/** What `styled` writes, and nothing else. */
const STYLE = new RegExp(`(${String.fromCharCode(27)}\\[\\d{1,2}m)`);

/** The terminal, whose messages can hold nothing that commands it but grappe's own styles. */
export function harmless(terminal: Terminal): Terminal {
  const clean = (text: string): string =>
    terminal.color
      ? text
          .split(STYLE)
          .map((part) => (STYLE.test(part) ? part : printableLines(part)))
          .join('')
      : printableLines(text);
  return { ...terminal, err: (text) => terminal.err(clean(text)) };
}

const SHOWN = 50;
const ROWS_SHOWN = 5;

/**
 * Prints problems to stderr: each of them with `all`, else the first fifty, those that differ by their row only as one,
 * and what is left by code. What only informs is not shown to who wants quiet; what touches money is.
 */
export function printProblems(terminal: Terminal, problems: readonly Problem[], all: boolean): void {
  const kept = terminal.quiet ? problems.filter((found) => isError(found) || touchesMoney(found)) : problems;
  const groups = all ? kept.map((first) => ({ first, otherRows: [] })) : groupProblems(kept);
  const shown = all ? groups : groups.slice(0, SHOWN);
  for (const { first: item, otherRows } of shown) {
    const [first = '', ...rest] = diagnosticText(item, terminal.language).split('\n');
    const head = isError(item) ? styled(terminal, 'red', first) : styled(terminal, 'yellow', first);
    const lines = [...rest, ...othersText(otherRows, terminal)];
    terminal.err([head, ...lines.map((line) => styled(terminal, 'dim', line))].join('\n'));
  }
  const left = groups.slice(shown.length);
  if (left.length > 0) terminal.err(words(terminal.language).moreProblems(left.length, codesText(left)));
}

function othersText(rows: readonly number[], terminal: Terminal): readonly string[] {
  if (rows.length === 0) return [];
  const first = `${rows.slice(0, ROWS_SHOWN).join(', ')}${rows.length > ROWS_SHOWN ? ', …' : ''}`;
  return [`    ${words(terminal.language).alsoAt(first, rows.length + 1)}`];
}

/** How many entries each code has: `12 measure-missing, 3 no-rule`. */
function codesText(groups: readonly ProblemGroup[]): string {
  const counts = new Map<string, number>();
  for (const { first } of groups) counts.set(first.code, (counts.get(first.code) ?? 0) + 1);
  return [...counts].map(([code, count]) => `${count} ${code}`).join(', ');
}

/** A table for people: the first columns to the left, amounts to the right. */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  leftColumns: number,
): string {
  const cells = [header, ...rows].map((row) => row.map(printable));
  const widths = header.map((_, column) => Math.max(...cells.map((row) => width(row[column] ?? ''))));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => {
        const fill = ' '.repeat((widths[column] ?? 0) - width(cell));
        return column < leftColumns ? cell + fill : fill + cell;
      })
      .join('  ')
      .trimEnd();
  return cells.map(line).join('\n');
}

/** Characters as a terminal shows them, near enough for the names of establishments. */
function width(text: string): number {
  return [...text].length;
}
