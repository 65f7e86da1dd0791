import { type Args, type Fault, fault } from '../../diagnostics/problem.ts';
import { isPortableFileName } from '../../domain/identifiers.ts';
import { formatDay, monthOf, parseDay } from '../../domain/time/calendar.ts';
import { usualForm } from '../../domain/time/day-form.ts';
import { FORMULA_ERROR, TOO_NARROW } from '../../text/spreadsheet.ts';
import type { GridCell } from '../records/grid.ts';
import { writtenDay } from '../written/written-day.ts';
import { writtenPeriod } from '../written/written-period.ts';

/** A refusal that earlier releases did not have: their runs are computed again without it. */
export interface LaterRefusal {
  readonly release: `${number}.${number}`;
  readonly fault: (text: string) => Fault | undefined;
  /**
   * Whether any text may be refused; else only one that is not printable ASCII, or that looks like a shortened number,
   * a formula, a marked text, an answer or an error.
   */
  readonly ofAnyText?: boolean;
}

/** Invisible characters, and those that turn the direction of writing (AUDIT.md, "What may be relied on"). */
const INVISIBLE = /[\p{Default_Ignorable_Code_Point}\u2028\u2029]/u;

/** A long number as a spreadsheet writes it into a CSV: most of its digits are lost. */
const SHORTENED_NUMBER = /^\d(?:[.,]\d+)?E\+\d+$/;

/** A formula by which an export keeps a text from becoming a number: `="0387123456"`. */
const FORMULA = /^="[^"]*"$/;

/** The mark that tells a spreadsheet to take what follows as text: `'0550020Y`, which it stores as `0550020Y`. */
const TEXT_MARK = /^'[\dA-Z][^'\s]*$/;

/** The answers of a spreadsheet to words that it takes for true or false. */
const TRUTH = /^(?:TRUE|FALSE|VRAI|FAUX)$/;

/** For texts that identify something: refuses those that have lost characters, or contain invisible ones. */
export const WITHOUT_LOSS: LaterRefusal = {
  release: '0.2',
  fault: (value) => {
    if (SHORTENED_NUMBER.test(value)) return idKept({ number: value });
    if (FORMULA.test(value)) return idKept({ formula: value });
    if (TEXT_MARK.test(value)) return idKept({ marked: value });
    if (TRUTH.test(value)) return idKept({ truth: value });
    if (FORMULA_ERROR.test(value)) return fault('sheet-error-cell', { value, formula: value });
    if (TOO_NARROW.test(value)) return fault('sheet-error-cell', { value, narrow: value });
    return invisibleIn(value);
  },
};

/** The fault of the first invisible character of a text. */
export function invisibleIn(value: string): Fault | undefined {
  const found = INVISIBLE.exec(value)?.[0]?.codePointAt(0);
  if (found === undefined) return undefined;
  const code = found.toString(16).toUpperCase().padStart(4, '0');
  return fault('id-invisible', { value, character: `U+${code}` });
}

/**
 * What people write instead of a missing id: a dash, a question mark or the like, or these words. Words of programs
 * (`null`) are accepted: DATA.md lets an id be any text.
 */
const NOTHING =
  /^(?:[-–—?./…]+|n\/a|n\/c|n\/d|s\/o|n\. ?[acd]\.?|s\. ?o\.?|n[ée]ant|aucune?|sans objet|non renseign[ée]e?|inconnue?)$/iu;

/** For ids by which other tables find a row: they must name something. */
export const OF_SOMETHING: LaterRefusal = {
  release: '0.2',
  fault: (value) =>
    WITHOUT_LOSS.fault(value) ??
    (NOTHING.test(value) ? fault('id-invalid', { value, nothing: value }) : undefined),
  ofAnyText: true,
};

/** For ids that become file names: refuses those that some system does not allow. */
export const FILE_NAMES: LaterRefusal = {
  release: '0.2',
  fault: (value) =>
    WITHOUT_LOSS.fault(value) ??
    (isPortableFileName(value) ? OF_SOMETHING.fault(value) : fault('id-not-file-name', { value })),
  ofAnyText: true,
};

/** For a VAT rate in percent: refuses one above 100, which most likely lost its decimal mark. */
export const WITHIN_WHOLE: LaterRefusal = {
  release: '0.2',
  fault: (value) => {
    const [, digits = '', decimals = ''] = /^([\d \u00a0\u202f]+)(?:[.,](\d+))?/.exec(value) ?? [];
    const whole = digits.replace(/\D/g, '').replace(/^0+/, '');
    const isBeyond = whole.length > 2 && (whole !== '100' || /[1-9]/.test(decimals));
    return isBeyond ? fault('vat-rate-beyond', { value }) : undefined;
  },
  ofAnyText: true,
};

/** Which numbers of a column have lost their form in a workbook that stores them as numbers. */
export type LostNumbers = 'all' | 'siret';

/** More digits than a workbook keeps in a number. */
const TOO_MANY_DIGITS = /^\d{16,}$/;

/** The digits of a SIRET, with its leading zero or without. */
const SIRET_DIGITS = /^\d{13,14}$/;

/** What a column declares about texts that a workbook stores in another form. */
interface TextColumn {
  readonly kind: string;
  readonly lostAsNumber?: LostNumbers;
  readonly refusedSince?: LaterRefusal;
}

/** The fault of a cell whose text may have lost its form because it is stored as a number or a day. */
export function lostForm(
  column: TextColumn,
  { storedAs, text }: Pick<GridCell, 'storedAs' | 'text'>,
): Fault | undefined {
  if (storedAs === undefined || column.kind !== 'text') return undefined;
  const identifies = column.refusedSince !== undefined;
  if (storedAs === 'day') return identifies ? idKept({ day: text }) : undefined;
  if (storedAs === 'number shown otherwise' && identifies) return idKept({ shown: text });
  // As a number, 1.10 becomes 1.1, with the decimal mark of the country.
  const isWhole = /^\d+$/.test(text);
  return (identifies && !isWhole) || isLostNumber(column, text) ? idKept({ number: text }) : undefined;
}

function idKept(as: Args<'id-number'>): Fault {
  return fault('id-number', as);
}

function isLostNumber({ lostAsNumber }: TextColumn, text: string): boolean {
  if (lostAsNumber === 'all' || TOO_MANY_DIGITS.test(text)) return true;
  return lostAsNumber === 'siret' && SIRET_DIGITS.test(text);
}

/** The columns of a line of an invoice that hold a day; a layout can read each of them out of a text. */
export type LineDay = 'invoice_date' | 'period_start' | 'period_end' | 'service_date';

/**
 * The fault of a text that is no day, with what it may be: a day with its month first, or a spreadsheet's number; in
 * the column `name` of a line also a text out of which a layout reads days.
 */
export function dateInvalid(value: string, name: LineDay | undefined): Fault {
  const [, month = '', dayOfMonth = '', year = ''] = /^(\d\d?)\/(\d\d?)\/(\d{4})$/.exec(value) ?? [];
  const turned = `${year}-${month.padStart(2, '0')}-${dayOfMonth.padStart(2, '0')}`;
  const isMonthFirst = Number(dayOfMonth) > 12 && parseDay(turned) !== undefined;
  return fault('date-invalid', {
    value,
    last: lastOfMonth(value),
    ...(isMonthFirst ? { monthFirst: turned, turned: 'M/D/YYYY' } : { form: usualForm([value]) }),
    serial: /^[34]\d{4}$/.test(value) ? value : undefined,
    ...(name === undefined ? {} : readAsText(value, name)),
  });
}

/** The last day of the month for a text that names a later one: `2025-09-30` for `31/09/2025`. */
function lastOfMonth(text: string): string | undefined {
  const [, start, month, year] =
    /^(\d{4}-\d{2})-(?:29|3[01])$|^(?:29|3[01])\/(\d{2})\/(\d{4})$/.exec(text) ?? [];
  const first = parseDay(`${start ?? `${year}-${month}`}-01`);
  return first === undefined ? undefined : formatDay(monthOf(first).to);
}

/** Days in words and months can be read by `from_columns` of a layout, but for an invoice dated by its month alone. */
function readAsText(value: string, name: LineDay): { readonly words?: string; readonly field?: string } {
  if (writtenPeriod(value) !== undefined)
    return name === 'invoice_date' ? {} : { words: value, field: '{period}' };
  const isInWords = /\p{L}/u.test(value) && writtenDay(value, []) !== undefined;
  return isInWords ? { words: value, field: `{${name}}` } : {};
}
