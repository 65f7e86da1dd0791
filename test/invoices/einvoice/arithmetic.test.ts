import { describe, expect, it } from 'vitest';
import { toDiagnostic } from '../../../src/diagnostics/render.ts';
import { defined } from '../../../src/domain/lists.ts';
import { readEinvoiceXml } from '../../../src/invoices/einvoice/read.ts';
import { faultsOf, readText, SYNTAXES } from './read-sample.ts';
import { SAMPLE, type SampleInvoice } from './sample-invoice.ts';
import { ubl } from './sample-ubl.ts';

const EXTENDED = 'urn:cen.eu:en16931:2017#conformant#urn:factur-x.eu:1p0:extended';

function withTotals(totals: Partial<SampleInvoice['totals']>, profile = SAMPLE.profile): SampleInvoice {
  return { ...SAMPLE, profile, totals: { ...SAMPLE.totals, ...totals } };
}

/** Another first line. */
function withFirstLine(change: Partial<SampleInvoice['lines'][number]>): Pick<SampleInvoice, 'lines'> {
  return { lines: SAMPLE.lines.map((line, index) => (index === 0 ? { ...line, ...change } : line)) };
}

describe.each(SYNTAXES)('the sums of an invoice in %s', (_, write) => {
  const rulesOf = (invoice: SampleInvoice) =>
    readText(write(invoice)).problems.map(({ code, args }) => `${code} ${args.rule}`);

  it.each([
    ['BR-CO-10', { lines: '744.81', net: '727.16', gross: '870.42' }],
    ['BR-CO-11', { allowances: '30.01', net: '727.14', gross: '870.40' }],
    ['BR-CO-12', { charges: '12.36', net: '727.16', gross: '870.42' }],
    ['BR-CO-13', { net: '727.16', gross: '870.42' }],
    ['BR-CO-14', { vat: '143.27', gross: '870.42' }],
    ['BR-CO-15', { gross: '870.40' }],
  ])('must hold to the cent: %s', (rule, totals) => {
    expect(rulesOf(withTotals(totals))).toEqual([`einvoice-sum ${rule}`]);
  });

  it.each([
    ['the gross', { due: '870.41' }, []],
    ['less what is paid, rounded', { prepaid: '300.00', rounding: '-0.41', due: '570.00' }, []],
    ['another amount', { due: '970.41' }, [['970.41', { en: '870.41', fr: '870,41' }]]],
    [
      'the gross, though some is paid',
      { prepaid: '300.00', due: '870.41' },
      [['870.41', { en: '570.41', fr: '570,41' }]],
    ],
    ['a text', { due: 'cf. échéancier' }, []],
    ['beside a payment that is none', { prepaid: 'oui', due: '570.41' }, []],
  ])('warn of an amount due that the totals do not give: %s', (_, totals, expected) => {
    const found = readText(write(withTotals(totals))).problems.filter(
      ({ code }) => code === 'einvoice-amount-due',
    );
    expect(found.map(({ place, args }) => [place.value, args['expected']])).toEqual(expected);
  });

  it('shows what is stated and what the elements give', () => {
    const [problem] = readText(write(withTotals({ gross: '870.40' }))).problems;
    expect(problem?.args).toEqual({
      rule: 'BR-CO-15',
      term: { en: 'the total with VAT (BT-112)', fr: 'le total TTC (BT-112)' },
      found: { en: '870.40', fr: '870,40' },
      expected: { en: '870.41', fr: '870,41' },
      sum: '870.41',
    });
    expect(problem?.place.column).toBe('BT-112');
  });

  it.each<readonly [Partial<SampleInvoice>, string]>([
    [{ date: '2025-09-31' }, 'einvoice-date BT-2'],
    [{ number: '' }, 'einvoice-term-missing BT-1'],
    [{ type: '325' }, 'einvoice-type BT-3'],
    [withFirstLine({ quantity: 'deux' }), 'einvoice-number BT-129'],
    [withFirstLine({ price: 'cher' }), 'einvoice-number BT-146'],
    [withFirstLine({ base: 'mois' }), 'einvoice-number BT-149'],
    [withFirstLine({ item: 'A\u0080B' }), 'text-invalid BT-155'],
  ])('are told beside what no sum hangs on: %j', (wrong, fault) => {
    const invoice = { ...withTotals({ gross: '870.40' }), ...wrong };
    expect(faultsOf(write(invoice))).toEqual([fault, 'einvoice-sum BT-112']);
  });

  it('are told beside what no sum hangs on, that the amount due is another one too', () => {
    const { problems } = readText(write({ ...withTotals({ due: '970.41' }), date: '2025-09-31' }));
    expect(problems.map(({ code }) => code)).toEqual(['einvoice-date', 'einvoice-amount-due']);
  });

  it.each<readonly [Partial<SampleInvoice>, string]>([
    [{ currency: '' }, 'einvoice-term-missing BT-5'],
    [withFirstLine({ id: '' }), 'einvoice-term-missing BT-126'],
    [withFirstLine({ rate: '20.555' }), 'number-decimals BT-152'],
  ])('are not told beside what may decide them: %j', (wrong, fault) => {
    expect(faultsOf(write({ ...SAMPLE, ...wrong }))).toEqual([fault]);
  });

  it('are not told beside an amount that cannot be read', () => {
    expect(faultsOf(write(withTotals({ net: '727,15', gross: '870.40' })))).toEqual([
      'einvoice-number BT-109',
    ]);
  });

  it('keeps the invoice, so that it can be shown with what is wrong', () => {
    expect(readText(write(withTotals({ gross: '870.40' }))).value?.lines.length).toBe(5);
  });

  it('lets the EXTENDED profile be off by a cent for each element, with a warning', () => {
    expect(rulesOf(withTotals({ lines: '744.83', net: '727.18', gross: '870.44' }, EXTENDED))).toEqual([
      'einvoice-sum-tolerated BR-CO-10',
    ]);
    expect(rulesOf(withTotals({ lines: '744.84', net: '727.19', gross: '870.45' }, EXTENDED))).toEqual([
      'einvoice-sum BR-CO-10',
    ]);
  });

  it('warns where the VAT of a rate is a cent off (BR-CO-17), and refuses more', () => {
    const vatAt20 = (vat: string, total: string, gross: string): SampleInvoice => ({
      ...withTotals({ vat: total, gross }),
      rates: [
        { base: '712.15', vat, rate: '20' },
        { base: '15.00', vat: '0.83', rate: '5.5' },
      ],
    });
    expect(rulesOf(vatAt20('142.44', '143.27', '870.42'))).toEqual(['einvoice-sum-tolerated BR-CO-17']);
    expect(rulesOf(vatAt20('142.45', '143.28', '870.43'))).toEqual(['einvoice-sum BR-CO-17']);
  });

  it('lets the VAT of a rate be off by a cent for each of its elements in the EXTENDED profile', () => {
    const vatOf = (at20: string, at55: string, total: string, gross: string): SampleInvoice => ({
      ...withTotals({ vat: total, gross }, EXTENDED),
      rates: [
        { base: '712.15', vat: at20, rate: '20' },
        { base: '15.00', vat: at55, rate: '5.5' },
      ],
    });
    // Four elements at 20 %, one at 5.5 %.
    expect(rulesOf(vatOf('142.47', '0.83', '143.30', '870.45'))).toEqual(['einvoice-sum-tolerated BR-CO-17']);
    expect(rulesOf(vatOf('142.48', '0.83', '143.31', '870.46'))).toEqual(['einvoice-sum BR-CO-17']);
    expect(rulesOf(vatOf('142.43', '0.85', '143.28', '870.43'))).toEqual(['einvoice-sum BR-CO-17']);
  });

  it('says where: at the rate, or at the first line of a rate that is missing', () => {
    const placeOf = (invoice: SampleInvoice) => {
      const xml = write(invoice);
      const { code, place } = defined(readText(xml).problems[0]);
      return [code, xml.split('\n')[(place.row ?? 0) - 1]];
    };
    const [first] = SAMPLE.rates;
    const otherBase = { base: '17.00', vat: '0.94', rate: '5.5' };
    expect(
      placeOf({ ...withTotals({ vat: '143.37', gross: '870.52' }), rates: [defined(first), otherBase] }),
    ).toEqual(['einvoice-sum', expect.stringMatching(/TaxSubtotal.*17\.00|ApplicableTradeTax.*0\.94/)]);
    const unused = { base: '10.00', vat: '1.00', rate: '10' };
    expect(
      placeOf({ ...withTotals({ vat: '144.26', gross: '871.41' }), rates: [...SAMPLE.rates, unused] }),
    ).toEqual([
      'einvoice-vat-unused',
      expect.stringMatching(/TaxSubtotal.*10\.00|ApplicableTradeTax.*1\.00/),
    ]);
    expect(placeOf({ ...withTotals({ vat: '142.43', gross: '869.58' }), rates: [defined(first)] })).toEqual([
      'einvoice-vat-missing',
      expect.stringMatching(/(?:InvoiceLine|LineItem)>.*ID>3</),
    ]);
  });

  it('needs no VAT of lines at zero per cent', () => {
    const [first] = SAMPLE.rates;
    const lines = SAMPLE.lines.map((line) => (line.id === '3' ? { ...line, rate: '0' } : line));
    const invoice = { ...withTotals({ vat: '142.43', gross: '869.58' }), lines, rates: [defined(first)] };
    expect(faultsOf(write(invoice))).toEqual([]);
  });

  it('refuses a base that is not the sum of its lines', () => {
    const base = (amount: string, vat: string, total: string, gross: string): SampleInvoice => ({
      ...withTotals({ vat: total, gross }),
      rates: [
        { base: amount, vat, rate: '20' },
        { base: '15.00', vat: '0.83', rate: '5.5' },
      ],
    });
    expect(rulesOf(base('713.14', '142.63', '143.46', '870.61'))).toEqual(['einvoice-sum-tolerated BR-S-08']);
    expect(rulesOf(base('713.15', '142.63', '143.46', '870.61'))).toEqual(['einvoice-sum BR-S-08']);
  });

  it('refuses lines of a rate for which no VAT is stated', () => {
    const [first] = SAMPLE.rates;
    const invoice = { ...withTotals({ vat: '142.43', gross: '869.58' }), rates: first ? [first] : [] };
    expect(faultsOf(write(invoice))).toEqual(['einvoice-vat-missing BT-117']);
  });

  it('refuses VAT of a rate that no line has', () => {
    const invoice = {
      ...withTotals({ vat: '144.26', gross: '871.41' }),
      rates: [...SAMPLE.rates, { base: '10.00', vat: '1.00', rate: '10' }],
    };
    expect(faultsOf(write(invoice))).toEqual(['einvoice-vat-unused BT-117']);
  });

  it('refuses a net at a rate that no line has, though it bears no VAT, as 0.1 did not', () => {
    const exempt = { base: '50.00', vat: '0.00', category: 'E', rate: '0' };
    expect(faultsOf(write({ ...SAMPLE, rates: [...SAMPLE.rates, exempt] }))).toEqual(['einvoice-sum BT-116']);
    const old = readEinvoiceXml(
      Buffer.from(write({ ...SAMPLE, rates: [...SAMPLE.rates, exempt] })),
      'f.xml',
      {
        release: [0, 1],
      },
    );
    expect(old.problems).toEqual([]);
    const nothing = { ...exempt, base: '0.00' };
    expect(faultsOf(write({ ...SAMPLE, rates: [...SAMPLE.rates, nothing] }))).toEqual([]);
  });

  it('adds up the categories of one rate', () => {
    const invoice: SampleInvoice = {
      ...SAMPLE,
      lines: SAMPLE.lines.map((line) => (line.id === '2' ? { ...line, category: 'AA' } : line)),
      rates: [
        { base: '562.15', vat: '112.43', rate: '20' },
        { base: '150.00', vat: '30.00', category: 'AA', rate: '20.0' },
        { base: '15.00', vat: '0.83', rate: '5.5' },
      ],
    };
    expect(faultsOf(write(invoice))).toEqual([]);
  });
});

describe('VAT in another currency than the invoice', () => {
  const inDollars = (xml: string) =>
    xml.replace(/(<cac:TaxTotal><cbc:TaxAmount currencyID=)"EUR"/, '$1"USD"');
  const saidOf = (xml: string) =>
    readText(xml)
      .problems.filter(({ code }) => code === 'einvoice-vat-missing')
      .map(({ args: { rate, currency, other } }) => [rate, currency, other]);

  it('is named where that is the only one (UBL)', () => {
    expect(saidOf(inDollars(ubl(SAMPLE)))).toEqual([
      ['20', 'EUR', 'USD'],
      ['5.5', 'EUR', 'USD'],
    ]);
    expect(saidOf(inDollars(ubl({ ...SAMPLE, number: '' })))).toContainEqual(['20', 'EUR', 'USD']);
    const { problems } = readText(inDollars(ubl(SAMPLE)));
    const [found] = problems.filter(({ code }) => code === 'einvoice-vat-missing');
    expect(found && toDiagnostic(found, 'en').message).toBe(
      'lines have the VAT rate 20%, for which the invoice states no VAT in EUR, its own currency: its total of VAT (TaxTotal) is in USD only',
    );
  });

  it('is not, where its own currency lacks one rate', () => {
    const [first] = SAMPLE.rates;
    const xml = ubl({ ...withTotals({ vat: '142.43', gross: '869.58' }), rates: first ? [first] : [] });
    const dollars = '<cac:TaxTotal><cbc:TaxAmount currencyID="USD">160.00</cbc:TaxAmount></cac:TaxTotal>';
    const both = xml.replace('<cac:LegalMonetaryTotal>', `${dollars}<cac:LegalMonetaryTotal>`);
    expect(saidOf(both)).toEqual([['5.5', 'EUR', '']]);
    const [found] = readText(both).problems;
    expect(found && toDiagnostic(found, 'en').message).toMatch(/for which the invoice states no VAT$/);
  });
});
