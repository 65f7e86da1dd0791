import { fill } from '../../../text/template.ts';

/** What `grappe schema` says, in English. */
export const schemaWords = {
  about:
    'Prints the published schema of a table (Table Schema), of the convention or the manifest (JSON Schema).',
  argument: 'members, sites, lines (invoices/*.csv), convention, manifest …; without a name: the names',
  headers: 'names of columns in French or in English (default: en)',
  package:
    'a datapackage.json of the workspace (here, or the folder named): every CSV that is read as it is, with its own headers',
  unknown: (name: string, nearest: string) =>
    fill('There is no schema "{name}".[[ Nearest: {nearest}.]]', { name, nearest }),
};

export type SchemaWords = typeof schemaWords;
