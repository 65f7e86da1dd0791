import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Rule } from '../../domain/rule.ts';
import { holdsForLine } from './rule-choice.ts';
import type { Target } from './target.ts';

type Tested = Pick<InvoiceLine, 'supplier' | 'category' | 'itemCode'>;

/** Numbers the sets of rules that a line could fall under: lines of one class are shared alike, whatever they are for. */
export type RuleClasses = (line: Tested, target: Target['kind']) => number;

const REMEMBERED = 10_000;

export function ruleClasses(rules: readonly Rule[]): RuleClasses {
  const bySupplier = rules.some(({ appliesTo }) => appliesTo.suppliers);
  const byItem = rules.some(({ appliesTo }) => appliesTo.itemCodes);
  const memory = new Map<string, Map<Target['kind'], number>>();
  const numbers = new Map<string, number>();
  return (line, target) => {
    const item = byItem ? (line.itemCode ?? '') : '';
    const supplier = bySupplier ? line.supplier : '';
    const tested = byItem || bySupplier ? [line.category, item, supplier].join('\u0000') : line.category;
    const known = memory.get(tested);
    const found = known?.get(target);
    if (found !== undefined) return found;
    const candidates = rules.flatMap((rule, index) =>
      rule.appliesTo.target === target && holdsForLine(rule, line) ? [index] : [],
    );
    const name = candidates.join(' ');
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    if (memory.size === REMEMBERED) memory.clear();
    memory.set(tested, (known ?? new Map<Target['kind'], number>()).set(target, number));
    return number;
  };
}
