import type { MarkRule } from '../../workspace/numbers.ts';

/** Cells that are what they look like: no reader would find more in them, or less, than their bytes. */

const ZERO = 0x30;
const MINUS = 0x2d;
const POINT = 0x2e;
const COMMA = 0x2c;
const QUOTE = 0x22;
const SPACE = 0x20;
const DELETE = 0x7f;
const TWO_BYTES = 0xc2;
const LAST_CONTROL = 0x9f;

/** So many digits before the decimals, and two behind them, stay below 2⁵³. */
const MOST_DIGITS = 13;

/** A cell is no plain amount; another reader decides. */
export const NOT_PLAIN = Number.NaN;

/** The cents of an amount written with digits, a sign and at most two decimals, and nothing else; else NaN. */
export function plainCents(bytes: Uint8Array, from: number, to: number, mark: MarkRule): number {
  const negative = bytes[from] === MINUS;
  const start = negative ? from + 1 : from;
  let value = 0;
  let at = start;
  for (; at < to; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  const whole = at - start;
  const decimals = at === to ? 0 : to - at - 1;
  if (whole === 0 || whole > MOST_DIGITS || decimals > 2 || (at < to && decimals === 0)) return NOT_PLAIN;
  if (at < to && !isMark(bytes[at], mark)) return NOT_PLAIN;
  for (at++; at < to; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return NOT_PLAIN;
    value = value * 10 + digit;
  }
  const cents = decimals === 2 ? value : decimals === 1 ? value * 10 : value * 100;
  return negative && cents > 0 ? -cents : cents;
}

function isMark(byte: number | undefined, mark: MarkRule): boolean {
  return (byte === POINT && mark !== ',') || (byte === COMMA && mark !== '.');
}

const MOST_DECIMALS = 2;

/** Whether a cell is a plain decimal that a column of at least two decimals takes, of either sign. */
export function isPlainDecimal(bytes: Uint8Array, from: number, to: number, mark: MarkRule): boolean {
  let digits = 0;
  let decimals = -1;
  for (let at = bytes[from] === MINUS ? from + 1 : from; at < to; at++) {
    const byte = bytes[at];
    const digit = (byte ?? 0) - ZERO;
    if (digit >= 0 && digit <= 9) {
      digits++;
      if (decimals >= 0) decimals++;
    } else if (decimals >= 0 || digits === 0 || !isMark(byte, mark)) return false;
    else decimals = 0;
  }
  return digits > 0 && digits <= MOST_DIGITS && decimals !== 0 && decimals <= MOST_DECIMALS;
}

const MOST_REFERENCE = 64;

/** Whether a reference is ASCII without a space, and needs no quotes in a table. */
export function isPlainReference(bytes: Uint8Array, from: number, to: number): boolean {
  if (from === to || to - from > MOST_REFERENCE) return false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte <= SPACE || byte >= DELETE || byte === QUOTE || byte === COMMA) return false;
  }
  return true;
}

const MOST_LABEL = 1 << 13;

/** Whether a label is of no length and has no character that a label may not have. */
export function isPlainLabel(bytes: Uint8Array, from: number, to: number): boolean {
  if (to - from > MOST_LABEL) return false;
  for (let at = from; at < to; at++) {
    const byte = bytes[at] ?? 0;
    if (byte < SPACE || byte === DELETE) return false;
    if (byte === TWO_BYTES && (bytes[at + 1] ?? 0) <= LAST_CONTROL) return false;
  }
  return true;
}
