import type { PrintSetup } from './print-setup.ts';
import type { StyleName } from './styles.ts';

export interface Sheet {
  readonly name: string;
  readonly columns: readonly SheetColumn[];
  /** May be made while they are read: a sheet has many cells. */
  readonly rows: Iterable<SheetRow>;
  readonly gridLines: boolean;
  /** Rows and columns that stay in sight. */
  readonly frozen: { readonly rows: number; readonly columns: number } | undefined;
  readonly print: PrintSetup;
}

export interface SheetColumn {
  /** In characters. */
  readonly width: number;
  /** Folded into a group that the reader opens; not printed. */
  readonly folded: boolean;
}

export interface SheetRow {
  readonly cells: readonly SheetCell[];
  /** In points; as high as its texts need where undefined. */
  readonly height?: number | undefined;
}

export interface SheetCell {
  readonly style: StyleName;
  readonly value: string | number;
  /** What computes the value: `SUM(C2:C9)`. */
  readonly formula?: string;
  /** Over how many columns it is merged; 1 where undefined. */
  readonly span?: number;
}
