import { type Column, columnsOf, type RowSchema } from '../workspace/table.ts';

/** A table as its published schema describes it. */
export interface PublishedTable {
  readonly name: string;
  readonly file: string;
  readonly french: string;
  readonly schema: RowSchema;
  readonly key: readonly string[];
}

/** The Table Schema (Frictionless Data) of a table, made from the schema that reads it. */
export function tableSchema({ name, file, french, schema, key }: PublishedTable) {
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    name,
    title: french,
    path: file,
    fields: columnsOf(schema).map(field),
    missingValues: [''],
    ...(key.length > 0 ? { uniqueKeys: [key] } : {}),
  };
}

function field(column: Column) {
  const choices = Object.keys(column.french ?? {});
  const aliases = Object.values(column.french ?? {}).filter((word) => word !== undefined);
  return {
    name: column.name,
    ...(column.alias === undefined ? {} : { title: column.alias }),
    type: TYPES[column.kind],
    description: `${column.doc.en} / ${column.doc.fr}`,
    constraints: {
      required: column.required,
      ...(choices.length > 0 ? { enum: [...choices, ...aliases] } : {}),
      ...(column.pattern === undefined ? {} : { pattern: column.pattern }),
    },
  };
}

/** Numbers are text to a schema: spaces, marks and signs of money are read by rules that it cannot state. */
const TYPES: Record<Column['kind'], string> = {
  text: 'string',
  number: 'string',
  day: 'date',
  choice: 'string',
};
