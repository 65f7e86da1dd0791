import type { Bilingual } from '../../diagnostics/bilingual.ts';
import { cached, cachedLatest, getOrInsert } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Language } from '../../domain/language.ts';
import type { Rule } from '../../domain/rule.ts';
import { covers, type Day, type DayRange, overlap } from '../../domain/time/calendar.ts';
import { isGlob, matchesAny } from '../../text/glob.ts';
import { lineConditions } from '../target/conditions.ts';
import type { Participants } from '../target/participants.ts';
import type { Target } from '../target/target.ts';

/** The fields of a line that rules look at. */
export type Tested = Pick<InvoiceLine, 'supplier' | 'category' | 'itemCode'>;

/** Of the rules that a line could fall under, the first in file order that holds on a day (ALLOCATION.md §5). */
export function ruleOn(
  rules: readonly Rule[],
  target: Target,
  participants: Participants,
  day: Day,
): Rule | undefined {
  return rules.find((rule) => covers(rule.days, day) && holdsForTarget(rule, target, participants));
}

/** Whether the conditions of a rule on what is served hold, its days aside. */
export function holdsForTarget(rule: Rule, target: Target, participants: Participants): boolean {
  return holdsForGrappe(rule, target, participants) && holdsForSites(rule, participants);
}

/** Whether the conditions of a rule on the line itself hold. */
function holdsForLine(
  { appliesTo: { categories, suppliers, itemCodes } }: Rule,
  { supplier, category, itemCode = '' }: Tested,
): boolean {
  if (categories && !categories.includes(category)) return false;
  if (suppliers && !suppliers.includes(supplier)) return false;
  return itemCodes === undefined || matchesAny(itemCodes, itemCode);
}

/** A rule that does not hold for a line, and the conditions that the line does not meet, as the convention writes them. */
interface MissedRule {
  readonly id: string;
  readonly asks: Bilingual;
}

/**
 * The first rule that would share a target on some of a line's days, if the line itself met its conditions. It depends
 * neither on the day nor on sites, so that one reason does not become several.
 */
export function missedRule(
  rules: readonly Rule[],
  line: Tested,
  target: Target,
  participants: Participants,
  period: DayRange,
): MissedRule | undefined {
  const missed = rules.find(
    (rule) =>
      rule.appliesTo.target === target.kind &&
      overlap(rule.days, period) !== undefined &&
      holdsForGrappe(rule, target, participants) &&
      !rule.appliesTo.sites &&
      !rule.appliesTo.siteTypes &&
      !holdsForLine(rule, line),
  );
  if (missed === undefined) return undefined;
  const { categories, suppliers, itemCodes } = missed.appliesTo;
  const unmet = {
    categories: categories?.includes(line.category) ? undefined : categories,
    suppliers: suppliers?.includes(line.supplier) ? undefined : suppliers,
    itemCodes: itemCodes && matchesAny(itemCodes, line.itemCode ?? '') ? undefined : itemCodes,
  };
  const inWords = (language: Language): string =>
    lineConditions(unmet, language)
      .map((condition) => `\`${condition}\``)
      .join(', ');
  return { id: missed.id, asks: { en: inWords('en'), fr: inWords('fr') } };
}

function holdsForGrappe(
  { appliesTo: { kinds, grappes } }: Rule,
  target: Target,
  { sites: [first] }: Participants,
): boolean {
  const kind = first?.inGrappe?.kind;
  if (kinds && !kinds.some((known) => known === kind)) return false;
  return !grappes || grappes.includes(target.id);
}

/** Conditions on sites hold when every participant meets them, before `over`. */
function holdsForSites({ appliesTo }: Rule, { sites }: Participants): boolean {
  const { sites: named, siteTypes } = appliesTo;
  return sites.every(
    ({ site, type }) => (named?.includes(site) ?? true) && (siteTypes?.includes(type) ?? true),
  );
}

/** The rules that a line could fall under, in file order. Lines of one class are shared by the same rules. */
interface RuleClass {
  readonly number: number;
  readonly rules: readonly Rule[];
}

export function ruleClasses(rules: readonly Rule[]): (line: Tested, target: Target['kind']) => RuleClass {
  const bySupplier = rules.some(({ appliesTo }) => appliesTo.suppliers);
  const byItem = rules.some(({ appliesTo }) => appliesTo.itemCodes);
  const rulesFor = rankedByItem(rules);
  const classes = new Map<string, RuleClass>();
  const classFor = (line: Tested, target: Target['kind']): RuleClass => {
    const holding = rulesFor(byItem ? line.itemCode : undefined).filter(
      ({ rule }) => rule.appliesTo.target === target && holdsForLine(rule, line),
    );
    const name = holding.map(({ rank }) => rank).join(' ');
    const ruleClass = getOrInsert(classes, name, () => ({
      number: classes.size,
      rules: holding.map(({ rule }) => rule),
    }));
    return ruleClass;
  };
  const ofTarget = cached((target: Target['kind']) =>
    cachedLatest((_tested: string, line: Tested) => classFor(line, target)),
  );
  return (line, target) => {
    const item = byItem ? line.itemCode : undefined;
    const supplier = bySupplier ? line.supplier : undefined;
    const tested = byItem || bySupplier ? [line.category, item, supplier].join('\u0000') : line.category;
    return ofTarget(target)(tested, line);
  };
}

interface RankedRule {
  readonly rank: number;
  readonly rule: Rule;
}

/** The rules that may hold for an item code, in file order; rules for other codes are skipped. */
function rankedByItem(rules: readonly Rule[]): (item: string | undefined) => readonly RankedRule[] {
  const ofAny: RankedRule[] = [];
  const ofItem = new Map<string | undefined, RankedRule[]>();
  for (const [rank, rule] of rules.entries()) {
    const { itemCodes } = rule.appliesTo;
    if (itemCodes === undefined || itemCodes.some(isGlob)) {
      ofAny.push({ rank, rule });
      continue;
    }
    for (const item of new Set(itemCodes))
      getOrInsert(ofItem, item, (): RankedRule[] => []).push({ rank, rule });
  }
  return (item) => [...ofAny, ...(ofItem.get(item) ?? [])].sort((a, b) => a.rank - b.rank);
}
