import { type Problem, problem, problemAt } from '../../diagnostics/problem.ts';
import type { Layout } from '../../domain/convention.ts';
import type { LayoutPlace } from '../../domain/layout.ts';
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

/** What is wrong with the layouts of invoices whatever their files hold. */
export function layoutProblems(parsed: ParsedConvention): readonly Problem[] {
  return [
    ...layoutColumns(parsed),
    ...layoutDefaults(parsed),
    ...layoutPreambles(parsed),
    ...layoutAmounts(parsed),
    ...layoutTexts(parsed),
    ...layoutParts(parsed),
    ...layoutSheets(parsed),
  ];
}

/** Layouts name canonical columns; a name that is none is a slip. A column that may lack is one that is mapped. */
function layoutColumns({ convention, placeOf }: ParsedConvention): readonly Problem[] {
  return convention.layouts.flatMap((layout, index) => {
    const unknown = (path: KeyPath, name: string, known: readonly string[]): readonly Problem[] => {
      if (known.includes(name)) return [];
      const place = { ...placeOf(['invoices', index, ...path]), value: name };
      return [problem('key-unknown', place, unknownKeyArgs(name, known))];
    };
    const mapped = [...layout.columns.keys()];
    const filled = [
      ...FILLED_COLUMNS,
      ...(layout.chargeOrCredit === undefined ? [] : [layout.chargeOrCredit.column]),
    ];
    return [
      ...(['columns', 'defaults', 'values'] as const).flatMap((section) =>
        [...layout[section].keys()].flatMap((name) => unknown([section, name], name, INVOICE_COLUMNS)),
      ),
      ...layout.optional.flatMap((name, at) => unknown(['optional', at], name, mapped)),
      ...layout.fillDown.flatMap((name, at) => unknown(['fill_down', at], name, filled)),
    ];
  });
}

/** Fields from a preamble need one. */
function layoutPreambles({ convention, placeOf }: ParsedConvention): readonly Problem[] {
  return convention.layouts.flatMap(({ fromPreamble, preamble }, index) => {
    if (fromPreamble.length === 0 || preamble !== undefined) return [];
    const args = { key: `invoices[${index}].preamble`, name: 'preamble', expected: '5 | { until: "…" }' };
    return [problem('key-missing', placeOf(['invoices', index, 'from_preamble']), args)];
  });
}

/** An amount stands in one column or in two, not in both ways; in two it needs nothing else to say what is a credit. */
function layoutAmounts({ convention, placeOf }: ParsedConvention): readonly Problem[] {
  return convention.layouts.flatMap((layout, index) => {
    if (layout.amounts.size > 0 && layout.chargeOrCredit !== undefined) {
      const args = { one: 'amounts', other: 'charge_or_credit', kinds: 'charge_or_credit' };
      return [problem('keys-exclude', placeOf(['invoices', index, 'charge_or_credit']), args)];
    }
    const empty = emptyKind(layout);
    if (empty !== undefined) {
      const args = { one: 'charge_or_credit', other: 'fill_down', empty };
      return [problem('keys-exclude', placeOf(['invoices', index, 'fill_down']), args)];
    }
    return [...layout.amounts].flatMap(([column, { charge, credit }]) => {
      const mapped = layout.columns.get(column)?.[0];
      if (mapped === undefined) return [];
      const place = { ...placeOf(['invoices', index, 'columns', column]), value: mapped };
      return [problem('column-repeated', place, twoColumns(column, charge ?? credit, mapped))];
    });
  });
}

/** The word of `charge_or_credit` for empty cells, where these repeat the one above; of a column of ours, that is read so for itself. */
function emptyKind({ chargeOrCredit, fillDown }: Layout): string | undefined {
  const { column = '', kinds } = chargeOrCredit ?? {};
  if (!fillDown.includes(column) || FILLED_COLUMNS.some((name) => name === column)) return undefined;
  const glob = [...(kinds?.keys() ?? [])].find((text) => matchesGlob(text, ''));
  return glob === undefined ? undefined : JSON.stringify(glob);
}

/** A field is read from one text, and has no column of its own then. */
function layoutTexts({ convention, placeOf }: ParsedConvention): readonly Problem[] {
  return convention.layouts.flatMap(({ columns, fromColumns }, index) => {
    const readFrom = new Map([...columns.keys()].map((name) => [name, headerNamed(name, columns)]));
    return [...fromColumns].flatMap(([header, patterns]) => {
      const fields = new Set(patterns.flatMap((pattern) => pattern.fields));
      return [...fields].flatMap((field) => {
        const other = readFrom.get(field);
        readFrom.set(field, other ?? header);
        if (other === undefined) return [];
        const place = { ...placeOf(['invoices', index, 'from_columns', header]), value: header };
        return [problem('column-repeated', place, twoColumns(field, other, header))];
      });
    });
  });
}

/** Rows of several files cannot number the lines of one invoice. */
function layoutParts({ convention, placeOf }: ParsedConvention): readonly Problem[] {
  return convention.layouts.flatMap(({ inParts, lineNumberFromRow }, index) => {
    if (!inParts || !lineNumberFromRow) return [];
    const args = { one: 'in_parts: yes', other: 'line_number: row', parts: 'in_parts: yes' };
    return [problem('keys-exclude', placeOf(['invoices', index, 'in_parts']), args)];
  });
}

/** One sheet is read, or several are. */
function layoutSheets({ convention, placeOf }: ParsedConvention): readonly Problem[] {
  return convention.layouts.flatMap(({ sheet, sheets }, index) => {
    if (sheet === undefined || sheets.length === 0) return [];
    const args = { one: 'sheet', other: 'sheets', sheet: JSON.stringify(sheet) };
    return [problem('keys-exclude', placeOf(['invoices', index, 'sheets']), args)];
  });
}

/** Defaults of invoices that no cell of their file may hold, by the decimal mark that is declared for it. */
function layoutDefaults({ convention }: ParsedConvention): readonly Problem[] {
  return convention.layouts.flatMap((layout) =>
    [...layout.defaults].flatMap(([name, text]) => {
      const column = INVOICE_LINE_COLUMNS.find(
        (candidate) => candidate.name === name && !candidate.holdsCategory,
      );
      if (column === undefined) return [];
      const declared = layout.decimalMark ?? convention.decimalMark;
      return wrongDefault(column, text, layout, defaultReader(column, declared, 'either'));
    }),
  );
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
