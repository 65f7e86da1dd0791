/** The letters of a column as spreadsheets number them, from 1: `A` for 1, `AA` for 27. */
export function columnLetters(number: number): string {
  const before = Math.floor((number - 1) / 26);
  return (before === 0 ? '' : columnLetters(before)) + String.fromCharCode(65 + ((number - 1) % 26));
}
