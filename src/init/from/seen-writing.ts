import type { DecimalMark, NegativeForm, ThousandsMark } from '../../domain/layout.ts';
import { parseDay } from '../../domain/time/calendar.ts';
import { parseDayForm, usualForm } from '../../domain/time/day-form.ts';
import { type CellReader, cellReader } from '../../workspace/columns/cell-reader.ts';
import { writtenReader } from '../../workspace/columns/file-writing.ts';
import type { Column } from '../../workspace/columns/table.ts';
import { plainHeader } from '../header-words.ts';

/** How the cells of a list write numbers and days, for its layout; undefined where no cell shows it, or two differ. */
export interface SeenWriting {
  readonly decimal: DecimalMark | undefined;
  readonly thousands: ThousandsMark | undefined;
  readonly negative: NegativeForm | undefined;
  /** The forms of the days, if grappe does not read all of them by itself. */
  readonly days: readonly string[];
}

interface Cells {
  readonly header: string;
  readonly cells: readonly string[];
}

/** How some columns write; `isPointed`: the point need not be declared, as in a file separated by commas. */
export function seenWriting(columns: readonly Cells[], isPointed: boolean): SeenWriting {
  const marks = new Set<string>();
  const groups = new Set<string>();
  const forms = new Set<string>();
  for (const cell of columns.flatMap(({ cells }) => cells)) {
    const { open, euro, group, mark, close, behind } = NUMBER.exec(cell)?.groups ?? {};
    if (mark === undefined || group === mark) continue;
    marks.add(mark);
    if (group !== undefined) groups.add(group === '’' ? "'" : group);
    // A euro sign in front is read where thousands are marked.
    else if (euro !== undefined) groups.add(mark === '.' ? ',' : '.');
    if (open !== undefined && close !== undefined) forms.add('(1)');
    if (behind !== undefined) forms.add('1-');
  }
  const decimal = only<DecimalMark>(marks);
  const thousands = decimal === undefined ? undefined : only<ThousandsMark>(groups);
  const negative = decimal === undefined ? undefined : only<NegativeForm>(forms);
  const isSaid = decimal !== '.' || !isPointed || thousands !== undefined || negative !== undefined;
  return { decimal: isSaid ? decimal : undefined, thousands, negative, days: seenDays(columns) };
}

/** A number with one or two decimals: `1.234,56 €`, `€1,234.56`, `(12,50)`, `12,50-`. */
const NUMBER =
  /^(?<open>\()?-?(?<euro>€ ?)?(?:\d{1,3}(?<group>[.,'’])\d{3}(?:\k<group>\d{3})*|[\d \u00a0\u202f]+)(?<mark>[.,])\d{1,2}(?<close>\))?(?: ?(?<behind>-))?[ \u00a0\u202f]?[€%]?$/;

function only<T extends string>(found: ReadonlySet<string>): T | undefined {
  const [first, ...others] = found;
  return others.length === 0 ? (first as T | undefined) : undefined;
}

/** Words in the header of a column of days. */
const OF_DAYS = /\b(?:date|jour|du|au|debut|fin|day|start|end|from|to|depuis|jusqu|compte|valable)\b/;

/**
 * The usual forms of the days in columns with nothing else, and then also that of `01/09/2025`, which would no longer be
 * read. Digits alone may be numbers: then the header decides. None where grappe reads all of them by itself.
 */
function seenDays(columns: readonly Cells[]): readonly string[] {
  const forms = columns.flatMap(({ header, cells }) => {
    const form = usualForm(cells);
    return form !== undefined && (/[^A-Z]/.test(form) || OF_DAYS.test(plainHeader(header))) ? form : [];
  });
  const read = columns.filter(({ cells }) => cells.every(isReadDay)).flatMap(({ cells }) => cells);
  return withFrench(forms, read);
}

/** The forms, if there are some, with that of `01/09/2025` if one of the days is written in it. */
function withFrench(forms: readonly string[], days: readonly string[]): readonly string[] {
  const isFrench = forms.length > 0 && days.some((day) => day.includes('/') && isReadDay(day));
  return [...new Set([...forms, ...(isFrench ? ['DD/MM/YYYY'] : [])])];
}

/** The same with the days within texts (`du 01/09/25 au 30/09/25`) or above the header; `cells`: all of the list. */
export function withDaysOf(
  writing: SeenWriting,
  days: readonly string[],
  cells: readonly string[],
): SeenWriting {
  const short = days.filter((day) => !isReadDay(day));
  const form = short.length === 0 ? undefined : usualForm(short);
  const forms = form === undefined ? writing.days : [...writing.days, form];
  return { ...writing, days: withFrench(forms, [...days, ...cells]) };
}

function isReadDay(text: string): boolean {
  return parseDay(text) !== undefined;
}

/** How several lists write, where they agree. */
export function sharedWriting([first, ...others]: readonly [SeenWriting, ...SeenWriting[]]): SeenWriting {
  const all = [first, ...others];
  const decimal = only<DecimalMark>(new Set(all.map((one) => one.decimal ?? ''))) || undefined;
  const shared = <T extends string>(marks: readonly (T | undefined)[]): T | undefined =>
    only<T>(new Set(marks.flatMap((mark) => mark ?? [])));
  return {
    decimal,
    thousands: decimal && shared(all.map(({ thousands }) => thousands)),
    negative: decimal && shared(all.map(({ negative }) => negative)),
    days: [...new Set(all.flatMap(({ days }) => days))],
  };
}

/** A reader for the cells of a column written like this. */
export function seenReader(column: Column, { decimal, thousands, negative, days }: SeenWriting): CellReader {
  const forms = days.flatMap((form) => parseDayForm(form) ?? []);
  return writtenReader(column, cellReader(column, decimal ?? 'either'), { days: forms, thousands, negative });
}
