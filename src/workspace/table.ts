import type * as z from 'zod';
import type { DayRange } from '../domain/calendar.ts';
import { type ColumnEntry, columnFacts } from './columns.ts';

/** A table of the workspace. Its zod schema is the only source of its columns. */
export interface Table<S extends z.ZodObject = z.ZodObject, T = unknown> {
  readonly name: string;
  readonly file: string;
  /** What the table is called in French. */
  readonly french: string;
  readonly required: boolean;
  readonly schema: S;
  /** The columns that bound the days on which a row holds. */
  readonly range: readonly [from: string, to: string] | undefined;
  /** The columns that identify a row (with disjoint days, where rows are dated). */
  readonly key: readonly string[];
  readonly build: (row: z.output<S>, days: DayRange, rowNumber: number) => T;
}

/** A table; only infers the types of its parts. */
export function defineTable<S extends z.ZodObject, T>(table: Table<S, T>): Table<S, T> {
  return table;
}

/** A column as readers and documents need it. */
export interface Column extends ColumnEntry {
  readonly name: string;
  readonly required: boolean;
}

/** The columns of a schema, in its order. */
export function columnsOf(schema: z.ZodObject): readonly Column[] {
  return Object.entries(schema.shape).map(([name, cell]) => {
    const optional = isOptional(cell);
    const inner = optional ? cell.unwrap() : cell;
    const facts = columnFacts.get(inner);
    if (facts === undefined) throw new TypeError(`the column ${name} has no facts`);
    return { ...facts, name, required: !optional };
  });
}

function isOptional(cell: z.core.SomeType): cell is z.ZodOptional<z.ZodType> {
  return cell._zod.def.type === 'optional';
}
