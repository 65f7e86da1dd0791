import { columnLetters } from '../../text/spreadsheet.ts';
import { ArchiveError } from './archive.ts';

/**
 * How a cell that is no text is stored: as a number in canonical form, a percentage in hundredths, such a number that
 * the cell shows in another way (`012` as `CLG-012`), or a day.
 */
export type StoredAs = 'number' | 'percentage' | 'number shown otherwise' | 'day';

/** A cell as the sheet shows it. */
export interface GridCell {
  /** From 0. */
  readonly column: number;
  readonly text: string;
  /** Undefined for a text. */
  readonly storedAs: StoredAs | undefined;
  /** The currency with which a number is shown, if any: a sign (`$`) or a code (`CHF`). */
  readonly currency?: string | undefined;
  readonly isFormula: boolean;
  /** An error value, or a formula that is not computed. */
  readonly flaw: 'error' | 'uncomputed' | undefined;
}

/** The text of a cell, and what it is stored as or why it shows none. */
export type Shown = Pick<GridCell, 'text'> & Partial<Pick<GridCell, 'storedAs' | 'flaw'>>;

/** What a formula without a result shows, so that its cell is not empty, and a row of such cells not blank. */
export const NOT_COMPUTED: Shown = { text: '=', flaw: 'uncomputed' };

export interface GridRow {
  /** From 1, as the sheet shows it. */
  readonly row: number;
  readonly hidden: boolean;
  /** Its non-empty cells, in order. */
  readonly cells: readonly GridCell[];
}

/** Cells shown as one, of which the first has the value: rows from 1, columns from 0. */
export interface Merge {
  readonly fromRow: number;
  readonly toRow: number;
  readonly fromColumn: number;
  readonly toColumn: number;
}

/** A sheet as read: its non-empty rows, in order. */
export interface Grid {
  readonly rows: readonly GridRow[];
  readonly merges: readonly Merge[];
}

/** A sheet of a workbook before it is read. */
export interface SheetEntry {
  readonly name: string;
  readonly visible: boolean;
  readonly read: () => Grid;
}

/** The limits of a sheet; a larger one is refused. */
export const GRID_LIMITS = { rows: 1_048_576, columns: 16_384, cells: 2_000_000, merges: 100_000 } as const;

export class GridLimitError extends Error {
  readonly what: keyof typeof GRID_LIMITS;
  constructor(what: keyof typeof GRID_LIMITS) {
    super(what);
    this.what = what;
  }
}

/** `AB12` for the cell of column 27 in row 12. */
export function cellName(column: number, row: number): string {
  return `${columnLetters(column + 1)}${row}`;
}

/** The place of a cell name such as `AB12`; undefined where it is none. */
export function cellNamed(name: string): { readonly column: number; readonly row: number } | undefined {
  const match = /^\$?([A-Z]{1,3})\$?([1-9]\d{0,6})$/.exec(name);
  if (match === null) return undefined;
  const column = [...(match[1] ?? '')].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
  return { column, row: Number(match[2]) };
}

/** Collects the rows of a grid within the limits; throws an {@link ArchiveError} where two are at one place. */
export function gridBuilder(part: string) {
  const rows: GridRow[] = [];
  const merges: Merge[] = [];
  let cells = 0;
  return {
    add(row: GridRow): void {
      if (row.row > GRID_LIMITS.rows) throw new GridLimitError('rows');
      cells += row.cells.length;
      if (cells > GRID_LIMITS.cells) throw new GridLimitError('cells');
      if (!areDistinct(row.cells.map(({ column }) => column))) throw new ArchiveError(part);
      if (row.cells.length > 0) rows.push(row);
    },
    merge(merge: Merge): void {
      if (merges.length >= GRID_LIMITS.merges) throw new GridLimitError('merges');
      merges.push(merge);
    },
    grid(): Grid {
      if (!areDistinct(rows.map(({ row }) => row))) throw new ArchiveError(part);
      return { rows: [...rows].sort((a, b) => a.row - b.row), merges };
    },
  };
}

/** Whether no number is repeated; those of a sheet nearly always ascend. */
function areDistinct(numbers: readonly number[]): boolean {
  const ascend = numbers.every((number, index) => index === 0 || number > (numbers[index - 1] ?? 0));
  return ascend || new Set(numbers).size === numbers.length;
}
