import { END_OF_MARK } from './tags.ts';
import type { SetText } from './typeface.ts';

/** What is written on a page, as operators of PDF (ISO 32000-1, annex A); lengths in points from its top left. */
export interface PageContent {
  /** `y` is the line on which the letters stand; `mark` says to which part of the document they belong. */
  readonly text: (text: SetText, x: number, y: number, style: ContentStyle, mark: string) => void;
  /** Across the page, upwards: over every ground, and below all texts and lines. */
  readonly slanted: (text: SetText, x: number, y: number, style: ContentStyle) => void;
  readonly rule: (x: number, y: number, width: number, color: string) => void;
  /** A ground, below all else. */
  readonly fill: (x: number, y: number, width: number, height: number, color: string) => void;
  readonly finished: () => string;
}

export interface ContentStyle {
  /** The name of the font among the page's resources. */
  readonly font: string;
  readonly size: number;
  /** `#1b2733`. */
  readonly color: string;
}

/** The matrix of a text that rises by 30 degrees, on a page whose second axis runs down. */
const SLANT = '0.866 -0.5 -0.5 -0.866';

/** An empty page. Font and color stay in force until another is asked for: most of the text of a page has the same. */
export function pageContent(): PageContent {
  const grounds: string[] = [];
  const across: (string | number)[] = [];
  const operators: (string | number)[] = [];
  let ground = '';
  let ink = '';
  let type = '';
  return {
    text({ operators: shown }, x, y, { font, size, color }, mark) {
      operators.push(mark);
      if (color !== ink) operators.push(components(color), ' rg\n');
      ink = color;
      const wanted = `/${font} ${size} Tf`;
      if (wanted !== type) operators.push(wanted, '\n');
      type = wanted;
      operators.push('BT 1 0 0 -1 ', points(x), ' ', points(y), ' Tm ', shown, ' ET\n', END_OF_MARK);
    },
    slanted({ operators: shown }, x, y, { font, size, color }) {
      across.push('/Artifact BMC\n', components(color), ` rg\n/${font} ${size} Tf\n`);
      across.push(`BT ${SLANT} `, points(x), ' ', points(y), ' Tm ', shown, ' ET\n', END_OF_MARK);
    },
    rule(x, y, width, color) {
      const line = `${points(x)} ${points(y)} m ${points(x + width)} ${points(y)} l S\n`;
      operators.push('/Artifact BMC\n', components(color), ' RG 0.5 w ', line, END_OF_MARK);
    },
    fill(x, y, width, height, color) {
      const colored = color === ground ? '' : `${components(color)} rg\n`;
      const box = `${points(x)} ${points(y)} ${points(width)} ${points(height)} re f\n`;
      grounds.push(`/Artifact BMC\n${colored}${box}${END_OF_MARK}`);
      ground = color;
    },
    finished: () => [...grounds, ...across, ...operators].join(''),
  };
}

/** To the tenth of a point: finer than a printer places ink. */
function points(length: number): number {
  return Math.round(length * 10) / 10;
}

const known = new Map<string, string>();

/** Red, green and blue from 0 to 1. */
function components(color: string): string {
  const before = known.get(color);
  if (before !== undefined) return before;
  const parts = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16));
  const found = parts.map((part) => Math.round((part / 255) * 1000) / 1000).join(' ');
  known.set(color, found);
  return found;
}
