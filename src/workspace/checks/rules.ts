import { type Problem, problem } from '../../diagnostics/problem.ts';
import { ALWAYS, type DayRange, formatRange, overlap, uncovered } from '../../domain/calendar.ts';
import type { GrappeSite } from '../../domain/grappe.ts';
import { groupBy } from '../../domain/group-by.ts';
import type { AppliesTo, Rule } from '../../domain/rule.ts';
import type { Site } from '../../domain/site.ts';
import type { ConventionReading } from '../convention/reading.ts';
import type { Tables } from '../tables.ts';
import { takesAll, widerRules } from './wider-rules.ts';

/** Walks all dates: rules that others hide, rules for nothing, and holes between rules that follow each other. */
export function ruleCoverage(reading: ConventionReading, tables: Tables): readonly Problem[] {
  const { rules } = reading.convention;
  const known = tables.complete && tables.sites.doubtful.size + tables.grappes.doubtful.size === 0;
  const widerThan = widerRules(rules);
  const at = (places: readonly number[]): readonly Rule[] => places.flatMap((place) => rules[place] ?? []);
  return rules.flatMap((rule, index) => {
    const place = { ...reading.placeOf(['rules', index]), value: rule.id };
    const wider = widerThan(rule);
    const above = at(wider.filter((other) => other < index));
    const never = known ? emptyCondition(rule.appliesTo, tables) : undefined;
    if (never !== undefined) {
      return [problem('rule-never-applies', place, { rule: rule.id, condition: never })];
    }
    return [...hiddenDays(rule, above, place), ...gapBefore(rule, at(wider), place)];
  });
}

type RulePlace = ReturnType<ConventionReading['placeOf']> & { readonly value: string };

function hiddenDays(rule: Rule, above: readonly Rule[], place: RulePlace): readonly Problem[] {
  const other = above.map(({ id }) => id).join(', ');
  const daysAbove = above.map(({ days }) => days);
  if (above.length > 0 && uncovered(rule.days, daysAbove).length === 0) {
    return [problem('rule-hidden', place, { rule: rule.id, other })];
  }
  return above.flatMap((hiding) => {
    const dated = sameConditions(hiding.appliesTo, rule.appliesTo);
    const common = dated ? overlap(hiding.days, rule.days) : undefined;
    if (common === undefined) return [];
    return [problem('rules-overlap', place, { rule: rule.id, other: hiding.id, days: formatRange(common) })];
  });
}

/** The hole between a rule and the one of the same conditions that ends before it, where no wider rule fills it. */
function gapBefore(rule: Rule, wider: readonly Rule[], place: RulePlace): readonly Problem[] {
  const before = wider
    .filter((other) => sameConditions(other.appliesTo, rule.appliesTo) && other.days.to < rule.days.from)
    .sort((a, b) => b.days.to - a.days.to)[0];
  if (before === undefined) return [];
  const between: DayRange = { from: before.days.to + 1, to: rule.days.from - 1 };
  if (between.from > between.to) return [];
  return uncovered(
    between,
    wider.map(({ days }) => days),
  ).map((days) => problem('rules-gap', place, { rule: rule.id, other: before.id, days: formatRange(days) }));
}

function sameConditions(a: AppliesTo, b: AppliesTo): boolean {
  return takesAll(a, b) && takesAll(b, a);
}

/** A condition that nothing in the tables meets. */
function emptyCondition(appliesTo: AppliesTo, { grappes, sites }: Tables): string | undefined {
  const { target, kinds, siteTypes } = appliesTo;
  if (target === 'grappe' && grappes.rows.length === 0) return 'target: grappe';
  if (kinds && !grappes.rows.some(({ kind }) => kinds.includes(kind))) return `kinds: [${kinds.join(', ')}]`;
  if (siteTypes && !sites.rows.some(({ type }) => siteTypes.includes(type))) {
    return `site_types: [${siteTypes.join(', ')}]`;
  }
  return target === 'grappe' && !someGrappe(appliesTo, grappes.rows, sites.rows)
    ? grappeConditions(appliesTo)
    : undefined;
}

/** Whether on some day a grappe meets all conditions: with its kind, its name, and all of its sites (ALLOCATION §5). */
function someGrappe(
  { kinds, grappes, sites, siteTypes }: AppliesTo,
  rows: readonly GrappeSite[],
  known: readonly Site[],
): boolean {
  // A name alone that no grappe has is told as unknown.
  if (kinds === undefined && sites === undefined && siteTypes === undefined) return true;
  const asked = sites && new Set(sites);
  const ofType = groupBy(
    known.filter(({ type }) => siteTypes?.includes(type)),
    ({ site }) => site,
  );
  const unmet = ({ site, days }: GrappeSite): readonly DayRange[] => {
    if (asked?.has(site) === false) return [days];
    if (siteTypes === undefined) return [];
    return uncovered(
      days,
      (ofType.get(site) ?? []).map((row) => row.days),
    );
  };
  const named = rows.filter(
    ({ grappe, kind }) => (kinds?.includes(kind) ?? true) && (grappes?.includes(grappe) ?? true),
  );
  return [...groupBy(named, ({ grappe }) => grappe).values()].some((own) => {
    const met = uncovered(ALWAYS, own.flatMap(unmet));
    return own.some(({ days }) => met.some((range) => overlap(range, days) !== undefined));
  });
}

/** What a rule asks of a grappe, as it is written. */
function grappeConditions({ kinds, grappes, sites, siteTypes }: AppliesTo): string {
  return Object.entries({ kinds, grappes, sites, site_types: siteTypes })
    .flatMap(([name, of]) => (of === undefined ? [] : [`${name}: [${of.join(', ')}]`]))
    .join(', ');
}
