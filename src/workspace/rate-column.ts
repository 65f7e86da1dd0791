import { cell, type Doc, decimal } from './columns.ts';
import { WITHIN_WHOLE } from './lost-form.ts';

/** A VAT rate in percent, with at most two decimals. */
export function vatRate(...doc: Doc) {
  const plain = decimal(2, true, ...doc);
  return cell(plain.read, { ...plain, refusedSince: WITHIN_WHOLE });
}
