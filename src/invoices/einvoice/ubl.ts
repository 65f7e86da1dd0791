import type { AllowanceTerms, InvoiceTerms, LineTerms, RateTerms, TaxTerms, Term } from './terms.ts';
import { elementsAt, isAt, type XmlElement } from './xml-element.ts';

/** The terms of an invoice in UBL 2.1 (`Invoice` and `CreditNote`); undefined where the root is neither. */
export function ublTerms(root: XmlElement): InvoiceTerms | undefined {
  const credit = root.name === 'cn:CreditNote';
  if (root.name !== 'ubl:Invoice' && !credit) return undefined;
  const at = (path: string): Term => elementsAt(root, path);
  const currency = at('cbc:DocumentCurrencyCode');
  const number = at('cbc:ID');
  const taxTotals = inCurrency(at('cac:TaxTotal'), currency[0]?.text?.trim());
  const seller = at('cac:AccountingSupplierParty/cac:Party');
  const sellerAt = (path: string): Term => seller.flatMap((party) => elementsAt(party, path));
  return {
    root,
    syntax: 'UBL',
    creditRoot: credit,
    profile: at('cbc:CustomizationID'),
    number,
    date: at('cbc:IssueDate'),
    type: at(credit ? 'cbc:CreditNoteTypeCode' : 'cbc:InvoiceTypeCode'),
    currency,
    sellerRegistration: sellerAt('cac:PartyLegalEntity/cbc:CompanyID'),
    sellerVatId: sellerAt('cac:PartyTaxScheme')
      .filter(isVat)
      .flatMap((scheme) => elementsAt(scheme, 'cbc:CompanyID')),
    buyerIds: [
      ...at('cac:AccountingCustomerParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID'),
      ...at('cac:AccountingCustomerParty/cac:Party/cac:PartyIdentification/cbc:ID'),
    ],
    sellerName: sellerAt('cac:PartyLegalEntity/cbc:RegistrationName'),
    preceding: at('cac:BillingReference/cac:InvoiceDocumentReference').map((reference) => ({
      number: elementsAt(reference, 'cbc:ID'),
      type: elementsAt(reference, 'cbc:DocumentTypeCode'),
    })),
    period: { start: at('cac:InvoicePeriod/cbc:StartDate'), end: at('cac:InvoicePeriod/cbc:EndDate') },
    deliveryDate: at('cac:Delivery/cbc:ActualDeliveryDate'),
    lines: at(credit ? 'cac:CreditNoteLine' : 'cac:InvoiceLine').map((line) =>
      lineTerms(line, number[0]?.text?.trim()),
    ),
    attachments: at('cac:AdditionalDocumentReference/cac:Attachment/cbc:EmbeddedDocumentBinaryObject'),
    allowances: at('cac:AllowanceCharge').map(allowanceTerms),
    rates: taxTotals.flatMap((total) => elementsAt(total, 'cac:TaxSubtotal')).map(rateTerms),
    totals: {
      lines: at('cac:LegalMonetaryTotal/cbc:LineExtensionAmount'),
      allowances: at('cac:LegalMonetaryTotal/cbc:AllowanceTotalAmount'),
      charges: at('cac:LegalMonetaryTotal/cbc:ChargeTotalAmount'),
      net: at('cac:LegalMonetaryTotal/cbc:TaxExclusiveAmount'),
      vat: taxTotals.flatMap((total) => elementsAt(total, 'cbc:TaxAmount')),
      vatOfAnyCurrency: at('cac:TaxTotal/cbc:TaxAmount'),
      gross: at('cac:LegalMonetaryTotal/cbc:TaxInclusiveAmount'),
      prepaid: at('cac:LegalMonetaryTotal/cbc:PrepaidAmount'),
      rounding: at('cac:LegalMonetaryTotal/cbc:PayableRoundingAmount'),
      due: at('cac:LegalMonetaryTotal/cbc:PayableAmount'),
      collected: at('cac:PrepaidPayment/cbc:PaidAmount'),
    },
  };
}

/** The total in the invoice's own currency: a second one may state the VAT in the accounting currency (BT-111). */
function inCurrency(totals: Term, currency: string | undefined): Term {
  return totals.filter((total) =>
    elementsAt(total, 'cbc:TaxAmount').every(
      ({ currencyId }) => currencyId === undefined || currencyId === currency,
    ),
  );
}

function isVat(scheme: XmlElement): boolean {
  return isAt(scheme, 'cac:TaxScheme/cbc:ID', 'VAT');
}

function lineTerms(line: XmlElement, invoiceNumber: string | undefined): LineTerms {
  const at = (path: string): Term => elementsAt(line, path);
  return {
    element: line,
    id: at('cbc:ID'),
    subtype: subtype(line, invoiceNumber),
    notes: at('cbc:Note'),
    name: at('cac:Item/cbc:Name'),
    itemCode: at('cac:Item/cac:SellersItemIdentification/cbc:ID'),
    quantity: [...at('cbc:InvoicedQuantity'), ...at('cbc:CreditedQuantity')],
    priceBase: at('cac:Price/cbc:BaseQuantity'),
    unitPrice: at('cac:Price/cbc:PriceAmount'),
    net: at('cbc:LineExtensionAmount'),
    allowances: at('cac:AllowanceCharge').map(allowanceTerms),
    tax: taxTerms(at('cac:Item/cac:ClassifiedTaxCategory')),
    period: { start: at('cac:InvoicePeriod/cbc:StartDate'), end: at('cac:InvoicePeriod/cbc:EndDate') },
    objects: at('cac:DocumentReference')
      .filter(isInvoicedObject)
      .flatMap((reference) => elementsAt(reference, 'cbc:ID'))
      .map((id) => ({ id, scheme: id.schemeId })),
    buyerAccount: at('cbc:AccountingCost'),
  };
}

/**
 * The kind of a sub-line, by its reference to the invoice (French profile); sub-lines of XRechnung are inside their
 * parent, which counts.
 */
function subtype(line: XmlElement, invoiceNumber: string | undefined): Term {
  return elementsAt(line, 'cac:BillingReference/cac:InvoiceDocumentReference')
    .filter((reference) => invoiceNumber !== undefined && isAt(reference, 'cbc:ID', invoiceNumber))
    .flatMap((reference) => elementsAt(reference, 'cbc:DocumentStatusCode'));
}

/** A line reference without a type can be nothing else: UBL has no other use for it in EN 16931. */
function isInvoicedObject(reference: XmlElement): boolean {
  return elementsAt(reference, 'cbc:DocumentTypeCode').every(({ text }) => text?.trim() === '130');
}

function allowanceTerms(allowance: XmlElement): AllowanceTerms {
  return {
    element: allowance,
    indicator: elementsAt(allowance, 'cbc:ChargeIndicator'),
    amount: elementsAt(allowance, 'cbc:Amount'),
    reasonCode: elementsAt(allowance, 'cbc:AllowanceChargeReasonCode'),
    reason: elementsAt(allowance, 'cbc:AllowanceChargeReason'),
    tax: taxTerms(elementsAt(allowance, 'cac:TaxCategory')),
  };
}

function rateTerms(subtotal: XmlElement): RateTerms {
  return {
    element: subtotal,
    base: elementsAt(subtotal, 'cbc:TaxableAmount'),
    vat: elementsAt(subtotal, 'cbc:TaxAmount'),
    tax: taxTerms(elementsAt(subtotal, 'cac:TaxCategory')),
  };
}

/** Categories of taxes other than VAT are left aside. */
function taxTerms(categories: Term): TaxTerms {
  const vat = categories.filter(
    (category) => elementsAt(category, 'cac:TaxScheme').length === 0 || isVat(category),
  );
  return {
    category: vat.flatMap((category) => elementsAt(category, 'cbc:ID')),
    rate: vat.flatMap((category) => elementsAt(category, 'cbc:Percent')),
    others: categories
      .filter((category) => !vat.includes(category))
      .flatMap((category) => elementsAt(category, 'cac:TaxScheme/cbc:ID')),
  };
}
