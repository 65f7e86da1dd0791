import { type Problem, problem } from '../../diagnostics/problem.ts';
import { addTo, groupBy } from '../../domain/lists.ts';
import type { AppliesTo, Rule } from '../../domain/rule.ts';
import { ALWAYS, type DayRange, formatRange, overlap, uncovered } from '../../domain/time/calendar.ts';
import type { ParsedConvention } from '../convention/parsed-convention.ts';
import type { Tables } from '../tables.ts';

/** Walks all dates: rules hidden by others, rules that apply to nothing, and gaps between successive rules. */
export function ruleCoverage(parsed: ParsedConvention, tables: Tables): readonly Problem[] {
  const { rules } = parsed.convention;
  const known = tables.complete && tables.sites.doubtful.size + tables.grappes.doubtful.size === 0;
  const widerThan = widerRules(rules);
  const at = (places: readonly number[]): readonly Rule[] => places.flatMap((place) => rules[place] ?? []);
  return rules.flatMap((rule, index) => {
    const place = { ...parsed.placeOf(['rules', index]), value: rule.id };
    const wider = widerThan(rule);
    const above = at(wider.filter((other) => other < index));
    const never = known ? emptyCondition(rule.appliesTo, tables) : undefined;
    if (never !== undefined) {
      const group = rule.appliesTo.target === 'group' ? GROUP : undefined;
      return [problem('rule-never-applies', place, { rule: rule.id, condition: never, group })];
    }
    return [...hiddenDays(rule, above, place), ...gapBefore(rule, at(wider), place)];
  });
}

const GROUP = { en: 'group', fr: 'groupement' };

type RulePlace = ReturnType<ParsedConvention['placeOf']> & { readonly value: string };

function hiddenDays(rule: Rule, above: readonly Rule[], place: RulePlace): readonly Problem[] {
  const hiding = hidingTogether(rule, above);
  if (hiding.length > 0) {
    const other = hiding.map(({ id }) => id).join(', ');
    return [problem('rule-hidden', place, { rule: rule.id, other })];
  }
  return above.flatMap((hiding) => {
    const dated = sameConditions(hiding.appliesTo, rule.appliesTo);
    const common = dated ? overlap(hiding.days, rule.days) : undefined;
    if (common === undefined) return [];
    return [problem('rules-overlap', place, { rule: rule.id, other: hiding.id, days: formatRange(common) })];
  });
}

/** The rules that leave a rule no day: a single one if possible, else all those above it; none where a day is left. */
function hidingTogether({ days }: Rule, above: readonly Rule[]): readonly Rule[] {
  const hide = (rules: readonly Rule[]): boolean =>
    uncovered(
      days,
      rules.map((other) => other.days),
    ).length === 0;
  const alone = above.find((other) => hide([other]));
  if (alone !== undefined) return [alone];
  return hide(above) ? above : [];
}

/** The gap between a rule and the earlier one with the same conditions, if no wider rule fills it. */
function gapBefore(rule: Rule, wider: readonly Rule[], place: RulePlace): readonly Problem[] {
  const before = wider
    .filter((other) => other.days.to < rule.days.from && sameConditions(other.appliesTo, rule.appliesTo))
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
function emptyCondition(appliesTo: AppliesTo, tables: Tables): string | undefined {
  const { grappes, sites } = tables;
  const { target, kinds, sites: named = [], siteTypes } = appliesTo;
  if (target === 'grappe' && grappes.rows.length === 0) return 'target: grappe';
  if (kinds && !grappes.rows.some(({ kind }) => kinds.includes(kind))) return `kinds: [${kinds.join(', ')}]`;
  if (siteTypes && !sites.rows.some(({ type }) => siteTypes.includes(type))) {
    return `site_types: [${siteTypes.join(', ')}]`;
  }
  // A site that no table has is reported as unknown.
  if (!named.every((site) => sites.ids.has(site))) return undefined;
  return someTarget(appliesTo, tables) ? undefined : conditionsOnTarget(appliesTo);
}

/** The days on which a site takes part in the cost of a target. */
interface SiteDays {
  readonly site: string;
  readonly days: DayRange;
}

/** Whether on some day a target meets all conditions: with its kind, its name, and all of its sites (ALLOCATION §5). */
function someTarget(appliesTo: AppliesTo, tables: Tables): boolean {
  const { target, kinds, sites, siteTypes } = appliesTo;
  const conditions = [kinds, sites, siteTypes].filter((one) => one !== undefined).length;
  // Single conditions were checked already; a name that no grappe has is reported as unknown.
  if (conditions === 0 || (conditions === 1 && target === 'site')) return true;
  const asked = sites && new Set(sites);
  const ofType = groupBy(
    tables.sites.rows.filter(({ type }) => siteTypes?.includes(type)),
    ({ site }) => site,
  );
  const unmet = ({ site, days }: SiteDays): readonly DayRange[] => {
    if (asked?.has(site) === false) return [days];
    if (siteTypes === undefined) return [];
    return uncovered(
      days,
      (ofType.get(site) ?? []).map((row) => row.days),
    );
  };
  const targets = targetsOf(appliesTo, tables);
  // A rule for a group without sites is for its members.
  if (target === 'group' && targets.every((own) => own.length === 0)) return true;
  return targets.some((own) => {
    const met = uncovered(ALWAYS, own.flatMap(unmet));
    return own.some(({ days }) => met.some((range) => overlap(range, days) !== undefined));
  });
}

/** The sites of each target that a rule may be for: those of each grappe, each site, or all of the group at once. */
function targetsOf(
  { target, kinds, grappes, sites }: AppliesTo,
  tables: Tables,
): readonly (readonly SiteDays[])[] {
  if (target === 'grappe') {
    const named = tables.grappes.rows.filter(
      ({ grappe, kind }) => (kinds?.includes(kind) ?? true) && (grappes?.includes(grappe) ?? true),
    );
    return [...groupBy(named, ({ grappe }) => grappe).values()];
  }
  if (target === 'site') {
    const asked = new Set(sites);
    return tables.sites.rows.filter(({ site }) => asked.has(site)).map((row) => [row]);
  }
  const stays = groupBy(tables.members.rows, ({ member }) => member);
  const inGroup = tables.sites.rows.flatMap(({ site, member, days }) =>
    (stays.get(member) ?? []).flatMap((stay): readonly SiteDays[] => {
      const common = overlap(days, stay.days);
      return common === undefined ? [] : [{ site, days: common }];
    }),
  );
  return [inGroup];
}

/** The conditions of a rule on what is served, as they are written. */
function conditionsOnTarget({ target, kinds, grappes, sites, siteTypes }: AppliesTo): string {
  const asked = Object.entries({ kinds, grappes, sites, site_types: siteTypes }).flatMap(([name, of]) =>
    of === undefined ? [] : [`${name}: [${of.join(', ')}]`],
  );
  return [...(target === 'group' ? ['target: group'] : []), ...asked].join(', ');
}

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
