import type { Fingerprint } from './records/input-file.ts';
import type { Dialect, FileForm } from './records/record-source.ts';

/** What `check -v` and the manifest say of a file of a reference table. */
export interface FileReport {
  readonly fingerprint: Fingerprint;
  /** How messages name it. */
  readonly place: string;
  readonly form: FileForm;
  /** Undefined for a sheet. */
  readonly dialect: Dialect | undefined;
  /** The table that its rows are of. */
  readonly table: string;
  readonly sheet: string | undefined;
  /** The headers of its columns, by canonical name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly rows: number;
  readonly counts: ListCounts;
}

/** What was not taken as it stands: rows left aside, cells that the layout filled or translated. */
export interface ListCounts {
  /** Rows that `skip_rows` leaves aside. */
  readonly skipped: number;
  /** Rows that name nothing known, where only what is known counts. */
  readonly unknown: number;
  /** Rows that one by hand takes the place of. */
  readonly replaced: number;
  /** Empty cells that repeat the one above. */
  readonly filled: number;
  /** Cells that `values` translates. */
  readonly translated: number;
  /** Cells that show the stored value of a formula. */
  readonly formulas: number;
}
