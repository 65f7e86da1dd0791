import { amountText } from '../../domain/numbers/amount-text.ts';
import type { Cell, Table } from '../document.ts';
import { type ColumnSum, columnSum } from './cells.ts';
import { MOST_WIDTH } from './print-setup.ts';

interface ColumnWidth {
  readonly width: number;
  /** The width of its longest word or amount. */
  readonly least: number;
  /** The width below which it is not shown whole, long words being broken. */
  readonly broken: number;
  readonly folded: boolean;
}

/**
 * The widths; the widest texts are narrowed where the sheet would print too small, and take more lines: between their
 * words as far as that is enough, then within the longest. Days and amounts keep their width: one that does not fit
 * is shown as `###`.
 */
export function fittedWidths(columns: readonly ColumnWidth[]): readonly number[] {
  const widths = columns.map(({ width }) => width);
  const shown = [...columns.keys()].filter((index) => !columns[index]?.folded);
  let excess = shown.reduce((sum, index) => sum + (widths[index] ?? 0), 0) - MOST_WIDTH;
  for (const index of shown.toSorted((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))) {
    const { width = 0, least = 0 } = columns[index] ?? {};
    const cut = Math.min(Math.max(excess, 0), width - least);
    widths[index] = width - cut;
    excess -= cut;
  }
  for (; excess > 0; excess -= 1) {
    const gives = shown.filter((index) => (widths[index] ?? 0) > (columns[index]?.broken ?? 0));
    const widest = gives.toSorted((a, b) => (widths[b] ?? 0) - (widths[a] ?? 0))[0];
    if (widest === undefined) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return widths;
}

/** What must be known of a column before a sheet is written. */
interface ColumnMeasure extends Width {
  readonly sum: ColumnSum;
}

/** The measures of all columns of a table, from one reading of its rows. */
export function measuredColumns({ columns, rows, total }: Table): readonly ColumnMeasure[] {
  const sums = columns.map(columnSum);
  const widths = columns.map(({ align, width, title }) =>
    align === 'left' ? textWidth(width, title) : figureWidth(),
  );
  for (const row of rows) {
    for (let index = 0; index < columns.length; index += 1) {
      const cell = row[index];
      widths[index]?.add(cell);
      if (typeof cell === 'object') sums[index]?.add(cell);
    }
  }
  return columns.map(({ align }, index) => {
    const [width, sum] = [widths[index] as Width, sums[index] as ColumnSum];
    if (align === 'right') width.add(total?.[index]);
    return { ...width, sum };
  });
}

/** The width that a column needs for the cells seen so far. */
interface Width {
  readonly add: (cell: Cell | undefined) => void;
  readonly characters: () => number;
  /** The width of the longest word, day or amount. */
  readonly least: () => number;
  /** The same if long words are broken. */
  readonly broken: () => number;
}

/** The length of the longest word of a column, so that none is broken at its hyphens; usually at least `usual`. */
function textWidth(usual: number, title: string): Width {
  let unbroken = Math.max(...title.split(' ').map(wordWidth));
  let word = 0;
  const seeLine = (line: string): void => {
    if (line.length * CAPITALS <= word) return;
    for (const each of line.split(' ')) word = Math.max(word, Math.min(wordWidth(each), LONGEST_WORD));
  };
  const least = (): number => Math.max(unbroken, word);
  return {
    add(cell) {
      if (typeof cell === 'string') seeLine(cell);
      else if (cell?.kind === 'lines') cell.lines.forEach(seeLine);
      else if (cell?.kind === 'day') unbroken = Math.max(unbroken, DAY);
    },
    characters: () => Math.max(least(), usual),
    least,
    broken: () => Math.max(unbroken, Math.min(word, BROKEN_WORD)),
  };
}

/** Characters: `31/12/2025`. */
const DAY = 10;

/** In widths of a digit: a code in capitals takes more room. */
function wordWidth(word: string): number {
  return Math.ceil(word.length * (word === word.toLowerCase() ? 1 : CAPITALS));
}

const CAPITALS = 1.2;

/** A longer word is broken, or a sheet would be too wide for a page. */
const LONGEST_WORD = 30;

/** Where the sheet would still be too wide, longer words are broken down to this width. */
const BROKEN_WORD = 20;

/** The length of the longest amount of a column, with its marks and a space: too wide a number is not shown at all. */
function figureWidth(): Width {
  let [least, most] = [0n, 0n];
  const characters = (): number =>
    Math.max(LEAST_FIGURE, ...[least, most].map((cents) => amountText(cents, 'fr').length)) + 1;
  return {
    add(cell) {
      if (typeof cell !== 'object' || cell.kind !== 'amount') return;
      if (cell.cents < least) least = cell.cents;
      else if (cell.cents > most) most = cell.cents;
    },
    characters,
    least: characters,
    broken: characters,
  };
}

/** Characters: `12 345,67`. */
const LEAST_FIGURE = 9;
