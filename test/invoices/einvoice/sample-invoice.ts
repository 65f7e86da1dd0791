/**
 * An invented invoice, and how both syntaxes write it. Totals by hand:
 * lines 579.80 + 150.00 + 15.00 = 744.80; − 30.00 + 12.35 = 727.15 (BT-109);
 * at 20 %: 579.80 + 150.00 − 30.00 + 12.35 = 712.15 → 142.43; at 5.5 %: 15.00 → 0.825 → 0.83; VAT 143.26;
 * gross 870.41.
 */
export const SAMPLE: SampleInvoice = {
  profile: 'urn:cen.eu:en16931:2017',
  number: 'FAC-2025-0917',
  date: '2025-09-30',
  type: '380',
  currency: 'EUR',
  seller: { registration: '732829320', scheme: '0002', vatId: 'FR44732829320', name: 'Réseaux du Rhin' },
  preceding: [],
  period: ['2025-09-01', '2025-09-30'],
  delivery: '2025-09-15',
  lines: [
    {
      id: '1',
      name: 'Accès ACC-0042 - Lycée des Tanneurs',
      item: 'ABO-100',
      notes: ['réf. LIE0042'],
      quantity: '2',
      price: '289.90',
      net: '579.80',
      rate: '20',
      period: ['2025-08-15', '2025-09-14'],
      objects: [{ id: 'ACC-0042', scheme: 'AAA' }],
      account: 'COMPTE-7',
    },
    {
      id: '2',
      name: 'Frais de mise en service',
      item: 'FAS',
      quantity: '1',
      price: '150',
      net: '150.00',
      rate: '20.00',
    },
    { id: '3', name: 'Guide imprimé', quantity: '3', base: '2', price: '10.00', net: '15.00', rate: '5.5' },
  ],
  allowances: [
    { charge: 'false', amount: '30.00', code: '95', reason: 'Remise', rate: '20' },
    { charge: 'true', amount: '12.35', reason: 'Livraison', rate: '20' },
  ],
  rates: [
    { base: '712.15', vat: '142.43', rate: '20' },
    { base: '15.00', vat: '0.83', rate: '5.5' },
  ],
  totals: {
    lines: '744.80',
    allowances: '30.00',
    charges: '12.35',
    net: '727.15',
    vat: '143.26',
    gross: '870.41',
  },
};

export interface SampleInvoice {
  readonly profile: string;
  readonly number: string;
  readonly date: string;
  readonly type: string;
  readonly currency: string;
  readonly seller: {
    readonly registration?: string;
    readonly scheme?: string;
    readonly vatId?: string;
    readonly name?: string;
  };
  readonly preceding: readonly { readonly number: string; readonly type?: string }[];
  readonly period?: SamplePeriod;
  readonly delivery?: string;
  readonly lines: readonly SampleLine[];
  readonly allowances: readonly SampleAllowance[];
  /** Files that it carries: their text by name. */
  readonly attachments?: Readonly<Record<string, string>>;
  readonly rates: readonly SampleRate[];
  readonly totals: {
    readonly lines: string;
    readonly allowances?: string;
    readonly charges?: string;
    readonly net: string;
    readonly vat?: string;
    readonly gross: string;
    readonly prepaid?: string;
    readonly rounding?: string;
    readonly due?: string;
  };
}

export type SamplePeriod = readonly [start: string, end: string];

export interface SampleLine {
  readonly id: string;
  readonly name: string;
  readonly item?: string;
  readonly notes?: readonly string[];
  readonly quantity?: string;
  readonly base?: string;
  readonly price?: string;
  readonly net: string;
  readonly category?: string;
  readonly rate?: string;
  readonly period?: SamplePeriod;
  readonly objects?: readonly { readonly id: string; readonly scheme?: string }[];
  readonly account?: string;
  readonly subtype?: string;
  /** Allowances and charges of the line itself. */
  readonly own?: readonly Pick<SampleAllowance, 'charge' | 'amount' | 'reason'>[];
}

export interface SampleAllowance {
  readonly charge: string;
  readonly amount: string;
  readonly code?: string;
  readonly reason?: string;
  readonly category?: string;
  readonly rate?: string;
}

export interface SampleRate {
  readonly base: string;
  readonly vat: string;
  readonly category?: string;
  readonly rate?: string;
}

/** One line at 20 %, and the totals that go with it. */
export function oneLine(line: Partial<SampleLine>, more: Partial<SampleInvoice> = {}): SampleInvoice {
  return {
    ...SAMPLE,
    lines: [{ id: '1', name: 'Accès', quantity: '1', price: '100.00', net: '100.00', rate: '20', ...line }],
    allowances: [],
    rates: [{ base: '100.00', vat: '20.00', rate: '20' }],
    totals: { lines: '100.00', net: '100.00', vat: '20.00', gross: '120.00' },
    ...more,
  };
}

/** `<name attributes>content</name>`, nothing where there is no content. */
export function tag(name: string, content: string | undefined, attributes = ''): string {
  return content === undefined || content === '' ? '' : `<${name}${attributes}>${content}</${name}>\n`;
}

/** In lines, as programs write it. */
export function base64(text: string): string {
  return Buffer.from(text).toString('base64').replace(/.{76}/g, '$&\n');
}

export function attribute(name: string, value: string | undefined): string {
  return value === undefined ? '' : ` ${name}="${value}"`;
}
