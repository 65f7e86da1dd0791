import { isWord, MOST_PATTERN } from '../text/access-pattern.ts';
import { getOrInsert } from './cache.ts';
import { formatDay, parseDay } from './time/calendar.ts';
import { type DayForm, dayUnder } from './time/day-form.ts';
import {
  type Beside,
  besideBefore,
  besideBehind,
  hasTimeBefore,
  hasTimeBehind,
} from './time/partial-period.ts';
import { periodInDigits, writtenPeriod } from './time/written-period.ts';

/** The fields that a file name, a preamble or a text may hold, never an amount; `period` is a month or a quarter. */
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
type NamedField = (typeof PATTERN_FIELDS)[number];
export type PatternField = Exclude<NamedField, 'period'>;

/**
 * Where header fields stand in a text, as an officer writes it: `operateur-{invoice_number}-{invoice_date}.csv`.
 *
 * The whole text must match; case counts; a run of blanks is one blank. `{field}` stands for its value: a day for
 * the fields that are days, a month or a quarter for `period`, else a word of letters, digits and marks that begins and
 * ends with a letter or a digit and holds no blank. `*` stands for any run of characters; beside it a value is a whole
 * word, and a period no part of a day or of several months. It is not a regular expression: its time is bounded.
 */
export interface FieldPattern {
  readonly source: string;
  readonly pieces: readonly Piece[];
  readonly fields: readonly PatternField[];
  /** How its days are written, where the layout says it. */
  readonly days?: readonly DayForm[];
}

export type FieldValues = ReadonlyMap<PatternField, string>;

type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'any' }
  | { readonly kind: 'field'; readonly field: NamedField };

/** A longer text matches no pattern. */
export const MOST_TEXT = 400;
const MOST_VALUE = 64;
const DAYS: ReadonlySet<NamedField> = new Set(['invoice_date', 'period_start', 'period_end', 'service_date']);

/** A pattern that names a field. */
export function parseFieldPattern(source: string): FieldPattern | undefined {
  const pattern = parsePattern(source);
  return pattern === undefined || pattern.fields.length === 0 ? undefined : pattern;
}

/** Undefined where the text names a field twice, or one that is none, or where two fields touch. */
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

/**
 * The values that a text holds: none where it does not match, two that differ where it matches in several ways.
 * `onDoubt` is told the month or quarter of a text that would match, were it sure that its days are all that is meant.
 */
export function matchFields(
  { source, pieces, days }: FieldPattern,
  text: string,
  onDoubt: (period: string) => void = () => undefined,
): readonly FieldValues[] {
  return matched({ source, pieces, onDoubt, text: oneBlank(text), valuesOf: valuesUnder(pieces, days) });
}

/**
 * What a text that does not match holds where the pattern has a day, if it would match were that one: `05/09/25`, or
 * `31/09/2025`. Empty where there is no such thing.
 */
export function noDayIn({ source, pieces, days }: FieldPattern, text: string): string {
  const valuesOf = valuesUnder(pieces, days);
  const orNoDay: Search['valuesOf'] = (field, value) => {
    const values = valuesOf(field, value);
    if (values.length > 0 || !DAYS.has(field) || !LIKE_A_DAY.test(value)) return values;
    return [[field as PatternField, value]];
  };
  const search = { source, pieces, onDoubt: () => undefined, text: oneBlank(text), valuesOf: orNoDay };
  const found = matched(search).flatMap((values) => [...values]);
  return found.find(([field, value]) => DAYS.has(field) && parseDay(value) === undefined)?.[1] ?? '';
}

/** Numbers for day, month and year, or one as sheets keep a day. */
const LIKE_A_DAY = /^\d{1,4}([./-]\d{1,4}){2}$|^\d{5,8}$/;

function matched(asked: Omit<Search, 'matches'>): readonly FieldValues[] {
  if (asked.text.length > MOST_TEXT) return [];
  const known = new Map<string, readonly FieldValues[]>();
  const search: Search = {
    ...asked,
    matches: (piece, at) =>
      getOrInsert(known, `${piece} ${at}`, () => distinct(continuations(search, piece, at))),
  };
  return search.matches(0, 0);
}

interface Search {
  readonly source: string;
  readonly pieces: readonly Piece[];
  readonly text: string;
  readonly onDoubt: (period: string) => void;
  /** What a text says of a field. */
  readonly valuesOf: (field: NamedField, text: string) => readonly (readonly [PatternField, string])[];
  readonly matches: (piece: number, at: number) => readonly FieldValues[];
}

function* continuations(search: Search, index: number, at: number): Generator<FieldValues> {
  const { pieces, text, matches } = search;
  const piece = pieces[index];
  if (piece === undefined) {
    if (at === text.length) yield new Map();
  } else if (piece.kind === 'text') {
    if (text.startsWith(piece.text, at)) yield* matches(index + 1, at + piece.text.length);
  } else if (piece.kind === 'any') {
    for (let end = at; end <= text.length; end++) yield* matches(index + 1, end);
  } else {
    const wholeStart = pieces[index - 1]?.kind === 'any';
    const wholeEnd = pieces[index + 1]?.kind === 'any';
    if (wholeStart && isWord(text[at - 1])) return;
    const isPeriod = piece.field === 'period';
    for (let end = at + 1; end <= Math.min(text.length, at + MOST_VALUE); end++) {
      if (text[end - 1] === ' ' && !isPeriod && !DAYS.has(piece.field)) return;
      if (wholeEnd && isWord(text[end])) continue;
      const values = search.valuesOf(piece.field, text.slice(at, end));
      if (values.length === 0 || (isPeriod && isOther(search, index, at, end))) continue;
      for (const rest of matches(index + 1, end)) yield new Map([...values, ...rest]);
    }
  }
}

/** Whether what `*` takes near a month or a quarter says that it is not the days meant, or may not be. */
function isOther(
  { source, pieces, text, onDoubt, matches }: Search,
  index: number,
  at: number,
  end: number,
): boolean {
  const near = { text, at, end, pattern: source };
  const said = [
    saidOn(
      nearestAny(pieces, index, -1),
      () => besideBefore(near),
      () => hasTimeBefore(near),
    ),
    saidOn(
      nearestAny(pieces, index, 1),
      () => besideBehind(near),
      () => hasTimeBehind(near),
    ),
  ];
  const isDoubt = !said.includes('day') && said.includes('doubt');
  if (isDoubt && matches(index + 1, end).length > 0) onDoubt(text.slice(at, end));
  return isDoubt || said.includes('day');
}

function saidOn(any: 'beside' | 'beyond' | undefined, beside: () => Beside, hasTime: () => boolean): Beside {
  if (any === 'beside') return beside();
  return any === 'beyond' && hasTime() ? 'doubt' : 'nothing';
}

/** Whether `*` stands beside a piece, if only marks and blanks are between, or beyond words that the pattern says itself. */
function nearestAny(pieces: readonly Piece[], index: number, step: 1 | -1): 'beside' | 'beyond' | undefined {
  const next = pieces[index + step];
  if (next?.kind !== 'text') return next?.kind === 'any' ? 'beside' : undefined;
  if (pieces[index + step + step]?.kind !== 'any') return undefined;
  return /[\p{L}\p{N}]/u.test(next.text) ? 'beyond' : 'beside';
}

/** The first two that differ: more would say nothing more. */
function distinct(found: Iterable<FieldValues>): readonly FieldValues[] {
  let first: FieldValues | undefined;
  for (const values of found) {
    first ??= values;
    const other = first;
    if ([...values].some(([field, value]) => other.get(field) !== value)) return [other, values];
  }
  return first === undefined ? [] : [first];
}

/** The fields that a text says under the name of one, each with its value; none where it is no value of it. */
const valuesUnder =
  (pieces: readonly Piece[], days: readonly DayForm[] = []): Search['valuesOf'] =>
  (field, text) => {
    if (field === 'period') {
      const isAll = pieces.every(({ kind }) => kind !== 'any');
      const period = writtenPeriod(text) ?? (isAll ? periodInDigits(text) : undefined);
      if (period === undefined) return [];
      return [
        ['period_start', formatDay(period.from)],
        ['period_end', formatDay(period.to)],
      ];
    }
    if (DAYS.has(field)) {
      const day = days.length === 0 ? parseDay(dayText(text)) : dayUnder(days, text);
      return day === undefined ? [] : [[field, formatDay(day)]];
    }
    return isWord(text[0]) && isWord(text.at(-1)) ? [[field as PatternField, text]] : [];
  };

/** File names cannot hold `/`, and often write the day as `20251205` or `05-12-2025`. */
function dayText(text: string): string {
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (compact) return compact.slice(1).join('-');
  const dashed = /^(\d{2})-(\d{2})-(\d{4})$/.exec(text);
  return dashed ? dashed.slice(1).join('/') : text;
}

function oneBlank(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim();
}
