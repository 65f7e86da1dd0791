import type { DecimalMark, LayoutPlace, Preamble } from './list-form.ts';

/** How a cell of a list names a site, or what is served: by its id, its UAI or its name. */
export const MATCH_WAYS = ['id', 'uai', 'name'] as const;
export type MatchWay = (typeof MATCH_WAYS)[number];

/** How a list of the group's own is read as rows of a reference table: one entry of `tables:` (DATA.md). */
export interface TableLayout {
  /** NFC path from the workspace, with `/`. */
  readonly file: string;
  readonly sheet: string | undefined;
  readonly preamble: Preamble | undefined;
  /** Canonical column name → the file's headers; the first cell that is not empty counts. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** Canonical column name → what its cells hold, whole text or glob → the word meant. */
  readonly values: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Canonical column name → value of absent columns and empty cells. */
  readonly defaults: ReadonlyMap<string, string>;
  /** Columns whose empty cells repeat the one above. */
  readonly fillDown: readonly string[];
  /** Canonical name or the file's header → globs of rows to leave aside. */
  readonly skipRows: ReadonlyMap<string, readonly string[]>;
  /** Headers or canonical names that are not read; `*`: all that are not known. */
  readonly ignoreColumns: '*' | readonly string[];
  /** Canonical column name → the ways tried in order. */
  readonly match: ReadonlyMap<string, readonly MatchWay[]>;
  /** Columns of which rows are left aside that name nothing known. */
  readonly onlyKnown: readonly string[];
  readonly decimalMark: DecimalMark | undefined;
  readonly place: LayoutPlace;
}
