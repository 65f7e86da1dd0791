import type { Locale } from '../../domain/convention.ts';
import { nothingText, type OwedFigure, owedFigures, recoveryFigures } from '../statement/owed.ts';
import type { Statement } from '../statement/statement.ts';
import { reportWords } from '../words/words.ts';
import { FAINT, type Pages } from './pages.ts';
import { wrap } from './wrap.ts';

const BAND_COLOR = '#e4e9ef';
const PADDING = 8;

/** A line of the band: a text at the left, and a sum at the right. */
interface BandLine {
  readonly text: string;
  readonly sum: string;
  readonly size: number;
  readonly faint: boolean;
}

/** What the statement opens with: what is owed and to whom, then what others owe, each sum in full. */
export function drawOwed(pages: Pages, statement: Statement, language: Locale): void {
  const words = reportWords(language);
  const owed = owedFigures(statement, language);
  const main = owed.some(({ correction }) => !correction);
  drawBand(pages, {
    owed,
    recovered: recoveryFigures(statement, language),
    nothing: main ? undefined : [words.nothingToRepay, nothingText(statement, language)],
    noSetOff: words.noSetOff,
  });
}

/** What a paper opens with. */
export interface BandContent {
  readonly owed: readonly OwedFigure[];
  readonly recovered: readonly OwedFigure[];
  /** Where nothing is owed: that, and why. */
  readonly nothing: readonly [title: string, text: string] | undefined;
  readonly noSetOff: string;
}

/** Sums in large figures on a ground of their own. */
export function drawBand(pages: Pages, content: BandContent): void {
  const lines = bandLines(pages, content);
  const height = lines.reduce((sum, { size }) => sum + size * 1.35, 2 * PADDING);
  const room = pages.bottom - pages.y;
  if (height <= room) pages.fill(pages.y, height, BAND_COLOR);
  pages.y += PADDING;
  for (const { text, sum, size, faint } of lines) {
    if (pages.y + size * 1.35 > pages.bottom) pages.next();
    pages.tags.into(pages.tags.element('P'), () => {
      const font = faint ? 'regular' : 'bold';
      const color = faint ? { color: FAINT } : {};
      pages.text(text, pages.left + PADDING, pages.y, { font, size, ...color });
      const x = pages.left + pages.width - PADDING - pages.measure('bold', size)(sum);
      pages.text(sum, x, pages.y, { font: 'bold', size });
    });
    pages.y += size * 1.35;
  }
  pages.y += PADDING;
}

function bandLines(pages: Pages, { owed, recovered, nothing, noSetOff }: BandContent): readonly BandLine[] {
  const said = (text: string, size = 8.5): readonly BandLine[] =>
    wrap(text, pages.width - 2 * PADDING, pages.measure('regular', size)).map((line) => ({
      text: line,
      sum: '',
      size,
      faint: true,
    }));
  const figure = (
    { label, figures, inWords, correction }: OwedFigure,
    large: number,
  ): readonly BandLine[] => {
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
  const [title = '', why = ''] = nothing ?? [];
  return [
    ...(nothing === undefined ? [] : [{ text: title, sum: '', size: 20, faint: false }, ...said(why)]),
    ...owed.flatMap((item) => figure(item, 20)),
    ...recovered.flatMap((item) => figure(item, 13)),
    ...(owed.length + recovered.length > 1 ? said(noSetOff, 7.5) : []),
  ];
}
