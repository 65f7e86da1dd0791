/** The tables by which lines are shared, checked and booked; members first, then what names them. */
export const REFERENCE_TABLES = [
  'members',
  'sites',
  'grappes',
  'measures',
  'accesses',
  'prices',
  'imputations',
] as const;

/** The tables whose rows may stand in lists of the group's own, read by `tables:` of the convention. */
export const LISTED_TABLES = [...REFERENCE_TABLES, 'advances', 'budget'] as const;

/** Whether a table may stand in such lists. */
export function isListed(table: string): boolean {
  return LISTED_TABLES.some((name) => name === table);
}
