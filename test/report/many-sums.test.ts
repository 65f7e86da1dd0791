import { expect, it } from 'vitest';
import { drawBand } from '../../src/report/pdf/owed-band.ts';
import { type Pages, paperOf } from '../../src/report/pdf/pages.ts';
import { drawStepsAndSignature } from '../../src/report/pdf/parts.ts';
import type { OwedFigure } from '../../src/report/statement/owed.ts';
import type { Paper } from '../../src/report/statement/paper.ts';
import { en } from '../../src/report/words/en.ts';

const INFO = { title: 'Many', language: 'en-GB', creator: 'grappe', across: undefined };

const nameOf = (index: number): string =>
  `Syndicat mixte pour l’aménagement numérique de la vallée de la Bruche n° ${index}`;

const figures = Array.from(
  { length: 40 },
  (_, index): OwedFigure => ({
    label: `To be given back to ${nameOf(index)}`,
    gross: 100n * BigInt(index),
    figures: `€1,234,567.${10 + index}`,
    inWords: `in words ${index}`,
    correction: false,
    owes: true,
  }),
);

const PAPER: Paper = {
  title: 'Statement',
  subject: 'February 2025',
  state: { text: 'DRAFT', final: false },
  version: '0.2.0',
  computedBy: 'Computed',
  currency: 'EUR',
  member: {
    member: 'M00',
    name: 'Head',
    siret: undefined,
    serviceCode: undefined,
    days: { from: 0, to: 0 },
    file: 'members.csv',
    row: 2,
  },
  facts: [{ name: 'Member', value: 'Head' }],
  opening: [{ title: undefined, nothing: undefined, figures }],
  openingNote: undefined,
  steps: {
    id: 'steps',
    title: 'How it comes about',
    columns: [{ title: 'Nature', align: 'left', width: 20 }],
    rows: [['Charges']],
  },
  signed: figures.map(({ label, figures: sum, inWords }) => `${label}: ${sum} gross (signed, ${inWords})`),
  labels: ['Place and date', 'Name'],
};

interface Drawn {
  readonly text: string;
  readonly page: number;
  readonly end: number;
}

/** The texts that are drawn, with their page and where they end on it. */
function drawn(draw: (pages: Pages) => void): { readonly texts: readonly Drawn[]; readonly bottom: number } {
  let texts: Drawn[] = [];
  let bottom = 0;
  paperOf(INFO, 0, (pages) => {
    texts = [];
    bottom = pages.bottom;
    const { text: put } = pages;
    const watched: Partial<Pages> = {
      text(line, x, y, style) {
        texts.push({ text: line, page: pages.count(), end: y + style.size });
        put(line, x, y, style);
      },
    };
    draw(Object.assign(pages, watched));
  });
  return { texts, bottom };
}

const pageOf = (texts: readonly Drawn[], wanted: string): number | undefined =>
  texts.find(({ text }) => text.includes(wanted))?.page;

it('more sums than a page holds go over several, each with its words, all above the foot', () => {
  const { texts, bottom } = drawn((pages) => drawBand(pages, PAPER));
  expect(texts.filter(({ end }) => end > bottom)).toEqual([]);
  for (const { figures: sum, inWords } of figures) {
    expect(pageOf(texts, sum)).toBeDefined();
    expect([sum, pageOf(texts, sum)]).toEqual([sum, texts.find(({ text }) => text === inWords)?.page]);
  }
});

it('more sums to sign than fit on a page continue on others, the last with the place to sign, all above the foot', () => {
  const { texts, bottom } = drawn((pages) => drawStepsAndSignature(pages, PAPER, en));
  expect(texts.filter(({ end }) => end > bottom)).toEqual([]);
  for (const { figures: sum } of figures) expect(pageOf(texts, sum)).toBeDefined();
  expect(pageOf(texts, figures.at(-1)?.figures ?? '')).toBe(pageOf(texts, 'Place and date'));
  expect(pageOf(texts, 'Place and date')).toBeGreaterThan(1);
});
