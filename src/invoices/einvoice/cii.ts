import type {
  AllowanceTerms,
  InvoiceTerms,
  LineTerms,
  PeriodTerms,
  RateTerms,
  TaxTerms,
  Term,
} from './terms.ts';
import { elementsAt, isAt, type XmlElement } from './xml-element.ts';

/** The terms of an invoice in UN/CEFACT CII (D16B to D22B); undefined where the root is another. */
export function ciiTerms(root: XmlElement): InvoiceTerms | undefined {
  if (root.name !== 'rsm:CrossIndustryInvoice') return undefined;
  const at = (path: string): Term => elementsAt(root, path);
  const document = (path: string): Term => at(`rsm:ExchangedDocument/${path}`);
  const trade = (path: string): Term => at(`rsm:SupplyChainTradeTransaction/${path}`);
  const settlement = (path: string): Term => trade(`ram:ApplicableHeaderTradeSettlement/${path}`);
  const seller = (path: string): Term =>
    trade(`ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty/${path}`);
  const total = (path: string): Term =>
    settlement(`ram:SpecifiedTradeSettlementHeaderMonetarySummation/${path}`);
  const currency = settlement('ram:InvoiceCurrencyCode');
  return {
    root,
    syntax: 'CII',
    creditRoot: false,
    profile: at('rsm:ExchangedDocumentContext/ram:GuidelineSpecifiedDocumentContextParameter/ram:ID'),
    number: document('ram:ID'),
    date: document('ram:IssueDateTime/udt:DateTimeString'),
    type: document('ram:TypeCode'),
    currency,
    sellerRegistration: seller('ram:SpecifiedLegalOrganization/ram:ID'),
    sellerVatId: seller('ram:SpecifiedTaxRegistration/ram:ID').filter(({ schemeId }) => schemeId === 'VA'),
    buyerIds: ['ram:SpecifiedLegalOrganization/ram:ID', 'ram:GlobalID', 'ram:ID'].flatMap((path) =>
      trade(`ram:ApplicableHeaderTradeAgreement/ram:BuyerTradeParty/${path}`),
    ),
    sellerName: seller('ram:Name'),
    preceding: settlement('ram:InvoiceReferencedDocument').map((reference) => ({
      number: elementsAt(reference, 'ram:IssuerAssignedID'),
      type: elementsAt(reference, 'ram:TypeCode'),
    })),
    period: period(settlement('ram:BillingSpecifiedPeriod')),
    deliveryDate: trade(
      'ram:ApplicableHeaderTradeDelivery/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/udt:DateTimeString',
    ),
    lines: trade('ram:IncludedSupplyChainTradeLineItem').map(lineTerms),
    attachments: trade(
      'ram:ApplicableHeaderTradeAgreement/ram:AdditionalReferencedDocument/ram:AttachmentBinaryObject',
    ),
    allowances: trade('ram:ApplicableHeaderTradeSettlement').flatMap(allowances),
    rates: settlement('ram:ApplicableTradeTax').filter(isVat).map(rateTerms),
    totals: {
      lines: total('ram:LineTotalAmount'),
      allowances: total('ram:AllowanceTotalAmount'),
      charges: total('ram:ChargeTotalAmount'),
      net: total('ram:TaxBasisTotalAmount'),
      vat: inCurrency(total('ram:TaxTotalAmount'), currency[0]?.text?.trim()),
      // The amounts of each rate have no currency here: they are read whatever that of the total is.
      vatOfAnyCurrency: [],
      gross: total('ram:GrandTotalAmount'),
      prepaid: total('ram:TotalPrepaidAmount'),
      rounding: total('ram:RoundingAmount'),
      due: total('ram:DuePayableAmount'),
      collected: settlement('ram:SpecifiedFinancialAdjustment/ram:ActualAmount'),
    },
  };
}

/** A second total may state the VAT in the accounting currency (BT-111). */
function inCurrency(amounts: Term, currency: string | undefined): Term {
  return amounts.filter(({ currencyId }) => currencyId === undefined || currencyId === currency);
}

function period(periods: Term): PeriodTerms {
  const at = (path: string): Term => periods.flatMap((element) => elementsAt(element, path));
  return {
    start: at('ram:StartDateTime/udt:DateTimeString'),
    end: at('ram:EndDateTime/udt:DateTimeString'),
  };
}

function isVat(tax: XmlElement): boolean {
  return elementsAt(tax, 'ram:TypeCode').every(({ text }) => text?.trim() === 'VAT');
}

function lineTerms(line: XmlElement): LineTerms {
  const at = (path: string): Term => elementsAt(line, path);
  const settlement = (path: string): Term => at(`ram:SpecifiedLineTradeSettlement/${path}`);
  const price = 'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice';
  return {
    element: line,
    id: at('ram:AssociatedDocumentLineDocument/ram:LineID'),
    subtype: at('ram:AssociatedDocumentLineDocument/ram:LineStatusReasonCode'),
    notes: at('ram:AssociatedDocumentLineDocument/ram:IncludedNote/ram:Content'),
    name: at('ram:SpecifiedTradeProduct/ram:Name'),
    itemCode: at('ram:SpecifiedTradeProduct/ram:SellerAssignedID'),
    quantity: at('ram:SpecifiedLineTradeDelivery/ram:BilledQuantity'),
    priceBase: at(`${price}/ram:BasisQuantity`),
    unitPrice: at(`${price}/ram:ChargeAmount`),
    net: settlement('ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount'),
    allowances: settlement('ram:SpecifiedTradeAllowanceCharge').map(allowanceTerms),
    tax: taxTerms(settlement('ram:ApplicableTradeTax')),
    period: period(settlement('ram:BillingSpecifiedPeriod')),
    objects: settlement('ram:AdditionalReferencedDocument')
      .filter((reference) => isAt(reference, 'ram:TypeCode', '130'))
      .flatMap((reference) => {
        const [scheme] = elementsAt(reference, 'ram:ReferenceTypeCode');
        return elementsAt(reference, 'ram:IssuerAssignedID').map((id) => ({
          id,
          scheme: scheme?.text?.trim(),
        }));
      }),
    buyerAccount: settlement('ram:ReceivableSpecifiedTradeAccountingAccount/ram:ID'),
  };
}

function allowances(settlement: XmlElement): readonly AllowanceTerms[] {
  return settlement.children.flatMap((child) => {
    if (child.name === 'ram:SpecifiedTradeAllowanceCharge') return allowanceTerms(child);
    return child.name === 'ram:SpecifiedLogisticsServiceCharge' ? logisticsTerms(child) : [];
  });
}

function allowanceTerms(allowance: XmlElement): AllowanceTerms {
  return {
    element: allowance,
    indicator: elementsAt(allowance, 'ram:ChargeIndicator/udt:Indicator'),
    amount: elementsAt(allowance, 'ram:ActualAmount'),
    reasonCode: elementsAt(allowance, 'ram:ReasonCode'),
    reason: elementsAt(allowance, 'ram:Reason'),
    tax: taxTerms(elementsAt(allowance, 'ram:CategoryTradeTax')),
  };
}

/** A delivery charge of the EXTENDED profile (BG-X-42) counts like any other charge. */
function logisticsTerms(charge: XmlElement): AllowanceTerms {
  return {
    element: charge,
    indicator: undefined,
    amount: elementsAt(charge, 'ram:AppliedAmount'),
    reasonCode: [],
    reason: elementsAt(charge, 'ram:Description'),
    tax: taxTerms(elementsAt(charge, 'ram:AppliedTradeTax')),
  };
}

function rateTerms(tax: XmlElement): RateTerms {
  return {
    element: tax,
    base: elementsAt(tax, 'ram:BasisAmount'),
    vat: elementsAt(tax, 'ram:CalculatedAmount'),
    tax: taxTerms([tax]),
  };
}

/** Taxes other than VAT are left aside. */
function taxTerms(taxes: Term): TaxTerms {
  const vat = taxes.filter(isVat);
  return {
    category: vat.flatMap((tax) => elementsAt(tax, 'ram:CategoryCode')),
    rate: vat.flatMap((tax) => elementsAt(tax, 'ram:RateApplicablePercent')),
    others: taxes.filter((tax) => !vat.includes(tax)).flatMap((tax) => elementsAt(tax, 'ram:TypeCode')),
  };
}
