import * as z from 'zod';
import {
  type FileWriting,
  NEGATIVE_FORMS,
  type NegativeForm,
  type Preamble,
  THOUSANDS_MARKS,
  type ThousandsMark,
} from '../../domain/layout.ts';
import { type DayForm, parseDayForm } from '../../domain/time/day-form.ts';
import { oneOrMore } from '../../forms/chosen.ts';
import { listOf, mapOf, mapping, oneWord, scalar, words } from '../../forms/scalars.ts';
import { oneBlank } from '../../text/clean-text.ts';
import { PREAMBLE_LIMIT } from '../records/csv-file.ts';

// What the layouts of invoices and those of lists have in common.

const decimal = oneWord(['.', ',']);

/** A header of a file, or our name of a column. */
export const headerName = words.transform(oneBlank);

/** How all files write their numbers; {@link layoutNumbers} is for one layout. */
export const numbersSchema = mapping({ decimal });

export const layoutNumbers = mapping({
  decimal,
  thousands: oneOfMarks(THOUSANDS_MARKS).optional(),
  negative: oneOfMarks(NEGATIVE_FORMS).optional(),
}).superRefine(({ decimal, thousands }, context) => {
  if (thousands !== decimal) return;
  const others = THOUSANDS_MARKS.filter((mark) => mark !== decimal).map((mark) => `"${mark}"`);
  context.addIssue({ code: 'custom', path: ['thousands'], message: others.join(' | ') });
});

/** One of a few marks, in quotes because none of them is a word. */
function oneOfMarks<const M extends string>(marks: readonly M[]) {
  return scalar<M>(
    marks.map((mark) => `"${mark}"`).join(' | '),
    (text) => marks.find((mark) => mark === text),
    marks,
  );
}

/** `DD/MM/YY`. */
const dayForm = scalar('DD/MM/YY | DD.MM.YYYY | D-MMM-YY | YYYYMMDD | DD/MM/YYYY hh:mm', parseDayForm, {
  type: 'string',
  pattern: '[DJ].*|[YA].*',
});

export const dayForms = oneOrMore(dayForm);

/** The form in which `dates` and `numbers` of a layout say its files are written; undefined where neither is given. */
export function fileWriting(
  days: readonly DayForm[] = [],
  numbers: {
    readonly thousands?: ThousandsMark | undefined;
    readonly negative?: NegativeForm | undefined;
  } = {},
): FileWriting | undefined {
  const { thousands, negative } = numbers;
  return days.length === 0 && thousands === undefined && negative === undefined
    ? undefined
    : { days, thousands, negative };
}

const PREAMBLE_FORM = `0…${PREAMBLE_LIMIT} | { until: "…" }`;

/** The rows above the header: `5`, or `{ until: "N° ligne" }`. */
export const preamble = z.union(
  [
    scalar<Preamble>(
      PREAMBLE_FORM,
      (text) =>
        /^\d{1,4}$/.test(text) && Number(text) <= PREAMBLE_LIMIT ? { rows: Number(text) } : undefined,
      { type: ['string', 'integer'], minimum: 0, maximum: PREAMBLE_LIMIT, pattern: '^\\s*\\d{1,4}\\s*$' },
    ),
    mapping({ until: headerName }).transform(({ until }): Preamble => ({ until })),
  ],
  { error: PREAMBLE_FORM },
);

/** The only word: hidden rows are never left out in silence. */
export const hiddenRows = oneWord(['read']);

/** The text of a cell of a row to leave aside, or of a total; an empty text means an empty cell. */
export const rowText = scalar('"Total*"', (text) => text);

export const rowTexts = listOf(rowText);

/** Headers; `""` means columns without a header. */
export const headers = listOf(scalar('"…"', (text) => oneBlank(text)));

/** A mapping by header, or by our name of a column. */
export function byHeader<T extends z.ZodType>(item: T) {
  return mapOf(item, oneBlank);
}

/** By column, the meaning of its cells; an empty text means an empty cell. */
export const cellWords = mapOf(
  mapOf(scalar('"…"', (text) => text, { type: ['string', 'number', 'boolean'] })),
);
