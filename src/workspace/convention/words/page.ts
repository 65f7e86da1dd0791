import type { Code } from '../../../diagnostics/codes.ts';
import type { Language } from '../../../domain/language.ts';

/** What the reference says of a key: what it means, how it is written, its default or that it must be said. */
export interface SettingPage extends Readonly<Record<Language, string>> {
  readonly written: string;
  /** Whether it may be a list of values, each for the invoices of some days (AUDIT.md). */
  readonly dated?: true;
  /** Other words under which people look for it, or that they write in its place. */
  readonly also?: readonly string[];
  /** The problems that it can give, besides those of every key. */
  readonly errors?: readonly Code[];
}

export type SettingPages = Readonly<Record<string, SettingPage>>;

/** The small group of the reference (docs/rules.md) with some files of its own, and what grappe makes of it: a test runs each. */
export interface Worked extends Readonly<Record<Language, string>> {
  /** What its convention has besides the settings of the small group, or in their place. */
  readonly convention: string;
  /** Its other files: their text, a workbook by its sheets, or the line of an electronic invoice. */
  readonly files?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /** Rows that the sheets of its workbooks hide. */
  readonly hides?: readonly number[];
  readonly gives: Outcome;
}

export type Outcome =
  /** What each member bears, without VAT. */
  | { readonly net: Readonly<Record<string, string>> }
  | { readonly refused: Code }
  /** Findings of reconcile, each with the euros at stake. */
  | { readonly found: Readonly<Record<string, string>> }
  /** Lines of a file that is written, or that a command prints, as they stand there. */
  | { readonly file: string; readonly lines: readonly string[] };

/** A part of convention.yaml in the reference. */
export interface Section {
  readonly title: Readonly<Record<Language, string>>;
  /** Where its keys stand, once or more: names of keys, `*` for any name; lists are passed through. */
  readonly paths: readonly (readonly string[])[];
  readonly pages: SettingPages;
  /** What a key of it means that is left out and names no default itself; undefined: that it then has no effect. */
  readonly without?: Readonly<Record<Language, string>>;
  /** Each key is in one of them at least. */
  readonly worked?: readonly Worked[];
}
