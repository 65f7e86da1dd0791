/** The columns of titres.csv, in their own order (REPORTS.md); a convention may rename and order them. */
export const TITLE_COLUMNS = [
  'kind',
  'creditor',
  'debtor',
  'debtor_name',
  'siret',
  'service_code',
  'engagement',
  'object',
  'period',
  'net_amount',
  'vat_amount',
  'gross_amount',
  'chapter',
  'function',
  'nature',
  'below_threshold',
  'attachment',
  'attachment_sha256',
] as const;
export type TitleColumn = (typeof TITLE_COLUMNS)[number];
