import { type Fault, fault } from '../../diagnostics/problem.ts';
import type { NegativeForm } from '../../domain/layout.ts';
import { type MarkRule, type NumberReading, readNumber } from './numbers.ts';
import type { Column } from './table.ts';

/** The fault of a text of a column that is no number, or may be two, with what seems to be meant. */
export function numberFault(
  { name, isMoney }: Pick<Column, 'name' | 'isMoney'>,
  text: string,
  rule: MarkRule,
  code: Extract<NumberReading, { readonly fault: string }>['fault'],
): Fault {
  if (code === 'number-ambiguous') {
    const [mark, other] = text.includes(',') ? [',', '.'] : ['.', ','];
    return fault(code, { value: text, mark, other });
  }
  const marks = rule === 'either' || rule === 'both' ? '. ,' : rule;
  const mark = marks.charAt(0);
  const { digits, form } = belowZero(text);
  const letters = lettersForDigits(text, rule);
  const { number, unit } = isMoney && letters === '' ? unitBeside(text, rule) : { number: '', unit: '' };
  // `1 Gbit/s`; a word alone stands for no number.
  const worded = !isMoney && letters === '' && /\d/.test(text) && /\p{L}/u.test(text);
  return fault(code, {
    ...{ value: text, marks, mark },
    negative: form !== undefined && isNumberUnder(digits, rule) ? `-${digits}` : undefined,
    letters,
    unit,
    values: worded ? `values: { ${name}: { ${JSON.stringify(text)}: … } }` : undefined,
    euro: /^(?:€|EUR|euros?)$/i.test(unit) ? `${number} €` : undefined,
    point: rule === ',' && isNumberUnder(text, 'either') ? text : undefined,
    comma: rule === '.' && isNumberUnder(text, 'either') ? text : undefined,
    writing: writingOf(digits, form, rule),
  });
}

/** The digits of a number that may be negative in another form than `-1`; without such a sign, the text itself. */
function belowZero(text: string): {
  readonly digits: string;
  readonly form: NegativeForm | '−1' | undefined;
} {
  const [, inBrackets, behind, withDash, withSign] =
    /^\((.+)\)$|^(.+?) ?-$|^(.+?) ?(?:[−–]|CR)$|^[−–] ?(.+)$/i.exec(text) ?? [];
  if (inBrackets !== undefined) return { digits: inBrackets, form: '(1)' };
  if (behind !== undefined) return { digits: behind, form: '1-' };
  const other = withDash ?? withSign;
  return { digits: other ?? text, form: other === undefined ? undefined : '−1' };
}

/** `numbers: { decimal: ",", thousands: ".", negative: "1-" }`, which would read the text; empty if none would. */
function writingOf(digits: string, form: NegativeForm | '−1' | undefined, rule: MarkRule): string {
  const negative = form === '1-' || form === '(1)' ? `, negative: "${form}"` : '';
  const [, sign, thousands, others, decimal] =
    /^(-?)(?:€ ?)?\d{1,3}(?:([.,'’])\d{3})((?:\2\d{3})*)(?:(?!\2)([.,])\d+)?(?: ?[€%])?$/.exec(digits) ?? [];
  if (form === '−1' || (negative !== '' && sign === '-')) return '';
  // `1,289` alone may have three decimals.
  const isSure = others !== '' || decimal !== undefined || !/[.,]/.test(thousands ?? '');
  if (thousands !== undefined && isSure) {
    const usual = thousands === '.' ? ',' : thousands === ',' || rule === '.' ? '.' : ',';
    const mark = thousands === '’' ? "'" : thousands;
    return `numbers: { decimal: "${decimal ?? usual}", thousands: "${mark}"${negative} }`;
  }
  const behindEuro = /^-?€[ \u00a0\u202f]?(\d[^€%]*)$/.exec(digits)?.[1];
  if (behindEuro !== undefined && isNumberUnder(behindEuro, 'both'))
    return `numbers: { ${marksOf(behindEuro)}${negative} }`;
  if (negative === '' || !isNumberUnder(digits, 'both')) return '';
  const mark = /[.,]/.exec(digits)?.[0] ?? (rule === '.' ? '.' : ',');
  return `numbers: { decimal: "${mark}"${negative} }`;
}

/** The marks to declare for a file that has this number without a mark between thousands. */
function marksOf(number: string): string {
  return number.includes(',') ? 'decimal: ",", thousands: "."' : 'decimal: ".", thousands: ","';
}

/** The letters of a text that would be a number if they were the digits that they look like: `49,9O`, `4I4`. */
function lettersForDigits(text: string, rule: MarkRule): string {
  const digits = text.replace(/[Oo]/g, '0').replace(/[Il]/g, '1');
  const letters = /\d/.test(text) && isNumberUnder(digits, rule) ? text.match(/[OoIl]/g) : null;
  return [...new Set(letters)].join(', ');
}

/** A number and what is beside it, such as a currency; both empty where there is none, or only its sign. */
function unitBeside(text: string, rule: MarkRule): { readonly number: string; readonly unit: string } {
  const [, before, behind, number, unit = before] =
    /^(?:([\p{L}\p{Sc}.]+) ?(-?\d.*)|(.*\d)[ \u00a0\u202f]?([\p{L}\p{Sc}][\p{L}\p{Sc}.]*))$/u.exec(text) ??
    [];
  const digits = number ?? behind ?? '';
  const isUnit = unit !== undefined && !/^CR$/i.test(unit) && isNumberUnder(digits, rule);
  return isUnit ? { number: digits, unit } : { number: '', unit: '' };
}

function isNumberUnder(text: string, rule: MarkRule): boolean {
  return 'decimal' in readNumber(text, rule);
}
