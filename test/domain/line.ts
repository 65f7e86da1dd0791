import type { InvoiceLine } from '../../src/domain/invoice-line.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';

/** An invoice line: every field with a value of its own. */
export const line: InvoiceLine = {
  supplier: 'OP',
  invoiceNumber: 'F1',
  invoiceDate: dayOf(2025, 9, 5),
  lineNumber: '7',
  file: 'invoices/lines.csv',
  row: 8,
  access: 'A1',
  serves: 'S1',
  itemCode: 'FIBRE-100',
  label: 'Fibre 100 Mbit/s',
  category: 'subscription',
  periodStart: dayOf(2025, 9, 1),
  periodEnd: dayOf(2025, 9, 30),
  serviceDate: dayOf(2025, 9, 2),
  quantity: '1',
  unitPrice: '100',
  net: 10_000n,
  vatRate: '20',
  statedVat: 1999n,
  statedGross: 11_999n,
  siteOfGrappe: 'grappe',
  billedTo: 'REGION',
  originalInvoice: 'F0',
  vatMode: 'invoice',
  statedRateVat: { vat: 2000n, net: 10_000n },
};
