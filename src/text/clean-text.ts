/** Text as grappe compares it: trimmed and NFC. */
export function cleanText(raw: string): string {
  return raw.trim().normalize('NFC');
}

/**
 * The same with runs of blanks, including no-break spaces and line breaks, as one blank: for headers and texts with
 * fields.
 */
export function oneBlank(raw: string): string {
  return raw.normalize('NFC').replace(/\s+/g, ' ').trim();
}
