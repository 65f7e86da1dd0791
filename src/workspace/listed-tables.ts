/** The tables whose rows may stand in lists of the group's own, read by `tables:` of the convention. */
export const LISTED_TABLES = [
  'members',
  'sites',
  'grappes',
  'measures',
  'accesses',
  'prices',
  'imputations',
  'advances',
  'budget',
] as const;
