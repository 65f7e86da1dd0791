import { choice, type RequiredColumn } from './columns.ts';

/** The category of a cost: one of these words, or one of the convention's `own_categories`. */
export function category<const W extends string>(
  words: Readonly<Record<W, string | undefined>>,
  english: string,
  french: string,
): RequiredColumn<string> {
  const column = choice(words, 'categorie', english, french);
  const facts = { ...column, holdsCategory: true };
  return { ...facts, optional: () => ({ ...facts, required: false }) };
}
