import {
  attribute,
  base64,
  type SampleAllowance,
  type SampleInvoice,
  type SampleLine,
  type SamplePeriod,
  tag,
} from './sample-invoice.ts';

function attached({ attachments = {} }: SampleInvoice): string {
  return Object.entries(attachments)
    .map(([name, text]) =>
      tag(
        'ram:AdditionalReferencedDocument',
        tag('ram:IssuerAssignedID', name) +
          tag('ram:TypeCode', '916') +
          tag('ram:AttachmentBinaryObject', base64(text), ` mimeCode="text/csv" filename="${name}"`),
      ),
    )
    .join('');
}

/** The invoice in UN/CEFACT CII. */
export function cii(invoice: SampleInvoice): string {
  const { seller, totals, currency } = invoice;
  const party =
    tag('ram:Name', seller.name) +
    tag(
      'ram:SpecifiedLegalOrganization',
      tag('ram:ID', seller.registration, attribute('schemeID', seller.scheme)),
    ) +
    tag('ram:SpecifiedTaxRegistration', tag('ram:ID', seller.vatId, ' schemeID="VA"'));
  const settlement =
    tag('ram:InvoiceCurrencyCode', currency) +
    invoice.rates
      .map(({ base, vat, category, rate }) =>
        tag(
          'ram:ApplicableTradeTax',
          tag('ram:CalculatedAmount', vat) +
            tag('ram:TypeCode', 'VAT') +
            tag('ram:BasisAmount', base) +
            tag('ram:CategoryCode', category ?? 'S') +
            tag('ram:RateApplicablePercent', rate),
        ),
      )
      .join('') +
    period(invoice.period) +
    invoice.allowances.map(allowance).join('') +
    tag(
      'ram:SpecifiedTradeSettlementHeaderMonetarySummation',
      tag('ram:LineTotalAmount', totals.lines) +
        tag('ram:ChargeTotalAmount', totals.charges) +
        tag('ram:AllowanceTotalAmount', totals.allowances) +
        tag('ram:RoundingAmount', totals.rounding) +
        tag('ram:TaxBasisTotalAmount', totals.net) +
        tag('ram:TaxTotalAmount', totals.vat, ` currencyID="${currency}"`) +
        tag('ram:GrandTotalAmount', totals.gross) +
        tag('ram:TotalPrepaidAmount', totals.prepaid) +
        tag('ram:DuePayableAmount', totals.due),
    ) +
    invoice.preceding
      .map(({ number, type }) =>
        tag('ram:InvoiceReferencedDocument', tag('ram:IssuerAssignedID', number) + tag('ram:TypeCode', type)),
      )
      .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<rsm:CrossIndustryInvoice
  xmlns:rsm="urn:un:unece:uncefact:data:standard:CrossIndustryInvoice:100"
  xmlns:ram="urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100"
  xmlns:udt="urn:un:unece:uncefact:data:standard:UnqualifiedDataType:100">
${tag('rsm:ExchangedDocumentContext', tag('ram:GuidelineSpecifiedDocumentContextParameter', tag('ram:ID', invoice.profile)))}${tag('rsm:ExchangedDocument', tag('ram:ID', invoice.number) + tag('ram:TypeCode', invoice.type) + day('ram:IssueDateTime', invoice.date))}${tag(
  'rsm:SupplyChainTradeTransaction',
  invoice.lines.map(line).join('') +
    tag('ram:ApplicableHeaderTradeAgreement', tag('ram:SellerTradeParty', party) + attached(invoice)) +
    tag(
      'ram:ApplicableHeaderTradeDelivery',
      tag('ram:ActualDeliverySupplyChainEvent', day('ram:OccurrenceDateTime', invoice.delivery)),
    ) +
    tag('ram:ApplicableHeaderTradeSettlement', settlement),
)}</rsm:CrossIndustryInvoice>`;
}

function day(name: string, date: string | undefined): string {
  return tag(name, date && tag('udt:DateTimeString', date.replaceAll('-', ''), ' format="102"'));
}

function period(days: SamplePeriod | undefined): string {
  return tag(
    'ram:BillingSpecifiedPeriod',
    days && day('ram:StartDateTime', days[0]) + day('ram:EndDateTime', days[1]),
  );
}

function tax(name: string, category: string | undefined, percent: string | undefined): string {
  return tag(
    name,
    tag('ram:TypeCode', 'VAT') +
      tag('ram:CategoryCode', category ?? 'S') +
      tag('ram:RateApplicablePercent', percent),
  );
}

function allowance({ charge, amount, code, reason, category, rate }: SampleAllowance): string {
  return tag(
    'ram:SpecifiedTradeAllowanceCharge',
    tag('ram:ChargeIndicator', tag('udt:Indicator', charge)) +
      tag('ram:ActualAmount', amount) +
      tag('ram:ReasonCode', code) +
      tag('ram:Reason', reason) +
      tax('ram:CategoryTradeTax', category, rate),
  );
}

function ownAllowance({
  charge,
  amount,
  reason,
}: Pick<SampleAllowance, 'charge' | 'amount' | 'reason'>): string {
  return tag(
    'ram:SpecifiedTradeAllowanceCharge',
    tag('ram:ChargeIndicator', tag('udt:Indicator', charge)) +
      tag('ram:ActualAmount', amount) +
      tag('ram:Reason', reason),
  );
}

function line(item: SampleLine): string {
  const objects = (item.objects ?? []).map(({ id, scheme }) =>
    tag(
      'ram:AdditionalReferencedDocument',
      tag('ram:IssuerAssignedID', id) + tag('ram:TypeCode', '130') + tag('ram:ReferenceTypeCode', scheme),
    ),
  );
  return tag(
    'ram:IncludedSupplyChainTradeLineItem',
    tag(
      'ram:AssociatedDocumentLineDocument',
      tag('ram:LineID', item.id) +
        tag('ram:LineStatusReasonCode', item.subtype) +
        (item.notes ?? []).map((note) => tag('ram:IncludedNote', tag('ram:Content', note))).join(''),
    ) +
      tag('ram:SpecifiedTradeProduct', tag('ram:SellerAssignedID', item.item) + tag('ram:Name', item.name)) +
      tag(
        'ram:SpecifiedLineTradeAgreement',
        tag(
          'ram:NetPriceProductTradePrice',
          tag('ram:ChargeAmount', item.price) + tag('ram:BasisQuantity', item.base),
        ),
      ) +
      tag('ram:SpecifiedLineTradeDelivery', tag('ram:BilledQuantity', item.quantity)) +
      tag(
        'ram:SpecifiedLineTradeSettlement',
        tax('ram:ApplicableTradeTax', item.category, item.rate) +
          period(item.period) +
          (item.own ?? []).map(ownAllowance).join('') +
          tag('ram:SpecifiedTradeSettlementLineMonetarySummation', tag('ram:LineTotalAmount', item.net)) +
          objects.join('') +
          tag('ram:ReceivableSpecifiedTradeAccountingAccount', tag('ram:ID', item.account)),
      ),
  );
}
