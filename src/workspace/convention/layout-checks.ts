import { type Args, type Problem, problem, problemAt } from '../../diagnostics/problem.ts';
import type { Layout } from '../../domain/convention.ts';
import type { DecimalMark, LayoutPlace } from '../../domain/layout.ts';
import { holdsIn } from '../../domain/release.ts';
import { isInvoiceType, isTabular } from '../../text/file-type.ts';
import { matchesGlob } from '../../text/glob.ts';
import { itemsIn } from '../../text/joined.ts';
import { nearest } from '../../text/nearest.ts';
import { defaultReader } from '../columns/cell-reader.ts';
import type { MarkRule } from '../columns/numbers.ts';
import { type Column, isHeaderOf } from '../columns/table.ts';
import { keyPlace } from '../convention-places.ts';
import { headerNamed, twoColumns } from '../reading/header.ts';
import { FILLED_COLUMNS, INVOICE_LINE_COLUMNS } from '../tables/invoice-lines.ts';
import { INVOICE_COLUMNS } from './layout-schema.ts';
import type { ParsedConvention } from './parsed-convention.ts';

/** What is wrong with the layouts of invoices, whatever their files contain. */
export function layoutProblems({ convention, release }: ParsedConvention): readonly Problem[] {
  return convention.layouts.flatMap((layout) => [
    ...unknownColumns(layout),
    ...wrongDefaults(layout, DEFAULTED, layout.decimalMark ?? convention.decimalMark, 'either'),
    ...withoutPreamble(layout),
    ...amountsTwice(layout),
    ...(holdsIn(release, '0.2') ? vatOfOthers(layout) : []),
    ...fieldsTwice(layout),
    ...excludedKeys(layout),
    ...keysOfOthers(layout),
  ]);
}

/** The columns whose defaults are checked here; which words are categories depends on the convention. */
const DEFAULTED = INVOICE_LINE_COLUMNS.filter(({ holdsCategory }) => !holdsCategory);

/** Names under keys of a layout that should be canonical columns but are not. */
function unknownColumns({ place, columns, defaults, values, optional, fillDown, chargeOrCredit }: Layout) {
  const ofKinds = chargeOrCredit === undefined ? [] : [chargeOrCredit.column];
  return unknownNames(place, INVOICE_LINE_COLUMNS, [
    ...Object.entries({ columns, defaults, values }).map(
      ([key, given]) => [key, [...given.keys()], INVOICE_COLUMNS] as const,
    ),
    ['optional', optional, INVOICE_COLUMNS],
    ['fill_down', fillDown, [...FILLED_COLUMNS, ...ofKinds]],
  ]);
}

/** Names under keys of a layout, or in lists there, that the key does not know; the French name of a column is none. */
export function unknownNames(
  place: LayoutPlace,
  columns: readonly Pick<Column, 'name' | 'alias'>[],
  named: readonly (readonly [key: string, names: readonly string[], known: readonly string[]])[],
): readonly Problem[] {
  return named.flatMap(([key, names, known]) =>
    names.flatMap((name, index) => {
      if (known.includes(name)) return [];
      const within = place.keyRows.has(`${key}.${name}`) ? `${key}.${name}` : `${key}[${index}]`;
      const word = name.toLowerCase();
      const meant = columns.find((column) => known.includes(column.name) && isHeaderOf(column, word));
      const args = unknownKeyArgs(meant?.name ?? name, known);
      return [problem('key-unknown', keyPlace(place, within, name), { ...args, value: name })];
    }),
  );
}

function withoutPreamble({ fromPreamble, preamble, place }: Layout): readonly Problem[] {
  if (fromPreamble.length === 0 || preamble !== undefined) return [];
  const args = { key: `${place.path}.preamble`, name: 'preamble', expected: '5 | { until: "…" }' };
  return [problem('key-missing', keyPlace(place, 'from_preamble'), args)];
}

const OF_ELECTRONIC: readonly string[] = ['lines', 'einvoice'];
const OF_TABLES = itemsIn(`
  sheet, sheets, hidden_rows, preamble, from_name, from_sheet, from_preamble, columns, from_columns,
  amounts, charge_or_credit, line_number, optional, fill_down, skip_rows, totals, ignore_columns,
  in_parts, vat, numbers, dates`);

/** Keys that say nothing of the files of an entry, where `files` ends with an extension, and so with a kind of files. */
function keysOfOthers({ files, place }: Layout): readonly Problem[] {
  if (!isInvoiceType(files)) return [];
  const ofTables = isTabular(files);
  return (ofTables ? OF_ELECTRONIC : OF_TABLES).flatMap((key) => {
    if (!place.keyRows.has(key)) return [];
    const kind = ofTables ? { electronic: key, tables: '' } : { electronic: '', tables: key };
    const args = { ...kind, lines: key === 'lines' ? 'lines: elsewhere' : '' };
    return [problem('key-of-others', keyPlace(place, key), args)];
  });
}

/** An amount is read from one column or from two, not in both ways. */
function amountsTwice({ amounts, columns, place }: Layout): readonly Problem[] {
  return [...amounts].flatMap(([column, { charge, credit }]) => {
    const mapped = columns.get(column)?.[0];
    if (mapped === undefined) return [];
    const at = keyPlace(place, `columns.${column}`, mapped);
    return [problem('column-repeated', at, twoColumns(column, charge ?? credit, mapped))];
  });
}

/** VAT is a column of its own: read from that of another amount or of its rate, it would be charged beside it. */
function vatOfOthers({ amounts, columns, place }: Layout): readonly Problem[] {
  const headersOf = (column: string): readonly string[] => {
    const [, split] = [...amounts].find(([name]) => name === column) ?? [];
    return [...(columns.get(column) ?? []), split?.charge, split?.credit].filter((one) => one !== undefined);
  };
  const key = columns.has('vat_amount') ? 'columns.vat_amount' : 'amounts.vat_amount';
  return headersOf('vat_amount').flatMap((header) => {
    const other = ['net_amount', 'gross_amount', 'unit_price', 'vat_rate'].find((column) =>
      headersOf(column).includes(header),
    );
    if (other === undefined) return [];
    return [problem('vat-of-others', keyPlace(place, key, header), { header, other })];
  });
}

/** A field read from a text must come from a single one, and have no column of its own. */
function fieldsTwice({ columns, fromColumns, place }: Layout): readonly Problem[] {
  const readFrom = new Map([...columns.keys()].map((name) => [name, headerNamed(name, columns)]));
  return [...fromColumns].flatMap(([header, patterns]) => {
    const fields = new Set(patterns.flatMap((pattern) => pattern.fields));
    return [...fields].flatMap((field) => {
      const other = readFrom.get(field);
      readFrom.set(field, other ?? header);
      if (other === undefined) return [];
      const at = keyPlace(place, `from_columns.${header}`, header);
      return [problem('column-repeated', at, twoColumns(field, other, header))];
    });
  });
}

function excludedKeys(layout: Layout): readonly Problem[] {
  const { amounts, chargeOrCredit, inParts, lineNumberFromRow, sheet, sheets, place } = layout;
  const excluded = (key: string, args: Args<'keys-exclude'>): Problem =>
    problem('keys-exclude', keyPlace(place, key), args);
  const empty = emptyKind(layout);
  return [
    // With amounts in two columns, nothing else is needed to tell credits.
    ...(amounts.size > 0 && chargeOrCredit !== undefined
      ? [
          excluded('charge_or_credit', {
            one: 'amounts',
            other: 'charge_or_credit',
            kinds: 'charge_or_credit',
          }),
        ]
      : []),
    ...(empty === undefined
      ? []
      : [excluded('fill_down', { one: 'charge_or_credit', other: 'fill_down', empty })]),
    // Row numbers of several files cannot number the lines of one invoice.
    ...(inParts && lineNumberFromRow
      ? [excluded('in_parts', { one: 'in_parts: yes', other: 'line_number: row', parts: 'in_parts: yes' })]
      : []),
    // Either one sheet is read, or several are.
    ...(sheet !== undefined && sheets.length > 0
      ? [excluded('sheets', { one: 'sheet', other: 'sheets', sheet: JSON.stringify(sheet) })]
      : []),
  ];
}

/**
 * The word of `charge_or_credit` for empty cells, if `fill_down` makes these repeat the one above; undefined for one of
 * our columns, which is filled down for its own sake.
 */
function emptyKind({ chargeOrCredit, fillDown }: Layout): string | undefined {
  const { column = '', kinds } = chargeOrCredit ?? {};
  if (!fillDown.includes(column) || FILLED_COLUMNS.some((name) => name === column)) return undefined;
  const glob = [...(kinds?.keys() ?? [])].find((text) => matchesGlob(text, ''));
  return glob === undefined ? undefined : JSON.stringify(glob);
}

/** Defaults that no cell of their columns may contain, each at its key; a remedy may be another key of the layout. */
export function wrongDefaults(
  { defaults, place }: Pick<Layout, 'defaults' | 'place'>,
  columns: readonly Column[],
  declared: DecimalMark | undefined,
  otherwise: MarkRule,
): readonly Problem[] {
  return [...defaults].flatMap(([name, text]) => {
    const column = columns.find((known) => known.name === name);
    const reading = column && defaultReader(column, declared, otherwise)(text);
    if (reading === undefined || !('fault' in reading)) return [];
    const { code, args } = reading.fault;
    const beside = { code, args: { ...args, entry: `${place.path}: { `, end: ' }' } };
    return [problemAt(beside, keyPlace(place, `defaults.${name}`, text))];
  });
}

/** The arguments for an unknown key: the nearest known one, or all known ones if none is near. */
export function unknownKeyArgs(
  key: string,
  known: readonly string[],
): { readonly value: string; readonly nearest: string; readonly known: string } {
  const near = nearest(key, known);
  return { value: key, nearest: near, known: near === '' ? known.join(', ') : '' };
}
