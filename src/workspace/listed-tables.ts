/** The tables by which lines are shared, checked and booked, each after those whose rows it names. */
export const REFERENCE_TABLES = [
  'members',
  'sites',
  'grappes',
  'measures',
  'accesses',
  'prices',
  'imputations',
] as const;

/** The tables whose rows may come from a group's own lists, read by `tables:` of the convention. */
export const LISTED_TABLES = [...REFERENCE_TABLES, 'advances', 'budget'] as const;

/** Whether the rows of a table may come from such lists. */
export function isListed(table: string): boolean {
  return LISTED_TABLES.some((name) => name === table);
}
