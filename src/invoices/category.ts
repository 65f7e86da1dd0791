import { type Fault, fault } from '../diagnostics/problem.ts';
import type { CategoryPattern } from '../domain/convention.ts';
import type { Category } from '../domain/invoice-line.ts';
import { CATEGORY_LIST } from '../forms/choices.ts';
import { globOf, matchesGlob } from '../text/glob.ts';

/** The category that a layout gives to an item code or a label: that of the first pattern which matches either. */
export function categoryByPattern(
  patterns: readonly CategoryPattern[],
  itemCode: string,
  label: string,
): Category | undefined {
  for (const { glob, category } of patterns) {
    if (matchesGlob(glob, itemCode) || matchesGlob(glob, label)) return category;
  }
  return undefined;
}

/**
 * The fault that nothing says the category of a line, with its item code and its label, if it has them: either may tell
 * it.
 */
export function categoryUnknown(itemCode: string, label: string): Fault {
  const texts = [itemCode, label].filter((text) => text !== '');
  const [first] = texts;
  const article = texts.map((text) => `"${text}"`).join(', ');
  const pattern = first === undefined ? '' : JSON.stringify(globOf(first));
  return fault('category-missing', { article, pattern, choices: CATEGORY_LIST });
}
