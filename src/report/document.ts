import type { Day } from '../domain/calendar.ts';
import type { Cents } from '../domain/money.ts';

/** A cell of a table for people; each format writes it in its own way. */
export type Cell =
  /** Text that is never a number: names, codes, identifiers, shares. Its lines stand one under the other. */
  | { readonly kind: 'text'; readonly lines: readonly string[] }
  /** `marked` where rounding gave it a cent left over. */
  | { readonly kind: 'amount'; readonly cents: Cents; readonly marked: boolean }
  | { readonly kind: 'count'; readonly value: number }
  | { readonly kind: 'day'; readonly day: Day };

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** Characters that most cells need. */
  readonly width: number;
  /** Rarely looked at: folded away in a workbook. */
  readonly seldom?: true;
}

export interface Table {
  /** Stable and the same in every language. */
  readonly id: string;
  readonly title: string;
  /** What all rows share, said once above them. */
  readonly above?: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** The last row, of the sums. */
  readonly total: readonly Cell[] | undefined;
  readonly note: string | undefined;
}

/** A name and its value: `SIRET`, `200 052 264 00013`. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Whether a paper may still change, as stands beside its title. */
export interface PaperState {
  readonly text: string;
  readonly final: boolean;
}

/** Texts come again on line after line: their cells are the same, until there are so many. */
const known = new Map<string, Cell>();
const REMEMBERED = 16_384;

/** Empty lines are left out, but the first. */
export function text(line = '', ...more: readonly string[]): Cell {
  if (more.length === 0) return known.get(line) ?? remembered(line);
  return { kind: 'text', lines: [line, ...more.filter((other) => other !== '')] };
}

function remembered(line: string): Cell {
  if (known.size === REMEMBERED) known.clear();
  const cell: Cell = { kind: 'text', lines: [line] };
  known.set(line, cell);
  return cell;
}

export function amount(cents: Cents, marked = false): Cell {
  return { kind: 'amount', cents, marked };
}

export function count(value: number): Cell {
  return { kind: 'count', value };
}

/** A day, or an empty cell. */
export function day(value: Day | undefined): Cell {
  return value === undefined ? text('') : { kind: 'day', day: value };
}

/** The columns `net, VAT, gross` of a table. */
export function amountColumns(titles: readonly [string, string, string]): readonly Column[] {
  return titles.map((title) => ({ title, align: 'right', width: 12 }));
}

export function left(title: string, width: number): Column {
  return { title, align: 'left', width };
}

/** The column, folded away in a workbook. */
export function seldom(column: Column): Column {
  return { ...column, seldom: true };
}

export function right(title: string, width: number): Column {
  return { title, align: 'right', width };
}

/** The tables of these that there are. */
export function presentTables(...tables: readonly (Table | undefined)[]): readonly Table[] {
  return tables.filter((table) => table !== undefined);
}

/** The table without columns of which no cell says anything, its total left aside; one without rows as it is. */
export function withoutEmptyColumns(table: Table): Table {
  if (table.rows.length === 0) return table;
  const isEmpty = (index: number): boolean =>
    table.rows.every((row) => {
      const cell = row[index];
      return cell?.kind === 'text' && cell.lines.join('') === '';
    });
  const isKept = table.columns.map((_, index) => !isEmpty(index));
  if (!isKept.includes(false)) return table;
  const of = <T>(items: readonly T[]): readonly T[] => items.filter((_, index) => isKept[index]);
  const total =
    table.total && of(table.total).map((cell, index) => (index === 0 ? (table.total?.[0] ?? cell) : cell));
  return { ...table, columns: of(table.columns), rows: table.rows.map(of), total };
}
