import { type Column, columnsOf, type RowSchema } from '../workspace/table.ts';

/** A table as its published schema describes it. */
export interface PublishedTable {
  readonly name: string;
  readonly file: string;
  readonly french: string;
  readonly schema: RowSchema;
  readonly key: readonly string[];
  readonly range?: readonly [from: string, to: string] | undefined;
}

/** The Table Schema (Frictionless Data) of a table, made from the schema that reads it. */
export function tableSchema({ name, file, french, schema, key, range }: PublishedTable) {
  const columns = columnsOf(schema);
  const foreignKeys = columns.flatMap(foreignKey).filter(({ reference }) => reference.resource !== name);
  return {
    $schema: 'https://datapackage.org/profiles/2.0/tableschema.json',
    name,
    title: french,
    path: file,
    fields: columns.map(field),
    missingValues: [''],
    ...(key.length > 0 ? { uniqueKeys: [range === undefined ? key : [...key, range[0]]] } : {}),
    ...(foreignKeys.length > 0 ? { foreignKeys } : {}),
  };
}

function field(column: Column) {
  const choices = Object.keys(column.french ?? {});
  const aliases = Object.values(column.french ?? {}).filter((word) => word !== undefined);
  return {
    name: column.name,
    ...(column.alias === undefined ? {} : { title: column.alias }),
    ...TYPES[column.kind],
    description: `${column.doc.en} / ${column.doc.fr}`,
    constraints: {
      required: column.required,
      ...(choices.length > 0 ? { enum: [...choices, ...aliases] } : {}),
      ...(column.pattern === undefined ? {} : { pattern: formsRead(column) }),
    },
  };
}

/** A column that names rows of another table; what a line or an access serves may be in one of three, or `*`. */
function foreignKey({ name, refersTo }: Column) {
  const resource = refersTo === 'member' ? 'members' : refersTo === 'site' ? 'sites' : undefined;
  const referred = refersTo ?? '';
  return resource === undefined ? [] : [{ fields: [name], reference: { resource, fields: [referred] } }];
}

/** Numbers are text to a schema, since spaces, marks and signs of money may stand in them. */
const TYPES: Record<Column['kind'], { readonly type: string; readonly format?: string }> = {
  text: { type: 'string' },
  number: { type: 'string' },
  day: { type: 'date', format: 'any' },
  choice: { type: 'string' },
};

/** The pattern of all forms of a number that grappe reads (DATA.md, "Numbers"): `1 234,50 €` as well as `1234.50`. */
function formsRead({ kind, pattern = '' }: Column): string {
  if (kind !== 'number') return pattern;
  return pattern
    .replace('\\d+', '(\\d+|\\d{1,3}([ \u00a0\u202f]\\d{3})+)')
    .replace('\\.', '[.,]')
    .replace(/\$$/, '[ \u00a0\u202f]*[€%]?$');
}
