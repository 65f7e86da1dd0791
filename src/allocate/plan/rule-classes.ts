import { remember, remembering, rememberingLatest } from '../../domain/remembering.ts';
import type { Rule } from '../../domain/rule.ts';
import { isGlob } from '../../text/glob.ts';
import { holdsForLine, type Tested } from './rule-choice.ts';
import type { Target } from './target.ts';

/** The rules that a line could fall under, in file order: lines of one class are shared alike, whatever they are for. */
export interface RuleClass {
  readonly number: number;
  readonly rules: readonly Rule[];
}

export type RuleClasses = (line: Tested, target: Target['kind']) => RuleClass;

export function ruleClasses(rules: readonly Rule[]): RuleClasses {
  const bySupplier = rules.some(({ appliesTo }) => appliesTo.suppliers);
  const byItem = rules.some(({ appliesTo }) => appliesTo.itemCodes);
  const placedFor = placedByItem(rules);
  const classes = new Map<string, RuleClass>();
  const classFor = (line: Tested, target: Target['kind']): RuleClass => {
    const holding = placedFor(byItem ? line.itemCode : undefined).filter(
      ({ rule }) => rule.appliesTo.target === target && holdsForLine(rule, line),
    );
    const name = holding.map(({ place }) => place).join(' ');
    const ruleClass = remember(classes, name, () => ({
      number: classes.size,
      rules: holding.map(({ rule }) => rule),
    }));
    return ruleClass;
  };
  const ofTarget = remembering((target: Target['kind']) =>
    rememberingLatest((_tested: string, line: Tested) => classFor(line, target)),
  );
  return (line, target) => {
    const item = byItem ? line.itemCode : undefined;
    const supplier = bySupplier ? line.supplier : undefined;
    const tested = byItem || bySupplier ? [line.category, item, supplier].join('\u0000') : line.category;
    return ofTarget(target)(tested, line);
  };
}

interface PlacedRule {
  readonly place: number;
  readonly rule: Rule;
}

/** The rules that may hold for an item code, in file order: those that name others are not looked at. */
function placedByItem(rules: readonly Rule[]): (item: string | undefined) => readonly PlacedRule[] {
  const ofAny: PlacedRule[] = [];
  const ofItem = new Map<string | undefined, PlacedRule[]>();
  for (const [place, rule] of rules.entries()) {
    const { itemCodes } = rule.appliesTo;
    if (itemCodes === undefined || itemCodes.some(isGlob)) {
      ofAny.push({ place, rule });
      continue;
    }
    for (const item of new Set(itemCodes))
      remember(ofItem, item, (): PlacedRule[] => []).push({ place, rule });
  }
  return (item) => [...ofAny, ...(ofItem.get(item) ?? [])].sort((a, b) => a.place - b.place);
}
