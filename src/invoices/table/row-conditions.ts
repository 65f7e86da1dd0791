import type { OnProblem } from '../../diagnostics/problem.ts';
import { cleanText } from '../../text/clean-text.ts';
import { matchesAny } from '../../text/glob.ts';
import { headerMissing } from '../../workspace/reading/header.ts';
import { placeOfName } from './column-slots.ts';
import type { PlacedFile } from './split-amounts.ts';

/**
 * Finds the cells of a record that meet a condition of `skip_rows` or `totals`; undefined where none does, so that the
 * record is an ordinary one. Instead of the function, undefined, with the problem reported, if a condition names a
 * column that the file lacks: the rows that it means would be charged.
 */
export function rowConditions(
  key: 'skip_rows' | 'totals',
  { file, layout, slots }: PlacedFile,
  report: OnProblem,
): ((record: readonly string[]) => readonly number[] | undefined) | undefined {
  const conditions = (key === 'totals' ? layout?.totals : layout?.skipRows) ?? [];
  let usable = true;
  const placed = [...conditions].map(([name, globs]) => {
    const index = placeOfName(name, file, layout, slots);
    if (index === -1) {
      usable = false;
      report(headerMissing(file, layout, `${key}.${name}`, key, name));
    }
    return { index, globs };
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
