import { type Fault, fault } from '../diagnostics/problem.ts';
import { CATEGORY_LIST } from '../forms/choices.ts';

/** That nothing says the category of a line, with its item code and its label as far as it has them. */
export function categoryUnknown(itemCode: string, label: string): Fault {
  const article = [itemCode, label].filter((text) => text !== '').map((text) => `"${text}"`);
  return fault('category-missing', { article: article.join(', '), choices: CATEGORY_LIST });
}
