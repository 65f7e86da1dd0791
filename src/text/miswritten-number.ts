import { withoutLeadingZeros } from './leading-zeros.ts';

/** Shorter numbers may be the end of another id by chance. */
const SHORTEST = 6;

/**
 * Whether a listed text is a number that someone has written differently: with blanks or marks between, with its name in
 * front (`PCE 21 400 000`), or without its leading zeros, which spreadsheets remove.
 */
export function isNumberMiswritten(listed: string, number: string): boolean {
  const bare = listed.replace(/[^\p{L}\p{N}]+/gu, '');
  if (listed === number || number.length < SHORTEST) return false;
  if (bare === number) return true;
  const unnamed = bare.replace(/^\p{L}+/u, '');
  const digits = withoutLeadingZeros(number);
  return digits !== undefined && withoutLeadingZeros(unnamed) === digits && unnamed.length <= number.length;
}
