import type { Code } from '../../diagnostics/codes.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { cleanText, oneBlank } from '../../text/clean-text.ts';
import { globOf, globOfStart } from '../../text/glob.ts';
import type { RowSchema } from '../columns/table.ts';
import type { RecordSource } from '../records/record-source.ts';
import { isBlank } from './record-shape.ts';

/** How a row of sums may begin, but a site or a label too: something else must confirm it, such as an empty cell. */
const MAYBE_TOTAL =
  /^(?:(?:sous|sub|grand|s\/)?[ -]?total|montant total|report|à reporter|ensemble|somme|cumul|net à payer)(?![\p{L}\p{N}])/iu;

/** A glob for rows of sums that begin like a text; undefined where no such row would. */
export function totalGlob(text: string): string | undefined {
  return MAYBE_TOTAL.test(text) ? globOfStart(MAYBE_TOTAL, text) : undefined;
}

/** An amount or a count, in any form. */
const FIGURE = /^-?(?:€ ?)?\d[\d \u00a0\u202f.,]*(?:[ \u00a0\u202f]?[€%])?$/;

interface NamedSource {
  readonly source: RecordSource;
  readonly schema: RowSchema;
  /** The name of the column at an index, in a layout and in the schema. */
  readonly nameOf: (index: number) => string | undefined;
}

/** The fault of a record that repeats the header, as exports do on each page; undefined where it does not. */
export function headerAgain(
  { source, nameOf }: NamedSource,
  record: readonly string[],
  row: number,
): Problem | undefined {
  const { header, fingerprint } = source;
  if (!repeatsHeader(source, record)) return undefined;
  const first = record.findIndex((cell) => cleanText(cell) !== '');
  const title = header[first] ?? '';
  return problem(
    'header-again',
    { file: fingerprint.path, row },
    { column: nameOf(first) ?? JSON.stringify(title), header: title },
  );
}

function repeatsHeader({ header }: RecordSource, record: readonly string[]): boolean {
  return record.every((cell, index) => oneBlank(cell) === (header[index] ?? ''));
}

/** What a record may be besides a row, by what shows without knowing its columns; undefined for a row. */
export function otherThanRow(
  source: RecordSource,
  record: readonly string[],
  row: number,
): 'blank' | 'other' | undefined {
  if (isBlank(record)) return 'blank';
  const isOther =
    record.length !== source.header.length ||
    source.sheet?.flaws.has(row) === true ||
    repeatsHeader(source, record) ||
    record.some((cell) => MAYBE_TOTAL.test(cleanText(cell)));
  return isOther ? 'other' : undefined;
}

/** Faults of a cell that a row would fill. */
const OF_LACK: readonly Code[] = ['cell-empty', 'either-empty', 'sheet-merged'];

/**
 * The fault of a record that is no row, instead of one for each of its cells: it repeats the header, or seems to be a
 * total or a note, which lacks what a row has. `isTitle`: the row is merged into one cell.
 */
export function noRow(
  table: NamedSource,
  record: readonly string[],
  row: number,
  ofCells: readonly Problem[],
  isTitle = false,
): Problem | undefined {
  const again = headerAgain(table, record, row);
  if (again !== undefined) return again;
  const lacking = ofCells.filter(({ code }) => OF_LACK.includes(code)).map(({ place }) => place.column ?? '');
  if (lacking.length === 0) return undefined;
  const { source, schema, nameOf } = table;
  const { header } = source;
  const file = source.fingerprint.path;
  const texts = record.map(cleanText);
  const filled = texts.flatMap((text, index) => (text === '' ? [] : [index]));
  const [first = 0, ...others] = filled;
  const at = (index: number) => {
    const title = header[index] ?? '';
    return { title, key: nameOf(index) ?? JSON.stringify(title), value: texts[index] ?? '' };
  };
  const total = texts.findIndex((text) => MAYBE_TOTAL.test(text));
  // Prices are not summed: figures that include one are a line whose rest is missing.
  const isFigure = (index: number): boolean =>
    nameOf(index) !== 'unit_price' &&
    (schema[nameOf(index) ?? '']?.kind ?? 'number') === 'number' &&
    FIGURE.test(texts[index] ?? '');
  if (total !== -1) {
    const { title, key, value } = at(total);
    const args = {
      value,
      lacking: lacking.join(', '),
      column: key,
      text: JSON.stringify(totalGlob(value)),
      itself: JSON.stringify(globOf(value)),
    };
    return problem('total-row', { file, row, column: title, value }, args);
  }
  const { title, key, value } = at(first);
  const place = { file, row, column: title, value };
  // A column read from several headers has none of its own.
  const unnamed = lacking.map((title) => header.indexOf(title)).find((index) => index !== -1);
  if (unnamed !== undefined && lacking.length > 1 && filled.every(isFigure)) {
    const args = { value, lacking: lacking.join(', '), column: at(unnamed).key, text: '""', itself: '""' };
    return problem('total-row', place, args);
  }
  // One word may be an id, whose rest is missing.
  if (others.length > 0 || lacking.length < 2 || !(isTitle || value.includes(' '))) return undefined;
  const args = { value, column: key, text: JSON.stringify(globOf(value)) };
  return problem('note-row', place, args);
}
