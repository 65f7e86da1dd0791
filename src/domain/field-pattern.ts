import { MOST_PATTERN } from '../text/access-pattern.ts';
import { oneBlank } from '../text/clean-text.ts';
import type { DayForm } from './time/day-form.ts';

/** The fields that a file name, a preamble or a text may hold, never an amount; `period` is a month, several or a quarter. */
export const PATTERN_FIELDS = [
  'supplier',
  'invoice_number',
  'invoice_date',
  'access',
  'serves',
  'period',
  'period_start',
  'period_end',
  'service_date',
  'billed_to',
  'original_invoice',
] as const;
export type NamedField = (typeof PATTERN_FIELDS)[number];
export type PatternField = Exclude<NamedField, 'period'>;

/**
 * Where header fields are in a text, as an officer writes it: `operateur-{invoice_number}-{invoice_date}.csv`.
 *
 * The whole text must match; case counts; a run of blanks is one blank. `{field}` stands for its value: a day for the
 * fields that are days (the first of two may leave the year to the last), months or a quarter for `period`, else a word
 * of letters, digits and marks that begins and ends with a letter or a digit and contains no blank. `*` stands for any
 * run of characters; next to it a value is a whole word, and a period is not part of a day or of several months. It is
 * not a regular expression: its time is bounded.
 */
export interface FieldPattern {
  readonly source: string;
  readonly pieces: readonly Piece[];
  readonly fields: readonly PatternField[];
  /** How its days are written, if the layout says so. */
  readonly days?: readonly DayForm[];
}

/** A text as it stands, anything, or a field. */
export type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'field'; readonly field: NamedField };

/** Reads a pattern that names at least one field; undefined for any other text. */
export function parseFieldPattern(source: string): FieldPattern | undefined {
  const pattern = parsePattern(source);
  return pattern === undefined || pattern.fields.length === 0 ? undefined : pattern;
}

/** Undefined where the text names a field twice or an unknown one, or where two fields touch. */
export function parsePattern(source: string): FieldPattern | undefined {
  if (source.length > MOST_PATTERN) return undefined;
  const pieces: Piece[] = [];
  for (const [token] of oneBlank(source).matchAll(/\{[^{}]*\}|\*+|[^{}*]+|[{}]/g)) {
    const piece = pieceOf(token);
    const touches = piece?.kind === 'field' && pieces.at(-1)?.kind === 'field';
    if (piece === undefined || touches) return undefined;
    pieces.push(piece);
  }
  const fields = pieces.flatMap((piece) => (piece.kind === 'field' ? fieldsOf(piece.field) : []));
  if (new Set(fields).size < fields.length) return undefined;
  return { source, pieces, fields };
}

function fieldsOf(field: NamedField): readonly PatternField[] {
  return field === 'period' ? ['period_start', 'period_end'] : [field];
}

function pieceOf(token: string): Piece | undefined {
  if (token.startsWith('*')) return { kind: 'any' };
  if (!/[{}]/.test(token)) return { kind: 'text', text: token };
  const field = PATTERN_FIELDS.find((name) => token === `{${name}}`);
  return field === undefined ? undefined : { kind: 'field', field };
}
