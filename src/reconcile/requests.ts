/** What an operator is asked to do about a finding, in the order in which a letter asks for it. */
export const REQUEST_KINDS = ['credit', 'site', 'invoice', 'bill', 'credit-note', 'explanation'] as const;

export type Request = (typeof REQUEST_KINDS)[number];

/** What the invoices of an operator were compared with, in the order in which a letter says so. */
export type ComparedWith = 'inventory' | 'schedule' | 'earlier';
