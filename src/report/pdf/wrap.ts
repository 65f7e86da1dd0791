import { lineParts } from '../../text/line-breaks.ts';

/** The width of a text in points. */
export type Measure = (text: string) => number;

/** The lines of a text within a width. A word that is wider than a line is cut. */
export function wrap(text: string, width: number, measure: Measure): readonly string[] {
  if (measure(text) <= width) return [text];
  const lines: string[] = [];
  const space = measure(' ');
  let line = '';
  let used = 0;
  for (const word of lineParts(text).flatMap((part) => pieces(part, width, measure))) {
    const needed = measure(word);
    if (line === '') {
      line = word;
      used = needed;
    } else if (used + space + needed <= width) {
      line += ` ${word}`;
      used += space + needed;
    } else {
      lines.push(line);
      line = word;
      used = needed;
    }
  }
  return [...lines, line];
}

function pieces(word: string, width: number, measure: Measure): readonly string[] {
  if (measure(word) <= width) return [word];
  const parts: string[] = [];
  let part = '';
  let used = 0;
  for (const character of word) {
    const needed = measure(character);
    if (part !== '' && used + needed > width) {
      parts.push(part);
      part = '';
      used = 0;
    }
    part += character;
    used += needed;
  }
  return [...parts, part];
}
