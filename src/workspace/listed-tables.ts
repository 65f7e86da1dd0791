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
