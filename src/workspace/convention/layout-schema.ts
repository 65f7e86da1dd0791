import type { BillingCycle, CategoryPattern, Layout } from '../../domain/convention.ts';
import { VAT_MODES } from '../../domain/invoice-line.ts';
import { CATEGORY_WORDS } from '../tables/choices.ts';
import { invoiceLineSchema } from '../tables/invoice-lines.ts';
import { listOf, mapOf, mapping, oneOf, oneWord, wholeNumber, words } from './scalars.ts';

export const numbersSchema = mapping({ decimal: oneWord(['.', ',']) });

export const cycleSchema = mapping({
  start_day: wholeNumber,
  basis: oneWord(['actual', '30']).optional(),
}).transform(({ start_day, basis }): BillingCycle => ({ startDay: start_day, basis: basis ?? 'actual' }));

/** The canonical names of the columns of an invoice file. */
export const INVOICE_COLUMNS: readonly string[] = Object.keys(invoiceLineSchema.shape);

/** One entry of `invoices:`, without its line. */
export const layoutSchema = mapping({
  files: words,
  supplier: words.optional(),
  columns: mapOf(words).optional(),
  line_number: oneWord(['row']).optional(),
  defaults: mapOf(words).optional(),
  categories: mapOf(oneOf(CATEGORY_WORDS)).optional(),
  skip_rows: mapOf(listOf(words)).optional(),
  ignore_columns: listOf(words).optional(),
  vat: oneWord(VAT_MODES).optional(),
  numbers: numbersSchema.optional(),
  cycle: cycleSchema.optional(),
}).transform(
  (layout): Omit<Layout, 'row'> => ({
    files: layout.files,
    supplier: layout.supplier,
    columns: layout.columns ?? new Map(),
    lineNumberFromRow: layout.line_number === 'row',
    defaults: layout.defaults ?? new Map(),
    categories: [...(layout.categories ?? [])].map(
      ([glob, category]): CategoryPattern => ({ glob, category }),
    ),
    skipRows: layout.skip_rows ?? new Map(),
    ignoreColumns: layout.ignore_columns ?? [],
    vat: layout.vat,
    decimalMark: layout.numbers?.decimal,
    cycle: layout.cycle,
  }),
);
