/** `tables` of the convention: how lists that officers have are read as reference tables (DATA.md). */
import type { Values } from './model.ts';
import { textLists, textMap, valueMaps } from './read-lists.ts';
import { readDecimal } from './settings.ts';
import type { Reasons } from './table.ts';
import type { Columns } from './vocabulary.ts';
import { type Node, reader } from './yaml-node.ts';

export interface TableLayout {
  readonly file: string;
  /** The header is the first row with this cell; '': the first row. */
  readonly until: string;
  /** canonical name → the file's headers: the first cell that is not empty counts */
  readonly columns: ReadonlyMap<string, readonly string[]>;
  readonly values: Values;
  readonly defaults: ReadonlyMap<string, string>;
  readonly fillDown: readonly string[];
  readonly skipRows: ReadonlyMap<string, readonly string[]>;
  /** How cells of a column name a site: `id`, `uai`, `name`, tried in order. */
  readonly match: ReadonlyMap<string, readonly string[]>;
  readonly onlyKnown: readonly string[];
  readonly decimal: '.' | ',' | undefined;
}

const KEYS =
  'file sheet preamble columns values defaults fill_down skip_rows ignore_columns match only_known numbers';

/** The layouts of one table; they may be one mapping or a list of them. */
export function tableLayouts(top: Node, name: string, columns: Columns, reasons: Reasons): TableLayout[] {
  const tables = reader(top, 'top', undefined, reasons).map('tables');
  const node = tables.get(name);
  if (node === undefined || node === '') return [];
  const nodes: readonly Node[] = Array.isArray(node) ? node : [node];
  return nodes.map((layout, i) => readLayout(layout, `tables.${name}[${i}]`, columns, reasons));
}

function readLayout(node: Node, place: string, table: Columns, reasons: Reasons): TableLayout {
  const layout = reader(node, place, KEYS.split(' '), reasons);
  const wrong = (what: string): void => {
    reasons.push(`convention.yaml: ${place}: ${what}`);
  };
  const columns = textLists(layout.map('columns'));
  const defaults = textMap(layout.map('defaults'));
  const values = valueMaps(layout.map('values'));
  const match = textLists(layout.map('match'));
  const fillDown = layout.texts('fill_down') ?? [];
  const onlyKnown = layout.texts('only_known') ?? [];
  for (const name of [
    ...columns.keys(),
    ...defaults.keys(),
    ...values.keys(),
    ...match.keys(),
    ...fillDown,
    ...onlyKnown,
  ]) {
    if (!table.all.includes(name)) wrong(`unknown column ${name}`);
  }
  for (const way of [...match.values()].flat())
    if (!['id', 'uai', 'name'].includes(way)) wrong(`match: ${way}`);
  if (layout.text('file') === '') wrong('no file');
  return {
    file: layout.text('file'),
    until: reader(layout.map('preamble'), place, ['until'], reasons).text('until'),
    columns,
    values,
    defaults,
    fillDown,
    skipRows: textLists(layout.map('skip_rows')),
    match,
    onlyKnown,
    decimal: readDecimal(node, reasons),
  };
}
