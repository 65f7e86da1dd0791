import { covers, type Day } from '../../domain/calendar.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import type { Rule } from '../../domain/rule.ts';
import { matchesGlob } from '../../text/glob.ts';
import type { Register } from '../register.ts';
import type { Participants } from './participants.ts';
import type { Target } from './target.ts';

type Tested = Pick<InvoiceLine, 'supplier' | 'category' | 'itemCode'>;

/** The first rule in file order that holds for a line on a day (ALLOCATION.md §5). */
export function ruleOn(
  line: Tested,
  target: Target,
  participants: Participants,
  day: Day,
  register: Register,
): Rule | undefined {
  return register.workspace.convention.rules.find(
    (rule) => covers(rule.days, day) && holdsOnItsDays(rule, line, target, participants),
  );
}

/** The rules that would hold if their days were others, in file order: a remedy names one. */
export function rulesOfOtherDays(
  line: Tested,
  target: Target,
  participants: Participants,
  register: Register,
): readonly Rule[] {
  const { rules } = register.workspace.convention;
  return rules.filter((rule) => holdsOnItsDays(rule, line, target, participants));
}

function holdsOnItsDays(rule: Rule, line: Tested, target: Target, participants: Participants): boolean {
  return (
    rule.appliesTo.target === target.kind &&
    holdsForLine(rule, line) &&
    holdsForGrappe(rule, target, participants) &&
    holdsForSites(rule, participants)
  );
}

/** Whether the conditions of a rule on the line itself hold. */
export function holdsForLine(
  { appliesTo: { categories, suppliers, itemCodes } }: Rule,
  { supplier, category, itemCode = '' }: Tested,
): boolean {
  if (categories && !categories.includes(category)) return false;
  if (suppliers && (supplier === '' || !suppliers.includes(supplier))) return false;
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
