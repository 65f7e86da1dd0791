import type { ListForm } from './list-form.ts';

/** How a cell of a list names a site, or what is served: by its id, its UAI, its name, or a UAI with which it begins. */
export const MATCH_WAYS = ['id', 'uai', 'name', 'uai_first'] as const;
export type MatchWay = (typeof MATCH_WAYS)[number];

/** How a list of the group's own is read as rows of a reference table: one entry of `tables:` (DATA.md). */
export interface TableLayout extends ListForm {
  /** NFC path from the workspace, with `/`. */
  readonly file: string;
  /** Canonical column name → the file's headers; the first cell that is not empty counts. */
  readonly columns: ReadonlyMap<string, readonly string[]>;
  /** Columns whose empty cells repeat the one above. */
  readonly fillDown: readonly string[];
  /** Headers or canonical names that are not read; `*`: all that are not known. */
  readonly ignoreColumns: '*' | readonly string[];
  /** Canonical column name → the ways tried in order. */
  readonly match: ReadonlyMap<string, readonly MatchWay[]>;
  /** Columns of which rows are left aside that name nothing known. */
  readonly onlyKnown: readonly string[];
}
