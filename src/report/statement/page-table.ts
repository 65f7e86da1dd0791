import { NO_BREAK_SPACE } from '../../domain/language.ts';
import type { Totals } from '../../settle/totals.ts';
import { type Cell, type Column, type Field, rowsOf, type Table } from '../document.ts';
import type { ReportWords } from '../words/words.ts';
import { totalUnder } from './sum-columns.ts';

/** A column for a page: a value that all rows have is written once above them; a column without words is dropped. */
export interface PageColumn<Row> extends Field<Row> {
  /** Whether a value that all rows have is written above the table instead. */
  readonly shared?: boolean;
}

/** A column of words that may be written once above the table. */
export function shared<Row>(column: Column, cell: PageColumn<Row>['cell']): PageColumn<Row> {
  return { column, cell, shared: true };
}

/** A table of rows for a page, without columns that are empty or the same throughout. */
export function pageTable<Row>(
  rows: readonly Row[],
  columns: readonly PageColumn<Row>[],
  { above, ...rest }: Pick<Table, 'id' | 'title'> & { readonly above: readonly string[] },
  total: Totals,
  words: ReportWords,
): Table {
  const common = columns.map((column) => commonWords(rows, column));
  const isSaid = (index: number): boolean => {
    const only = common[index];
    return only === '' || (only !== undefined && columns[index]?.shared === true && rows.length > 1);
  };
  const said = columns.flatMap(({ column }, index) =>
    isSaid(index) && common[index] !== ''
      ? [`${column.title}${words.colon}${NO_BREAK_SPACE}${common[index]}`]
      : [],
  );
  const kept = columns.filter((_, index) => !isSaid(index));
  const shown = kept.map(({ column }) => column);
  return {
    ...rest,
    above: [...above, ...said],
    columns: shown,
    rows: rowsOf(rows, (row) => kept.map(({ cell }) => cell(row))),
    total: totalUnder(shown, total, words),
  };
}

/** What all rows say in a column: nothing, or words that may be written once; undefined where they differ. */
function commonWords<Row>(rows: readonly Row[], { cell, shared }: PageColumn<Row>): string | undefined {
  const [first] = rows;
  const said = first === undefined ? undefined : wordsOf(cell(first));
  if (said === undefined || (said !== '' && !shared)) return undefined;
  return rows.every((row) => wordsOf(cell(row)) === said) ? said : undefined;
}

/** The words of a cell; amounts are always repeated. */
function wordsOf(cell: Cell): string | undefined {
  if (typeof cell === 'string') return cell;
  return cell.kind === 'lines' ? cell.lines.join('\n') : undefined;
}

/** The most frequent value of the rows, if more than one has it; among equals, the first. */
export function usualValue(values: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  let usual = '';
  let most = 1;
  for (const [value, count] of counts) {
    if (count > most) [usual, most] = [value, count];
  }
  return values.length === 1 ? (values[0] ?? '') : usual;
}
