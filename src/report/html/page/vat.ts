import type { VatTrace } from '../../../allocate/trace.ts';
import type { StatedRateVat } from '../../../domain/invoice-line.ts';
import type { LineAmounts } from '../../derivation/amounts-text.ts';
import type { PageInvoiceVat, PageLine, PageReasons } from './page-data.ts';

/** The steps of an invoice's VAT as the page carries them; none where a line has its own. */
export function pageInvoiceVat(
  trace: VatTrace,
  stated: StatedRateVat | undefined,
): PageInvoiceVat | undefined {
  if (trace.kind !== 'invoice') return undefined;
  return [
    trace.netBefore.toString(),
    trace.netAfter.toString(),
    trace.vatBefore.toString(),
    trace.vatAfter.toString(),
    ...(stated === undefined ? ([] as const) : ([stated.vat.toString(), stated.net.toString()] as const)),
  ];
}

/** The trace that the page carries. */
export function vatTrace({ invoiceVat }: PageLine, { vat: kind }: PageReasons): VatTrace {
  if (kind !== 'invoice') return { kind };
  if (invoiceVat === undefined) throw new Error('VAT of the invoice comes with its steps');
  const [netBefore, netAfter, vatBefore, vatAfter] = invoiceVat;
  return {
    kind,
    netBefore: BigInt(netBefore),
    netAfter: BigInt(netAfter),
    vatBefore: BigInt(vatBefore),
    vatAfter: BigInt(vatAfter),
  };
}

export function lineAmounts(line: PageLine, { vatRate }: PageReasons): LineAmounts {
  const [, , , , statedVat, statedNet] = line.invoiceVat ?? [];
  const [net, vat] = [BigInt(line.net), BigInt(line.vat)];
  return {
    net,
    vatRate,
    vat,
    gross: net + vat,
    statedRateVat:
      statedVat === undefined || statedNet === undefined
        ? undefined
        : { vat: BigInt(statedVat), net: BigInt(statedNet) },
  };
}
