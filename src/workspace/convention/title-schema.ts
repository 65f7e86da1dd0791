import * as z from 'zod';
import {
  DATE_FORMS,
  type ListedTitleColumn,
  PLAIN_TITLES,
  TITLE_COLUMNS,
  TITLE_ENCODINGS,
  TITLE_EXTRAS,
  type TitleColumn,
  type TitleSettings,
} from '../../domain/title-columns.ts';
import { adopt } from '../../forms/chosen.ts';
import { inputSchema } from '../../forms/json-schema.ts';
import { listOf, mapping, oneWord, scalar, wordMeant, words } from '../../forms/scalars.ts';

const FIELDS = [...TITLE_COLUMNS, ...TITLE_EXTRAS];
const field = oneWord(FIELDS);

const COLUMN_FORM = 'debtor | { column: debtor, as: "…" } | { value: "…", as: "…" }';

/** `debtor`, `{ column: debtor, as: "Tiers" }`, or a constant: `{ value: "01", as: "Budget" }`. */
const column = z.union(
  [
    field.transform((name): ListedTitleColumn => ({ field: name, as: undefined })),
    mapping({ column: field, as: words.optional() }).transform(
      ({ column: name, as }): ListedTitleColumn => ({ field: name, as }),
    ),
    mapping({ value: words, as: words }).transform((given): ListedTitleColumn => given),
  ],
  { error: COLUMN_FORM },
);

const DELIMITER_WORDS = [',', ';', 'tab'] as const;
const DELIMITERS = { ',': ',', ';': ';', tab: '\t' } as const;

const settings = mapping({
  ...(Object.fromEntries(TITLE_COLUMNS.map((name) => [name, words.optional()])) as Record<
    TitleColumn,
    z.ZodOptional<typeof words>
  >),
  columns: listOf(column).optional(),
  delimiter: scalar(
    ', | ; | tab',
    (text) => {
      const name = wordMeant(text, DELIMITER_WORDS);
      return name && DELIMITERS[name];
    },
    DELIMITER_WORDS,
  ).optional(),
  decimal: oneWord(['.', ',']).optional(),
  encoding: oneWord(TITLE_ENCODINGS).optional(),
  dates: oneWord(DATE_FORMS).optional(),
});

/** `reports: titres:`; the names of columns stay in the order of the file. */
export const titleSchema = z
  .unknown()
  .meta({
    type: 'object',
    get properties() {
      return inputSchema(settings).properties;
    },
    additionalProperties: false,
  })
  .transform((given, context): TitleSettings => {
    const read = adopt(settings.safeParse(given), context);
    if (read === undefined) return PLAIN_TITLES;
    const order = given instanceof Map ? [...given.keys()] : [];
    const named = order.flatMap((key) => TITLE_COLUMNS.filter((name) => name === key));
    return {
      names: new Map(
        named.flatMap((name) => (read[name] === undefined ? [] : [[name, read[name]] as const])),
      ),
      columns: read.columns,
      delimiter: read.delimiter ?? PLAIN_TITLES.delimiter,
      decimal: read.decimal ?? PLAIN_TITLES.decimal,
      encoding: read.encoding ?? PLAIN_TITLES.encoding,
      dates: read.dates ?? PLAIN_TITLES.dates,
    };
  });
