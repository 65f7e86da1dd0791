import { type Day, parseDay } from './calendar.ts';
import { monthNumber } from './month-names.ts';

/** How a file writes its days, as its layout declares it: `DD/MM/YY`, `DD.MM.YYYY`, `D-MMM-YY`, `YYYY/MM/DD hh:mm:ss`. */
export interface DayForm {
  readonly source: string;
  /** Matches a text of this form; its groups are `day`, `month` or its `name`, and `year`. */
  readonly expression: RegExp;
  /** Matches the same without the year, where the form ends with it: `DD/MM`. */
  readonly withoutYear: RegExp | undefined;
}

const PARTS: Readonly<Record<string, string>> = {
  D: '(?<day>\\d\\d?)',
  DD: '(?<day>\\d\\d)',
  M: '(?<month>\\d\\d?)',
  MM: '(?<month>\\d\\d)',
  MMM: '(?<name>\\p{L}{3,})\\.?',
  YY: '(?<year>\\d\\d)',
  YYYY: '(?<year>\\d{4})',
};

const HOURS: Readonly<Record<string, string>> = {
  'hh:mm': '[ T](?:[01]?\\d|2[0-3]):[0-5]\\d',
  'hh:mm:ss': '[ T](?:[01]?\\d|2[0-3]):[0-5]\\d:[0-5]\\d',
};

/** The orders in which people write day, month and year. */
const ORDER = /^(?:D+.?M+.?Y|M+.?D+.?Y|Y+.?M+.?D)/;

type FormGroups = Readonly<Record<'first' | 'mark' | 'second' | 'third', string>>;

const FORM =
  /^(?<first>DD?|M{1,3}|YYYY|YY)(?<mark>[./ -]?)(?<second>DD?|M{1,3})\k<mark>(?<third>D{1,2}|YYYY|YY)(?:[ T](?<hour>hh:mm|hh:mm:ss))?$/;

/**
 * The form that a text describes: day, month and year once each, with the same mark between them or none, and the hour
 * after them. `MMM` is the name of a month, whole or cut. `J` and `A` may stand for `D` and `Y`. Undefined where the text
 * is no form; where digits without a mark could be split in two ways (`DMYYYY`); and where the day is between year and
 * month, as nobody writes it.
 */
export function parseDayForm(source: string): DayForm | undefined {
  const plain = source.replaceAll('J', 'D').replaceAll('A', 'Y');
  const found = FORM.exec(plain)?.groups;
  if (found === undefined || !ORDER.test(plain)) return undefined;
  const { first, mark, second, third, hour } = found as FormGroups & { readonly hour?: string };
  const parts = [first, second, third];
  if (mark === '' && parts.some(({ length }) => length === 1)) return undefined;
  const between = mark === '' ? '' : `[${mark}]`;
  const [day, withoutYear] = [parts, [first, second]].map((some) =>
    some.map((part) => PARTS[part]).join(between),
  );
  return {
    source,
    expression: new RegExp(`^${day}${hour === undefined ? '' : HOURS[hour]}$`, 'u'),
    withoutYear: mark === '' || !third.startsWith('Y') ? undefined : new RegExp(`^${withoutYear}$`, 'u'),
  };
}

/**
 * The day of a text in a declared form (a year of two digits is of 2000 to 2099, the hour is ignored), or in the form
 * `2025-09-01`, as sheets give their days. Undefined for any other, and for one that is two different days.
 */
export function dayUnder(forms: readonly DayForm[], text: string): Day | undefined {
  const [found, other] = new Set(forms.flatMap((form) => dayBy(form, text) ?? []));
  if (other !== undefined) return undefined;
  return found ?? (text.includes('-') ? parseDay(text) : undefined);
}

function dayBy({ expression }: DayForm, text: string): Day | undefined {
  const found = expression.exec(text)?.groups;
  if (found === undefined) return undefined;
  const { day, month, name, year } = found as Readonly<Record<'day' | 'year', string>> & {
    readonly month?: string;
    readonly name?: string;
  };
  const number = month ?? String(monthNumber(name ?? '') ?? 0);
  return parseDay(`${year.padStart(4, '20')}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`);
}

/** Forms of days that grappe does not read by itself. Where two fit a text, the first is meant. */
const USUAL = [
  ...['/', '.', '-'].flatMap((mark) =>
    ['DD MM YYYY', 'DD MM YY', 'D M YYYY', 'D M YY'].map((form) => form.replaceAll(' ', mark)),
  ),
  ...['-', ' ', '/'].flatMap((mark) => ['D MMM YYYY', 'D MMM YY'].map((form) => form.replaceAll(' ', mark))),
  ...['YYYY/MM/DD', 'YYYYMMDD', 'DDMMYYYY'],
  ...['DD/MM/YYYY', 'YYYY-MM-DD'].flatMap((day) => [`${day} hh:mm`, `${day} hh:mm:ss`]),
].flatMap((source) => parseDayForm(source) ?? []);

/** The usual form in which some texts are days, if there is one and grappe does not read them all by itself. */
export function usualForm(texts: readonly string[]): string | undefined {
  if (texts.every((text) => parseDay(text) !== undefined)) return undefined;
  return USUAL.find((form) => texts.every((text) => dayBy(form, text) !== undefined))?.source;
}

/** What `dates` of a layout must say to read a day too, with what is declared: `[DD.MM.YYYY, DD/MM/YYYY]`. */
export function formsToDeclare(declared: readonly DayForm[], text: string): string | undefined {
  const own = usualForm([text]) ?? (dayUnder(FRENCH, text) === undefined ? undefined : 'DD/MM/YYYY');
  if (own === undefined || declared.length === 0) return own;
  return `[${[...declared.map(({ source }) => source), own].join(', ')}]`;
}

/** How grappe reads days by itself where no form is declared. */
const FRENCH = ['DD/MM/YYYY'].flatMap((source) => parseDayForm(source) ?? []);
