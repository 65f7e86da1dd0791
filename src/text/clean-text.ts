/** Text as grappe compares it: trimmed and NFC. */
export function cleanText(raw: string): string {
  return raw.trim().normalize('NFC');
}

/** The same with one blank for each run of them, no-break ones and line breaks too: headers and texts with fields. */
export function oneBlank(raw: string): string {
  return raw.normalize('NFC').replace(/\s+/g, ' ').trim();
}
