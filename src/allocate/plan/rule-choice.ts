import { covers, type Day } from '../../domain/calendar.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Rule } from '../../domain/rule.ts';
import { matchesGlob } from '../../text/glob.ts';
import type { Participants } from './participants.ts';
import type { Target } from './target.ts';

/** What of a line rules look at. */
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
export function holdsForLine(
  { appliesTo: { categories, suppliers, itemCodes } }: Rule,
  { supplier, category, itemCode = '' }: Tested,
): boolean {
  if (categories && !categories.includes(category)) return false;
  if (suppliers && !suppliers.includes(supplier)) return false;
  return itemCodes?.some((glob) => matchesGlob(glob, itemCode)) ?? true;
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
