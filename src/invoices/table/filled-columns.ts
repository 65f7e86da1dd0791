import type { OnProblem } from '../../diagnostics/problem.ts';
import { filledDown } from '../../workspace/reading/filled-down.ts';
import { headerMissing } from '../../workspace/reading/header.ts';
import type { JoinedColumn } from '../../workspace/reading/joined-columns.ts';
import { FILLED_COLUMNS } from '../../workspace/tables/invoice-lines.ts';
import { kindCell, type PlacedFile } from './split-amounts.ts';

export type FilledColumns = NonNullable<ReturnType<typeof filledColumns>>;

/**
 * The columns that a layout fills down in a file, that of `charge_or_credit` among them; undefined, with the problem
 * reported, where the file lacks one.
 */
export function filledColumns(
  { file, layout, slots, split }: PlacedFile,
  joined: readonly JoinedColumn[],
  report: OnProblem,
) {
  // A name that is none of these was reported for the convention.
  const names = FILLED_COLUMNS.filter((name) => layout?.fillDown.includes(name));
  const indices = new Set<number>();
  let usable = true;
  for (const name of names) {
    const { index, header } = slots[name];
    if (index !== -1) indices.add(index);
    else if (!layout?.optional.includes(name)) {
      usable = false;
      report(headerMissing(file, layout, 'fill_down', name, header, name));
    }
  }
  if (!usable) return undefined;
  const by = kindCell(split);
  if (by !== undefined && layout?.fillDown.includes(by.column)) indices.add(by.index);
  const down = filledDown([...indices], joined);
  return {
    ...down,
    /** The name to write under `fill_down` for the column at an index; empty where it is there already, or cannot be. */
    nameAt(index: number): string {
      const place = down.columnAt(index);
      if (indices.has(place)) return '';
      const ofKinds = index === by?.index && !by.readsEmpty ? JSON.stringify(by.column) : '';
      return FILLED_COLUMNS.find((name) => slots[name].index === place) ?? ofKinds;
    },
  };
}
