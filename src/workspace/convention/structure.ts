import type { KeyWithin } from '../../allocate/keys/common/key.ts';
import { definitionOf, keysWithin } from '../../allocate/keys/common/use.ts';
import { bothDays } from '../../diagnostics/bilingual.ts';
import { type Problem, problem, problemAt } from '../../diagnostics/problem.ts';
import type { DatedSettings } from '../../domain/convention.ts';
import { currencyMeant, isCurrency } from '../../domain/numbers/currency.ts';
import { holdsIn } from '../../domain/release.ts';
import type { Rule, RuleTarget } from '../../domain/rule.ts';
import type { DayRange } from '../../domain/time/calendar.ts';
import { TITLE_COLUMNS, type TitleColumn, titleHeader } from '../../domain/title-columns.ts';
import { isGlob } from '../../text/glob.ts';
import { idFault } from '../columns/columns.ts';
import { invisibleIn } from '../columns/lost-form.ts';
import { twoColumns } from '../reading/header.ts';
import { filePatterns } from './file-patterns.ts';
import { hiddenPatterns } from './hidden-patterns.ts';
import { layoutProblems } from './layout-checks.ts';
import type { ParsedConvention } from './parsed-convention.ts';
import type { KeyPath } from './yaml-source.ts';

/** What is wrong with a convention, whatever the tables contain. */
export function checkStructure(parsed: ParsedConvention): readonly Problem[] {
  return [
    ...currency(parsed),
    ...ruleIds(parsed),
    ...parsed.convention.rules.flatMap((rule, index) => [
      ...reversedDays(rule.days, ['rules', index], parsed),
      ...ruleTarget(rule, ['rules', index], parsed),
      ...supplierPatterns(rule, ['rules', index], parsed),
      ...unseenCharacters(rule, ['rules', index], parsed),
      ...atAnyTime(parsed, (settings) => keyProblems(rule, ['rules', index, 'share'], settings, parsed)),
    ]),
    ...filePatterns(parsed),
    ...layoutProblems(parsed),
    ...hiddenPatterns(parsed.convention),
    ...markets(parsed),
    ...titleColumns(parsed),
    ...placeholders(parsed),
  ];
}

/** The currency must be written as those of ISO 4217 are, and be none without cents, which amounts have. */
function currency({ convention, placeOf, release }: ParsedConvention): readonly Problem[] {
  const { currency: value } = convention;
  if (isCurrency(value) || !holdsIn(release, '0.2')) return [];
  const args = { expected: currencyMeant(value), found: `"${value}"` };
  return [problem('value-invalid', { ...placeOf(['currency']), value }, args)];
}

function ruleIds({ convention, placeOf, release }: ParsedConvention): readonly Problem[] {
  const problems: Problem[] = [];
  const seen = new Map<string, Rule>();
  convention.rules.forEach((rule, index) => {
    const place = { ...placeOf(['rules', index, 'id']), value: rule.id };
    if (rule.id === 'own' || rule.id.includes('+')) {
      problems.push(problem('rule-id-reserved', place, { value: rule.id }));
    }
    const found = holdsIn(release, '0.2') ? idFault(rule.id) : undefined;
    if (found !== undefined) problems.push(problemAt(found, place));
    const other = seen.get(rule.id);
    if (other !== undefined) {
      problems.push(problem('rule-id-repeated', place, { value: rule.id, other: other.row }));
    }
    seen.set(rule.id, rule);
  });
  return problems;
}

/** Invisible characters in a condition of a rule on lines: lines have none, so the rule would never apply. */
function unseenCharacters(
  { appliesTo }: Rule,
  path: KeyPath,
  { placeOf, release }: ParsedConvention,
): readonly Problem[] {
  if (!holdsIn(release, '0.2')) return [];
  const { suppliers = [], itemCodes = [] } = appliesTo;
  return Object.entries({ suppliers, item_codes: itemCodes }).flatMap(([key, texts]) =>
    texts.flatMap((value, index) => {
      const found = invisibleIn(value);
      const place = placeOf([...path, 'applies_to', key, index]);
      return found === undefined ? [] : [problemAt(found, { ...place, value })];
    }),
  );
}

function reversedDays(
  { from, to }: DayRange,
  path: KeyPath,
  { placeOf }: ParsedConvention,
): readonly Problem[] {
  if (from <= to) return [];
  return [problem('range-reversed', placeOf([...path, 'to']), { from: bothDays(from), to: bothDays(to) })];
}

/** Conditions and `over` that have no meaning for the rule's target. */
function ruleTarget(rule: Rule, path: KeyPath, { placeOf }: ParsedConvention): readonly Problem[] {
  const { target } = rule.appliesTo;
  const misplaced = (section: string, key: string, allowed: RuleTarget): Problem =>
    problem('key-target', placeOf([...path, section, key]), { key, target, allowed });
  const ofGrappes = (['kinds', 'grappes'] as const).filter((key) => rule.appliesTo[key] !== undefined);
  return [
    ...(target === 'grappe' ? [] : ofGrappes.map((key) => misplaced('applies_to', key, 'grappe'))),
    ...(target === 'group' || rule.over === undefined ? [] : [misplaced('share', 'over', 'group')]),
  ];
}

/** Suppliers written as patterns, which only other conditions may be (DATA.md, "convention.yaml"). */
function supplierPatterns({ appliesTo }: Rule, path: KeyPath, { placeOf }: ParsedConvention) {
  return (appliesTo.suppliers ?? []).flatMap((value, index): readonly Problem[] => {
    const place = placeOf([...path, 'applies_to', 'suppliers', index]);
    return isGlob(value) ? [problem('supplier-pattern', { ...place, value }, { value })] : [];
  });
}

/** What is wrong at any time of the settings, each mistake once. */
function atAnyTime(
  { convention }: ParsedConvention,
  problemsOf: (settings: DatedSettings) => readonly Problem[],
): readonly Problem[] {
  const all = convention.settings.flatMap(({ value }) => problemsOf(value));
  return [...new Map(all.map((found) => [JSON.stringify(found), found])).values()];
}

/** What is wrong with the key of a rule, and with those within it. */
function keyProblems(
  rule: Rule,
  path: KeyPath,
  settings: DatedSettings,
  { keys, placeOf, release }: ParsedConvention,
): readonly Problem[] {
  const within = keysWithin(keys, rule.share);
  const { target } = rule.appliesTo;
  return within.flatMap(({ share, over, path: inner }) => {
    const { word, targets, problems, over: weighed } = definitionOf(keys, share);
    const place = (below: KeyPath) => placeOf([...path, ...inner, ...below]);
    const misplaced = (key: string, allowed: string): Problem =>
      problem('key-target', place([key === 'over' ? key : 'by']), { key, target, allowed });
    return [
      ...(over !== undefined && target !== 'group' ? [misplaced('over', 'group')] : []),
      ...(targets === undefined || targets.includes(target)
        ? []
        : [misplaced(word ?? '', targets.join(', '))]),
      ...(weighed === 'members' && holdsIn(release, '0.2') && narrowsTypes(rule, within, inner)
        ? [problem('over-site-types', place(['by']), { key: word ?? 'per: member' })]
        : []),
      ...problems(share, { ...settings, release }).map(({ fault, path: below }) =>
        problemAt(fault, place(below)),
      ),
    ];
  });
}

/** Whether an `over` at a place of a share, or around it, restricts the types of sites. */
function narrowsTypes(rule: Rule, within: readonly KeyWithin[], inner: KeyPath): boolean {
  const around = within.filter(({ path }) => path.every((part, index) => inner[index] === part));
  return [rule.over, ...around.map(({ over }) => over)].some((over) => over?.siteTypes !== undefined);
}

/** Each column of titres.csv must get a name of its own from `reports: titres:`. */
function titleColumns({ convention, placeOf }: ParsedConvention): readonly Problem[] {
  const { titres } = convention.reports;
  const listed = titres.columns?.map((column, index) => ({
    key: ['reports', 'titres', 'columns', index],
    column: 'field' in column ? column.field : column.value,
    name: titleHeader(column, titres),
  }));
  const all = TITLE_COLUMNS.map((column) => ({
    key: ['reports', 'titres', column],
    column,
    name: titres.names.get(column) ?? column,
  }));
  const columns = listed ?? all;
  return columns.flatMap(({ key, column, name }, index) => {
    const twin = columns.find((other, at) => other.name === name && at !== index);
    const named = listed !== undefined || titres.names.has(column as TitleColumn);
    if (twin === undefined || !named) return [];
    const args = twoColumns(name, column, twin.column);
    return [problem('column-repeated', { ...placeOf(key), value: name }, args)];
  });
}

function markets(parsed: ParsedConvention): readonly Problem[] {
  return [...parsed.convention.reconcile.markets].flatMap(([name, days]) =>
    reversedDays(days, ['reconcile', 'markets', name], parsed),
  );
}

/** What `init` writes where only the group knows the text: `…`, `Article …`. */
const PLACEHOLDER = /^(?:\S+ )?…$/;

/** Texts that are printed, or by which lines are identified, and that are still as `init` proposed them. */
function placeholders({ convention, placeOf }: ParsedConvention): readonly Problem[] {
  const { title, reference, rules, layouts } = convention;
  const texts: readonly (readonly [path: KeyPath, text: string | undefined])[] = [
    [['title'], title],
    [['reference', 'deliberation'], reference.deliberation],
    [['reference', 'legal_basis'], reference.legalBasis],
    ...layouts.map(({ supplier }, index) => [['invoices', index, 'supplier'], supplier] as const),
    ...rules.flatMap(
      ({ article, title: ofRule }, index) =>
        [
          [['rules', index, 'article'], article],
          [['rules', index, 'title'], ofRule],
        ] as const,
    ),
  ];
  return texts.flatMap(([path, value]) =>
    value !== undefined && PLACEHOLDER.test(value)
      ? [problem('placeholder-left', { ...placeOf(path), value }, { value })]
      : [],
  );
}
