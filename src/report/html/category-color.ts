import { CATEGORIES, type Category, isBuiltIn, type OwnCategories } from '../../domain/invoice-line.ts';

/** As many as the style sheet has. */
const COLORS = 6;

/**
 * The number of a category's colour, the same on every page: the built-in ones have one each, words of one's own take
 * them in turn, in the order of the convention; one that it no longer has is drawn as `other`.
 */
export function categoryColor(category: Category, own: OwnCategories): number {
  const index = isBuiltIn(category) ? CATEGORIES.indexOf(category) : [...own.keys()].indexOf(category);
  return ((index + COLORS) % COLORS) + 1;
}
