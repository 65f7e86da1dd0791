/** ALLOCATION.md §5: which rule holds on one day. */
import { globMatches } from './code-point.ts';
import { type Day, holds } from './days.ts';
import type { Line, Rule } from './model.ts';
import { LineError, ownersOf, type Target } from './participants.ts';
import { fold } from './vocabulary.ts';

const OWN: Rule = {
  id: 'own',
  article: '',
  from: Number.NEGATIVE_INFINITY,
  to: Number.POSITIVE_INFINITY,
  target: 'grappe',
  kinds: undefined,
  grappes: undefined,
  sites: undefined,
  siteTypes: undefined,
  categories: undefined,
  suppliers: undefined,
  itemCodes: undefined,
  share: { by: 'equal', per: 'site' },
  over: { siteTypes: undefined, members: undefined },
  largestPays: false,
};

export function ruleOn(rules: readonly Rule[], line: Line, target: Target, day: Day): Rule {
  if (target.kind === 'member') return OWN;
  const rule = rules.find((candidate) => holds(candidate, day) && applies(candidate, line, target));
  if (rule !== undefined) return rule;
  if (target.kind !== 'group' && ownersOf(target.sites).length === 1) return OWN;
  throw new LineError(`no-rule on day ${day}`);
}

function applies(rule: Rule, line: Line, target: Exclude<Target, { kind: 'member' }>): boolean {
  const kind = fold(target.sites[0]?.row?.kind ?? '');
  return (
    rule.target === target.kind &&
    within(rule.kinds?.map(fold), kind) &&
    within(rule.grappes, target.id) &&
    within(rule.categories, line.category) &&
    (rule.suppliers === undefined || (line.supplier !== '' && rule.suppliers.includes(line.supplier))) &&
    (rule.itemCodes === undefined || rule.itemCodes.some((glob) => globMatches(glob, line.itemCode))) &&
    target.sites.every((site) => within(rule.sites, site.site) && within(rule.siteTypes, site.type))
  );
}

/** An `applies_to` that is not given holds. */
function within(given: readonly string[] | undefined, value: string): boolean {
  return given === undefined || given.includes(value);
}
