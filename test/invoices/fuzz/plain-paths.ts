import { all, first, type Node, textIn } from './plain-xml.ts';

/** Where UBL and CII have what a line is made of; both are read by the same steps. */
export interface Paths {
  readonly number: string;
  readonly date: string;
  readonly type: readonly string[];
  readonly currency: string;
  readonly registration: string;
  readonly sellerName: string;
  readonly vatId: (root: Node) => readonly Node[];
  readonly preceding: string;
  readonly period: string;
  readonly delivery: string;
  readonly lines: readonly string[];
  readonly line: {
    readonly id: string;
    readonly name: string;
    readonly item: string;
    readonly quantity: readonly string[];
    readonly base: string;
    readonly price: string;
    readonly net: string;
    readonly tax: string;
    readonly period: string;
  };
  readonly start: string;
  readonly end: string;
  readonly percent: string;
  readonly taxLetter: string;
  readonly objects: (line: Node) => readonly Node[];
  readonly allowances: string;
  readonly allowance: {
    readonly indicator: string;
    readonly amount: string;
    readonly code: string;
    readonly reason: string;
    readonly tax: string;
  };
  readonly rates: (root: Node, currency: string) => readonly Node[];
  readonly rateTax: string;
  readonly rateVat: string;
}

export const UBL: Paths = {
  number: 'cbc:ID',
  date: 'cbc:IssueDate',
  type: ['cbc:InvoiceTypeCode', 'cbc:CreditNoteTypeCode'],
  currency: 'cbc:DocumentCurrencyCode',
  registration: 'cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:CompanyID',
  sellerName: 'cac:AccountingSupplierParty/cac:Party/cac:PartyLegalEntity/cbc:RegistrationName',
  vatId: (root) =>
    all(root, 'cac:AccountingSupplierParty/cac:Party/cac:PartyTaxScheme')
      .filter((scheme) => first(all(scheme, 'cac:TaxScheme/cbc:ID')) === 'VAT')
      .flatMap((scheme) => all(scheme, 'cbc:CompanyID')),
  preceding: 'cac:BillingReference/cac:InvoiceDocumentReference/cbc:ID',
  period: 'cac:InvoicePeriod',
  delivery: 'cac:Delivery/cbc:ActualDeliveryDate',
  lines: ['cac:InvoiceLine', 'cac:CreditNoteLine'],
  line: {
    id: 'cbc:ID',
    name: 'cac:Item/cbc:Name',
    item: 'cac:Item/cac:SellersItemIdentification/cbc:ID',
    quantity: ['cbc:InvoicedQuantity', 'cbc:CreditedQuantity'],
    base: 'cac:Price/cbc:BaseQuantity',
    price: 'cac:Price/cbc:PriceAmount',
    net: 'cbc:LineExtensionAmount',
    tax: 'cac:Item/cac:ClassifiedTaxCategory',
    period: 'cac:InvoicePeriod',
  },
  start: 'cbc:StartDate',
  end: 'cbc:EndDate',
  percent: 'cbc:Percent',
  taxLetter: 'cbc:ID',
  objects: (line) =>
    all(line, 'cac:DocumentReference')
      .filter((item) => all(item, 'cbc:DocumentTypeCode').every((type) => textIn(type) === '130'))
      .flatMap((item) => all(item, 'cbc:ID')),
  allowances: 'cac:AllowanceCharge',
  allowance: {
    indicator: 'cbc:ChargeIndicator',
    amount: 'cbc:Amount',
    code: 'cbc:AllowanceChargeReasonCode',
    reason: 'cbc:AllowanceChargeReason',
    tax: 'cac:TaxCategory',
  },
  rates: (root, currency) =>
    all(root, 'cac:TaxTotal')
      .filter((total) =>
        all(total, 'cbc:TaxAmount').every(
          ({ attributes }) => (attributes['currencyID'] ?? currency) === currency,
        ),
      )
      .flatMap((total) => all(total, 'cac:TaxSubtotal')),
  rateTax: 'cac:TaxCategory',
  rateVat: 'cbc:TaxAmount',
};

const TRADE = 'rsm:SupplyChainTradeTransaction';
const SETTLEMENT = `${TRADE}/ram:ApplicableHeaderTradeSettlement`;
const SELLER = `${TRADE}/ram:ApplicableHeaderTradeAgreement/ram:SellerTradeParty`;
const PRICE = 'ram:SpecifiedLineTradeAgreement/ram:NetPriceProductTradePrice';
const DAY = 'udt:DateTimeString';

export const CII: Paths = {
  number: 'rsm:ExchangedDocument/ram:ID',
  date: `rsm:ExchangedDocument/ram:IssueDateTime/${DAY}`,
  type: ['rsm:ExchangedDocument/ram:TypeCode'],
  currency: `${SETTLEMENT}/ram:InvoiceCurrencyCode`,
  registration: `${SELLER}/ram:SpecifiedLegalOrganization/ram:ID`,
  sellerName: `${SELLER}/ram:Name`,
  vatId: (root) =>
    all(root, `${SELLER}/ram:SpecifiedTaxRegistration/ram:ID`).filter(
      ({ attributes }) => attributes['schemeID'] === 'VA',
    ),
  preceding: `${SETTLEMENT}/ram:InvoiceReferencedDocument/ram:IssuerAssignedID`,
  period: `${SETTLEMENT}/ram:BillingSpecifiedPeriod`,
  delivery: `${TRADE}/ram:ApplicableHeaderTradeDelivery/ram:ActualDeliverySupplyChainEvent/ram:OccurrenceDateTime/${DAY}`,
  lines: [`${TRADE}/ram:IncludedSupplyChainTradeLineItem`],
  line: {
    id: 'ram:AssociatedDocumentLineDocument/ram:LineID',
    name: 'ram:SpecifiedTradeProduct/ram:Name',
    item: 'ram:SpecifiedTradeProduct/ram:SellerAssignedID',
    quantity: ['ram:SpecifiedLineTradeDelivery/ram:BilledQuantity'],
    base: `${PRICE}/ram:BasisQuantity`,
    price: `${PRICE}/ram:ChargeAmount`,
    net: 'ram:SpecifiedLineTradeSettlement/ram:SpecifiedTradeSettlementLineMonetarySummation/ram:LineTotalAmount',
    tax: 'ram:SpecifiedLineTradeSettlement/ram:ApplicableTradeTax',
    period: 'ram:SpecifiedLineTradeSettlement/ram:BillingSpecifiedPeriod',
  },
  start: `ram:StartDateTime/${DAY}`,
  end: `ram:EndDateTime/${DAY}`,
  percent: 'ram:RateApplicablePercent',
  taxLetter: 'ram:CategoryCode',
  objects: (line) =>
    all(line, 'ram:SpecifiedLineTradeSettlement/ram:AdditionalReferencedDocument')
      .filter((item) => all(item, 'ram:TypeCode').some((type) => textIn(type) === '130'))
      .flatMap((item) => all(item, 'ram:IssuerAssignedID')),
  allowances: `${SETTLEMENT}/ram:SpecifiedTradeAllowanceCharge`,
  allowance: {
    indicator: 'ram:ChargeIndicator/udt:Indicator',
    amount: 'ram:ActualAmount',
    code: 'ram:ReasonCode',
    reason: 'ram:Reason',
    tax: 'ram:CategoryTradeTax',
  },
  rates: (root) => all(root, `${SETTLEMENT}/ram:ApplicableTradeTax`),
  rateTax: '',
  rateVat: 'ram:CalculatedAmount',
};
