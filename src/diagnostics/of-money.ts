import type { Code } from './codes.ts';

/** Warnings behind which an amount may be wrong: who wants quiet sees them all the same. */
export const OF_MONEY: readonly Code[] = [
  'account-overlaps',
  'advance-outside',
  'attachment-unread',
  'grappe-unserved',
  'einvoice-amount-due',
  'einvoice-credit-negative',
  'einvoice-prepayment',
  'einvoice-restates',
  'einvoice-sum-tolerated',
  'invoice-perhaps-twice',
  'lines-left',
  'lines-uncharged',
  'measure-ahead',
  'number-unit',
  'billed-beyond',
  'parts-sum',
  'rules-gap',
  'serves-contradiction',
  'supplier-pattern',
  'folder-unread',
  'list-sheet-unread',
  'sheet-unread',
  'table-unread',
  'vat-rate-fraction',
];
