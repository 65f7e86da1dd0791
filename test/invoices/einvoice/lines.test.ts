import { describe, expect, it } from 'vitest';
import { toDiagnostic } from '../../../src/diagnostics/render.ts';
import type { EinvoiceSource } from '../../../src/domain/convention.ts';
import { defined } from '../../../src/domain/lists.ts';
import { type EinvoiceSettings, einvoiceLines } from '../../../src/invoices/einvoice/lines.ts';
import { parseAccessPattern } from '../../../src/text/access-pattern.ts';
import { codesAt, invoiceOf, linesOf, SETTINGS, SYNTAXES } from './read-sample.ts';
import { cii } from './sample-cii.ts';
import { oneLine, SAMPLE, type SampleInvoice } from './sample-invoice.ts';

const REBATE = { ...defined(SAMPLE.allowances[0]), code: '9\u200b5' };

function inText(from: 'name' | 'note', source: string): EinvoiceSource {
  const pattern = parseAccessPattern(source);
  if (pattern === undefined) throw new Error(source);
  return { from, pattern };
}

describe.each(SYNTAXES)('the layout of an invoice in %s', (_, write) => {
  const accesses = (access: EinvoiceSource | undefined, invoice: SampleInvoice = SAMPLE) =>
    linesOf(write(invoice), { access }).map((line) => line.access);
  const faults = (settings: Partial<EinvoiceSettings>, invoice: SampleInvoice = SAMPLE) =>
    codesAt(einvoiceLines(invoiceOf(write(invoice)), { ...SETTINGS, ...settings }).problems);

  it('says where the access stands', () => {
    expect(accesses({ from: 'BT-128', scheme: undefined })[0]).toBe('ACC-0042');
    expect(accesses({ from: 'BT-133' })[0]).toBe('COMPTE-7');
    expect(accesses({ from: 'BT-155' })).toEqual(['ABO-100', 'FAS', undefined, undefined, undefined]);
    expect(accesses(inText('name', 'Accès {*} - *'))[0]).toBe('ACC-0042');
    expect(accesses(inText('note', '*{LIE*}'))[0]).toBe('LIE0042');
    expect(accesses(undefined)).toEqual(Array(5).fill(undefined));
  });

  it('tells the first name of an item whose letters another encoding made', () => {
    const named = (names: readonly string[]) => ({
      ...SAMPLE,
      lines: SAMPLE.lines.map((line, index) => ({ ...line, name: names[index] ?? 'Accès' })),
    });
    const told = (...names: readonly string[]) =>
      einvoiceLines(invoiceOf(write(named(names))), SETTINGS)
        .problems.filter(({ code }) => code === 'text-garbled')
        .map((found) => [found.place.column, found.args['right'], toDiagnostic(found, 'fr').hint]);
    const hint =
      'Le fichier a été enregistré dans un autre encodage que le sien, et ses autres textes sont sans doute abîmés aussi. Redemandez-le : les états impriment ces textes.';
    expect(told('PÂTÉ', 'CHÂTEAU')).toEqual([]);
    expect(told('PÂTÉ', 'PÃ‚TÃ‰', 'AccÃ¨s')).toEqual([['BT-153', 'PÂTÉ', hint]]);
  });

  it('leaves no doubt unsaid about days that are years from the date of the invoice', () => {
    const far = (date: string, period: readonly [string, string]) =>
      faults({}, oneLine({ period }, { date })).filter((found) => found.startsWith('date-far'));
    expect(far('2025-09-30', ['2025-09-01', '2025-09-30'])).toEqual([]);
    expect(far('2015-09-30', ['2025-09-01', '2025-09-30'])).toEqual(['date-far BT-2']);
    expect(far('2025-09-30', ['2015-09-01', '2025-09-30'])).toEqual(['date-far BT-134']);
  });

  it('says what the references of the operator mean', () => {
    const values = new Map([
      ['access', new Map([['ACC-00*', 'A42']])],
      ['serves', new Map([['COMPTE-7', 'CLG']])],
    ]);
    const [line] = linesOf(write(SAMPLE), { values, access: { from: 'BT-128', scheme: undefined } });
    expect(line?.access).toBe('A42');
    const [other] = linesOf(write(SAMPLE), { values, serves: { from: 'BT-133' } });
    expect(other?.serves).toBe('CLG');
    const [same] = linesOf(write(SAMPLE), { values, serves: { from: 'BT-155' } });
    expect(same?.serves).toBe('ABO-100');
    const nothing = new Map([['access', new Map([['ACC-0042', '']])]]);
    const [bare] = linesOf(write(SAMPLE), {
      values: nothing,
      access: { from: 'BT-128', scheme: undefined },
    });
    expect(bare?.access).toBeUndefined();
  });

  it('chooses among several BT-128 by their scheme', () => {
    const objects = [
      { id: 'CONTRAT-1', scheme: 'ABT' },
      { id: 'ACC-0042', scheme: 'AAA' },
    ];
    const several = oneLine({ objects });
    expect(accesses({ from: 'BT-128', scheme: 'AAA' }, several)).toEqual(['ACC-0042']);
    expect(accesses({ from: 'BT-128', scheme: 'ZZZ' }, several)).toEqual([undefined]);
    expect(faults({ access: { from: 'BT-128', scheme: undefined } }, several)).toEqual([
      'access-ambiguous BT-128',
    ]);
    const hint = (access: EinvoiceSource, objectsOf = several) =>
      einvoiceLines(invoiceOf(write(objectsOf)), { ...SETTINGS, access }).problems.map(
        (found) => toDiagnostic(found, 'en').hint,
      );
    expect(hint({ from: 'BT-128', scheme: undefined })).toEqual([
      expect.stringContaining('with the `scheme` shown'),
    ]);
    const alike = oneLine({ objects: objects.map(({ id }) => ({ id, scheme: 'AAA' })) });
    for (const scheme of [undefined, 'AAA'])
      expect(hint({ from: 'BT-128', scheme }, alike)).toEqual([
        expect.stringMatching(/^Ask the operator to name one/),
      ]);
    const twoOfThree = oneLine({ objects: [...objects, { id: 'ACC-0043', scheme: 'AAA' }] });
    expect(hint({ from: 'BT-128', scheme: 'AAA' }, twoOfThree)).toEqual([
      expect.stringMatching(/^Ask the operator to name one/),
    ]);
  });

  it('refuses a text that names two accesses', () => {
    const both = oneLine({ name: 'Secours LIE0001 de LIE0002' });
    expect(faults({ access: inText('name', '*{LIE*}*') }, both)).toEqual(['access-ambiguous BT-153']);
  });

  it('finds the access in any of the notes of a line, or in all of them as one text', () => {
    const noted = (...notes: readonly string[]) => oneLine({ notes });
    expect(accesses(inText('note', 'réf. {*}'), noted('Marché 2025', 'réf. LIE0042'))).toEqual(['LIE0042']);
    expect(accesses(inText('note', '*2025 réf. {*}'), noted('Marché 2025', 'réf. LIE0042'))).toEqual([
      'LIE0042',
    ]);
    const two = noted('réf. LIE0001', 'réf. LIE0002');
    expect(faults({ access: inText('note', 'réf. {*}') }, two)).toEqual(['access-ambiguous BT-127']);
  });

  it('is read in 0.1 from the notes of a line as one text', () => {
    const several = oneLine({ notes: ['Marché 2025', 'réf. LIE0042'] });
    const access = inText('note', 'réf. {*}');
    const [line] = linesOf(write(several), { access, release: [0, 1] });
    expect(line?.access).toBeUndefined();
  });

  it('leaves out the line in doubt alone, where the whole file is one line of text', () => {
    const [first, ...others] = SAMPLE.lines;
    const objects = [{ id: 'ACC-0001' }, { id: 'ACC-0002' }];
    const doubtful = { ...SAMPLE, lines: first === undefined ? [] : [{ ...first, objects }, ...others] };
    const lines = linesOf(write(doubtful).replaceAll('\n', ' '));
    expect(lines.map(({ lineNumber }) => lineNumber)).toEqual(['2', '3', 'AC1', 'AC2']);
  });

  it.each<[string, SampleInvoice]>([
    ['BT-155', oneLine({ item: 'ABO\u00ad-100' })],
    ['BT-98', { ...SAMPLE, allowances: [REBATE, ...SAMPLE.allowances.slice(1)] }],
    ['BT-27', { ...SAMPLE, seller: { name: 'Réseaux\u200b' } }],
    ['BT-31', { ...SAMPLE, seller: { vatId: 'FR\u200b44732829320', name: 'Réseaux' } }],
  ])('refuses invisible letters in %s, by which rules and tables find a line', (term, invoice) => {
    expect(faults({}, invoice)).toEqual([`id-invisible ${term}`]);
  });

  it('does not look at the name of a seller that it names itself', () => {
    expect(faults({ supplier: 'OP' }, { ...SAMPLE, seller: { name: 'Réseaux\u200b' } })).toEqual([]);
  });

  it('tells the rest of the line whose access is in doubt, but what it serves', () => {
    const objects = [{ id: 'ACC-0001' }, { id: 'ACC-0002' }];
    const { broken } = einvoiceLines(invoiceOf(write(oneLine({ objects }))), SETTINGS).value;
    expect(broken.map(({ access, lacksServes, dates }) => [access, lacksServes, dates?.category])).toEqual([
      [undefined, false, 'other'],
    ]);
  });

  it('fills in what lines lack, and never what they have', () => {
    const defaults = { access: undefined, serves: '*', category: undefined, billedTo: 'REGION' };
    const lines = linesOf(write(SAMPLE), { defaults });
    expect(lines.map(({ access, serves }) => access ?? serves)).toEqual(['ACC-0042', '*', '*', '*', '*']);
    expect(lines.every(({ billedTo }) => billedTo === 'REGION')).toBe(true);
  });

  it('gives the category by the first pattern that matches the item code or the label', () => {
    const categories = [
      { glob: 'Remise*', category: 'penalty' },
      { glob: 'FAS', category: 'setup' },
      { glob: '*', category: 'other' },
    ] as const;
    expect(linesOf(write(SAMPLE), { categories }).map(({ category }) => category)).toEqual([
      'other',
      'setup',
      'other',
      'penalty',
      'other',
    ]);
  });

  it('reports each line that no pattern matches', () => {
    expect(faults({ categories: [{ glob: 'ABO*', category: 'subscription' }] })).toEqual(
      Array(4).fill('category-missing BT-153'),
    );
    const defaults = { ...SETTINGS.defaults, category: 'other' as const };
    expect(faults({ categories: [], defaults })).toEqual([]);
  });

  it('refuses another currency than the convention’s, unless any will do', () => {
    expect(faults({ currency: 'CHF' })).toEqual(['currency-differs BT-5']);
    expect(faults({ currency: undefined })).toEqual([]);
    // Of the convention it is told that this is none.
    expect(faults({ currency: 'euros' })).toEqual([]);
  });
});

describe('the buyer', () => {
  const legal = (id: string, scheme: string) => [
    `<cac:PartyLegalEntity><cbc:CompanyID schemeID="${scheme}">${id}</cbc:CompanyID></cac:PartyLegalEntity>`,
    `<ram:SpecifiedLegalOrganization><ram:ID schemeID="${scheme}">${id}</ram:ID></ram:SpecifiedLegalOrganization>`,
  ];
  const buyersOf = ([ofUbl, ofCii]: readonly string[]) =>
    SYNTAXES.map(([, write]) => {
      const text = write(SAMPLE)
        .replace(
          '<cac:Delivery>',
          `<cac:AccountingCustomerParty><cac:Party>${ofUbl}</cac:Party></cac:AccountingCustomerParty>$&`,
        )
        .replace('</ram:SellerTradeParty>', `$&<ram:BuyerTradeParty>${ofCii}</ram:BuyerTradeParty>`);
      return new Set(linesOf(text).map(({ buyer }) => buyer));
    });
  const both = (id: string | undefined) => [new Set([id]), new Set([id])];

  it('is the SIRET or SIREN that it is registered by, else one that identifies it', () => {
    expect(buyersOf(legal('225 500 016 00152', '0009'))).toEqual(both('22550001600152'));
    expect(buyersOf(legal('225500016', '0002'))).toEqual(both('225500016'));
    const identified = [
      '<cac:PartyIdentification><cbc:ID schemeID="0009">22550001600152</cbc:ID></cac:PartyIdentification>',
      '<ram:GlobalID schemeID="0009">22550001600152</ram:GlobalID>',
    ];
    expect(buyersOf(identified)).toEqual(both('22550001600152'));
    expect(buyersOf(['', '<ram:ID>22550001600152</ram:ID>'])[1]).toEqual(new Set(['22550001600152']));
  });

  it('is not known by the number of another register', () => {
    expect(buyersOf(legal('22550001600152', '0088'))).toEqual(both(undefined));
  });
});

describe('the supplier', () => {
  const supplierOf = (seller: SampleInvoice['seller'], supplier?: string) =>
    SYNTAXES.map(([, write]) => linesOf(write({ ...SAMPLE, seller }), { supplier })[0]?.supplier);

  it('is the SIRET or SIREN, else the VAT id, else the name; the layout’s own wins', () => {
    const { registration: _, ...without } = SAMPLE.seller;
    expect(supplierOf(SAMPLE.seller)).toEqual(['732829320', '732829320']);
    expect(supplierOf({ registration: '732 829 320 00074', scheme: '0009' })).toEqual(
      Array(2).fill('73282932000074'),
    );
    expect(supplierOf(without)).toEqual(['FR44732829320', 'FR44732829320']);
    expect(supplierOf({ name: 'Réseaux du Rhin' })).toEqual(['Réseaux du Rhin', 'Réseaux du Rhin']);
    expect(supplierOf(SAMPLE.seller, 'MOI')).toEqual(['MOI', 'MOI']);
  });

  it('is not the number of another register', () => {
    expect(supplierOf({ ...SAMPLE.seller, scheme: '0208' })).toEqual(Array(2).fill('FR44732829320'));
    expect(supplierOf({ ...SAMPLE.seller, registration: 'HRB 1234' })).toEqual(
      Array(2).fill('FR44732829320'),
    );
  });

  it('is not a tax number that is no VAT id', () => {
    const local =
      '<ram:SpecifiedTaxRegistration><ram:ID schemeID="FC">044/7</ram:ID></ram:SpecifiedTaxRegistration>';
    const xml = cii({ ...SAMPLE, seller: { name: 'Réseaux du Rhin' } }).replace(
      '</ram:Name>\n</ram:SellerTradeParty>',
      `</ram:Name>${local}</ram:SellerTradeParty>`,
    );
    expect(xml).toContain(local);
    expect(linesOf(xml)[0]?.supplier).toBe('Réseaux du Rhin');
  });

  it('is asked for where nothing names it', () => {
    const [, write] = SYNTAXES[0] ?? [];
    const invoice = invoiceOf(write?.({ ...SAMPLE, seller: {} }) ?? '');
    const { problems } = einvoiceLines(invoice, SETTINGS);
    expect(codesAt(problems)).toEqual(['einvoice-term-missing BT-27']);
    expect(problems[0]?.place.row).toBe(invoice.row);
  });
});
