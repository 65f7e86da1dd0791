import * as z from 'zod';
import { MATCH_WAYS, type TableLayout } from '../../domain/table-layout.ts';
import { adopt } from '../../forms/nested.ts';
import { listOf, mapOf, mapping, oneWord, scalar, words } from '../../forms/scalars.ts';
import { LISTED_TABLES } from '../listed-tables.ts';
import { numbersSchema, preamble } from './layout-schema.ts';

type LayoutText = Omit<TableLayout, 'place'>;

/** One value, or a list of them. */
function oneOrMore<T>(item: z.ZodType<T>) {
  return z.unknown().transform((given, context): readonly T[] => {
    if (Array.isArray(given)) return adopt(listOf(item).safeParse(given), context) ?? z.NEVER;
    const only = adopt(item.safeParse(given), context);
    return only === undefined ? z.NEVER : [only];
  });
}

/** A path from the workspace that stays in it. */
const pathWithin = scalar('"listes/sites.xlsx"', (text) => {
  const parts = text.split('/');
  const outside = parts.some((part) => part === '' || part === '.' || part === '..') || /[\\:]/.test(text);
  return outside ? undefined : text;
});

/** What the cell of a row to leave aside holds; an empty text means an empty cell. */
const rowGlob = scalar('"Total*"', (text) => text);

const ignored = z.unknown().transform((given, context): '*' | readonly string[] => {
  if (given === '*') return '*';
  return adopt(listOf(words).safeParse(given), context) ?? z.NEVER;
});

/** One entry of `tables.NAME`, without its place. */
const tableLayout = mapping({
  file: pathWithin.describe('CSV, xlsx or ods, from the workspace’s folder'),
  sheet: words.optional().describe('Its sheet; without it, the only visible one'),
  preamble: preamble
    .optional()
    .describe('Rows above the header: how many, or all until the row with this cell'),
  columns: mapOf(oneOrMore(words))
    .optional()
    .describe('Canonical column name → the file’s header, or several: the first cell that is not empty'),
  values: mapOf(mapOf(words))
    .optional()
    .describe('Canonical column name → text or glob of its cells → the word meant'),
  defaults: mapOf(words).optional().describe('Values of absent columns and empty cells, by canonical name'),
  fill_down: listOf(words).optional().describe('Columns whose empty cells repeat the one above'),
  skip_rows: mapOf(listOf(rowGlob))
    .optional()
    .describe('Canonical name or the file’s header → globs of the rows to leave aside'),
  ignore_columns: ignored.optional().describe('"*", or the headers that are neither read nor judged'),
  match: mapOf(oneOrMore(oneWord(MATCH_WAYS)))
    .optional()
    .describe('How the cells of a column name a site (or a grappe): id, uai, name, or a list tried in order'),
  only_known: listOf(words)
    .optional()
    .describe('Columns of which rows are left aside, and counted, that name nothing known'),
  numbers: numbersSchema.optional().describe('The decimal mark of the file, before the convention’s'),
}).transform(
  (layout): LayoutText => ({
    file: layout.file,
    sheet: layout.sheet,
    preamble: layout.preamble,
    columns: layout.columns ?? new Map(),
    values: layout.values ?? new Map(),
    defaults: layout.defaults ?? new Map(),
    fillDown: layout.fill_down ?? [],
    skipRows: layout.skip_rows ?? new Map(),
    ignoreColumns: layout.ignore_columns ?? [],
    match: layout.match ?? new Map(),
    onlyKnown: layout.only_known ?? [],
    decimalMark: layout.numbers?.decimal,
  }),
);

const oneTable = oneOrMore(tableLayout).optional();

/** `tables:`, by the name of a table that lists may be read for. */
export const tablesSchema = mapping(
  Object.fromEntries(LISTED_TABLES.map((name) => [name, oneTable])) as Record<
    (typeof LISTED_TABLES)[number],
    typeof oneTable
  >,
);
