import { expect, test } from 'vitest';
import { dayOf } from '../../src/domain/calendar.ts';
import {
  behavesAs,
  filesOf,
  type InvoiceLine,
  isBuiltIn,
  pricedLine,
} from '../../src/domain/invoice-line.ts';

/** Every field with a value of its own. */
const line: InvoiceLine = {
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

test('a priced line is the line whole, with its VAT and its gross', () => {
  expect(pricedLine(line, 2000n, 12_000n)).toEqual({ ...line, vat: 2000n, gross: 12_000n });
});

test('a category of one’s own behaves as a built-in one', () => {
  const own = new Map([['frais', 'setup'] as const]);
  expect(['usage', 'frais', 'unheard'].map((category) => behavesAs(category, own))).toEqual([
    'usage',
    'setup',
    'other',
  ]);
  expect([isBuiltIn('penalty'), isBuiltIn('frais')]).toEqual([true, false]);
});

test('a line is read from its file, and from the electronic invoice that states its VAT', () => {
  const stated = { vat: 1n, net: 5n };
  expect(filesOf({ ...line, statedRateVat: undefined })).toEqual(['invoices/lines.csv']);
  expect(filesOf({ ...line, statedRateVat: stated })).toEqual(['invoices/lines.csv']);
  expect(filesOf({ ...line, statedRateVat: { ...stated, statedIn: 'invoices/f1.xml' } })).toEqual([
    'invoices/lines.csv',
    'invoices/f1.xml',
  ]);
});
