import { fill } from '../../../text/template.ts';
import type { SchemaWords } from '../en/schema.ts';

export const schemaWords: SchemaWords = {
  about:
    'Affiche le schéma publié d’une table (Table Schema), de la convention ou du manifeste (JSON Schema).',
  argument: 'members, sites, lines (invoices/*.csv), convention, manifest … ; sans nom : les noms',
  headers: 'noms des colonnes en français ou en anglais (par défaut : en)',
  package:
    'un datapackage.json du dossier (celui-ci, ou celui qui est nommé) : chaque CSV lu tel quel, avec ses propres en-têtes',
  unknown: (name, nearest) =>
    fill('Il n’y a pas de schéma « {name} ».[[ Le plus proche : {nearest}.]]', { name, nearest }),
};
