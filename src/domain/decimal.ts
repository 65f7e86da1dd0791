/**
 * A checked decimal in its source form: optional `-`, digits, optional `.` and digits.
 * Decimals stay text until an exact integer is made of them; none passes through a float.
 */
export type DecimalText = string;

const DECIMAL = /^-?\d+(?:\.\d+)?$/;

export function isDecimal(text: string): text is DecimalText {
  return DECIMAL.test(text);
}

/** The number of decimals written, trailing zeros included. */
export function decimalsOf(text: DecimalText): number {
  const mark = text.indexOf('.');
  return mark === -1 ? 0 : text.length - mark - 1;
}

/** The decimal as an integer of 10⁻ˢᶜᵃˡᵉ units: `scaled('12.5', 2)` is 1250n. Its decimals must fit `scale`. */
export function scaled(text: DecimalText, scale: number): bigint {
  const mark = text.indexOf('.');
  if (mark === -1) return BigInt(text + '0'.repeat(scale));
  const decimals = text.length - mark - 1;
  if (decimals > scale) throw new RangeError(`${text} has more than ${scale} decimals`);
  return BigInt(text.slice(0, mark) + text.slice(mark + 1) + '0'.repeat(scale - decimals));
}

const SHORTEST = /^(?:0|-?(?:0\.\d*[1-9]|[1-9]\d*(?:\.\d*[1-9])?))$/;

/** The shortest form: no trailing zero, no leading zero, no `-0`: `20.00` is `20`, `-0` is `0`. */
export function shortestDecimal(text: DecimalText): DecimalText {
  if (SHORTEST.test(text)) return text;
  const negative = text.startsWith('-');
  const [whole = '', decimals = ''] = (negative ? text.slice(1) : text).split('.');
  const kept = decimals.replace(/0+$/, '');
  const digits = whole.replace(/^0+(?=\d)/, '') + (kept === '' ? '' : `.${kept}`);
  return negative && digits !== '0' ? `-${digits}` : digits;
}

/** An integer of 10⁻ˢᶜᵃˡᵉ units back in its shortest decimal form. */
export function unscaled(value: bigint, scale: number): DecimalText {
  const digits = (value < 0n ? -value : value).toString().padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return shortestDecimal(value < 0n ? `-${text}` : text);
}
