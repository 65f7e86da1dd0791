/** All rows of a table: those of its lists that NAME.csv does not replace, and those of NAME.csv. */
import { parseDay } from './days.ts';
import { type ListedRow, listedRows, type Namings } from './listed-rows.ts';
import type { DecimalMark } from './numbers.ts';
import type { WorkspaceFiles } from './oracle.ts';
import { type Reasons, type Row, readTable } from './table.ts';
import { tableLayouts } from './table-layouts.ts';
import type { Columns } from './vocabulary.ts';
import type { Node } from './yaml-node.ts';

export interface Sources {
  readonly files: WorkspaceFiles;
  readonly convention: Node;
  readonly decimal: DecimalMark | undefined;
  readonly reasons: Reasons;
}

/** The columns that say which rows a row of NAME.csv replaces; of site or member one is filled. Imputations have no id. */
const IDS: Readonly<Record<string, readonly string[]>> = {
  members: ['member'],
  sites: ['site'],
  grappes: ['grappe'],
  measures: ['measure', 'site', 'member', 'as_of'],
  accesses: ['access'],
};

/** Undefined: the workspace has no such table. */
export function tableRows(
  name: string,
  columns: Columns,
  namings: Namings,
  { files, convention, decimal, reasons }: Sources,
): readonly Row[] | undefined {
  const text = files[`${name}.csv`];
  const byHand = text === undefined ? [] : readTable(`${name}.csv`, text, columns, decimal, reasons);
  const layouts = tableLayouts(convention, name, columns, reasons);
  if (text === undefined && layouts.length === 0) return undefined;
  const ids = IDS[name] ?? [];
  const taken = new Set(byHand.map(({ cells }) => keyOf(ids.map((column) => cells[column] ?? ''))));
  const listed = layouts.flatMap((layout) => {
    const list = files[layout.file];
    if (list === undefined) reasons.push(`${layout.file} is missing`);
    return list === undefined ? [] : listedRows(layout, list, columns, decimal, namings, reasons);
  });
  const kept = listed.filter((row) => ids.length === 0 || !keysOf(row, ids).every((key) => taken.has(key)));
  for (const { row, candidates } of kept) {
    const wrong = (what: string): void => {
      reasons.push(`${row.file}:${row.row}: ${what}`);
    };
    for (const column of columns.required) if (row.cells[column] === '') wrong(`${column} is empty`);
    for (const [column, named] of candidates)
      if (named.length !== 1) wrong(`${column}: fits ${named.length}`);
  }
  return [...kept.map(({ row }) => row), ...byHand];
}

/** The keys that a row may have: several where a cell fits several ids. */
function keysOf({ row, candidates }: ListedRow, ids: readonly string[]): string[] {
  const cells = ids.map((column) => {
    const named = candidates.get(column) ?? [];
    return named.length > 0 ? named : [row.cells[column] ?? ''];
  });
  const all = cells.reduce<string[][]>(
    (keys, choices) => keys.flatMap((key) => choices.map((choice) => [...key, choice])),
    [[]],
  );
  return all.map(keyOf);
}

/** Two writings of one day are one key. */
function keyOf(cells: readonly string[]): string {
  return JSON.stringify(cells.map((cell) => parseDay(cell) ?? cell));
}
