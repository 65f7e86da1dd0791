const WIDTH = 80;

/**
 * Markdown in lines of at most 80 characters for terminals: words stay whole, list items are indented, blocks of code
 * stay as they are.
 */
export function wrapped(text: string): string {
  let code = false;
  const lines = text.split('\n').flatMap((line) => {
    const isFence = line.trimStart().startsWith('```');
    if (isFence) code = !code;
    return code || isFence || line.startsWith('#')
      ? [line]
      : linesWithin(line, WIDTH, line.startsWith('- ') ? '  ' : '');
  });
  return lines.join('\n');
}

/** A line split into lines of at most `width` characters, where words allow it; all but the first are indented. */
export function linesWithin(line: string, width: number, indent = ''): readonly string[] {
  if (line.length <= width) return [line];
  const lines: string[] = [];
  let current = '';
  for (const part of lineParts(line)) {
    if (current !== '' && current.length + 1 + part.length > width) {
      lines.push(current);
      current = `${indent}${part}`;
    } else current = current === '' ? part : `${current} ${part}`;
  }
  return [...lines, current];
}

/** Spaces at which no line may break: before `: ; ! ? % » ·`, after `«`, on both sides of `×`. */
const HELD_BEFORE = / (?=[:;!?%»·×])/g;
/** The character before the space is part of the match, because Safari 16.0 to 16.3 refuse look-behind in patterns. */
const HELD_AFTER = /([«×]) /g;

/** The text with no-break spaces where no line may break. */
export function unbroken(text: string): string {
  return text.replaceAll(HELD_BEFORE, '\u00a0').replaceAll(HELD_AFTER, '$1\u00a0');
}

/** The parts of a text between which a line may break; no-break spaces do not separate. */
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
