import type { Fault, OnProblem } from '../../diagnostics/problem.ts';
import type { CsvRecords, Delimiter } from './csv-records.ts';
import type { Encoding } from './encoding.ts';
import type { GridCell } from './grid.ts';
import type { Fingerprint } from './input-file.ts';

/** The kind of a file of records. */
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

/** A file of records with a known header, whose records can be read as text: CSV or a sheet. */
export interface RecordSource {
  readonly fingerprint: Fingerprint;
  readonly form: FileForm;
  /** Undefined where it is no delimited text. */
  readonly dialect: Dialect | undefined;
  readonly preamble: readonly (readonly string[])[];
  readonly headerRow: number;
  /** Its cells, with runs of blanks as one. */
  readonly header: readonly string[];
  readonly batches: (report: OnProblem) => Generator<Batch>;
  /** How many bytes of the file were passed on so far; undefined for a sheet, which is read at once. */
  readonly position?: () => number;
  /** The other visible sheets of the workbook that have a row with all these cells, except those with these names. */
  readonly sheetsWith?: (cells: readonly string[], known?: ReadonlySet<string>) => readonly OtherSheet[];
  /** The names of the other visible sheets of the workbook; undefined for CSV. */
  readonly otherSheets?: readonly string[];
  /** What only a sheet has; undefined for CSV. */
  readonly sheet?: SheetFacts | undefined;
}

export interface OtherSheet {
  readonly name: string;
  readonly visible: boolean;
  /** The number of non-empty rows below the row that was looked for. */
  readonly rows: number;
}

/** What a sheet says about its cells besides their text. Rows are those of the sheet, indices those of the header. */
export interface SheetFacts {
  readonly name: string;
  /** Cells that must not be taken for a value: an error, one merged with others, a formula never computed. */
  readonly flaws: ReadonlyMap<number, readonly CellFlaw[]>;
  /** A cell as the sheet stores it: an identifier that is not stored as text may have lost its form. */
  readonly cellAt: (row: number, index: number) => GridCell | undefined;
  /** The cells of a row outside the columns of the header; undefined where no row has any. */
  readonly besideAt: ((row: number) => readonly GridCell[]) | undefined;
  /** How many cells show the stored value of a formula. */
  readonly formulas: number;
  /** This many rows below the header, with the cells outside its columns too. */
  readonly rowsBelow: (count: number) => readonly (readonly string[])[];
}

/** A cell without a value of its own, and why. */
export interface CellFlaw {
  readonly index: number;
  readonly fault: Fault;
  /** Whether a `fill_down` of its column is a remedy: it is merged with the cell above. */
  readonly mendedByFillDown: boolean;
}
