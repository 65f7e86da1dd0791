import type { PrintSetup } from './print-setup.ts';
import type { StyleName } from './styles.ts';

export interface Sheet {
  readonly name: string;
  /** The widths of its columns, in characters. */
  readonly widths: readonly number[];
  /** May be made while they are read: a sheet has many cells. */
  readonly rows: Iterable<SheetRow>;
  readonly gridLines: boolean;
  /** Rows and columns that stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number } | undefined;
  readonly print: PrintSetup;
}

export interface SheetRow {
  readonly cells: readonly SheetCell[];
  /** In points; as high as its texts need where undefined. */
  readonly height?: number | undefined;
}

/** A value alone, below a header that stays in sight, looks like the first cell under that header. */
export type SheetCell = StyledCell | StyledCell['value'];

export interface StyledCell {
  readonly style: StyleName;
  readonly value: string | number;
  /** Over how many columns it is merged; 1 where undefined. */
  readonly span?: number;
}
