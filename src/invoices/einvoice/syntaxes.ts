import { ciiTerms } from './cii.ts';
import type { InvoiceTerms, Syntax } from './terms.ts';
import { ublTerms } from './ubl.ts';
import type { XmlElement } from './xml-element.ts';

/** How an electronic invoice is written in XML. */
interface SyntaxDefinition {
  /** The names of the first element, without prefix: by them an invoice is found among other XML files. */
  readonly roots: readonly string[];
  /** The terms of the invoice; undefined where the root is not of this syntax. */
  readonly terms: (root: XmlElement) => InvoiceTerms | undefined;
}

/** Every syntax that is read. */
const SYNTAXES: Readonly<Record<Syntax, SyntaxDefinition>> = {
  UBL: { roots: ['Invoice', 'CreditNote'], terms: ublTerms },
  CII: { roots: ['CrossIndustryInvoice'], terms: ciiTerms },
};

/** The terms of an invoice in the syntax of its root; undefined where that is the root of none. */
export function termsOf(root: XmlElement): InvoiceTerms | undefined {
  for (const { terms } of Object.values(SYNTAXES)) {
    const found = terms(root);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether an XML file whose first element has this name, without prefix, is an electronic invoice. */
export function isInvoiceRoot(name: string): boolean {
  return Object.values(SYNTAXES).some(({ roots }) => roots.includes(name));
}
