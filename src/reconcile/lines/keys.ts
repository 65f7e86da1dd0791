/** One text of several, none of which holds a control character. */
export function keyText(...parts: readonly (string | number)[]): string {
  return parts.join('\u0000');
}

export function invoiceKey(supplier: string, invoiceNumber: string): string {
  return keyText(supplier, invoiceNumber);
}
