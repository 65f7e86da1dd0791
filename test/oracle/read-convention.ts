/** convention.yaml: settings and rules; its layouts are read by read-layouts.ts. */
import { parseDay } from './days.ts';
import type { Known } from './known.ts';
import type { Convention, Rule } from './model.ts';
import { readLayouts } from './read-layouts.ts';
import { knownTexts, textMap, wordTexts } from './read-lists.ts';
import { readOver, readShare } from './read-share.ts';
import { readDecimal, readSetting, type Setting } from './settings.ts';
import type { Reasons } from './table.ts';
import { CATEGORIES, categoriesWith, SITE_TYPES, type Words } from './vocabulary.ts';
import { type Node, type Reader, reader } from './yaml-node.ts';

const TOP =
  'title reference coordinator billed_to currency locale prorata rounding vat basis undated invoices rules numbers reconcile reports ignore_files site_of_grappe tables own_categories';
const APPLIES = 'target kinds grappes sites site_types categories suppliers item_codes';

/** Own word → the built-in word that it behaves as. */
export function readOwnCategories(node: Node, reasons: Reasons): ReadonlyMap<string, string> {
  const own = textMap(reader(node, 'top', undefined, []).map('own_categories'));
  const behaves = [...own].map(([word, builtIn]): [string, string] => {
    const category = CATEGORIES.get(builtIn);
    if (category === undefined || CATEGORIES.get(word) !== undefined)
      reasons.push(`convention.yaml: own_categories: ${word}`);
    return [word, category ?? 'other'];
  });
  return new Map(behaves);
}

export function readSiteOfGrappe(node: Node, reasons: Reasons): Setting {
  return readSetting(node, 'site_of_grappe', ['error', 'grappe', 'site'], 'error', reasons);
}

export function readConvention(node: Node, known: Known, reasons: Reasons): Convention {
  const top = reader(node, 'top', TOP.split(' '), reasons);
  if (top.text('coordinator') !== '' && !known.members.has(top.text('coordinator')))
    reasons.push('convention.yaml: coordinator: unknown member');
  const setting = (key: string, allowed: readonly string[], fallback?: string): Setting =>
    readSetting(node, key, allowed, fallback, reasons);
  const prorata = setting('prorata', ['daily', 'period_start']);
  const basis = setting('basis', ['service', 'invoice_date']);
  const ownCategories = readOwnCategories(node, []);
  const categories = categoriesWith(ownCategories);
  const wholePeriods =
    prorata.every(({ value }) => value === 'daily') && basis.every(({ value }) => value === 'service');
  const rules = top
    .list('rules')
    .map((rule, i) => readRule(rule, i, { known, categories, wholePeriods, reasons }));
  if (new Set(rules.map((rule) => rule.id)).size !== rules.length)
    reasons.push('convention.yaml: equal rule ids');
  return {
    billedTo: setting('billed_to', ['', ...known.members], ''),
    prorata,
    rounding: setting('rounding', ['largest_remainder', 'carry']),
    vat: setting('vat', ['line', 'invoice']),
    basis,
    undated: setting('undated', ['error', 'invoice_month', 'invoice_date'], 'error'),
    siteOfGrappe: readSiteOfGrappe(node, reasons),
    ownCategories,
    ignoreFiles: [...top.map('ignore_files').keys()],
    decimal: readDecimal(node, reasons),
    layouts: readLayouts(node, categories, known, reasons),
    rules,
  };
}

interface RuleContext {
  readonly known: Known;
  readonly categories: Words;
  readonly wholePeriods: boolean;
  readonly reasons: Reasons;
}

function readRule(
  node: Node,
  index: number,
  { known, categories, wholePeriods, reasons }: RuleContext,
): Rule {
  const place = `rules[${index}]`;
  const rule = reader(
    node,
    place,
    ['id', 'article', 'title', 'from', 'to', 'applies_to', 'share', 'billed_to'],
    reasons,
  );
  const id = rule.text('id');
  if (id === '' || id === 'own' || id.includes('+')) reasons.push(`convention.yaml: ${place}: id`);
  const applies = reader(rule.map('applies_to'), `${place}.applies_to`, APPLIES.split(' '), reasons);
  const target = applies.oneOf('target', ['site', 'grappe', 'group'], 'grappe');
  if (target !== 'grappe' && (applies.has('kinds') || applies.has('grappes'))) {
    reasons.push(`convention.yaml: ${place}: kinds and grappes are for the target grappe`);
  }
  const share = rule.map('share');
  const context = { target, known, reasons, wholePeriods, narrowed: false };
  return {
    id,
    article: rule.text('article'),
    from: dateKey(rule, 'from', reasons) ?? Number.NEGATIVE_INFINITY,
    to: dateKey(rule, 'to', reasons) ?? Number.POSITIVE_INFINITY,
    target,
    kinds: applies.texts('kinds'),
    grappes: knownTexts(applies, 'grappes', known.grappes, reasons),
    sites: knownTexts(applies, 'sites', known.sites, reasons),
    siteTypes: wordTexts(applies, 'site_types', SITE_TYPES, reasons),
    categories: wordTexts(applies, 'categories', categories, reasons),
    suppliers: applies.texts('suppliers'),
    itemCodes: applies.texts('item_codes'),
    share: readShare(share, `${place}.share`, 'top', context),
    over: readOver(share, `${place}.share`, context),
    largestPays: rule.oneOf('billed_to', ['', 'largest_share'], '') === 'largest_share',
  };
}

function dateKey(rule: Reader, key: string, reasons: Reasons): number | undefined {
  const text = rule.text(key);
  const day = text === '' ? undefined : parseDay(text);
  if (text !== '' && day === undefined) reasons.push(`convention.yaml: ${rule.place}: ${key}: no date`);
  return day;
}
