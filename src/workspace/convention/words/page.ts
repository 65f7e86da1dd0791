import type { Code } from '../../../diagnostics/codes.ts';
import type { Language } from '../../../domain/language.ts';

/** The reference of a key: its meaning, how it is written, and its default or that it is required. */
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

/** An example for the small group of docs/rules.md, with some files of its own and the result; a test runs each. */
export interface Worked extends Readonly<Record<Language, string>> {
  /** Its convention besides the settings of the small group, or instead of them. */
  readonly convention: string;
  /** Its other files: as text, a workbook as sheets, or the line of an electronic invoice. */
  readonly files?: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  /** Hidden rows of the sheets of its workbooks. */
  readonly hides?: readonly number[];
  readonly gives: Outcome;
}

export type Outcome =
  /** What each member bears, without VAT. */
  | { readonly net: Readonly<Record<string, string>> }
  | { readonly refused: Code }
  /** Findings of reconcile, each with the euros at stake. */
  | { readonly found: Readonly<Record<string, string>> }
  /** Lines of a file that is written, or that a command prints, exactly as they are. */
  | { readonly file: string; readonly lines: readonly string[] };

/** A part of convention.yaml in the reference. */
export interface Section {
  readonly title: Readonly<Record<Language, string>>;
  /** The paths of its keys, one or more: names of keys, `*` for any name; lists are ignored. */
  readonly paths: readonly (readonly string[])[];
  readonly pages: SettingPages;
  /** The keys, between blanks, whose words say neither that they are required nor what applies without them. */
  readonly unsaid?: string;
  /** What applies without one of these; undefined: it then has no effect. */
  readonly without?: Readonly<Record<Language, string>>;
  /** Each key is in one of them at least. */
  readonly worked?: readonly Worked[];
}
