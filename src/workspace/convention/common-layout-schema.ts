import * as z from 'zod';
import type { Preamble } from '../../domain/layout.ts';
import { listOf, mapOf, mapping, oneWord, scalar, words } from '../../forms/scalars.ts';
import { PREAMBLE_LIMIT } from '../records/csv-file.ts';

// What the layouts of invoices and those of lists may both say.

export const numbersSchema = mapping({ decimal: oneWord(['.', ',']) });

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
    mapping({ until: words }).transform(({ until }): Preamble => ({ until })),
  ],
  { error: PREAMBLE_FORM },
);

/** What the cell of a row to leave aside, or of a total, holds; an empty text means an empty cell. */
export const rowText = scalar('"Total*"', (text) => text);

export const rowTexts = listOf(rowText);

/** Headers, `""` being that of columns without one. */
export const headers = listOf(scalar('"…"', (text) => text));

/** By column what its cells mean; an empty text means an empty cell. */
export const cellWords = mapOf(
  mapOf(scalar('"…"', (text) => text, { type: ['string', 'number', 'boolean'] })),
);
