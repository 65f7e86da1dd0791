/** Text as grappe compares it: trimmed and NFC. */
export function cleanText(raw: string): string {
  return raw.trim().normalize('NFC');
}
