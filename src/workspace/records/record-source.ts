import type { Fault, OnProblem } from '../../diagnostics/problem.ts';
import type { CsvRecords, Delimiter } from './csv-records.ts';
import type { Encoding } from './encoding.ts';
import type { GridCell } from './grid.ts';
import type { Fingerprint } from './input-file.ts';

/** What kind of file the records stand in. */
export type FileForm = 'CSV' | 'XLSX' | 'ODS';

/** How delimited text is written. */
export interface Dialect {
  readonly delimiter: Delimiter;
  readonly encoding: Encoding;
  readonly lineEnd: 'LF' | 'CRLF';
}

/** Consecutive records of a file, blank ones included, so that `firstRow + index` is the row of each. */
export interface Batch {
  readonly firstRow: number;
  readonly records: CsvRecords;
}

/** A file of records whose header is known, and whose records can be read as text: CSV or a sheet. */
export interface RecordSource {
  readonly fingerprint: Fingerprint;
  readonly form: FileForm;
  /** Undefined where it is no delimited text. */
  readonly dialect: Dialect | undefined;
  /** The records above the header. */
  readonly preamble: readonly (readonly string[])[];
  /** The row of the header. */
  readonly headerRow: number;
  /** Its cells, with one blank for each run of them. */
  readonly header: readonly string[];
  /** The records behind the header. */
  readonly batches: (report: OnProblem) => Generator<Batch>;
  /** How many bytes of the file were handed on so far; undefined for a sheet, which is read at once. */
  readonly position?: () => number;
  /** The other sheets that the workbook shows, and that have a row with all these cells; those of these names aside. */
  readonly sheetsWith?: (cells: readonly string[], known?: ReadonlySet<string>) => readonly SheetBeside[];
  /** The names of the sheets that the workbook shows beside the one that is read; undefined for CSV. */
  readonly otherSheets?: readonly string[];
  /** What only a sheet has; undefined for CSV. */
  readonly sheet?: SheetFacts | undefined;
}

/** A sheet beside the one that is read. */
export interface SheetBeside {
  readonly name: string;
  readonly visible: boolean;
  /** How many rows hold something below the one that was looked for. */
  readonly rows: number;
}

/** What a sheet says of its cells besides their text. Rows are those of the sheet, indices those of the header. */
export interface SheetFacts {
  readonly name: string;
  /** Cells that no reader may take for a value: an error, one merged with others, a formula never computed. */
  readonly flaws: ReadonlyMap<number, readonly CellFlaw[]>;
  /** A cell as the sheet holds it: an identifier that is kept as no text may have lost its form. */
  readonly cellAt: (row: number, index: number) => GridCell | undefined;
  /** The cells of a row beside the columns of the header; undefined where no row has any. */
  readonly besideAt: ((row: number) => readonly GridCell[]) | undefined;
  /** How many cells show the stored value of a formula. */
  readonly formulas: number;
  /** So many rows under the header, with the cells beside its columns too. */
  readonly rowsBelow: (count: number) => readonly (readonly string[])[];
}

/** A cell that shows no value of its own, and why. */
export interface CellFlaw {
  readonly index: number;
  readonly fault: Fault;
  /** Whether a `fill_down` of its column mends it: it is merged with the cell above. */
  readonly mendedByFillDown: boolean;
}
