import { getOrInsert } from '../../domain/cache.ts';
import type { FieldPattern, NamedField, PatternField, Piece } from '../../domain/field-pattern.ts';
import { formatDay, parseDay } from '../../domain/time/calendar.ts';
import type { DayForm } from '../../domain/time/day-form.ts';
import { isWord } from '../../text/access-pattern.ts';
import { oneBlank } from '../../text/clean-text.ts';
import { hasTime, judge, type Vicinity } from './partial-period.ts';
import { startWithoutYear, writtenDay } from './written-day.ts';
import { periodInDigits, writtenPeriod } from './written-period.ts';

export type FieldValues = ReadonlyMap<PatternField, string>;

/** A longer text matches no pattern. */
export const MOST_TEXT = 400;
const MOST_VALUE = 64;
const DAYS: ReadonlySet<NamedField> = new Set(['invoice_date', 'period_start', 'period_end', 'service_date']);

/**
 * The values that a text contains: none where it does not match, two that differ where it matches in several ways.
 * `onDoubt` receives the month or quarter of a text that would match, if its days were certainly all that is meant.
 */
export function matchFields(
  { source, pieces, days }: FieldPattern,
  text: string,
  onDoubt: (period: string) => void = () => undefined,
): readonly FieldValues[] {
  return matched({ source, pieces, onDoubt, text: oneBlank(text), ...valuesUnder(pieces, days) });
}

/** The text where the pattern has a day, if it would match with one there: `05/09/25`, `31/09/2025`; else empty. */
export function noDayIn({ source, pieces, days }: FieldPattern, text: string): string {
  const { valuesOf } = valuesUnder(pieces, days);
  const search: Asked = {
    ...{ source, pieces, onDoubt: () => undefined, text: oneBlank(text) },
    valuesOf: (field, value) => {
      const values = valuesOf(field, value);
      if (values.length > 0 || !DAYS.has(field) || !LIKE_A_DAY.test(value)) return values;
      return [[field as PatternField, value]];
    },
    // Without the year of its end, any start is possible.
    startsOf: (_, end) => (end === undefined ? [] : [['period_start', end]]),
  };
  const found = matched(search).flatMap((values) => [...values]);
  // Days that were read have hyphens.
  const isNone = (value: string): boolean => value.includes('/') || parseDay(value) === undefined;
  return found.find(([field, value]) => DAYS.has(field) && isNone(value))?.[1] ?? '';
}

/** The text where the pattern has a period, if it would match with one there: `oct25`, `10-25`; else empty. */
export function noPeriodIn({ source, pieces, days }: FieldPattern, text: string): string {
  const { valuesOf, startsOf } = valuesUnder(pieces, days);
  const found = matched({
    ...{ source, pieces, onDoubt: () => undefined, text: oneBlank(text), startsOf },
    valuesOf: (field, value) => {
      const values = valuesOf(field, value);
      const isLike = field === 'period' && values.length === 0 && LIKE_A_PERIOD.test(value);
      return isLike ? [['period_start', value]] : values;
    },
  });
  const value = found[0]?.get('period_start') ?? '';
  return parseDay(value) === undefined ? value : '';
}

/** A month by its name or number, and a year, however they are joined. */
const LIKE_A_PERIOD = /^(?:\p{L}{3,}\.?|\d{1,2})[ _./-]?(?:\d{2}|\d{4})$|^\d{4}[ _./-]?\d{1,2}$/u;

/** Numbers for day, month and year, or one as sheets keep a day. */
const LIKE_A_DAY = /^\d{1,4}([./-]\d{1,4}){2}$|^\d{5,8}$/;

type Asked = Omit<Search, 'matches'>;

function matched(asked: Asked): readonly FieldValues[] {
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
  /** The values that a text gives for a field. */
  readonly valuesOf: (field: NamedField, text: string) => readonly (readonly [PatternField, string])[];
  /** The first day that a text without a year stands for, given the last one; none for any other text. */
  readonly startsOf: (text: string, end: string | undefined) => readonly (readonly [PatternField, string])[];
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
    for (const end of endsOfField(search, index, at, piece.field)) {
      yield* withField(search, index, [at, end], piece.field);
    }
  }
}

/** Where a field that begins at a place may end: next to a `*`, no word is cut. */
function* endsOfField({ pieces, text }: Search, index: number, at: number, field: NamedField) {
  const hasBlanks = field === 'period' || DAYS.has(field);
  const isWholeStart = pieces[index - 1]?.kind === 'any';
  const isWholeEnd = pieces[index + 1]?.kind === 'any';
  if (isWholeStart && isWord(text[at - 1])) return;
  for (let end = at + 1; end <= Math.min(text.length, at + MOST_VALUE); end++) {
    if (text[end - 1] === ' ' && !hasBlanks) return;
    if (!(isWholeEnd && isWord(text[end]))) yield end;
  }
}

/** The values of a field between two places, together with those of the rest of the text. */
function* withField(
  search: Search,
  index: number,
  [at, end]: readonly [at: number, end: number],
  field: NamedField,
): Generator<FieldValues> {
  const { pieces, text, valuesOf, startsOf, matches } = search;
  const value = text.slice(at, end);
  const values = valuesOf(field, value);
  if (field === 'period' && values.length > 0 && isOther(search, index, at, end)) return;
  const isLeftToEnd = values.length === 0 && field === 'period_start' && isAmongWords(pieces, index);
  if (values.length === 0 && !isLeftToEnd) return;
  for (const rest of matches(index + 1, end)) {
    const own = isLeftToEnd ? startsOf(value, rest.get('period_end')) : values;
    if (own.length > 0) yield new Map([...own, ...rest]);
  }
}

/** Whether what `*` takes near a month or a quarter says that the period is not what is meant, or may not be. */
function isOther(
  { source, pieces, text, onDoubt, matches }: Search,
  index: number,
  at: number,
  end: number,
): boolean {
  const near = { text, at, end, pattern: source };
  const saidOn = (side: 'before' | 'behind'): Vicinity => {
    const any = nearestAny(pieces, index, side === 'before' ? -1 : 1);
    if (any === 'beside') return judge(near, side);
    return any === 'beyond' && hasTime(near, side) ? 'doubt' : 'nothing';
  };
  const said = [saidOn('before'), saidOn('behind')];
  const isDoubt = !said.includes('day') && said.includes('doubt');
  if (isDoubt && matches(index + 1, end).length > 0) onDoubt(text.slice(at, end));
  return isDoubt || said.includes('day');
}

/** Whether no `*` may take part of a piece: a word, or nothing, is before it, and the pattern goes on behind it. */
function isAmongWords(pieces: readonly Piece[], index: number): boolean {
  const [before, behind] = [pieces[index - 1], pieces[index + 1]];
  const isBehindWord = before === undefined || (before.kind === 'text' && /\p{L}/u.test(before.text));
  return isBehindWord && behind?.kind === 'text';
}

/** Whether only marks and blanks are between a piece and a `*` (`beside`), or words of the pattern (`beyond`). */
function nearestAny(pieces: readonly Piece[], index: number, step: 1 | -1): 'beside' | 'beyond' | undefined {
  const next = pieces[index + step];
  if (next?.kind !== 'text') return next?.kind === 'any' ? 'beside' : undefined;
  if (pieces[index + step + step]?.kind !== 'any') return undefined;
  return /[\p{L}\p{N}]/u.test(next.text) ? 'beyond' : 'beside';
}

/** The first two that differ: more would add nothing. */
function distinct(found: Iterable<FieldValues>): readonly FieldValues[] {
  let first: FieldValues | undefined;
  for (const values of found) {
    first ??= values;
    const other = first;
    if ([...values].some(([field, value]) => other.get(field) !== value)) return [other, values];
  }
  return first === undefined ? [] : [first];
}

/** What a text says as the value of a field; none where it is not one. */
const valuesUnder = (
  pieces: readonly Piece[],
  forms: readonly DayForm[] = [],
): Pick<Search, 'valuesOf' | 'startsOf'> => ({
  valuesOf: (field, text) => {
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
      const day = writtenDay(text, forms);
      return day === undefined ? [] : [[field, formatDay(day)]];
    }
    return isWord(text[0]) && isWord(text.at(-1)) ? [[field as PatternField, text]] : [];
  },
  startsOf: (text, end = '') => {
    const last = parseDay(end);
    const start = last === undefined ? undefined : startWithoutYear(text, last, forms);
    return start === undefined ? [] : [['period_start', formatDay(start)]];
  },
});
