import { styleText } from 'node:util';
import type { Problem } from '../diagnostics/problem.ts';
import type { Language } from '../domain/language.ts';
import { printable, printableLines } from '../text/printable.ts';
import type { Words } from './messages/en.ts';

/** Where a command writes: data to stdout, messages to stderr. */
export interface Terminal {
  readonly language: Language;
  /** What is said in that language. */
  readonly words: Words;
  readonly quiet: boolean;
  /** The workspace that was named, if it is not the current folder: commands in remedies are given there. */
  readonly workspace?: string;
  readonly color: boolean;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Receives problems of the input, for the document of a command that has no result. */
  readonly onProblems?: (problems: readonly Problem[], language: Language) => void;
  /** Called when the document of a command that has no result is in the file of `--out`. */
  readonly onFile?: () => void;
}

type Style = 'red' | 'yellow' | 'dim';

/** The text in a style, where the terminal shows colours. */
export function styled(terminal: Terminal, style: Style, text: string): string {
  // Node would look at stdout, which may be a file while the messages go to a terminal.
  return terminal.color ? styleText(style, text, { validateStream: false }) : text;
}

/** Exactly what `styled` writes. */
const STYLE = new RegExp(`(${String.fromCharCode(27)}\\[\\d{1,2}m)`);

/** A text without the styles that `styled` gave it. */
export function unstyled(text: string): string {
  return text
    .split(STYLE)
    .filter((part) => !STYLE.test(part))
    .join('');
}

/** The terminal, with messages free of anything that could control it, except grappe's own styles. */
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

/** Prints an answer; if stdout is, say, a file on a full disk, says on stderr what the command has done nevertheless. */
export function outDone(answer: string, done: string | undefined, terminal: Terminal): void {
  try {
    terminal.out(answer);
  } catch (error) {
    if (done !== undefined) terminal.err(done);
    throw error;
  }
}

/** A table for people: the first columns to the left, amounts to the right. */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  leftColumns: number,
): string {
  const cells = [header, ...rows].map((row) => row.map(printable));
  const widths = header.map((_, column) =>
    cells.reduce((most, row) => Math.max(most, width(row[column] ?? '')), 0),
  );
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

/** The width of a text on a terminal, accurate enough for names of establishments. */
function width(text: string): number {
  return [...text].length;
}
