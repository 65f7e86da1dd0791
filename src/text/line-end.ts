/** Spaces at which no line ends: before `: ; ! ? % » ·`, after `«`, on both sides of `×`. */
const HELD_BEFORE = / (?=[:;!?%»·×])/g;
/** With what they stand after: Safari 16.0 to 16.3 refuse a page that looks behind in its patterns. */
const HELD_AFTER = /([«×]) /g;

/** The text with no-break spaces where no line ends. */
export function unbroken(text: string): string {
  return text.replaceAll(HELD_BEFORE, '\u00a0').replaceAll(HELD_AFTER, '$1\u00a0');
}

/** The parts of a text between which a line may end; no-break spaces do not part. */
export function lineParts(text: string): readonly string[] {
  let end = -1;
  return unbroken(text)
    .split(' ')
    .map(({ length }) => {
      const start = end + 1;
      end = start + length;
      return text.slice(start, end);
    });
}
