import { cached } from '../../domain/cache.ts';
import { END_OF_MARK } from './tags.ts';
import type { SetText } from './typeface.ts';

/** The content of a page, as PDF operators (ISO 32000-1, annex A); lengths in points from its top left. */
export type PageContent = ReturnType<typeof pageContent>;

export interface ContentStyle {
  /** The name of the font among the page's resources. */
  readonly font: string;
  readonly size: number;
  /** `#1b2733`. */
  readonly color: string;
}

/** The matrix of a text that rises by 30 degrees, on a page whose vertical axis points down. */
const SLANT = '0.866 -0.5 -0.5 -0.866';

/**
 * An empty page; `start` is what comes first in its content. Fonts and colors stay in force until others are set, since
 * most text of a page has the same. Each text starts relative to the previous one, so that all are one text object.
 */
export function pageContent(start = '') {
  let fills = '';
  let across = '';
  let rules = '';
  let texts = '';
  let fillColor = '';
  let stroke = '';
  let ink = '';
  let type = { font: '', size: 0 };
  /** Where the last text begins, in tenths of a point. */
  let lastX = 0;
  let lastY = 0;
  return {
    /** `y` is the baseline of the letters; `mark` says to which part of the document they belong. */
    text(
      { operators: shown }: SetText,
      x: number,
      y: number,
      { font, size, color }: ContentStyle,
      mark: string,
    ): void {
      texts += mark;
      if (color !== ink) texts += `${components(color)} rg\n`;
      ink = color;
      if (font !== type.font || size !== type.size) {
        texts += `/${font} ${size} Tf\n`;
        type = { font, size };
      }
      const beginX = tenths(x);
      const beginY = tenths(y);
      texts += `${(beginX - lastX) / 10} ${(lastY - beginY) / 10} Td${shown}\n${END_OF_MARK}`;
      lastX = beginX;
      lastY = beginY;
    },
    /** A text across the page, upwards: over every background, and below all lines and texts. */
    slanted({ operators: shown }: SetText, x: number, y: number, { font, size, color }: ContentStyle): void {
      across += `/Artifact BMC\n${components(color)} rg\n/${font} ${size} Tf\n`;
      across += `BT ${SLANT} ${points(x)} ${points(y)} Tm ${shown} ET\n${END_OF_MARK}`;
    },
    /** A line, below all texts. */
    rule(x: number, y: number, width: number, color: string): void {
      if (color !== stroke) rules += `${components(color)} RG\n`;
      stroke = color;
      rules += `${points(x)} ${points(y)} m ${points(x + width)} ${points(y)} l S\n`;
    },
    /** A background, below everything else. */
    fill(x: number, y: number, width: number, height: number, color: string): void {
      const colored = color === fillColor ? '' : `${components(color)} rg\n`;
      const box = `${points(x)} ${points(y)} ${points(width)} ${points(height)} re f\n`;
      fills += `/Artifact BMC\n${colored}${box}${END_OF_MARK}`;
      fillColor = color;
    },
    finished: (): string =>
      `${start}${fills}${across}/Artifact BMC\n0.5 w\n${rules}${END_OF_MARK}BT\n1 0 0 -1 0 0 Tm\n${texts}ET\n`,
  };
}

function tenths(length: number): number {
  return Math.round(length * 10);
}

/** To a tenth of a point: finer than a printer places ink. */
function points(length: number): number {
  return tenths(length) / 10;
}

/** Red, green and blue from 0 to 1. */
const components = cached((color: string) =>
  [1, 3, 5]
    .map((start) => Number.parseInt(color.slice(start, start + 2), 16))
    .map((part) => Math.round((part / 255) * 1000) / 1000)
    .join(' '),
);
