import type { Slots } from '../invoices/columns.ts';

/** A column that the file lacks. */
export const NONE = -1;

/** Where the cells of each column stand in a record; {@link NONE} where the file lacks it. */
export function columnIndexes(slots: Slots) {
  return {
    supplier: slots.supplier.index,
    invoiceNumber: slots.invoice_number.index,
    invoiceDate: slots.invoice_date.index,
    lineNumber: slots.line_number.index,
    access: slots.access.index,
    serves: slots.serves.index,
    itemCode: slots.item_code.index,
    label: slots.label.index,
    category: slots.category.index,
    periodStart: slots.period_start.index,
    periodEnd: slots.period_end.index,
    serviceDate: slots.service_date.index,
    quantity: slots.quantity.index,
    unitPrice: slots.unit_price.index,
    net: slots.net_amount.index,
    vatRate: slots.vat_rate.index,
    vat: slots.vat_amount.index,
    gross: slots.gross_amount.index,
    billedTo: slots.billed_to.index,
    originalInvoice: slots.original_invoice.index,
  } as const;
}
