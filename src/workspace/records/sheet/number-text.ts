/** What a spreadsheet shows of a number: no more than these digits are sure of a binary double. */
const SIGNIFICANT = 15;

/** Beyond it a number is no amount, count or rate that anyone typed. */
const MOST_ZEROS = 30;

/**
 * The number of a cell as canonical decimal text at 15 significant digits, halves away from zero: exact, on the digits
 * that the file states. `shift` moves the decimal mark to the right. Undefined where the text is no such number.
 */
export function numberText(source: string, shift = 0): string | undefined {
  const match = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,4}))?$/.exec(source.trim());
  if (match === null) return undefined;
  const { 1: sign, 2: whole = '', 3: decimals = '', 4: power = '0' } = match;
  if (whole + decimals === '') return undefined;
  let digits = (whole + decimals).replace(/^0+/, '');
  let exponent = Number(power) - decimals.length + shift;
  if (digits.length > SIGNIFICANT) {
    const kept = BigInt(digits.slice(0, SIGNIFICANT)) + (digits.charAt(SIGNIFICANT) >= '5' ? 1n : 0n);
    exponent += digits.length - SIGNIFICANT;
    digits = kept.toString();
  }
  const trimmed = digits.replace(/0+$/, '');
  exponent += digits.length - trimmed.length;
  if (trimmed === '') return '0';
  if (exponent > MOST_ZEROS || exponent < -MOST_ZEROS - SIGNIFICANT) return undefined;
  const negative = sign === '-' ? '-' : '';
  if (exponent >= 0) return `${negative}${trimmed}${'0'.repeat(exponent)}`;
  const padded = trimmed.padStart(1 - exponent, '0');
  return `${negative}${padded.slice(0, exponent)}.${padded.slice(exponent)}`;
}

/**
 * A number as the cell of a CSV file with this mark would have it. Where the mark is not declared, a number of three
 * decimals gets a fourth: in a sheet it is no thousand.
 */
export function inCsvForm(number: string, mark: '.' | ',' | undefined): string {
  if (mark === ',') return number.replace('.', ',');
  return mark === undefined && /\.\d{3}$/.test(number) ? `${number}0` : number;
}
