/** The letters of a column as spreadsheets number them, from 1: `A` for 1, `AA` for 27. */
export function columnLetters(number: number): string {
  const before = Math.floor((number - 1) / 26);
  return (before === 0 ? '' : columnLetters(before)) + String.fromCharCode(65 + ((number - 1) % 26));
}

/** The number of characters that a cell of a spreadsheet holds: anything longer could not be read again. */
export const CELL_LIMIT = 32_767;

/**
 * Text that no spreadsheet takes for a formula: a cell that begins with `=`, `+`, `-`, `@`, tab or CR gets an
 * apostrophe before it (OWASP, CSV injection). Only for text: numbers stay numbers.
 */
export function harmlessText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** What a formula without a result shows; programs other than LibreOffice write it as the number 0, or as text. */
export const FORMULA_ERROR =
  /^(?:#(?:N\/[AD]|(?:DIV\/0|REF|VALUE|VALEUR|NUM|NOMBRE|NULL|NUL)\s?!|(?:NAME|NOM)\s?\?)|Err:\d+)$/;

/** What a spreadsheet shows, and writes into a CSV, instead of a text that is too wide for its column. */
export const TOO_NARROW = /^#{3,}$/;
