import { INVOICE_CODES } from './codes/invoices.ts';
import { RUN_CODES } from './codes/run.ts';
import { WORKSPACE_CODES } from './codes/workspace.ts';

/** Each problem that grappe reports, worded in `messages/`, shown in `fixtures/diagnostics/`. Scripts rely on the codes. */
export const CODES = { ...WORKSPACE_CODES, ...INVOICE_CODES, ...RUN_CODES } as const;

export type Code = keyof typeof CODES;
