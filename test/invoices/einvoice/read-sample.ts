import type { Problem, WithProblems } from '../../../src/diagnostics/problem.ts';
import type { InvoiceLine } from '../../../src/domain/invoice-line.ts';
import type { Einvoice } from '../../../src/invoices/einvoice/einvoice.ts';
import { type EinvoiceSettings, einvoiceLines } from '../../../src/invoices/einvoice/lines.ts';
import { readEinvoiceXml } from '../../../src/invoices/einvoice/read.ts';
import { cii } from './sample-cii.ts';
import type { SampleInvoice } from './sample-invoice.ts';
import { ubl } from './sample-ubl.ts';

/** Both syntaxes: what holds for one holds for the other. */
export const SYNTAXES: readonly (readonly [name: string, write: (invoice: SampleInvoice) => string])[] = [
  ['UBL', ubl],
  ['CII', cii],
];

export const FILE = 'invoices/facture.xml';

export function readText(xml: string): WithProblems<Einvoice | undefined> {
  return readEinvoiceXml(Buffer.from(xml), FILE);
}

/** The invoice read; a test that expects one fails with what was wrong. */
export function invoiceOf(xml: string): Einvoice {
  const { value, problems } = readText(xml);
  if (value === undefined) throw new Error(codesAt(problems).join('; '));
  return value;
}

/** `code term`, in the order of the problems. */
export function codesAt(problems: readonly Problem[]): readonly string[] {
  return problems.map(({ code, place }) =>
    [code, place.column].filter((part) => part !== undefined).join(' '),
  );
}

export function faultsOf(xml: string): readonly string[] {
  return codesAt(readText(xml).problems);
}

export const SETTINGS: EinvoiceSettings = {
  supplier: undefined,
  access: { from: 'BT-128', scheme: undefined },
  serves: undefined,
  categories: [
    { glob: 'ABO*', category: 'subscription' },
    { glob: 'FAS', category: 'setup' },
    { glob: '*', category: 'other' },
  ],
  currency: 'EUR',
  siteOfGrappe: undefined,
  defaults: { access: undefined, serves: undefined, category: undefined, billedTo: undefined },
};

export function linesOf(xml: string, settings: Partial<EinvoiceSettings> = {}): readonly InvoiceLine[] {
  return einvoiceLines(invoiceOf(xml), { ...SETTINGS, ...settings }).value.lines;
}
