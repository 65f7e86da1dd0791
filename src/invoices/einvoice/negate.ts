import { type DecimalText, shortestDecimal } from '../../domain/decimal.ts';
import type { Einvoice, Total } from './einvoice.ts';

/** The invoice with every amount and quantity of the other sign: a credit note states its amounts as positive. */
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
