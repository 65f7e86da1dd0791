const NUMBER = /^0*(\d+)$/;

/** A number without its leading zeros, as spreadsheets leave it; undefined for any other text. */
export function withoutLeadingZeros(text: string): string | undefined {
  return NUMBER.exec(text)?.[1];
}
