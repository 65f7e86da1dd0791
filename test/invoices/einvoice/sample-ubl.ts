import {
  attribute,
  base64,
  type SampleAllowance,
  type SampleInvoice,
  type SampleLine,
  type SamplePeriod,
  type SampleRate,
  tag,
} from './sample-invoice.ts';

/** The invoice in UBL 2.1. */
export function ubl(invoice: SampleInvoice, root: 'Invoice' | 'CreditNote' = 'Invoice'): string {
  const { seller, totals, currency } = invoice;
  const money = (name: string, amount: string | undefined) => tag(name, amount, ` currencyID="${currency}"`);
  const party =
    tag('cac:PartyTaxScheme', seller.vatId && tag('cbc:CompanyID', seller.vatId) + scheme('VAT')) +
    tag(
      'cac:PartyLegalEntity',
      tag('cbc:RegistrationName', seller.name) +
        tag('cbc:CompanyID', seller.registration, attribute('schemeID', seller.scheme)),
    );
  const preceding = invoice.preceding.map(({ number, type }) =>
    tag(
      'cac:BillingReference',
      tag('cac:InvoiceDocumentReference', tag('cbc:ID', number) + tag('cbc:DocumentTypeCode', type)),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<${root} xmlns="urn:oasis:names:specification:ubl:schema:xsd:${root}-2"
  xmlns:cac="urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2"
  xmlns:cbc="urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2">
${tag('cbc:CustomizationID', invoice.profile)}${tag('cbc:ID', invoice.number)}${tag('cbc:IssueDate', invoice.date)}${tag(`cbc:${root}TypeCode`, invoice.type)}${tag('cbc:DocumentCurrencyCode', currency)}${period(invoice.period)}${preceding.join('')}${attached(invoice)}${tag('cac:AccountingSupplierParty', tag('cac:Party', party))}${tag('cac:Delivery', tag('cbc:ActualDeliveryDate', invoice.delivery))}${invoice.allowances.map((item) => allowance(item, money)).join('')}${tag('cac:TaxTotal', money('cbc:TaxAmount', totals.vat) + invoice.rates.map((item) => rate(item, money)).join(''))}${tag(
  'cac:LegalMonetaryTotal',
  money('cbc:LineExtensionAmount', totals.lines) +
    money('cbc:TaxExclusiveAmount', totals.net) +
    money('cbc:TaxInclusiveAmount', totals.gross) +
    money('cbc:AllowanceTotalAmount', totals.allowances) +
    money('cbc:ChargeTotalAmount', totals.charges) +
    money('cbc:PrepaidAmount', totals.prepaid) +
    money('cbc:PayableRoundingAmount', totals.rounding) +
    money('cbc:PayableAmount', totals.due),
)}${invoice.lines.map((item) => line(item, root, invoice.number, money)).join('')}</${root}>`;
}

function attached({ attachments = {} }: SampleInvoice): string {
  return Object.entries(attachments)
    .map(([name, text]) =>
      tag(
        'cac:AdditionalDocumentReference',
        tag('cbc:ID', name) +
          tag(
            'cac:Attachment',
            tag('cbc:EmbeddedDocumentBinaryObject', base64(text), ` mimeCode="text/csv" filename="${name}"`),
          ),
      ),
    )
    .join('');
}

type Money = (name: string, amount: string | undefined) => string;

function scheme(id: string): string {
  return tag('cac:TaxScheme', tag('cbc:ID', id));
}

function period(days: SamplePeriod | undefined): string {
  return tag('cac:InvoicePeriod', days && tag('cbc:StartDate', days[0]) + tag('cbc:EndDate', days[1]));
}

function tax(name: string, category: string | undefined, percent: string | undefined): string {
  return tag(name, tag('cbc:ID', category ?? 'S') + tag('cbc:Percent', percent) + scheme('VAT'));
}

function allowance(
  { charge, amount, code, reason, category, rate: percent }: SampleAllowance,
  money: Money,
): string {
  return tag(
    'cac:AllowanceCharge',
    tag('cbc:ChargeIndicator', charge) +
      tag('cbc:AllowanceChargeReasonCode', code) +
      tag('cbc:AllowanceChargeReason', reason) +
      money('cbc:Amount', amount) +
      tax('cac:TaxCategory', category, percent),
  );
}

function ownAllowance(
  { charge, amount, reason }: Pick<SampleAllowance, 'charge' | 'amount' | 'reason'>,
  money: Money,
): string {
  return tag(
    'cac:AllowanceCharge',
    tag('cbc:ChargeIndicator', charge) +
      tag('cbc:AllowanceChargeReason', reason) +
      money('cbc:Amount', amount),
  );
}

function rate({ base, vat, category, rate: percent }: SampleRate, money: Money): string {
  return tag(
    'cac:TaxSubtotal',
    money('cbc:TaxableAmount', base) +
      money('cbc:TaxAmount', vat) +
      tax('cac:TaxCategory', category, percent),
  );
}

function line(item: SampleLine, root: string, invoiceNumber: string, money: Money): string {
  const subtype =
    item.subtype &&
    tag(
      'cac:BillingReference',
      tag(
        'cac:InvoiceDocumentReference',
        tag('cbc:ID', invoiceNumber) + tag('cbc:DocumentStatusCode', item.subtype),
      ),
    );
  const objects = (item.objects ?? []).map(({ id, scheme: kind }) =>
    tag(
      'cac:DocumentReference',
      tag('cbc:ID', id, attribute('schemeID', kind)) + tag('cbc:DocumentTypeCode', '130'),
    ),
  );
  return tag(
    `cac:${root}Line`,
    tag('cbc:ID', item.id) +
      (item.notes ?? []).map((note) => tag('cbc:Note', note)).join('') +
      tag(`cbc:${root === 'Invoice' ? 'Invoiced' : 'Credited'}Quantity`, item.quantity) +
      money('cbc:LineExtensionAmount', item.net) +
      tag('cbc:AccountingCost', item.account) +
      period(item.period) +
      (subtype ?? '') +
      objects.join('') +
      (item.own ?? []).map((own) => ownAllowance(own, money)).join('') +
      tag(
        'cac:Item',
        tag('cbc:Name', item.name) +
          tag('cac:SellersItemIdentification', tag('cbc:ID', item.item)) +
          tax('cac:ClassifiedTaxCategory', item.category, item.rate),
      ) +
      tag('cac:Price', money('cbc:PriceAmount', item.price) + tag('cbc:BaseQuantity', item.base)),
  );
}
