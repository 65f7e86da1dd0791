import { describe, expect, it } from 'vitest';
import { dayOf } from '../../../src/domain/time/calendar.ts';
import { readEinvoiceXml } from '../../../src/invoices/einvoice/read.ts';
import { faultsOf, invoiceOf, linesOf, readText, SYNTAXES } from './read-sample.ts';
import { cii } from './sample-cii.ts';
import { oneLine, SAMPLE, type SampleInvoice } from './sample-invoice.ts';
import { ubl } from './sample-ubl.ts';

describe('a credit note', () => {
  const mirrored = (xml: string) =>
    linesOf(xml).map(({ lineNumber, net, statedRateVat }) => [lineNumber, net, statedRateVat]);
  const opposite = linesOf(ubl(SAMPLE)).map(({ lineNumber, net, statedRateVat }) => [
    lineNumber,
    -net,
    { vat: -(statedRateVat?.vat ?? 0n), net: -(statedRateVat?.net ?? 0n) },
  ]);

  it.each(['381', '261', '262', '396', '502', '503'])('mirrors its invoice, type %s', (type) => {
    expect(mirrored(cii({ ...SAMPLE, type }))).toEqual(opposite);
    expect(mirrored(ubl({ ...SAMPLE, type }))).toEqual(opposite);
  });

  it('is told by its root too', () => {
    const invoice = invoiceOf(ubl({ ...SAMPLE, type: '381' }, 'CreditNote'));
    expect(mirrored(ubl({ ...SAMPLE, type: '381' }, 'CreditNote'))).toEqual(opposite);
    expect(invoice.lines[0]?.quantity).toBe('-2');
    expect(invoice.lines[0]?.unitPrice).toBe('289.9');
  });

  it('is told by its root against its type, with a warning', () => {
    for (const type of ['380', '384', '386']) {
      expect(mirrored(ubl({ ...SAMPLE, type }, 'CreditNote'))).toEqual(opposite);
      expect(faultsOf(ubl({ ...SAMPLE, type }, 'CreditNote'))).toEqual(['einvoice-credit-type BT-3']);
    }
    for (const type of ['381', '396']) {
      expect(faultsOf(ubl({ ...SAMPLE, type }, 'CreditNote'))).toEqual([]);
      expect(faultsOf(ubl({ ...SAMPLE, type }))).toEqual([]);
    }
  });

  it('names the invoice that it credits', () => {
    const xml = cii({ ...SAMPLE, type: '381', preceding: [{ number: 'FAC-2025-0801' }] });
    expect(linesOf(xml).map(({ originalInvoice }) => originalInvoice)).toEqual(
      Array(5).fill('FAC-2025-0801'),
    );
    expect(faultsOf(xml)).toEqual([]);
  });

  it('names an earlier invoice once, however often it does', () => {
    const twice = [{ number: 'FAC-1' }, { number: 'FAC-2' }, { number: 'FAC-1' }];
    const [line] = linesOf(cii({ ...SAMPLE, type: '381', preceding: twice }));
    expect(line?.originalInvoice).toBe('FAC-1+FAC-2');
  });

  it('of a negative total is read as a debit, with a warning', () => {
    const credit = oneLine(
      { net: '-100.00', quantity: '-1' },
      {
        type: '381',
        rates: [{ base: '-100.00', vat: '-20.00', rate: '20' }],
        totals: { lines: '-100.00', net: '-100.00', vat: '-20.00', gross: '-120.00' },
      },
    );
    expect(faultsOf(ubl(credit))).toEqual(['einvoice-credit-negative BT-109']);
    expect(invoiceOf(ubl(credit)).lines[0]).toMatchObject({ net: 10_000n, quantity: '1' });
  });
});

describe.each(SYNTAXES)('a document in %s', (_, write) => {
  it('of type 380 with negative lines stays as it is', () => {
    const invoice = oneLine(
      { net: '-100.00', quantity: '-1' },
      {
        rates: [{ base: '-100.00', vat: '-20.00', rate: '20' }],
        totals: { lines: '-100.00', net: '-100.00', vat: '-20.00', gross: '-120.00' },
      },
    );
    expect(faultsOf(write(invoice))).toEqual([]);
    expect(invoiceOf(write(invoice)).lines[0]).toMatchObject({ net: -10_000n, quantity: '-1' });
  });

  it('that corrects another warns that it restates it', () => {
    const corrective = { ...SAMPLE, type: '384', preceding: [{ number: 'FAC-1' }] };
    expect(faultsOf(write(corrective))).toEqual(['einvoice-restates BT-3']);
  });

  it('of a negative total gives back, and restates nothing', () => {
    const signed = (sign: '' | '-', more: Partial<SampleInvoice>, prepaid = '') => {
      const [net, vat, gross] = [`${sign}100.00`, `${sign}20.00`, `${sign}120.00`];
      const rates = [{ base: net, vat, rate: '20' }];
      return write(oneLine({ net }, { ...more, rates, totals: { lines: net, net, vat, gross, prepaid } }));
    };
    const preceding = [{ number: 'FAC-1' }];
    const advance = [{ number: 'ACOMPTE-1', type: '386' }];
    expect(faultsOf(signed('-', { type: '384', preceding }))).toEqual([]);
    expect(faultsOf(signed('', { type: '384', preceding }))).toEqual(['einvoice-restates BT-3']);
    expect(faultsOf(signed('-', { preceding }, '-30.00'))).toEqual([]);
    expect(faultsOf(signed('', { preceding }, '30.00'))).toEqual(['einvoice-restates BT-3']);
    expect(faultsOf(signed('-', { preceding: advance }))).toEqual([]);
    expect(faultsOf(signed('', { preceding: advance }))).toEqual(['einvoice-restates BT-3']);
  });

  it('that asks for a prepayment warns that the final invoice will restate it', () => {
    expect(faultsOf(write({ ...SAMPLE, type: '386' }))).toEqual(['einvoice-prepayment BT-3']);
  });

  it('that ends prepayments warns, whether their type or an amount prepaid tells', () => {
    const byType = { ...SAMPLE, preceding: [{ number: 'ACOMPTE-1', type: '386' }] };
    const byAmount = {
      ...SAMPLE,
      preceding: [{ number: 'ACOMPTE-1' }],
      totals: { ...SAMPLE.totals, prepaid: '300.00' },
    };
    expect(faultsOf(write(byType))).toEqual(['einvoice-restates BT-3']);
    expect(faultsOf(write(byAmount))).toEqual(['einvoice-restates BT-3']);
    expect(faultsOf(write({ ...SAMPLE, preceding: [{ number: 'FAC-1' }] }))).toEqual([]);
    expect(faultsOf(write({ ...byAmount, preceding: [] }))).toEqual([]);
    expect(faultsOf(write({ ...byType, preceding: [{ number: 'ACOMPTE-1', type: ' 386 ' }] }))).toEqual([
      'einvoice-restates BT-3',
    ]);
  });

  it('without lines is told by its profile', () => {
    const none = { ...SAMPLE, lines: [], allowances: [] };
    expect(faultsOf(write({ ...none, profile: 'urn:factur-x.eu:1p0:minimum' }))).toEqual([
      'einvoice-profile BT-24',
    ]);
    expect(faultsOf(write({ ...none, profile: 'urn:factur-x.eu:1p0:basicwl' }))).toEqual([
      'einvoice-profile BT-24',
    ]);
    expect(faultsOf(write(none))).toEqual(['einvoice-lines-missing']);
  });

  it('of the profile MINIMUM lacks no term but its lines', () => {
    const { lines: _, ...totals } = SAMPLE.totals;
    const minimum = {
      ...SAMPLE,
      profile: 'urn:factur-x.eu:1p0:minimum',
      lines: [],
      allowances: [],
      rates: [],
    };
    const xml = write({ ...minimum, totals: { ...totals, lines: '' } });
    expect(faultsOf(xml)).toEqual(['einvoice-profile BT-24']);
    const { problems } = readEinvoiceXml(Buffer.from(xml), 'f.xml', { linesAside: true });
    expect(problems.map(({ code, args }) => [code, args['least']])).toEqual([
      ['einvoice-profile', 'BASIC WL'],
    ]);
  });
});

describe.each(SYNTAXES)('the lines of %s', (_, write) => {
  const totals = { lines: '100.00', net: '100.00', vat: '20.00', gross: '120.00' };

  it('that group or inform do not count, and need no rate', () => {
    const line = { name: 'Accès', quantity: '1', price: '50.00', net: '50.00', rate: '20' };
    const invoice = oneLine(
      {},
      {
        totals,
        lines: [
          { ...line, id: '1', subtype: 'DETAIL' },
          { ...line, id: '2' },
          { ...line, id: '3', net: '100.00', subtype: 'GROUP', category: '', rate: '' },
          { ...line, id: '4', net: '7.00', subtype: 'INFORMATION' },
        ],
      },
    );
    expect(faultsOf(write(invoice))).toEqual([]);
    expect(invoiceOf(write(invoice)).lines.map(({ number }) => number)).toEqual(['1', '2']);
  });

  it('with a sub-type that is none are refused', () => {
    expect(faultsOf(write(oneLine({ subtype: 'DETAILS' })))).toContain('choice-invalid BT-X-8');
  });

  it('with a repeated number are told apart by their order, with a warning', () => {
    const line = { name: 'Accès', net: '25.00', rate: '20' };
    const invoice = oneLine({}, { totals, lines: ['7', '7', '7#2', '7'].map((id) => ({ ...line, id })) });
    expect(invoiceOf(write(invoice)).lines.map(({ number }) => number)).toEqual(['7', '7#3', '7#2', '7#4']);
    expect(faultsOf(write(invoice))).toEqual([
      'einvoice-line-repeated BT-126',
      'einvoice-line-repeated BT-126',
    ]);
  });

  it('without a rate are not subject to VAT (category O), or refused', () => {
    const free = { totals: { ...totals, vat: '0.00', gross: '100.00' } };
    const untaxed = oneLine(
      { category: 'O', rate: '' },
      { ...free, rates: [{ base: '100.00', vat: '0.00', category: 'O' }] },
    );
    expect(faultsOf(write(untaxed))).toEqual([]);
    expect(invoiceOf(write(untaxed)).lines[0]?.vatRate).toBe('0');
    expect(faultsOf(write(oneLine({ category: 'E', rate: '' })))).toContain('vat-rate-missing BT-152');
  });

  it('say how a tax is called that is not called VAT', () => {
    const { problems } = readText(write(oneLine({})).replaceAll('>VAT<', '>TVA<'));
    const said = problems.map(({ code, place, args }) => [code, place.column, args['tax']]);
    expect(said[0]).toEqual(['vat-rate-missing', 'BT-152', 'TVA']);
    expect(said.every(([code]) => code === 'vat-rate-missing')).toBe(true);
  });

  it('take an allowance whose indicator is 0 or 1, with its rate and reason', () => {
    const invoice = {
      ...SAMPLE,
      allowances: SAMPLE.allowances.map((item) => ({ ...item, charge: item.charge === 'true' ? '1' : '0' })),
    };
    expect(linesOf(write(invoice)).slice(3)).toMatchObject([
      {
        lineNumber: 'AC1',
        itemCode: '95',
        label: 'Remise',
        net: -3_000n,
        vatRate: '20',
        quantity: undefined,
      },
      { lineNumber: 'AC2', itemCode: undefined, label: 'Livraison', net: 1_235n },
    ]);
  });

  it('refuse an allowance that is neither, or has no rate', () => {
    const [first] = SAMPLE.allowances;
    const wrong = (item: object) =>
      faultsOf(write({ ...SAMPLE, allowances: first ? [{ ...first, ...item }] : [] }));
    expect(wrong({ charge: 'yes' })).toContain('choice-invalid ChargeIndicator');
    expect(wrong({ charge: '' })).toContain('einvoice-term-missing ChargeIndicator');
    expect(wrong({ rate: '' })).toContain('vat-rate-missing BT-96');
    expect(wrong({ charge: 'true', amount: '' })).toContain('einvoice-term-missing BT-99');
  });
});

describe.each(SYNTAXES)('the days of service in %s', (_, write) => {
  const days = (invoice: Parameters<typeof write>[0]) => {
    const [line] = linesOf(write(invoice));
    return [line?.periodStart, line?.periodEnd, line?.serviceDate];
  };
  const august = [dayOf(2025, 8, 1), dayOf(2025, 8, 31), undefined];
  const september = [dayOf(2025, 9, 1), dayOf(2025, 9, 30), undefined];

  it('are the period of the line, else of the invoice, else the delivery', () => {
    const { period: _period, delivery: _delivery, ...bare } = oneLine({});
    expect(days(oneLine({ period: ['2025-08-01', '2025-08-31'] }))).toEqual(august);
    expect(days(oneLine({}))).toEqual(september);
    expect(days({ ...bare, delivery: '2025-09-15' })).toEqual([undefined, undefined, dayOf(2025, 9, 15)]);
    expect(days(bare)).toEqual([undefined, undefined, undefined]);
  });

  it('are the ends of a period as they are stated: what is wrong between them is told where the line is shared', () => {
    const [start, end] = [dayOf(2025, 8, 1), dayOf(2025, 8, 31)];
    expect(days(oneLine({ period: ['', '2025-08-31'] }))).toEqual([undefined, end, undefined]);
    expect(days(oneLine({ period: ['2025-08-01', ''] }))).toEqual([start, undefined, undefined]);
    expect(days(oneLine({}, { period: ['', '2025-08-31'] }))).toEqual([undefined, end, undefined]);
    expect(days(oneLine({ period: ['2025-08-31', '2025-08-01'] }))).toEqual([end, start, undefined]);
  });

  it('name the term of the end that a period lacks', () => {
    const lacking = (line: [string, string] | undefined, header: [string, string]) =>
      linesOf(write(oneLine(line ? { period: line } : {}, { period: header })))[0]?.endMissing;
    const whole: [string, string] = ['2025-08-01', '2025-08-31'];
    expect(lacking(['2025-08-01', ''], whole)).toBe('BT-135');
    expect(lacking(['', '2025-08-31'], whole)).toBe('BT-134');
    expect(lacking(undefined, ['2025-08-01', ''])).toBe('BT-74');
    expect(lacking(undefined, ['', '2025-08-31'])).toBe('BT-73');
    expect(lacking(whole, ['', '2025-08-31'])).toBeUndefined();
  });

  it('do not look at a period of the invoice that no line uses', () => {
    const own: [string, string] = ['2025-08-01', '2025-08-31'];
    expect(days(oneLine({ period: own }, { period: ['', '2025-07-31'] }))).toEqual(august);
  });
});

describe('what one syntax alone has', () => {
  it('UBL: a period with only a description code has no days', () => {
    const { period: _, ...bare } = oneLine({}, { delivery: '2025-09-15' });
    const code = '<cac:InvoicePeriod><cbc:DescriptionCode>35</cbc:DescriptionCode></cac:InvoicePeriod>';
    const xml = ubl(bare).replace('<cac:AccountingSupplierParty>', `${code}<cac:AccountingSupplierParty>`);
    expect(faultsOf(xml)).toEqual([]);
    expect(linesOf(xml)[0]?.serviceDate).toBe(dayOf(2025, 9, 15));
  });

  it('UBL: the parent of XRechnung sub-lines counts, they do not', () => {
    const child =
      '<cac:SubInvoiceLine><cbc:ID>1.1</cbc:ID><cbc:LineExtensionAmount>60.00</cbc:LineExtensionAmount></cac:SubInvoiceLine>';
    const xml = ubl(oneLine({})).replace('</cac:InvoiceLine>', `${child}</cac:InvoiceLine>`);
    expect(linesOf(xml).map(({ lineNumber, net }) => [lineNumber, net])).toEqual([['1', 10_000n]]);
  });

  it('UBL: a status in a reference to another invoice says nothing of the line', () => {
    const xml = ubl(oneLine({ subtype: 'GROUP' })).replace(
      /<cbc:ID>FAC-2025-0917<\/cbc:ID>\s*<cbc:DocumentStatusCode>/,
      '<cbc:ID>FAC-1</cbc:ID><cbc:DocumentStatusCode>',
    );
    expect(linesOf(xml).length).toBe(1);
  });

  it('UBL: an allowance of a line is in its net already', () => {
    const inner =
      '<cac:AllowanceCharge><cbc:ChargeIndicator>false</cbc:ChargeIndicator><cbc:Amount>5.00</cbc:Amount></cac:AllowanceCharge>';
    const xml = ubl(oneLine({})).replace('</cac:InvoiceLine>', `${inner}</cac:InvoiceLine>`);
    expect(linesOf(xml).map(({ net }) => net)).toEqual([10_000n]);
  });

  it('CII: a delivery charge (EXTENDED) is a charge, in document order', () => {
    const logistics =
      '<ram:SpecifiedLogisticsServiceCharge><ram:Description>Port</ram:Description><ram:AppliedAmount>12.35</ram:AppliedAmount>' +
      '<ram:AppliedTradeTax><ram:TypeCode>VAT</ram:TypeCode><ram:CategoryCode>S</ram:CategoryCode><ram:RateApplicablePercent>20</ram:RateApplicablePercent></ram:AppliedTradeTax></ram:SpecifiedLogisticsServiceCharge>';
    const xml = cii({ ...SAMPLE, allowances: SAMPLE.allowances.slice(0, 1) }).replace(
      '<ram:SpecifiedTradeAllowanceCharge>',
      `${logistics}<ram:SpecifiedTradeAllowanceCharge>`,
    );
    expect(faultsOf(xml)).toEqual([]);
    expect(linesOf(xml).slice(3)).toMatchObject([
      { lineNumber: 'AC1', label: 'Port', net: 1_235n },
      { lineNumber: 'AC2', label: 'Remise', net: -3_000n },
    ]);
  });

  it('CII: a date in another format than 102 is refused', () => {
    expect(faultsOf(cii(SAMPLE).replace('format="102"', 'format="203"'))).toContain('einvoice-date BT-2');
  });
});
