import { fill } from '../../../text/template.ts';
import type { SchemaWords } from '../en/schema.ts';

/** Ce que dit `grappe schema`, en français. */
export const schemaWords: SchemaWords = {
  about:
    'Affiche le schéma publié d’une table (Table Schema), de la convention ou du manifeste (JSON Schema).',
  argument: 'members, sites, lines (invoices/*.csv), convention, manifest … ; sans nom : les noms',
  unknown: (name, nearest) =>
    fill('Il n’y a pas de schéma « {name} ».[[ Le plus proche : {nearest}.]]', { name, nearest }),
};
