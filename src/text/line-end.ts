/** Spaces at which no line ends: before `: ; ! ? % » ·`, after `«`, on both sides of `×`. */
const HELD = / (?=[:;!?%»·×])|(?<=[«×]) /g;
const FREE = /(?<![«×]) (?![:;!?%»·×])/;

/** The text with no-break spaces where no line ends. */
export function unbroken(text: string): string {
  return text.replaceAll(HELD, '\u00a0');
}

/** The parts of a text between which a line may end; no-break spaces do not part. */
export function lineParts(text: string): readonly string[] {
  return text.split(FREE);
}
