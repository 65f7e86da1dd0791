import { holdsForLine } from '../allocate/rule-choice.ts';
import type { Convention } from '../domain/convention.ts';
import type { Kind } from './kind.ts';

/** Numbers the sets of rules that categories and items allow, by the codes of their cells: what one set allows is shared alike. */
export function ruleClassOf(
  { cells: { category, item_code: itemCode }, ruleClasses }: Kind,
  { rules }: Convention,
): (category: number, itemCode: number) => number {
  const looksAtItems = rules.some(({ appliesTo }) => appliesTo.itemCodes !== undefined);
  const find = (categoryCode: number, itemCell: string | undefined): number => {
    const line = { category: category.valueOf(categoryCode).category, itemCode: itemCell };
    const set = rules.map((rule) => (holdsForLine(rule, line) ? 1 : 0)).join('');
    const known = ruleClasses.numbers.get(set) ?? ruleClasses.numbers.size;
    ruleClasses.numbers.set(set, known);
    return known;
  };
  return (categoryCode, itemCodeCode) => {
    const item = looksAtItems ? itemCodeCode : 0;
    const ofCategory = ruleClasses.byCodes[categoryCode] ?? [];
    ruleClasses.byCodes[categoryCode] = ofCategory;
    const known = ofCategory[item];
    if (known !== undefined) return known;
    const found = find(categoryCode, looksAtItems ? itemCode.valueOf(item).itemCode : undefined);
    ofCategory[item] = found;
    return found;
  };
}
