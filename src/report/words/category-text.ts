import { CATEGORIES, type Category, isBuiltIn } from '../../domain/invoice-line.ts';
import { compareText } from '../../text/text-order.ts';
import type { ReportWords } from './en.ts';

/** A category in words; a word of one's own is its own. */
export function categoryText(category: Category, { categories }: Pick<ReportWords, 'categories'>): string {
  return isBuiltIn(category) ? categories[category] : category;
}

/** Some categories, each once: the built-in ones in their order, then words of one's own by their letters. */
export function inCategoryOrder(categories: Iterable<Category>): readonly Category[] {
  const given = new Set(categories);
  const own = [...given].filter((category) => !isBuiltIn(category)).sort(compareText);
  return [...CATEGORIES.filter((category) => given.has(category)), ...own];
}
