import { addTo } from '../../domain/lists.ts';
import type { AppliesTo, Rule } from '../../domain/rule.ts';

/** The conditions that name words. */
const NAMING = ['kinds', 'grappes', 'sites', 'siteTypes', 'categories', 'suppliers', 'itemCodes'] as const;

/** The rules by condition, as indexes in the file: those without it, and those that name a word in it. */
interface NamedBy {
  readonly none: number[];
  readonly byWord: Map<string, number[]>;
}

/**
 * For a rule, the indexes of all rules that apply to every line to which it applies, days aside; including itself. Only
 * rules that have its rarest word in common are compared: a convention may have thousands.
 */
export function widerRules(rules: readonly Rule[]): (rule: Rule) => readonly number[] {
  const conditions = NAMING.map((name) => ({ name, rules: namedBy(rules, name) }));
  return ({ appliesTo }) => {
    const candidates = conditions.map(({ name, rules: { none, byWord } }) => {
      const naming = byWord.get(appliesTo[name]?.[0] ?? '') ?? [];
      return { none, naming, count: none.length + naming.length };
    });
    const { none, naming } = candidates.reduce((least, one) => (one.count < least.count ? one : least));
    return [...none, ...naming]
      .filter((place) => takesAll(rules[place]?.appliesTo ?? appliesTo, appliesTo))
      .sort((a, b) => a - b);
  };
}

function namedBy(rules: readonly Rule[], name: (typeof NAMING)[number]): NamedBy {
  const found: NamedBy = { none: [], byWord: new Map() };
  for (const [place, { appliesTo }] of rules.entries()) {
    const words = appliesTo[name];
    if (words === undefined) found.none.push(place);
    for (const word of new Set<string>(words)) addTo(found.byWord, word, place);
  }
  return found;
}

/** Whether `wide` applies to every line to which `narrow` does. */
export function takesAll(wide: AppliesTo, narrow: AppliesTo): boolean {
  return wide.target === narrow.target && NAMING.every((name) => contains(wide[name], narrow[name]));
}

function contains(wide: readonly string[] | undefined, narrow: readonly string[] | undefined): boolean {
  return wide === undefined || (narrow?.every((word) => wide.includes(word)) ?? false);
}
