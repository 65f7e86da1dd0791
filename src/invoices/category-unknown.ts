import { type Fault, fault } from '../diagnostics/problem.ts';
import { CATEGORY_LIST } from '../forms/choices.ts';

/** That nothing says the category of a line, with its item code and its label as far as it has them: either may tell it. */
export function categoryUnknown(itemCode: string, label: string): Fault {
  const texts = [itemCode, label].filter((text) => text !== '');
  return fault('category-missing', {
    article: texts.map((text) => `"${text}"`).join(', '),
    pattern: texts
      .slice(0, 1)
      .map((text) => JSON.stringify(text))
      .join(''),
    choices: CATEGORY_LIST,
  });
}
