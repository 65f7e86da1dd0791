import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/domain/time/calendar.ts';
import { readEinvoice, readEinvoiceXml } from '../../../src/invoices/einvoice/read.ts';
import { codesAt, FILE, faultsOf, invoiceOf, linesOf, SYNTAXES } from './read-sample.ts';
import { cii } from './sample-cii.ts';
import { oneLine, SAMPLE } from './sample-invoice.ts';
import { ubl } from './sample-ubl.ts';

describe.each(SYNTAXES)('an invoice in %s', (_, write) => {
  it('is read whole, without a problem', () => {
    expect(faultsOf(write(SAMPLE))).toEqual([]);
    const invoice = invoiceOf(write(SAMPLE));
    expect(invoice.number).toBe('FAC-2025-0917');
    expect(invoice.date).toBe(dayOf(2025, 9, 30));
    expect(invoice.seller).toEqual({
      registration: '732829320',
      vatId: 'FR44732829320',
      name: 'Réseaux du Rhin',
    });
  });

  it('gives a line for each line, allowance and charge, in that order', () => {
    expect(
      invoiceOf(write(SAMPLE)).lines.map(({ kind, number, net, vatRate }) => [kind, number, net, vatRate]),
    ).toEqual([
      ['line', '1', 57_980n, '20'],
      ['line', '2', 15_000n, '20'],
      ['line', '3', 1_500n, '5.5'],
      ['allowance', 'AC1', -3_000n, '20'],
      ['charge', 'AC2', 1_235n, '20'],
    ]);
  });

  it('sums to its own net, and the lines of a rate carry the VAT stated for it', () => {
    const lines = linesOf(write(SAMPLE));
    expect(lines.reduce((total, { net }) => total + net, 0n)).toBe(72_715n);
    expect(lines.map(({ statedRateVat }) => statedRateVat)).toEqual([
      { vat: 14_243n, net: 71_215n },
      { vat: 14_243n, net: 71_215n },
      { vat: 83n, net: 1_500n },
      { vat: 14_243n, net: 71_215n },
      { vat: 14_243n, net: 71_215n },
    ]);
  });

  it('keeps what each line says of itself', () => {
    const [first] = linesOf(write(SAMPLE));
    expect(first).toMatchObject({
      supplier: '732829320',
      invoiceNumber: 'FAC-2025-0917',
      file: FILE,
      access: 'ACC-0042',
      itemCode: 'ABO-100',
      label: 'Accès ACC-0042 - Lycée des Tanneurs',
      category: 'subscription',
      periodStart: dayOf(2025, 8, 15),
      periodEnd: dayOf(2025, 9, 14),
      quantity: '2',
      unitPrice: '289.90'.replace(/0$/, ''),
      vatMode: 'invoice',
      statedVat: undefined,
      statedGross: undefined,
    });
  });

  it('shows the line of the file', () => {
    const xml = write(SAMPLE);
    const [first] = invoiceOf(xml).lines;
    const name = write === ubl ? '<cac:InvoiceLine>' : '<ram:IncludedSupplyChainTradeLineItem>';
    expect(xml.split('\n')[(first?.row ?? 0) - 1]).toContain(name);
  });

  it('divides the quantity by the base of its price, where that is exact', () => {
    expect(invoiceOf(write(SAMPLE)).lines[2]?.quantity).toBe('1.5');
    expect(invoiceOf(write(oneLine({ quantity: '1', base: '3' }))).lines[0]?.quantity).toBeUndefined();
    expect(invoiceOf(write(oneLine({ quantity: '7.00000', base: '8' }))).lines[0]?.quantity).toBe('0.875');
  });

  it('takes the net as written, whatever quantity × price makes', () => {
    const invoice = invoiceOf(write(oneLine({ quantity: '3', price: '33.34' })));
    expect(invoice.lines[0]?.net).toBe(10_000n);
  });

  it('reads +0.10 and 64. as numbers', () => {
    const invoice = oneLine(
      { net: '64.', quantity: '+0.10' },
      {
        totals: { lines: '64.', net: '+64.00', vat: '12.8', gross: '76.80' },
        rates: [{ base: '64.', vat: '12.80', rate: '20' }],
      },
    );
    expect(faultsOf(write(invoice))).toEqual([]);
    expect(invoiceOf(write(invoice)).lines[0]).toMatchObject({ net: 6_400n, quantity: '0.1' });
  });

  it('takes a net of more than two decimals where those beyond are zeros', () => {
    for (const net of ['100.000', '100.0000', '+100.00000']) {
      const { lines } = invoiceOf(write(oneLine({ net })));
      expect(lines[0]?.net).toBe(10_000n);
    }
    expect(faultsOf(write(oneLine({ net: '100.0010' })))).toContain('number-decimals BT-131');
  });

  it('refuses a net of more than two decimals', () => {
    expect(faultsOf(write(oneLine({ net: '100.001' })))).toContain('number-decimals BT-131');
  });

  it.each(['1e2', '0x10', '1,00', '1 000', '', '--1', '9'.repeat(50)])('refuses the amount "%s"', (net) => {
    const [fault] = faultsOf(write(oneLine({ net })));
    expect(fault).toMatch(/^(einvoice-number|einvoice-term-missing) BT-131$/);
  });

  it.each([
    ['number', '', 'einvoice-term-missing BT-1'],
    ['date', '', 'einvoice-term-missing BT-2'],
    ['date', '2025-02-30', 'einvoice-date BT-2'],
    ['type', '', 'einvoice-term-missing BT-3'],
    ['type', '325', 'einvoice-type BT-3'],
    ['currency', '', 'einvoice-term-missing BT-5'],
  ])('refuses the %s "%s"', (field, value, fault) => {
    expect(faultsOf(write({ ...SAMPLE, [field]: value }))).toContain(fault);
  });

  it('names every missing total', () => {
    const faults = faultsOf(write({ ...SAMPLE, totals: { lines: '', net: '', gross: '' } }));
    expect(faults).toEqual(['BT-106', 'BT-109', 'BT-112'].map((term) => `einvoice-term-missing ${term}`));
  });
});

describe('twins', () => {
  it('give the same lines in both syntaxes', () => {
    const withoutRow = (xml: string) => linesOf(xml).map(({ row: _, ...line }) => line);
    expect(withoutRow(ubl(SAMPLE))).toEqual(withoutRow(cii(SAMPLE)));
  });
});

describe('what UBL alone does', () => {
  it('takes a date with a zone as the calendar day written', () => {
    expect(invoiceOf(ubl({ ...SAMPLE, date: '2025-09-30+02:00' })).date).toBe(dayOf(2025, 9, 30));
  });

  it('ignores the VAT total in the accounting currency', () => {
    const xml = ubl(SAMPLE).replace(
      '<cac:LegalMonetaryTotal>',
      '<cac:TaxTotal><cbc:TaxAmount currencyID="CHF">135.00</cbc:TaxAmount><cac:TaxSubtotal/></cac:TaxTotal><cac:LegalMonetaryTotal>',
    );
    expect(faultsOf(xml)).toEqual([]);
  });

  it('refuses an amount in another currency than the invoice', () => {
    const xml = ubl(SAMPLE)
      .replace('<cbc:PriceAmount currencyID="EUR">', '<cbc:PriceAmount currencyID="EUR">')
      .replace(
        '<cbc:LineExtensionAmount currencyID="EUR">579.80',
        '<cbc:LineExtensionAmount currencyID="CHF">579.80',
      );
    expect(faultsOf(xml)).toContain('einvoice-currency-mixed BT-131');
  });

  it('refuses a term that has two values, and lets the same value stand twice', () => {
    const twice = (day: string) =>
      ubl(SAMPLE).replace('<cbc:IssueDate>', `<cbc:IssueDate>${day}</cbc:IssueDate><cbc:IssueDate>`);
    expect(faultsOf(twice('2025-09-29'))).toContain('einvoice-term-repeated BT-2');
    expect(faultsOf(twice('2025-09-30'))).toEqual([]);
  });

  it('refuses a term with an element in its text, as the element may or may not belong to it; 0.1 did not', () => {
    const xml = ubl(SAMPLE).replace(/<cbc:ID>[^<]*</, '<cbc:ID>F-<b>1</b><');
    expect(faultsOf(xml)).toContain('einvoice-term-mixed BT-1');
    const again = ubl(SAMPLE).replace(/(<cbc:ID>[^<]*)(<\/cbc:ID>)/, '$1$2$1<b/>$2');
    expect(faultsOf(again)).toContain('einvoice-term-mixed BT-1');
    const { value, problems } = readEinvoiceXml(Buffer.from(xml), FILE, { release: [0, 1] });
    expect([value?.number, problems]).toEqual(['F-', []]);
  });
});

describe('what is no invoice', () => {
  it.each([
    ['another root', '<note/>'],
    ['an invoice without its namespace', '<Invoice><ID>1</ID></Invoice>'],
    [
      'the first version of ZUGFeRD',
      '<i:CrossIndustryDocument xmlns:i="urn:ferd:CrossIndustryDocument:invoice:1p0"/>',
    ],
    [
      'UBL in the namespace of CII',
      ubl(SAMPLE).replace(
        /xmlns="[^"]*"/,
        'xmlns="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"',
      ),
    ],
  ])('is refused: %s', (_, xml) => {
    expect(faultsOf(xml)).toEqual(['einvoice-unknown']);
  });

  it('takes elements of a foreign namespace for none of its own', () => {
    const xml = ubl(SAMPLE).replace(/xmlns:cbc="[^"]*"/, 'xmlns:cbc="urn:another"');
    expect(faultsOf(xml)).toContain('einvoice-term-missing BT-1');
  });

  it('may use any prefixes for the right namespaces', async () => {
    const xml = ubl(SAMPLE).replaceAll('cbc:', 'b:').replace('xmlns:cbc=', 'xmlns:b=');
    const { problems, value } = await readEinvoice(Buffer.from(xml), FILE);
    expect(codesAt(problems)).toEqual([]);
    expect(value?.lines.length).toBe(5);
  });
});
