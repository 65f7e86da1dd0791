import type { Fingerprint } from './records/input-file.ts';
import type { Dialect, FileForm } from './records/record-source.ts';

/** A file of a reference table in `check -v` and the manifest. */
export interface FileReport {
  readonly fingerprint: Fingerprint;
  /** Its name in messages. */
  readonly place: string;
  readonly form: FileForm;
  /** Undefined for a sheet. */
  readonly dialect: Dialect | undefined;
  readonly table: string;
  readonly sheet: string | undefined;
  /** What its layout says of all its rows, of what tells rows apart: a measure, its day; undefined without layout. */
  readonly constants: readonly string[] | undefined;
  /** The headers of its columns, by canonical name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly rows: number;
  readonly counts: ListCounts;
}

/** What was changed in reading: rows left aside, cells that the layout filled or translated. */
export interface ListCounts {
  /** Rows that `skip_rows` leaves aside. */
  readonly skipped: number;
  /** Rows that name nothing known, where only known rows count. */
  readonly unknown: number;
  /** Rows that a row by hand replaces. */
  readonly replaced: number;
  /** Empty cells that repeat the one above. */
  readonly filled: number;
  /** Cells that `values` translates. */
  readonly translated: number;
  /** Cells that show the stored value of a formula. */
  readonly formulas: number;
}
