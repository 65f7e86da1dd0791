import { ALLOCATION_CODES } from './codes/allocation.ts';
import { CELL_CODES } from './codes/cells.ts';
import { CLOSE_CODES } from './codes/close.ts';
import { CONVENTION_CODES } from './codes/convention.ts';
import { EINVOICE_CODES } from './codes/electronic-invoices.ts';
import { FILE_CODES } from './codes/files.ts';
import { INVOICE_FILE_CODES } from './codes/invoice-files.ts';
import { INVOICE_LINE_CODES } from './codes/invoice-lines.ts';
import { RUN_CODES } from './codes/run.ts';
import { SHEET_CODES } from './codes/sheets.ts';
import { TABLE_CODES } from './codes/tables.ts';
import { YEAR_CODES } from './codes/year.ts';

/** The problems that grappe reports; `fixtures/diagnostics/` shows each. Scripts rely on the codes. */
export const CODES = {
  ...FILE_CODES,
  ...SHEET_CODES,
  ...CELL_CODES,
  ...TABLE_CODES,
  ...CONVENTION_CODES,
  ...INVOICE_FILE_CODES,
  ...INVOICE_LINE_CODES,
  ...EINVOICE_CODES,
  ...ALLOCATION_CODES,
  ...RUN_CODES,
  ...CLOSE_CODES,
  ...YEAR_CODES,
};

export type Code = keyof typeof CODES;

/** The codes that may leave a line unshared. */
export type ReasonCode = {
  [C in Code]: (typeof CODES)[C]['gravity'] extends 'reason' ? C : never;
}[Code];
