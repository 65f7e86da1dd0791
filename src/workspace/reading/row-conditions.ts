import type { OnProblem } from '../../diagnostics/problem.ts';
import type { CommonLayout } from '../../domain/layout.ts';
import { cleanText } from '../../text/clean-text.ts';
import { matchesAny } from '../../text/glob.ts';
import type { RecordSource } from '../records/record-source.ts';
import { headerMissing } from './header.ts';

/** What a layout says about rows; only one of invoices has totals, and columns that some of its files lack. */
interface LayoutOfRows extends Pick<CommonLayout, 'place' | 'skipRows'> {
  readonly columns: ReadonlyMap<string, readonly string[]>;
  readonly optional?: readonly string[];
  readonly totals?: ReadonlyMap<string, readonly string[]>;
}

/**
 * Finds the cells of a record that meet a condition of `skip_rows` or `totals`; undefined for an ordinary one. No
 * function, with the problem reported, if a condition names a column that the file lacks (`indexOf` gives -1), unless
 * that is `optional`: no row of such a file meets it.
 */
export function rowConditions(
  key: 'skip_rows' | 'totals',
  file: RecordSource,
  layout: LayoutOfRows | undefined,
  indexOf: (name: string) => number,
  report: OnProblem,
): ((record: readonly string[]) => readonly number[] | undefined) | undefined {
  const conditions = (key === 'totals' ? layout?.totals : layout?.skipRows) ?? [];
  const mayLack = (name: string): boolean | undefined =>
    layout?.optional?.some((column) => column === name || layout.columns.get(column)?.includes(name));
  let usable = true;
  const placed = [...conditions].flatMap(([name, globs]) => {
    const index = indexOf(name);
    if (index !== -1) return [{ index, globs }];
    if (mayLack(name)) return [];
    usable = false;
    report(headerMissing(file, layout, `${key}.${name}`, key, name));
    return [];
  });
  if (!usable) return undefined;
  if (placed.length === 0) return () => undefined;
  return (record) => {
    let found: number[] | undefined;
    for (const { index, globs } of placed) {
      if (!matchesAny(globs, cleanText(record[index] ?? ''))) continue;
      found ??= [];
      found.push(index);
    }
    return found;
  };
}
