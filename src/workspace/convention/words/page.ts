import type { Code } from '../../../diagnostics/codes.ts';
import type { Locale } from '../../../domain/convention.ts';

/** What the reference says of a key: what it means, how it is written, its default or that it must be said. */
export interface SettingPage extends Readonly<Record<Locale, string>> {
  readonly form: string;
  /** Whether it may be a list of values, each for the invoices of some days (AUDIT.md). */
  readonly dated?: true;
  /** The problems that it can give, besides those of every key. */
  readonly errors?: readonly Code[];
}

export type SettingPages = Readonly<Record<string, SettingPage>>;

/** A part of convention.yaml in the reference. */
export interface Section {
  readonly title: Readonly<Record<Locale, string>>;
  /** Where its keys stand, once or more: names of keys, `*` for any name; lists are passed through. */
  readonly paths: readonly (readonly string[])[];
  readonly pages: SettingPages;
}
