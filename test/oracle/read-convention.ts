/** convention.yaml: switches, layouts and rules. */
import { parseDay } from './days.ts';
import type { Convention, Layout, Rule } from './model.ts';
import { readShare } from './read-share.ts';
import type { Known } from './read-tables.ts';
import type { Reasons } from './table.ts';
import { CATEGORIES, INVOICES, SITE_TYPES } from './vocabulary.ts';
import { type Node, type Reader, reader } from './yaml-node.ts';

const TOP =
  'title reference coordinator billed_to currency locale prorata rounding vat basis undated invoices rules numbers reconcile reports';
const LAYOUT =
  'files supplier columns line_number defaults categories skip_rows ignore_columns vat numbers einvoice';

/** Only `numbers`: the tables need it before the rest of the convention can be held against them. */
export function readDecimal(node: Node, reasons: Reasons): '.' | ',' | undefined {
  const top = reader(node, 'top', undefined, []);
  if (!top.has('numbers')) return undefined;
  const mark = reader(top.map('numbers'), 'numbers', ['decimal'], reasons).oneOf(
    'decimal',
    ['.', ','],
    undefined,
  );
  return mark === ',' ? ',' : '.';
}

export function readConvention(node: Node, known: Known, reasons: Reasons): Convention {
  const top = reader(node, 'top', TOP.split(' '), reasons);
  for (const key of ['coordinator', 'billed_to']) {
    if (top.has(key) && !known.members.has(top.text(key)))
      reasons.push(`convention.yaml: ${key}: unknown member`);
  }
  const rules = top.list('rules').map((rule, i) => readRule(rule, i, known, reasons));
  if (new Set(rules.map((rule) => rule.id)).size !== rules.length)
    reasons.push('convention.yaml: equal rule ids');
  return {
    billedTo: top.text('billed_to'),
    prorata: top.oneOf('prorata', ['daily', 'period_start'], undefined),
    rounding: top.oneOf('rounding', ['largest_remainder', 'carry'], undefined),
    vat: top.oneOf('vat', ['line', 'invoice'], undefined),
    basis: top.oneOf('basis', ['service', 'invoice_date'], undefined),
    undated: top.oneOf('undated', ['error', 'invoice_month', 'invoice_date'], 'error'),
    decimal: readDecimal(node, reasons),
    layouts: top.list('invoices').map((layout, i) => readLayout(layout, i, reasons)),
    rules,
  };
}

function readRule(node: Node, index: number, known: Known, reasons: Reasons): Rule {
  const place = `rules[${index}]`;
  const rule = reader(node, place, ['id', 'article', 'title', 'from', 'to', 'applies_to', 'share'], reasons);
  const id = rule.text('id');
  if (id === '' || id === 'own' || id.includes('+')) reasons.push(`convention.yaml: ${place}: id`);
  const applies = reader(
    rule.map('applies_to'),
    `${place}.applies_to`,
    ['target', 'kinds', 'grappes', 'sites', 'site_types', 'categories', 'item_codes'],
    reasons,
  );
  const target = applies.oneOf('target', ['site', 'grappe', 'group'], 'grappe');
  if (target !== 'grappe' && (applies.has('kinds') || applies.has('grappes'))) {
    reasons.push(`convention.yaml: ${place}: kinds and grappes are for the target grappe`);
  }
  const share = rule.map('share');
  const top = reader(share, `${place}.share`, undefined, reasons);
  if (top.has('over') && target !== 'group')
    reasons.push(`convention.yaml: ${place}: over is for the target group`);
  const over = reader(top.map('over'), `${place}.over`, ['site_types', 'members'], reasons);
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
    categories: wordTexts(applies, 'categories', CATEGORIES, reasons),
    itemCodes: applies.texts('item_codes'),
    share: readShare(share, `${place}.share`, true, { target, known, reasons }),
    over: {
      siteTypes: wordTexts(over, 'site_types', SITE_TYPES, reasons),
      members: knownTexts(over, 'members', known.members, reasons),
    },
  };
}

function readLayout(node: Node, index: number, reasons: Reasons): Layout {
  const place = `invoices[${index}]`;
  const layout = reader(node, place, LAYOUT.split(' '), reasons);
  const columns = texts(layout.map('columns'));
  const defaults = texts(layout.map('defaults'));
  for (const name of [...columns.keys(), ...defaults.keys()]) {
    if (!INVOICES.all.includes(name)) reasons.push(`convention.yaml: ${place}: unknown column ${name}`);
  }
  const categories = [...texts(layout.map('categories'))].map(([glob, word]): readonly [string, string] => {
    const category = CATEGORIES.get(word);
    if (category === undefined) reasons.push(`convention.yaml: ${place}: unknown category ${word}`);
    return [glob, category ?? ''];
  });
  const skip = reader(layout.map('skip_rows'), `${place}.skip_rows`, undefined, reasons);
  if (layout.text('files') === '') reasons.push(`convention.yaml: ${place}: no files`);
  return {
    files: layout.text('files'),
    supplier: layout.text('supplier'),
    columns,
    lineNumberIsRow: layout.oneOf('line_number', ['', 'row'], '') === 'row',
    defaults,
    categories,
    skipRows: new Map([...layout.map('skip_rows').keys()].map((key) => [key, skip.texts(key) ?? []])),
    ignoreColumns: layout.texts('ignore_columns') ?? [],
    vat: layout.has('vat') ? layout.oneOf('vat', ['line', 'invoice'], undefined) : undefined,
    decimal: readDecimal(node, reasons),
  };
}

function texts(map: ReadonlyMap<string, Node>): ReadonlyMap<string, string> {
  return new Map([...map].map(([key, node]) => [key, typeof node === 'string' ? node : '']));
}

function dateKey(rule: Reader, key: string, reasons: Reasons): number | undefined {
  const text = rule.text(key);
  const day = text === '' ? undefined : parseDay(text);
  if (text !== '' && day === undefined) reasons.push(`convention.yaml: ${rule.place}: ${key}: no date`);
  return day;
}

function knownTexts(
  of: Reader,
  key: string,
  known: ReadonlySet<string>,
  reasons: Reasons,
): readonly string[] | undefined {
  for (const id of of.texts(key) ?? []) {
    if (!known.has(id)) reasons.push(`convention.yaml: ${of.place}: ${key}: unknown ${id}`);
  }
  return of.texts(key);
}

function wordTexts(
  of: Reader,
  key: string,
  words: ReadonlyMap<string, string>,
  reasons: Reasons,
): readonly string[] | undefined {
  return of.texts(key)?.map((word) => {
    const english = words.get(word);
    if (english === undefined) reasons.push(`convention.yaml: ${of.place}: ${key}: unknown word ${word}`);
    return english ?? '';
  });
}
