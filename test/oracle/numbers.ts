/** Numbers as people write them (DATA.md, Reading), and money as the outputs write it. */
import type { Delimiter } from './csv.ts';
import { type Fraction, fraction } from './fraction.ts';

export type DecimalMark = '.' | ',';

export interface NumberDialect {
  readonly delimiter: Delimiter;
  /** `numbers: {decimal}` of the layout, else of the convention. */
  readonly decimal: DecimalMark | undefined;
}

const GROUPS = /[ \u00A0\u202F]/gu;

/** The exact value, or undefined when the text is no number of this dialect with at most `decimals` decimals. */
export function parseNumber(text: string, dialect: NumberDialect, decimals: number): Fraction | undefined {
  const bare = text.replace(/[ \u00A0\u202F]*[€%]$/u, '');
  const parts = /^(-?)(\d+|\d{1,3}(?:[ \u00A0\u202F]\d{3})+)(?:([.,])(\d+))?$/u.exec(bare);
  if (!parts) return undefined;
  const [, sign, whole = '', mark, rest = ''] = parts;
  if (rest.length > decimals) return undefined;
  if (mark !== undefined) {
    if (dialect.delimiter === ',') {
      if (mark !== '.') return undefined;
    } else if (dialect.decimal !== undefined) {
      if (mark !== dialect.decimal) return undefined;
    } else if (rest.length === 3) return undefined;
  }
  const digits = BigInt(whole.replace(GROUPS, '') + rest);
  return fraction(sign === '-' ? -digits : digits, 10n ** BigInt(rest.length));
}

/** A part of `fixed` or `mix`: a decimal or `a/b`. */
export function parsePart(text: string): Fraction | undefined {
  const ratio = /^(\d+)\/(\d+)$/u.exec(text);
  if (ratio) {
    const denominator = BigInt(ratio[2] ?? '0');
    return denominator === 0n ? undefined : fraction(BigInt(ratio[1] ?? '0'), denominator);
  }
  const decimal = /^(\d+)(?:\.(\d+))?$/u.exec(text);
  if (!decimal) return undefined;
  const rest = decimal[2] ?? '';
  return fraction(BigInt((decimal[1] ?? '') + rest), 10n ** BigInt(rest.length));
}

export function showCents(cents: bigint): string {
  const positive = cents < 0n ? -cents : cents;
  return `${cents < 0n ? '-' : ''}${positive / 100n}.${String(positive % 100n).padStart(2, '0')}`;
}

/** A decimal in its shortest form: 20, 5.5. */
export function showShortest(value: Fraction): string {
  const positive = value.n < 0n ? -value.n : value.n;
  let scale = 1n;
  let places = 0;
  while ((positive * scale) % value.d !== 0n) {
    scale *= 10n;
    places++;
  }
  const digits = String((positive * scale) / value.d).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  return `${value.n < 0n ? '-' : ''}${whole}${places > 0 ? `.${digits.slice(digits.length - places)}` : ''}`;
}
