import type { OwedFigure } from '../statement/owed.ts';
import type { Paper } from '../statement/paper.ts';
import { FAINT, type Pages } from './pages.ts';
import { wrap } from './wrap.ts';

const BAND_COLOR = '#e4e9ef';
const RULE_COLOR = '#9aa5b1';
const PADDING = 8;

/** Above the second direction. */
const GAP = 8;

/** A line of the band: a text at the left, and a sum at the right, `gap` points below the previous line. */
interface BandLine {
  readonly gap?: number;
  readonly text: string;
  readonly sum: string;
  readonly size: number;
  readonly faint: boolean;
}

/** Lines that stay on one page: a sum with its words, the first of a direction also with its title. */
type Block = readonly BandLine[];

/** For sums that one page cannot hold in large figures. */
const SIZE_OF_MANY = 12;

/** The opening of a paper: sums in large figures on a background; if they are many, smaller, over pages if needed. */
export function drawBand(pages: Pages, sums: Pick<Paper, 'opening' | 'openingNote'>): void {
  const fits = (lines: readonly BandLine[]): boolean => pages.y + heightOf(lines) <= pages.bottom;
  const large = bandBlocks(pages, sums, sums.opening.length > 1 ? 17 : 20);
  const blocks = fits(large.flat()) ? large : bandBlocks(pages, sums, SIZE_OF_MANY);
  let here: readonly BandLine[] = [];
  for (const block of blocks) {
    if (here.length > 0 && !fits([...here, ...block])) {
      drawLines(pages, here);
      pages.next();
      here = [];
    }
    here = [...here, ...block];
  }
  drawLines(pages, here);
}

function heightOf(lines: readonly BandLine[]): number {
  return lines.reduce((sum, { size, gap = 0 }) => sum + gap + size * 1.35, 2 * PADDING);
}

function drawLines(pages: Pages, lines: readonly BandLine[]): void {
  pages.fill(pages.y, Math.min(heightOf(lines), pages.bottom - pages.y), BAND_COLOR);
  pages.y += PADDING;
  for (const { text, sum, size, faint, gap = 0 } of lines) {
    if (gap > 0) pages.rule(pages.y + gap / 2, RULE_COLOR, pages.left + PADDING, pages.width - 2 * PADDING);
    pages.y += gap;
    if (pages.y + size * 1.35 > pages.bottom) pages.next();
    pages.tags.within('P', () => {
      const font = faint ? 'regular' : 'bold';
      const color = faint ? { color: FAINT } : {};
      pages.text(text, pages.left + PADDING, pages.y, { font, size, ...color });
      pages.text(sum, pages.left + pages.width - PADDING, pages.y, { font: 'bold', size, align: 'right' });
    });
    pages.y += size * 1.35;
  }
  pages.y += PADDING;
}

function bandBlocks(
  pages: Pages,
  { opening, openingNote }: Pick<Paper, 'opening' | 'openingNote'>,
  large: number,
): readonly Block[] {
  const said = (text: string, size = 8.5): readonly BandLine[] =>
    wrap(text, pages.width - 2 * PADDING, pages.measure('regular', size)).map((line) => ({
      text: line,
      sum: '',
      size,
      faint: true,
    }));
  const figure = ({ label, figures, inWords, correction }: OwedFigure): Block => {
    const size = correction ? 10.5 : large;
    const measure = pages.measure('bold', size);
    const room = pages.width - 2 * PADDING - measure(`${figures}  `);
    const whole = `${label} (${inWords})`;
    if (correction && measure(whole) <= room) return [{ text: whole, sum: figures, size, faint: true }];
    const labels = wrap(label, room, measure);
    return [
      ...labels.map((text, index) => ({ text, sum: index === 0 ? figures : '', size, faint: correction })),
      ...said(inWords),
    ];
  };
  return [
    ...opening.flatMap(({ title, nothing, figures }, index) => {
      const head: Block =
        title === undefined
          ? []
          : [{ text: title, sum: '', size: 10.5, faint: false, gap: index === 0 ? 0 : GAP }];
      const none: readonly Block[] =
        nothing === undefined
          ? []
          : [[{ text: nothing[0], sum: '', size: large, faint: false }, ...said(nothing[1])]];
      const [first = [], ...others] = [...none, ...figures.map(figure)];
      return [[...head, ...first], ...others];
    }),
    ...(openingNote === undefined ? [] : [said(openingNote, 7.5)]),
  ];
}
