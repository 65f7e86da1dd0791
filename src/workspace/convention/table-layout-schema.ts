import * as z from 'zod';
import { MATCH_WAYS, type TableLayout } from '../../domain/layout.ts';
import { inputSchema, takesAny } from '../../forms/json-schema.ts';
import { adopt } from '../../forms/nested.ts';
import { oneOrMore } from '../../forms/one-or-more.ts';
import { listOf, mapOf, mapping, oneWord, scalar, words } from '../../forms/scalars.ts';
import { fieldsOf } from '../../text/field-name.ts';
import { LISTED_TABLES } from '../listed-tables.ts';
import { type Column, columnsOf } from '../table.ts';
import { ALL_TABLES } from '../tables.ts';
import {
  cellWords,
  dayForms,
  fileWriting,
  headers,
  hiddenRows,
  layoutNumbers,
  preamble,
  rowTexts,
} from './common-layout-schema.ts';

type LayoutText = Omit<TableLayout, 'place'>;

/** A path from the workspace that stays in it. */
const pathWithin = scalar('"listes/sites.xlsx"', (text) => {
  const parts = text.split('/');
  const outside = parts.some((part) => part === '' || part === '.' || part === '..') || /[\\:]/.test(text);
  return outside ? undefined : text;
});

const ignored = z
  .unknown()
  .meta(takesAny(() => [{ const: '*' }, inputSchema(headers)]))
  .transform((given, context): '*' | readonly string[] => {
    if (given === '*') return '*';
    return adopt(headers.safeParse(given), context) ?? z.NEVER;
  });

/** One entry of `tables.NAME`, without its place; `columns` are those of the table. */
const tableLayout = (columns: readonly Column[]) => {
  const named = namesOf(columns);
  const places = namesOf(columns.filter(({ refersTo }) => refersTo === 'site' || refersTo === 'serves'));
  return mapping({
    file: pathWithin,
    sheet: words.optional(),
    hidden_rows: hiddenRows.optional(),
    preamble: preamble.optional(),
    columns: mapOf(oneOrMore(words)).meta(named).optional(),
    values: cellWords.meta(named).optional(),
    defaults: mapOf(words).meta(named).optional(),
    fill_down: listOf(words).optional(),
    skip_rows: mapOf(rowTexts).optional(),
    ignore_columns: ignored.optional(),
    match: mapOf(oneOrMore(oneWord(MATCH_WAYS)))
      .meta(places)
      .optional(),
    only_known: listOf(words).optional(),
    numbers: layoutNumbers.optional(),
    dates: dayForms.optional(),
  }).transform(
    ({ numbers, dates, hidden_rows, ...layout }): LayoutText => ({
      ...fieldsOf(layout),
      readsHidden: hidden_rows === 'read',
      columns: layout.columns ?? new Map(),
      values: layout.values ?? new Map(),
      defaults: layout.defaults ?? new Map(),
      fillDown: layout.fill_down ?? [],
      skipRows: layout.skip_rows ?? new Map(),
      ignoreColumns: layout.ignore_columns ?? [],
      match: layout.match ?? new Map(),
      onlyKnown: layout.only_known ?? [],
      decimalMark: numbers?.decimal,
      writing: fileWriting(dates, numbers),
    }),
  );
};

/** For editors: the keys are columns of the table; check says which one is none (`tableLayoutProblems`). */
function namesOf(columns: readonly Column[]) {
  return columns.length === 0
    ? { maxProperties: 0 }
    : { propertyNames: { enum: columns.map(({ name }) => name) } };
}

const oneTable = (name: string) => {
  const table = Object.values(ALL_TABLES).find((candidate) => candidate.name === name);
  return oneOrMore(tableLayout(table === undefined ? [] : columnsOf(table.schema))).optional();
};

/** `tables:`, by the name of a table that lists may be read for. */
export const tablesSchema = mapping(
  Object.fromEntries(LISTED_TABLES.map((name) => [name, oneTable(name)])) as Record<
    (typeof LISTED_TABLES)[number],
    ReturnType<typeof oneTable>
  >,
);
