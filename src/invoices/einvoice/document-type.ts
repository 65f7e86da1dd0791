import { shortestDecimal } from '../../domain/numbers/decimal.ts';
import type { DecimalText } from '../../domain/numbers/decimal-text.ts';
import type { Einvoice, Total } from './einvoice.ts';

/**
 * The effect of a document type (BT-3, UNTDID 1001) on the amounts. `corrective` and `prepayment` invoices keep their
 * sign, but their cost comes back in another invoice.
 */
export type DocumentKind = 'invoice' | 'credit' | 'corrective' | 'prepayment';

const KINDS: Readonly<Record<DocumentKind, readonly string[]>> = {
  invoice: [
    ...['80', '82', '84', '326', '331', '380', '382', '383', '385', '387', '388', '389', '390', '393', '394'],
    ...['395', '501', '527', '575', '623', '780', '875', '876', '877'],
  ],
  credit: ['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '502', '503', '532'],
  corrective: ['384', '471', '472', '473'],
  prepayment: ['386', '500'],
};

const KIND_OF: ReadonlyMap<string, DocumentKind> = new Map(
  (Object.keys(KINDS) as DocumentKind[]).flatMap((kind) => KINDS[kind].map((code) => [code, kind] as const)),
);

/** Undefined for a code whose sign grappe does not know, or that is no demand for payment (a pro forma). */
export function documentKind(code: string): DocumentKind | undefined {
  return KIND_OF.get(code);
}

/** The invoice with the opposite sign on every amount and quantity: a credit note states its amounts as positive. */
export function negated(invoice: Einvoice): Einvoice {
  const { lines, allowances, charges, net, vat, gross } = invoice.totals;
  return {
    ...invoice,
    lines: invoice.lines.map((line) => ({
      ...line,
      net: -line.net,
      ownCharges: -line.ownCharges,
      quantity: line.quantity === undefined ? undefined : opposite(line.quantity),
    })),
    rates: invoice.rates.map((rate) => ({ ...rate, base: -rate.base, vat: -rate.vat })),
    totals: {
      lines: opposed(lines),
      allowances: opposed(allowances),
      charges: opposed(charges),
      net: opposed(net),
      vat: opposed(vat),
      gross: opposed(gross),
    },
  };
}

function opposed({ amount, row }: Total): Total {
  return { amount: -amount, row };
}

function opposite(quantity: DecimalText): DecimalText {
  return shortestDecimal(quantity.startsWith('-') ? quantity.slice(1) : `-${quantity}`);
}
