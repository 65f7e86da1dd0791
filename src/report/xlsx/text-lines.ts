import { getOrInsert } from '../../domain/cache.ts';

/**
 * Letters by their width, in widths of a digit, by which columns are measured: the greatest width in Carlito (as wide
 * as Calibri), Liberation Sans (as Arial) and DejaVu Sans, the fonts that office suites use.
 */
const LETTERS_BY_WIDTH: readonly (readonly [width: number, letters: string])[] = [
  [0.5, " ',.:;Iijl’·"],
  [0.6, '!()-[]f'],
  [0.7, 'rt'],
  [0.8, '"/°'],
  [0.9, 'Jcksvxyz|'],
  [1, '$*?L_abdeghnopqu–«»€0123456789'],
  [1.1, 'FTZ'],
  [1.2, 'ABEKPSVXY'],
  [1.3, '#&+<=>CDHNRU'],
  [1.4, 'GOQw'],
  [1.6, '%mæ'],
  [1.8, '@MWÆŒœ—…'],
];

const WIDTHS = new Map(
  LETTERS_BY_WIDTH.flatMap(([width, letters]) => [...letters].map((letter) => [letter, width] as const)),
);

/** A letter with an accent is as wide as without; one of another script may be as wide as it is high. */
function letterWidth(letter: string): number {
  return getOrInsert(WIDTHS, letter, () => WIDTHS.get(letter.normalize('NFD').charAt(0)) ?? WIDEST);
}

const WIDEST = 2;
const SPACE = letterWidth(' ');

/** The number of lines of a text in a cell of so many digits in width: no fewer than an office suite makes. */
export function linesIn(text: string, width: number): number {
  if (!text.includes('\n') && isSurelyWithin(text, width)) return 1;
  return text.split('\n').reduce((count, line) => count + wrappedLines(line, width), 0);
}

/** Summed letter by letter. A tie does not count as within: sums of fractions depend on their order. */
function isSurelyWithin(text: string, width: number): boolean {
  let needed = 1e-6;
  for (let index = 0; index < text.length && needed <= width; index += 1) {
    needed += letterWidth(text.charAt(index));
  }
  return needed <= width;
}

/** Lines break between words; a word longer than a line is broken at its hyphens, or cut. */
function wrappedLines(line: string, width: number): number {
  let count = 1;
  let used = 0;
  const add = (piece: string, space: number): void => {
    let needed = widthOf(piece);
    if (used > 0) {
      if (used + space + needed <= width) needed += used + space;
      else count += 1;
    }
    const more = Math.max(0, Math.ceil(needed / width) - 1);
    count += more;
    used = needed - more * width;
  };
  for (const word of line.split(' ')) {
    const [first = '', ...others] = widthOf(word) > width ? word.split(AFTER_HYPHEN) : [word];
    add(first, SPACE);
    for (const other of others) add(other, 0);
  }
  return count;
}

/** The place after a hyphen. */
const AFTER_HYPHEN = /(?<=-)/;

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + letterWidth(letter), 0);
}
