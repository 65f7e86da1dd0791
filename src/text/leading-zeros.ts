const NUMBER = /^0*(\d+)$/;

/** A number without the leading zeros that spreadsheets take away; undefined for any other text. */
export function withoutLeadingZeros(text: string): string | undefined {
  return NUMBER.exec(text)?.[1];
}
