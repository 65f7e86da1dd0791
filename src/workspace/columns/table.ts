import type { Bilingual } from '../../diagnostics/bilingual.ts';
import type { Language } from '../../domain/language.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import type { TableRow } from '../../domain/tables.ts';
import type { DayRange } from '../../domain/time/calendar.ts';
import { type FieldName, fieldName } from '../../text/field-name.ts';
import type { ColumnEntry, OptionalColumn, RequiredColumn } from './columns.ts';

/** The columns of a table, by their canonical names, in the order of DATA.md. */
export type RowSchema = Readonly<Record<string, RequiredColumn<unknown> | OptionalColumn<unknown>>>;

type ValueOf<C> = C extends ColumnEntry<infer T> ? T : never;

/** The cells of a row, under the names of their columns. */
export type RowOf<S extends RowSchema> = {
  readonly [N in keyof S as S[N] extends RequiredColumn<unknown> ? N : never]: ValueOf<S[N]>;
} & {
  readonly [N in keyof S as S[N] extends RequiredColumn<unknown> ? never : N]?: ValueOf<S[N]> | undefined;
};

/** A table of the workspace. Its schema is the only source of its columns. */
export interface TableFacts {
  readonly name: string;
  readonly file: string;
  readonly french: string;
  readonly required?: true;
  readonly schema: RowSchema;
  /** The columns that bound the days on which a row holds. */
  readonly range?: readonly [from: string, to: string];
  /** Two columns of which each row fills exactly one. */
  readonly either?: readonly [string, string];
  /** The columns that identify a row (with disjoint days, if rows are dated). */
  readonly key: readonly string[];
  /** Whether the first of them may have several rows: a row by hand then replaces one with all of them equal. */
  readonly replacedByKey?: true;
  /** Whether no share depends on it: its errors do not prevent the check of lines. */
  readonly affectsNoShare?: true;
  /** The only unknown columns that its file may have, where one not read would make its rows mean more; undefined: any. */
  readonly mayHold?: readonly string[];
}

/** A table, and how a row is built from its cells. */
export interface Table<S extends RowSchema = RowSchema, T = unknown> extends TableFacts {
  readonly schema: S;
  readonly build: (cells: Readonly<Record<string, unknown>>, days: DayRange, place: TableRow) => T;
}

/** A row of the domain: its place, its cells by `FieldName`, and its days instead of their columns (`R`). */
type BuiltRow<S extends RowSchema, R extends string> = TableRow & {
  readonly [N in keyof S & string as N extends R ? never : FieldName<N>]: S[N] extends RequiredColumn<unknown>
    ? ValueOf<S[N]>
    : ValueOf<S[N]> | undefined;
} & ([R] extends [never] ? unknown : { readonly days: DayRange });

/** Defines a table, whose file has its name. `build` makes its rows if they are more than their cells. */
export function defineTable<S extends RowSchema, R extends keyof S & string = never, T = BuiltRow<S, R>>({
  build,
  ...facts
}: Omit<Table<S, T>, 'file' | 'range' | 'build'> & {
  readonly range?: readonly [from: R, to: R];
  readonly build?: (row: BuiltRow<S, R>) => T;
}): Table<S, T> {
  const { name, schema, range } = facts;
  const bounds: readonly string[] = range ?? [];
  const fields = Object.keys(schema)
    .filter((column) => !bounds.includes(column))
    .map((column) => ({ column, field: fieldName(column) }));
  return {
    ...facts,
    file: `${name}.csv`,
    build(cells, days, { file, row }) {
      const built: Record<string, unknown> = range === undefined ? { file, row } : { days, file, row };
      for (const { column, field } of fields) built[field] = cells[column];
      // Each cell was read by its own column, so these are the values of the schema.
      const whole = built as BuiltRow<S, R>;
      return build === undefined ? (whole as T) : build(whole);
    },
  };
}

/** A column that a later release added. */
export function since<C extends ColumnEntry>(release: `${number}.${number}`, column: C): C {
  return { ...column, since: release };
}

/** A column as readers and documents need it. */
export interface Column extends ColumnEntry {
  readonly name: string;
  readonly required: boolean;
}

/** The fault argument for a column that a file lacks: the name that it would have in the reader's language. */
export function columnName(schema: RowSchema, name: string): Bilingual {
  return { en: name, fr: schema[name]?.alias ?? name };
}

/** The header of a column in a file of the language: its canonical name if it has no other. */
export function headerIn({ name, alias }: Pick<Column, 'name' | 'alias'>, language: Language): string {
  return { en: name, fr: alias ?? name }[language];
}

/** Whether a header is a known name of a column, in either language. */
export function isHeaderOf({ name, alias }: Pick<Column, 'name' | 'alias'>, header: string): boolean {
  return header === name || header === alias;
}

/** The words that the cells of a column may contain, in the language; none if it is not a choice. */
export function choicesIn({ french = {} }: Pick<Column, 'french'>, language: Language): readonly string[] {
  return Object.entries(french).map(([en, fr]) => ({ en, fr: fr ?? en })[language]);
}

/** The columns of a schema, in its order. */
export function columnsOf(schema: RowSchema): readonly Column[] {
  return Object.entries(schema).map(([name, column]) => ({ ...column, name }));
}

/** The columns that a release knew, and the names of the others, which it did not read. */
export function columnsKnownIn(
  schema: RowSchema,
  release: Release | undefined,
): { readonly known: readonly Column[]; readonly later: readonly string[] } {
  const columns = columnsOf(schema);
  const isKnown = ({ since }: Column): boolean => since === undefined || holdsIn(release, since);
  const later = columns.filter((column) => !isKnown(column));
  return {
    known: columns.filter(isKnown),
    later: later.flatMap(({ name, alias = name }) => [name, alias]),
  };
}
