import { withoutLeadingZeros } from './leading-zeros.ts';
import { withoutMarks } from './plain-form.ts';

/** Shorter numbers may be the end of another id by chance. */
const SHORTEST = 6;

/**
 * Whether a listed text is a number that someone has written differently: with other blanks or marks between
 * (`0688467783` for `06 88 46 77 83`), with its name in front (`PCE 21 400 000`), or without its leading zeros, which
 * spreadsheets remove.
 */
export function isNumberMiswritten(listed: string, number: string): boolean {
  const [bare, plain] = [withoutMarks(listed), withoutMarks(number)];
  if (listed === number || plain.length < SHORTEST) return false;
  if (bare === plain) return true;
  const unnamed = bare.replace(/^\p{L}+/u, '');
  const digits = withoutLeadingZeros(plain);
  return digits !== undefined && withoutLeadingZeros(unnamed) === digits && unnamed.length <= plain.length;
}
