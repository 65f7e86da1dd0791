import type { Bilingual } from './bilingual.ts';

/** What a file may hold only so much of, as a message names it. */
const LIMITS = {
  bytes: 'octets',
  'unpacked bytes': 'octets une fois décompressé',
  rows: 'lignes',
  columns: 'colonnes',
  cells: 'cellules',
  merges: 'cellules fusionnées',
  depth: 'profondeur des éléments',
  elements: 'éléments',
  attributes: 'attributs d’un élément',
  'attribute length': 'longueur d’un attribut',
  'text length': 'longueur d’un texte',
} as const;

export type LimitName = keyof typeof LIMITS;

/** A limit as a message names it. */
export function limitWords(name: LimitName): Bilingual {
  return { en: name, fr: LIMITS[name] };
}
