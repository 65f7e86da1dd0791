import { dayText, type Language } from '../domain/language.ts';
import { amountText } from '../domain/numbers/amount-text.ts';
import { type Cents, sumOfCents } from '../domain/numbers/money.ts';
import type { Parties } from '../domain/parties.ts';
import type { Day } from '../domain/time/calendar.ts';
import type { ReportWords } from './words/words.ts';

/** A cell of a table for people; each format renders it in its own way. */
export type Cell =
  /** Text that is never a number: names, codes, identifiers, shares. */
  | string
  /** Text on several lines, one under the other. */
  | { readonly kind: 'lines'; readonly lines: readonly string[] }
  /** `marked` where rounding gave it a cent left over. */
  | { readonly kind: 'amount'; readonly cents: Cents; readonly marked: boolean }
  | { readonly kind: 'count'; readonly value: number }
  | { readonly kind: 'day'; readonly day: Day };

/** A cell that is not text. */
type Value = Exclude<Cell, string | { readonly kind: 'lines' }>;

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'right';
  /** The number of characters that most cells need. */
  readonly width: number;
  /** Rarely needed: folded away in a workbook. */
  readonly seldom?: true;
}

/** A column of a table, and its cell in the row of an item. */
export interface Field<Item> {
  readonly column: Column;
  readonly cell: (item: Item) => Cell;
}

/** Rows, which may each be made when it is read: all rows of a detail at once would take much memory. */
export interface Rows extends Iterable<readonly Cell[]> {
  readonly length: number;
}

export interface Table {
  /** Stable, and the same in every language. */
  readonly id: string;
  readonly title: string;
  /** What all rows have in common, written once above them. */
  readonly above?: readonly string[];
  readonly columns: readonly Column[];
  readonly rows: Rows;
  /** The last row, with the sums. */
  readonly total?: readonly Cell[] | undefined;
  readonly note?: string | undefined;
}

/** A name and its value: `SIRET`, `200 052 264 00013`. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** Whether a paper may still change, as written next to its title. */
export interface PaperState {
  readonly text: string;
  readonly final: boolean;
}

/** This many rows of a table are kept, because each is read several times; later rows are made again. */
const KEPT_ROWS = 4096;

/** A row for each item, made when it is read. */
export function rowsOf<Item>(
  items: Iterable<Item> & { readonly length: number },
  rowOf: (item: Item, index: number) => readonly Cell[],
): Rows {
  const kept: (readonly Cell[])[] = [];
  return {
    length: items.length,
    *[Symbol.iterator]() {
      let index = 0;
      for (const item of items) {
        const row = kept[index] ?? rowOf(item, index);
        if (index < KEPT_ROWS) kept[index] = row;
        yield row;
        index += 1;
      }
    },
  };
}

export function field<Item>(column: Column, cell: Field<Item>['cell']): Field<Item> {
  return { column, cell };
}

/** The columns of a table, and a row for each item. */
export function tableOf<Item>(
  items: readonly Item[],
  fields: readonly Field<Item>[],
): Pick<Table, 'columns' | 'rows'> {
  return {
    columns: fields.map(({ column }) => column),
    rows: items.map((item) => fields.map(({ cell }) => cell(item))),
  };
}

/** A text on as many lines as are given; empty lines are left out, except the first. */
export function text(line = '', ...more: readonly string[]): Cell {
  const others = more.filter((other) => other !== '');
  return others.length === 0 ? line : { kind: 'lines', lines: [line, ...others] };
}

/** The kind of a cell; texts are one kind, however many lines they have. */
export function kindOf(cell: Cell): 'text' | 'amount' | 'count' | 'day' {
  return typeof cell === 'string' || cell.kind === 'lines' ? 'text' : cell.kind;
}

/** A figure or a day as people read it. */
export function valueText(value: Value, language: Language): string {
  if (value.kind === 'amount') return amountText(value.cents, language);
  return value.kind === 'count' ? String(value.value) : dayText(value.day, language);
}

export function amount(cents: Cents, marked = false): Cell {
  return { kind: 'amount', cents, marked };
}

export function count(value: number): Cell {
  return { kind: 'count', value };
}

/** A day, or an empty cell. */
export function day(value: Day | undefined): Cell {
  return value === undefined ? '' : { kind: 'day', day: value };
}

/** The columns `net, VAT, gross` of a table. */
export function amountColumns(
  words: Readonly<Record<'net' | 'vat' | 'gross', string>>,
): readonly [net: Column, vat: Column, gross: Column] {
  return [right(words.net, 12), right(words.vat, 12), right(words.gross, 12)];
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

/** The tables that are not undefined. */
export function presentTables(...tables: readonly (Table | undefined)[]): readonly Table[] {
  return tables.filter((table) => table !== undefined);
}

export function hasRows({ rows }: Table): boolean {
  return rows.length > 0;
}

/** The table without columns whose cells are all empty, not counting the total; a table without rows as it is. */
export function withoutEmptyColumns(table: Table): Table {
  if (table.rows.length === 0) return table;
  const empty = new Set(table.columns.keys());
  for (const row of table.rows) {
    for (const index of empty) if (row[index] !== '') empty.delete(index);
    if (empty.size === 0) return table;
  }
  const kept = [...table.columns.keys()].filter((index) => !empty.has(index));
  const of = <T>(items: readonly T[]): readonly T[] => kept.map((index) => items[index] as T);
  const total =
    table.total && of(table.total).map((cell, index) => (index === 0 ? (table.total?.[0] ?? cell) : cell));
  return { ...table, columns: of(table.columns), rows: rowsOf(table.rows, of), total };
}

/** Debtor and creditor, and what is owed; below zero it is to be given back. */
interface Directed extends Parties {
  readonly gross: Cents;
}

/** Whether some sums are owed and others to be given back: they are not added up. */
export function goBothWays(sums: readonly { readonly gross: Cents }[]): boolean {
  return sums.some(({ gross }) => gross < 0n) && sums.some(({ gross }) => gross > 0n);
}

/** The table with its sums, if everything in it is owed one way; else with a note that says why it has none. */
export function ofDebts<T extends Table>(table: T, debts: readonly Directed[], words: ReportWords): T {
  const debtors = new Set(debts.map(({ debtor }) => debtor));
  if (debts.some(({ creditor }) => debtors.has(creditor))) return { ...table, note: words.directionsMixed };
  return goBothWays(debts) ? { ...table, note: words.partlyGivenBack } : summed(table, words);
}

/** The table with the sums of its amounts; not of lines, which may be in several rows, nor of a column with gaps. */
export function summed<T extends Table>(table: T, words: ReportWords): T {
  if (table.rows.length === 0) return table;
  const total = table.columns.map(({ align }, index): Cell => {
    const amounts = [...table.rows].flatMap((row) => {
      const cell = row[index];
      return typeof cell === 'object' && cell.kind === 'amount' ? [cell.cents] : [];
    });
    if (index === 0) return words.total;
    const isSum = align === 'right' && amounts.length === table.rows.length;
    return isSum ? amount(sumOfCents(amounts)) : '';
  });
  return { ...table, total };
}
