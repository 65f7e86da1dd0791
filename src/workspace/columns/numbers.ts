import { bothDecimals } from '../../diagnostics/bilingual.ts';
import { type Fault, fault } from '../../diagnostics/problem.ts';
import type { CommonLayout, DecimalMark } from '../../domain/layout.ts';
import { decimalsOf } from '../../domain/numbers/decimal-text.ts';
import type { Delimiter } from '../records/csv-records.ts';

/** Which decimal marks are accepted in a file: one, either where the number leaves no doubt, or both. */
export type MarkRule = DecimalMark | 'either' | 'both';

/**
 * In a comma-delimited file the mark is `.`, and also `,` if its layout says so and names no mark for thousands; in
 * others, and in a sheet, either, unless the layout, or the convention for all files, says which (DATA.md).
 */
export function markRule(
  delimiter: Delimiter | undefined,
  layout: Pick<CommonLayout, 'decimalMark' | 'writing'> | undefined,
  ofAll: DecimalMark | undefined,
): MarkRule {
  const ofFile = layout?.decimalMark;
  if (delimiter === ',' && layout?.writing?.thousands === undefined) return ofFile === ',' ? 'both' : '.';
  return ofFile ?? ofAll ?? 'either';
}

export type NumberReading =
  | { readonly decimal: string }
  | { readonly fault: 'number-invalid' | 'number-ambiguous' };

const PLAIN_OR_GROUPED =
  /^(-?)(\d+|\d{1,3}(?:[ \u00a0\u202f]\d{3})+)(?:([.,])(\d+))?(?:[ \u00a0\u202f]?[€%])?$/;

/** A number as programs write it: where the point is a decimal mark, it is already canonical. */
const CANONICAL = /^-?\d+(?:\.\d\d?)?$/;

/** Reads a number as people write it into canonical decimal text (`1 234,50 €` → `1234.50`). */
export function readNumber(text: string, rule: MarkRule): NumberReading {
  if (rule !== ',' && CANONICAL.test(text)) return { decimal: text };
  const match = PLAIN_OR_GROUPED.exec(text);
  if (!match) return { fault: 'number-invalid' };
  const { 1: sign = '', 2: whole = '', 3: mark, 4: decimals } = match;
  const digits = sign + whole.replace(/[ \u00a0\u202f]/g, '');
  if (mark === undefined || decimals === undefined) return { decimal: digits };
  if (rule === 'either' && decimals.length === 3) return { fault: 'number-ambiguous' };
  if ((rule === '.' || rule === ',') && mark !== rule) return { fault: 'number-invalid' };
  return { decimal: `${digits}.${decimals}` };
}

/** The fault of too many decimals; zeros at the end are named if only they are superfluous: 12.3450 of a sheet. */
export function surplusDecimals(value: string, most: number): { readonly fault: Fault } | undefined {
  if (decimalsOf(value) <= most) return undefined;
  let end = value.length;
  // A regular expression would begin again at each of thousands of zeros.
  while (value[end - 1] === '0') end--;
  const short = value.slice(0, end);
  const named = decimalsOf(short) > most ? short : value;
  return { fault: fault('number-decimals', { most, found: decimalsOf(named), value: bothDecimals(named) }) };
}
