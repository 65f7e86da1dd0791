import type { DayForm } from './time/day-form.ts';

/** The decimal mark of a list, unless each number shows its own. */
export type DecimalMark = '.' | ',';

export interface LayoutPlace {
  /** `invoices[0]`. */
  readonly path: string;
  readonly row: number;
  /** The line of each key below it: `columns.net_amount`. */
  readonly keyRows: ReadonlyMap<string, number>;
}

/** What a layout of invoices and one of a group's own list have in common. */
export interface CommonLayout {
  /** The sheet of a workbook that is read; undefined: its only visible one. */
  readonly sheet: string | undefined;
  /** Whether hidden rows of a sheet are read like all others; otherwise they are refused. */
  readonly readsHidden: boolean;
  /** What stands above the header of a CSV file or a sheet. */
  readonly preamble: Preamble | undefined;
  /** Canonical column name → value of absent columns and empty cells. */
  readonly defaults: ReadonlyMap<string, string>;
  /** Canonical column name → what its cells hold, whole text or glob → the word meant. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Canonical name or the file's header → globs of rows to leave aside. */
  readonly skipRows: ReadonlyMap<string, readonly string[]>;
  readonly decimalMark: DecimalMark | undefined;
  /** Undefined where cells are written as grappe reads them without a layout. */
  readonly writing: FileWriting | undefined;
  readonly place: LayoutPlace;
}

/** How a file writes what grappe reads in one form only. */
export interface FileWriting {
  /** The forms of its days; none: those that grappe reads without a layout. */
  readonly days: readonly DayForm[];
  /** The mark between thousands, besides a space; it differs from the decimal mark. */
  readonly thousands: ThousandsMark | undefined;
  /** How numbers below zero are written: `12,50-` or `(12,50)`, besides `-12,50`. */
  readonly negative: NegativeForm | undefined;
}

export const THOUSANDS_MARKS = ['.', ',', "'"] as const;
export type ThousandsMark = (typeof THOUSANDS_MARKS)[number];

export const NEGATIVE_FORMS = ['1-', '(1)'] as const;
export type NegativeForm = (typeof NEGATIVE_FORMS)[number];

/** The rows above the header: this many, or all before the first row with a cell of this text, which is the header. */
export type Preamble = { readonly rows: number } | { readonly until: string };

/** How a cell of a list names a site, or what is served: by its id, its UAI, its name, or a UAI at its beginning. */
export const MATCH_WAYS = ['id', 'uai', 'name', 'uai_first'] as const;
export type MatchWay = (typeof MATCH_WAYS)[number];

/** How a group's own list is read as rows of a reference table: one entry of `tables:` (DATA.md). */
export interface TableLayout extends CommonLayout {
  /** NFC path from the workspace, with `/`. */
  readonly file: string;
  /** Canonical column name → the file's headers; the first cell that is not empty counts. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** Columns whose empty cells repeat the one above. */
  readonly fillDown: readonly string[];
  /** Headers or canonical names that are not read; `*`: all unknown ones. */
  readonly ignoreColumns: '*' | readonly string[];
  /** Canonical column name → the ways tried in order. */
  readonly match: ReadonlyMap<string, readonly MatchWay[]>;
  /** Columns whose rows are left aside where they name nothing known. */
  readonly onlyKnown: readonly string[];
}
