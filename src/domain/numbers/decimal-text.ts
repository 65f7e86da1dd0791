/** A checked decimal in its source form (`-1.50`): it stays text until it becomes an exact integer, never a float. */
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
