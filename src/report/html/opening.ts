import type { Language } from '../../domain/language.ts';
import { markupText } from '../../text/markup.ts';
import { noSetOff, type OpeningSums, type OwedFigure } from '../statement/owed.ts';
import { reportWords } from '../words/words.ts';
import { proseMarkup } from './markup.ts';

/** What a statement opens with: each direction under its title, its sums in figures and in words. */
export function openingSection(opening: readonly OpeningSums[], language: Language): string {
  const note = noSetOff(opening, language);
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
${directions.join('\n')}${note === undefined ? '' : inWordsMarkup(note)}
</section>`;
}

function figureMarkup({ label, figures, inWords, correction }: OwedFigure): string {
  return `<p class="sum${correction ? ' correction' : ''}"><span>${proseMarkup(label)}</span> <strong>${markupText(figures)}</strong></p>${inWordsMarkup(inWords)}`;
}

function inWordsMarkup(text: string): string {
  return `<p class="in-words">${proseMarkup(text)}</p>`;
}
