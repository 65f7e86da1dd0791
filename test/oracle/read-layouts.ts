/** `invoices` of the convention: one layout a supplier's files. */

import { isTarget, type Known } from './known.ts';
import type { Layout } from './model.ts';
import { textLists, textMap, valueMaps } from './read-lists.ts';
import { readDecimal } from './settings.ts';
import type { Reasons } from './table.ts';
import { INVOICES, type Words } from './vocabulary.ts';
import { type Node, reader } from './yaml-node.ts';

const LAYOUT =
  'files supplier columns line_number defaults categories skip_rows ignore_columns vat numbers einvoice totals values without_access optional in_parts site_of_grappe';

export function readLayouts(top: Node, categories: Words, known: Known, reasons: Reasons): Layout[] {
  return reader(top, 'top', undefined, reasons)
    .list('invoices')
    .map((layout, i) => readLayout(layout, `invoices[${i}]`, categories, known, reasons));
}

function readLayout(node: Node, place: string, categories: Words, known: Known, reasons: Reasons): Layout {
  const layout = reader(node, place, LAYOUT.split(' '), reasons);
  const wrong = (what: string): void => {
    reasons.push(`convention.yaml: ${place}: ${what}`);
  };
  const columns = textMap(layout.map('columns'));
  const defaults = textMap(layout.map('defaults'));
  const values = valueMaps(layout.map('values'));
  const optional = layout.texts('optional') ?? [];
  for (const name of [...columns.keys(), ...defaults.keys(), ...values.keys(), ...optional]) {
    if (!INVOICES.all.includes(name)) wrong(`unknown column ${name}`);
  }
  for (const name of optional) if (!columns.has(name)) wrong(`${name} is optional and not mapped`);
  const patterns = [...textMap(layout.map('categories'))].map(([glob, word]): readonly [string, string] => {
    const category = categories.get(word);
    if (category === undefined) wrong(`unknown category ${word}`);
    return [glob, category ?? ''];
  });
  if (layout.text('files') === '') wrong('no files');
  const withoutAccess = layout.text('without_access');
  if (withoutAccess !== '' && !isTarget(known, withoutAccess)) wrong(`unknown ${withoutAccess}`);
  const lineNumberIsRow = layout.oneOf('line_number', ['', 'row'], '') === 'row';
  const inParts = ['yes', 'true'].includes(layout.oneOf('in_parts', ['', 'yes', 'no', 'true', 'false'], ''));
  if (inParts && lineNumberIsRow) wrong('in_parts is not with line_number: row');
  return {
    files: layout.text('files'),
    supplier: layout.text('supplier'),
    columns,
    optional,
    lineNumberIsRow,
    defaults,
    categories: patterns,
    skipRows: textLists(layout.map('skip_rows')),
    totals: textLists(layout.map('totals')),
    ignoreColumns: layout.texts('ignore_columns') ?? [],
    values,
    withoutAccess,
    inParts,
    siteOfGrappe: layout.oneOf('site_of_grappe', ['', 'error', 'grappe', 'site'], ''),
    vat: layout.has('vat') ? layout.oneOf('vat', ['line', 'invoice'], undefined) : undefined,
    decimal: readDecimal(node, reasons),
  };
}
