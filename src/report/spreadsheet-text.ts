/**
 * Text that no spreadsheet takes for a formula: a cell that begins with `=`, `+`, `-`, `@`, tab or CR gets an
 * apostrophe before it (OWASP, CSV injection). Only for text: numbers stay numbers.
 */
export function harmlessText(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
