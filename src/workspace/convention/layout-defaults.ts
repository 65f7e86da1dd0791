import { type Problem, problemAt } from '../../diagnostics/problem.ts';
import type { LayoutPlace } from '../../domain/list-form.ts';
import { type CellReader, defaultReader } from '../cell-reader.ts';
import { keyPlace } from '../layout-place.ts';
import { type Column, columnsOf } from '../table.ts';
import { invoiceLineSchema } from '../tables/invoice-lines.ts';
import type { ParsedConvention } from './parsed-convention.ts';

const COLUMNS = columnsOf(invoiceLineSchema);

/** Defaults of invoices that no cell of their file may hold, by the decimal mark that is declared for it. */
export function layoutDefaults({ convention }: ParsedConvention): readonly Problem[] {
  return convention.layouts.flatMap((layout) =>
    [...layout.defaults].flatMap(([name, text]) => {
      const column = COLUMNS.find((candidate) => candidate.name === name && !candidate.holdsCategory);
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
