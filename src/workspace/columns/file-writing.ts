import { fault } from '../../diagnostics/problem.ts';
import type { FileWriting, NegativeForm, ThousandsMark } from '../../domain/layout.ts';
import { formatDay } from '../../domain/time/calendar.ts';
import { dayUnder, formsToDeclare } from '../../domain/time/day-form.ts';
import { cleanText } from '../../text/clean-text.ts';
import { joined } from '../../text/joined.ts';
import type { CellReader } from './cell-reader.ts';
import type { Column } from './table.ts';

/** A reader of the days and numbers of a column in the form that its layout declares. */
export function writtenReader(
  { kind }: Pick<Column, 'kind'>,
  read: CellReader,
  writing: FileWriting | undefined,
): CellReader {
  if (writing === undefined) return read;
  const { days, thousands, negative } = writing;
  if (kind === 'number') return (raw) => read(plainNumber(cleanText(raw), thousands, negative) ?? raw);
  if (kind !== 'day' || days.length === 0) return read;
  return (raw) => {
    const text = cleanText(raw);
    if (text === '') return read(raw);
    const day = dayUnder(days, text);
    return day === undefined
      ? {
          fault: fault('date-form', {
            form: joined(
              days.map(({ source }) => source),
              ' · ',
            ),
            value: text,
            forms: formsToDeclare(days, text),
          }),
        }
      : read(formatDay(day));
  };
}

/**
 * A number without marks between thousands, with its sign in front and its euro sign behind; undefined where it already
 * is so.
 */
function plainNumber(
  text: string,
  thousands: ThousandsMark | undefined,
  negative: NegativeForm | undefined,
): string | undefined {
  const number = thousands === undefined ? text : euroBehind(text);
  const signed = negative === undefined ? undefined : signInFront(number, negative);
  const grouped = GROUPED.exec(signed ?? number);
  const [, sign = '', groups = '', mark, rest = ''] = grouped ?? [];
  if (mark === undefined || !isMark(mark, thousands)) return signed ?? (number === text ? undefined : number);
  return `${sign}${groups.replaceAll(mark, '')}${rest}`;
}

/**
 * `1.234.567,89 €`: sign, groups of three digits, the mark between them, and the rest. Nobody groups after a zero: in
 * `0.500` the mark begins the decimals.
 */
const GROUPED = /^(-?)([1-9]\d{0,2}(?:([.,'’])\d{3})(?:\3\d{3})*)(?!\d)(.*)$/;

function isMark(found: string, thousands: ThousandsMark | undefined): boolean {
  return found === thousands || (thousands === "'" && found === '’');
}

/** A euro sign in front, as in English (`€1,234.56`, `(€12.50)`), behind. */
function euroBehind(text: string): string {
  return text.replace(/^(-|\()?€[ \u00a0\u202f]?(\d[^€%]*)$/, '$1$2 €');
}

/** `12,50- €` and `(12,50 €)` with the sign in front; undefined for a number without a sign of that form. */
function signInFront(text: string, form: NegativeForm): string | undefined {
  const pattern = form === '1-' ? /^(\d.*?) ?-( ?[€%])?$/ : /^\((\d.*?)\)( ?[€%])?$/;
  const [, digits, unit = ''] = pattern.exec(text) ?? [];
  return digits === undefined ? undefined : `-${digits}${unit}`;
}
