import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Rule } from '../../domain/rule.ts';
import { isGlob } from '../../text/glob.ts';
import { holdsForLine } from './rule-choice.ts';
import type { Target } from './target.ts';

type Tested = Pick<InvoiceLine, 'supplier' | 'category' | 'itemCode'>;

/** The rules that a line could fall under, in file order: lines of one class are shared alike, whatever they are for. */
export interface RuleClass {
  readonly number: number;
  readonly rules: readonly Rule[];
}

export type RuleClasses = (line: Tested, target: Target['kind']) => RuleClass;

const REMEMBERED = 10_000;

export function ruleClasses(rules: readonly Rule[]): RuleClasses {
  const bySupplier = rules.some(({ appliesTo }) => appliesTo.suppliers);
  const byItem = rules.some(({ appliesTo }) => appliesTo.itemCodes);
  const placesFor = placesByItem(rules);
  const memory = new Map<string, Map<Target['kind'], RuleClass>>();
  const classes = new Map<string, RuleClass>();
  return (line, target) => {
    const item = byItem ? (line.itemCode ?? '') : '';
    const supplier = bySupplier ? line.supplier : '';
    const tested = byItem || bySupplier ? [line.category, item, supplier].join('\u0000') : line.category;
    const known = memory.get(tested);
    const found = known?.get(target);
    if (found !== undefined) return found;
    const places = placesFor(item).filter((place) => {
      const rule = rules[place];
      return rule?.appliesTo.target === target && holdsForLine(rule, line);
    });
    const name = places.join(' ');
    const inFileOrder = places.flatMap((place) => rules[place] ?? []);
    const ruleClass = classes.get(name) ?? { number: classes.size, rules: inFileOrder };
    classes.set(name, ruleClass);
    if (memory.size === REMEMBERED) memory.clear();
    memory.set(tested, (known ?? new Map<Target['kind'], RuleClass>()).set(target, ruleClass));
    return ruleClass;
  };
}

/** The places of the rules that may hold for an item code, in file order: those that name others are not looked at. */
function placesByItem(rules: readonly Rule[]): (item: string) => readonly number[] {
  const ofAny: number[] = [];
  const ofItem = new Map<string, number[]>();
  for (const [place, { appliesTo }] of rules.entries()) {
    const { itemCodes } = appliesTo;
    if (itemCodes === undefined || itemCodes.some(isGlob)) {
      ofAny.push(place);
      continue;
    }
    for (const item of new Set(itemCodes)) {
      const known = ofItem.get(item) ?? [];
      known.push(place);
      ofItem.set(item, known);
    }
  }
  return (item) => [...ofAny, ...(ofItem.get(item) ?? [])].sort((a, b) => a - b);
}
