import type { Day } from '../../domain/time/calendar.ts';

/** A letter of dispute to one operator, as data: Markdown and `.docx` have the same content. */
export interface Letter {
  /** As the invoices name it; empty where they name none. */
  readonly supplier: string;
  readonly title: string;
  readonly sender: readonly string[];
  readonly addressee: readonly string[];
  readonly placeAndDate: string;
  /** What the letter is about: its object, the invoices. */
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  readonly opening: readonly string[];
  /** The invoices concerned; before the signature unless they are too many for the first page. */
  readonly invoices: { readonly title: string; readonly table: LetterTable; readonly inAnnex: boolean };
  /** The requests, with their sums. */
  readonly asked: { readonly title: string; readonly items: readonly string[] };
  readonly closing: readonly string[];
  readonly signature: string;
  /** The title of the annex after the signature: the sums of each check, then its lines. */
  readonly annex: string;
  readonly summary: { readonly title: string; readonly table: LetterTable; readonly note: string };
  readonly sections: readonly LetterSection[];
}

/** The findings of one check. */
export interface LetterSection {
  readonly title: string;
  readonly about: string;
  readonly table: LetterTable;
  /** The sums of the table; undefined where it has none. */
  readonly sum: string | undefined;
  readonly asked: string;
}

export interface LetterTable {
  readonly columns: readonly LetterColumn[];
  readonly rows: readonly (readonly LetterCell[])[];
}

export interface LetterColumn {
  readonly title: string;
  /** Of the width of the page, in percent. */
  readonly width: number;
  readonly isAmount: boolean;
}

/** The lines of a cell. */
export type LetterCell = readonly string[];

/** The options of the letters, besides the language. */
export interface LetterOptions {
  /** The date of the letters; left blank where it is not given. */
  readonly date: Day | undefined;
  /** Whether warnings are in dispute too. */
  readonly warnings: boolean;
}

/** The letters, and the findings of warning severity that are in none because they were not requested. */
export interface Letters {
  readonly letters: readonly Letter[];
  readonly warningsLeftOut: number;
}
