import { type Args, type Problem, problem, problemAt } from '../../diagnostics/problem.ts';
import type { Layout } from '../../domain/convention.ts';
import type { DecimalMark, LayoutPlace } from '../../domain/layout.ts';
import { matchesGlob } from '../../text/glob.ts';
import { type CellReader, defaultReader } from '../columns/cell-reader.ts';
import type { Column } from '../columns/table.ts';
import { keyPlace } from '../convention-places.ts';
import { headerNamed, twoColumns } from '../reading/header.ts';
import { FILLED_COLUMNS, INVOICE_LINE_COLUMNS } from '../tables/invoice-lines.ts';
import { INVOICE_COLUMNS } from './layout-schema.ts';
import type { ParsedConvention } from './parsed-convention.ts';
import { unknownKeyArgs } from './unknown-key.ts';
import type { KeyPath } from './yaml-source.ts';

/** Where a key of a layout stands. */
type PlaceOfKey = (...path: KeyPath) => ReturnType<ParsedConvention['placeOf']>;

/** What is wrong with the layouts of invoices whatever their files hold. */
export function layoutProblems({ convention, placeOf }: ParsedConvention): readonly Problem[] {
  return convention.layouts.flatMap((layout, index) => {
    const at: PlaceOfKey = (...path) => placeOf(['invoices', index, ...path]);
    return [
      ...unknownColumns(layout, at),
      ...wrongDefaults(layout, layout.decimalMark ?? convention.decimalMark),
      ...withoutPreamble(layout, at),
      ...amountsTwice(layout, at),
      ...fieldsTwice(layout, at),
      ...excludedKeys(layout, at),
    ];
  });
}

/** Layouts name canonical columns; a name that is none is a slip. */
function unknownColumns(layout: Layout, at: PlaceOfKey): readonly Problem[] {
  const unknown = (path: KeyPath, name: string, known: readonly string[]): readonly Problem[] =>
    known.includes(name)
      ? []
      : [problem('key-unknown', { ...at(...path), value: name }, unknownKeyArgs(name, known))];
  const filled = [
    ...FILLED_COLUMNS,
    ...(layout.chargeOrCredit === undefined ? [] : [layout.chargeOrCredit.column]),
  ];
  return [
    ...(['columns', 'defaults', 'values'] as const).flatMap((section) =>
      [...layout[section].keys()].flatMap((name) => unknown([section, name], name, INVOICE_COLUMNS)),
    ),
    ...layout.optional.flatMap((name, index) => unknown(['optional', index], name, INVOICE_COLUMNS)),
    ...layout.fillDown.flatMap((name, index) => unknown(['fill_down', index], name, filled)),
  ];
}

/** Fields from a preamble need one. */
function withoutPreamble({ fromPreamble, preamble, place }: Layout, at: PlaceOfKey): readonly Problem[] {
  if (fromPreamble.length === 0 || preamble !== undefined) return [];
  const args = { key: `${place.path}.preamble`, name: 'preamble', expected: '5 | { until: "…" }' };
  return [problem('key-missing', at('from_preamble'), args)];
}

/** An amount stands in one column or in two, not in both ways. */
function amountsTwice({ amounts, columns }: Layout, at: PlaceOfKey): readonly Problem[] {
  return [...amounts].flatMap(([column, { charge, credit }]) => {
    const mapped = columns.get(column)?.[0];
    if (mapped === undefined) return [];
    const place = { ...at('columns', column), value: mapped };
    return [problem('column-repeated', place, twoColumns(column, charge ?? credit, mapped))];
  });
}

/** A field is read from one text, and has no column of its own then. */
function fieldsTwice({ columns, fromColumns }: Layout, at: PlaceOfKey): readonly Problem[] {
  const readFrom = new Map([...columns.keys()].map((name) => [name, headerNamed(name, columns)]));
  return [...fromColumns].flatMap(([header, patterns]) => {
    const fields = new Set(patterns.flatMap((pattern) => pattern.fields));
    return [...fields].flatMap((field) => {
      const other = readFrom.get(field);
      readFrom.set(field, other ?? header);
      if (other === undefined) return [];
      const place = { ...at('from_columns', header), value: header };
      return [problem('column-repeated', place, twoColumns(field, other, header))];
    });
  });
}

/** Keys that do not go together. */
function excludedKeys(layout: Layout, at: PlaceOfKey): readonly Problem[] {
  const { amounts, chargeOrCredit, inParts, lineNumberFromRow, sheet, sheets } = layout;
  const excluded = (key: string, args: Args<'keys-exclude'>): Problem =>
    problem('keys-exclude', at(key), args);
  const empty = emptyKind(layout);
  return [
    // Amounts in two columns need nothing else to say what is a credit.
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
    // Rows of several files cannot number the lines of one invoice.
    ...(inParts && lineNumberFromRow
      ? [excluded('in_parts', { one: 'in_parts: yes', other: 'line_number: row', parts: 'in_parts: yes' })]
      : []),
    // One sheet is read, or several are.
    ...(sheet !== undefined && sheets.length > 0
      ? [excluded('sheets', { one: 'sheet', other: 'sheets', sheet: JSON.stringify(sheet) })]
      : []),
  ];
}

/** The word of `charge_or_credit` for empty cells, where these repeat the one above; of a column of ours, that is read so for itself. */
function emptyKind({ chargeOrCredit, fillDown }: Layout): string | undefined {
  const { column = '', kinds } = chargeOrCredit ?? {};
  if (!fillDown.includes(column) || FILLED_COLUMNS.some((name) => name === column)) return undefined;
  const glob = [...(kinds?.keys() ?? [])].find((text) => matchesGlob(text, ''));
  return glob === undefined ? undefined : JSON.stringify(glob);
}

/** Defaults of invoices that no cell of their file may hold, by the decimal mark that is declared for it. */
function wrongDefaults(layout: Layout, declared: DecimalMark | undefined): readonly Problem[] {
  return [...layout.defaults].flatMap(([name, text]) => {
    const column = INVOICE_LINE_COLUMNS.find((known) => known.name === name && !known.holdsCategory);
    return column === undefined
      ? []
      : wrongDefault(column, text, layout, defaultReader(column, declared, 'either'));
  });
}

/** What is wrong with a default, at its key; what would mend it is a key beside it. */
export function wrongDefault(
  { name }: Column,
  text: string,
  { place }: { readonly place: LayoutPlace },
  read: CellReader,
): readonly Problem[] {
  const reading = read(text);
  if (!('fault' in reading)) return [];
  const { code, args } = reading.fault;
  const beside = { code, args: { ...args, entry: `${place.path}: { `, end: ' }' } };
  return [problemAt(beside, keyPlace(place, `defaults.${name}`, text))];
}
