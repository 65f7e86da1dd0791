import { Decimal } from 'decimal.js';
import { cachedLatest } from '../cache.ts';
import { type DecimalText, decimalsOf, isDecimal } from './decimal-text.ts';

/**
 * The decimals of the house: more significant digits than two cells can hold, so that no sum or product of
 * checked texts is ever rounded (decimal.js rounds each operation to `precision`, 20 by default), and no exponent in
 * what is written. It divides nothing: quotients are fractions.
 */
const ExactDecimal = Decimal.clone({ precision: 100_000, toExpNeg: -9e15, toExpPos: 9e15 });

/** Only checked texts become decimals: the constructor itself would take `0x10`, `1e3` and `Infinity` too. */
function decimal(text: DecimalText): Decimal {
  if (!isDecimal(text)) throw new RangeError(`${text} is no decimal`);
  return new ExactDecimal(text);
}

/** The decimal as an integer of 10⁻ˢᶜᵃˡᵉ units: `scaled('12.5', 2)` is 1250n. Its decimals must fit `scale`. */
export function scaled(text: DecimalText, scale: number): bigint {
  const decimals = decimalsOf(text);
  if (decimals > scale) throw new RangeError(`${text} has more than ${scale} decimals`);
  return BigInt(decimal(text).times(`1e${scale}`).toString());
}

/** One, in units of 10⁻ˢᶜᵃˡᵉ: the divisor of what {@link scaled} returns. */
export function unitsInOne(scale: number): bigint {
  return scaled('1', scale);
}

/** {@link scaled} for texts that come again line after line. */
export function scaledReader(scale: number): (text: DecimalText) => bigint {
  return cachedLatest((text: DecimalText) => scaled(text, scale));
}

/** A decimal already in its shortest form, as nearly all cells are. */
const SHORTEST = /^(?:0|-?(?:0\.\d*[1-9]|[1-9]\d*(?:\.\d*[1-9])?))$/;

/** Zeros at the end of the decimals: mostly the only reason why a cell is not in its shortest form. */
const ZEROS_AT_END = /(\.\d*[1-9])0+$|\.0+$/;

/** The shortest form: no trailing zero, no leading zero, no `-0`: `20.00` is `20`, `-0` is `0`. */
export function shortestDecimal(text: DecimalText): DecimalText {
  if (SHORTEST.test(text)) return text;
  const shorter = text.replace(ZEROS_AT_END, '$1');
  if (SHORTEST.test(shorter)) return shorter;
  const value = decimal(text);
  return value.isZero() ? '0' : value.toString();
}

/** The shortest decimal form of an integer of 10⁻ˢᶜᵃˡᵉ units. */
export function unscaled(value: bigint, scale: number): DecimalText {
  return shortestDecimal(fixedDecimal(value, scale));
}

/** An integer of 10⁻ˢᶜᵃˡᵉ units with all of its decimals: `fixedDecimal(1250n, 2)` is `12.50`. */
export function fixedDecimal(value: bigint, scale: number): DecimalText {
  const [sign, magnitude] = value < 0n ? ['-', -value] : ['', value];
  const digits = String(magnitude).padStart(scale + 1, '0');
  const point = digits.length - scale;
  return `${sign}${digits.slice(0, point)}${scale === 0 ? '' : `.${digits.slice(point)}`}`;
}

/** A number as a program writes it, with an exponent of at most four digits. */
const WRITTEN = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,4})?$/;

/** No column takes more decimals. Digits beyond them come from binary doubles: `0.5200000000000005` is 0.52. */
const MOST_DECIMALS = 6;

/**
 * Such a number times 10 to the power of `shift`, to so many significant digits, halves away from zero; but towards
 * zero where that makes it shorter and no column would take the other. Undefined where the text is no number, or has
 * more zeros than `mostZeros` before or behind its significant digits.
 */
export function significantDecimal(
  text: string,
  shift: number,
  digits: number,
  mostZeros: number,
): DecimalText | undefined {
  if (!WRITTEN.test(text)) return undefined;
  const exact = new ExactDecimal(text).times(`1e${shift}`);
  const away = exact.toSignificantDigits(digits, Decimal.ROUND_HALF_UP);
  const towards = exact.toSignificantDigits(digits, Decimal.ROUND_HALF_DOWN);
  const isNoise = towards.precision() < away.precision() && away.decimalPlaces() > MOST_DECIMALS;
  const value = isNoise ? towards : away;
  if (value.isZero()) return '0';
  const last = value.e - value.precision() + 1;
  return last > mostZeros || last < -mostZeros - digits ? undefined : value.toString();
}
