/** Which invoice a declared total is of, where either of them may lack its supplier. */
import { expect, test } from 'vitest';
import { declaredByInvoice } from '../../src/reconcile/declared-invoices.ts';
import { type Invoice, invoiceBook } from '../../src/reconcile/lines/invoice-book.ts';
import { line } from '../domain/line.ts';

/** `A/F1`: the invoice F1 of the supplier A; `/F1`: of a supplier that nobody names. */
type Name = `${string}/${string}`;

const parts = (name: Name) => {
  const [supplier = '', invoiceNumber = ''] = name.split('/');
  return { supplier, invoiceNumber };
};
const nameOf = ({ supplier, invoiceNumber }: Pick<Invoice, 'supplier' | 'invoiceNumber'>): Name =>
  `${supplier}/${invoiceNumber}`;

/** The declared totals of each invoice, and those of which no line is there. */
function held(invoices: readonly Name[], listed: readonly Name[], stated: readonly Name[] = []) {
  const book = invoiceBook();
  for (const [index, name] of invoices.entries()) book.of({ ...line, ...parts(name) }, index);
  const totals = (names: readonly Name[]) =>
    names.map((name, row) => ({ ...parts(name), net: 1n, vat: undefined, gross: undefined, file: 'f', row }));
  const { declared, declaredAlone } = declaredByInvoice(book, totals(listed), totals(stated));
  return {
    of: Object.fromEntries(book.all.map((invoice) => [nameOf(invoice), declared(invoice).map(nameOf)])),
    alone: declaredAlone.map(nameOf),
  };
}

test.each<[string, Name[], Name[], Record<Name, Name[]>, Name[]]>([
  ['its own', ['A/F1', 'B/F1'], ['A/F1'], { 'A/F1': ['A/F1'], 'B/F1': [] }, []],
  [
    'each that has its number, where it names no supplier',
    ['A/F1', 'B/F1'],
    ['/F1'],
    { 'A/F1': ['/F1'], 'B/F1': ['/F1'] },
    [],
  ],
  ['its own before one that names no supplier', ['A/F1'], ['/F1', 'A/F1'], { 'A/F1': ['A/F1'] }, []],
  [
    'one without supplier, where one supplier declares its number',
    ['/F1'],
    ['A/F1'],
    { '/F1': ['A/F1'] },
    [],
  ],
  ['none without supplier, where two declare its number', ['/F1'], ['A/F1', 'B/F1'], { '/F1': [] }, []],
  [
    'none without supplier, where that supplier has the invoice itself',
    ['/F1', 'A/F1'],
    ['A/F1'],
    { '/F1': [], 'A/F1': ['A/F1'] },
    [],
  ],
  ['none, of another number', ['A/F1', '/F1'], ['A/F2'], { 'A/F1': [], '/F1': [] }, ['A/F2']],
])('a declared total is that of %s', (_name, invoices, listed, of, alone) => {
  expect(held(invoices, listed)).toEqual({ of, alone });
});

test('what an electronic invoice or a row of totals states is compared with the same lines, and is reported alone without them', () => {
  const { of, alone } = held(['A/F1'], ['A/F1'], ['A/F1', 'A/F2']);
  expect({ of, alone }).toEqual({ of: { 'A/F1': ['A/F1', 'A/F1'] }, alone: ['A/F2'] });
});
