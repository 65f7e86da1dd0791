import type { Language } from '../../domain/language.ts';
import { markupText } from '../../text/markup.ts';
import type { OwedFigure } from '../statement/owed.ts';
import type { Paper } from '../statement/paper.ts';
import { reportWords } from '../words/words.ts';
import { proseMarkup } from './markup.ts';

/** What a statement opens with: each direction under its title, its sums in figures and in words. */
export function openingSection(
  { opening, openingNote }: Pick<Paper, 'opening' | 'openingNote'>,
  language: Language,
): string {
  const directions = opening.map(({ title, nothing, figures }) =>
    [
      title === undefined ? '' : `<h2>${proseMarkup(title)}</h2>`,
      nothing === undefined
        ? ''
        : `<p class="sum nothing"><strong>${proseMarkup(nothing[0])}</strong></p>${inWordsMarkup(nothing[1])}`,
      ...figures.map(figureMarkup),
    ].join('\n'),
  );
  return `<section class="owed" aria-label="${markupText(reportWords(language).howMuch)}">
${directions.join('\n')}${openingNote === undefined ? '' : inWordsMarkup(openingNote)}
</section>`;
}

function figureMarkup({ label, figures, inWords, correction }: OwedFigure): string {
  return `<p class="sum${correction ? ' correction' : ''}"><span>${proseMarkup(label)}</span> <strong>${markupText(figures)}</strong></p>${inWordsMarkup(inWords)}`;
}

function inWordsMarkup(text: string): string {
  return `<p class="in-words">${proseMarkup(text)}</p>`;
}
