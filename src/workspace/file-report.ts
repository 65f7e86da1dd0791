import type { Dialect } from './records/csv.ts';
import type { Fingerprint } from './records/input-file.ts';

/** What `check -v` and the manifest say of a file. */
export interface FileReport {
  readonly fingerprint: Fingerprint;
  readonly dialect: Dialect;
  /** The headers of its columns, by canonical name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly rows: number;
}
