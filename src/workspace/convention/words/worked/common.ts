/** The header of the lines of most worked examples. */
export const HEADER =
  'invoice_number,invoice_date,line_number,access,category,period_start,period_end,net_amount,vat_rate';

/** The days of service of a line for September. */
export const SEPTEMBER = '2025-09-01,2025-09-30';

/** What members bear of 100.00 by their pupils. */
export const BY_PUPILS = { net: { MEUSE: '60.00', REGION: '40.00' } } as const;
