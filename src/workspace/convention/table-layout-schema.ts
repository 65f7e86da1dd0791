import * as z from 'zod';
import { MATCH_WAYS, type TableLayout } from '../../domain/layout.ts';
import { adopt, oneOrMore } from '../../forms/chosen.ts';
import { inputSchema, takesAny } from '../../forms/json-schema.ts';
import { listOf, mapOf, mapping, oneWord, orElse, scalar, words } from '../../forms/scalars.ts';
import { fieldsOf } from '../../text/field-name.ts';
import { type Column, columnsOf } from '../columns/table.ts';
import { LISTED_TABLES } from '../listed-tables.ts';
import { ALL_TABLES } from '../tables.ts';
import {
  byHeader,
  cellWords,
  dayForms,
  fileWriting,
  headerName,
  headers,
  hiddenRows,
  layoutNumbers,
  preamble,
  rowTexts,
} from './common-layout-schema.ts';

type LayoutText = Omit<TableLayout, 'place'>;

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
    columns: orElse(mapOf(oneOrMore(headerName)).meta(named), new Map()),
    values: orElse(cellWords.meta(named), new Map()),
    defaults: orElse(mapOf(words).meta(named), new Map()),
    fill_down: orElse(listOf(words), []),
    skip_rows: orElse(byHeader(rowTexts), new Map()),
    ignore_columns: orElse(ignored, []),
    match: orElse(mapOf(oneOrMore(oneWord(MATCH_WAYS))).meta(places), new Map()),
    only_known: orElse(listOf(words), []),
    numbers: layoutNumbers.optional(),
    dates: dayForms.optional(),
  }).transform(
    ({ numbers, dates, hidden_rows, ...layout }): LayoutText => ({
      ...fieldsOf(layout),
      readsHidden: hidden_rows === 'read',
      decimalMark: numbers?.decimal,
      writing: fileWriting(dates, numbers),
    }),
  );
};

/** For editors: the keys are columns of the table; `tableLayoutProblems` reports others. */
function namesOf(columns: readonly Column[]) {
  return columns.length === 0
    ? { maxProperties: 0 }
    : { propertyNames: { enum: columns.map(({ name }) => name) } };
}

const oneTable = (name: (typeof LISTED_TABLES)[number]) =>
  oneOrMore(tableLayout(columnsOf(ALL_TABLES[name].schema))).optional();

/** `tables:`, by the name of a table that lists may stand for. */
export const tablesSchema = mapping(
  Object.fromEntries(LISTED_TABLES.map((name) => [name, oneTable(name)])) as Record<
    (typeof LISTED_TABLES)[number],
    ReturnType<typeof oneTable>
  >,
);
