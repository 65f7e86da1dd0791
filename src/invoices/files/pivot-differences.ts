import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { sirenOf } from '../../domain/identifiers.ts';
import { type Cents, parseCents } from '../../domain/numbers/money.ts';
import { formatDay, parseDay } from '../../domain/time/calendar.ts';
import type { Einvoice } from '../einvoice/einvoice.ts';
import { shown } from '../einvoice/term-reader.ts';
import { termWords } from '../einvoice/term-words.ts';
import type { StatedInvoice } from '../invoice-path.ts';

/**
 * Where a pivot of Chorus Pro differs from the invoice in it: number, day, SIREN of the supplier, net or gross. What
 * the pivot leaves out, or writes in no known form, is not compared.
 */
export function pivotDifferences(
  { file, row, number, date, supplier, net, gross }: StatedInvoice,
  invoice: Einvoice,
): readonly Problem[] {
  const differs = (term: string, column: string, stated: string, found: string): readonly Problem[] => {
    const args = { invoice: invoice.number, term: termWords(term) };
    const said = { stated: shown(stated), found: shown(found) };
    return [problem('pivot-differs', { file, row, column, value: said.stated }, { ...args, ...said })];
  };
  const amountDiffers = (term: string, column: string, text: string, found: Cents): readonly Problem[] => {
    const stated = amountIn(text);
    // A pivot writes the amounts of a credit note with a sign or without.
    if (stated === undefined || stated === found || stated === -found) return [];
    const said = { stated: bothAmounts(stated), found: bothAmounts(found) };
    const args = { invoice: invoice.number, term: termWords(term), ...said };
    return [problem('pivot-differs', { file, row, column, value: text }, args)];
  };
  const day = parseDay(date.slice(0, 10));
  const [siren, ofInvoice] = [sirenOf(supplier), sirenOf(invoice.seller.registration ?? '')];
  return [
    ...(number === '' || number === invoice.number ? [] : differs('BT-1', 'Id', number, invoice.number)),
    ...(day === undefined || day === invoice.date
      ? []
      : differs('BT-2', 'DateEmissionFacture', formatDay(day), formatDay(invoice.date))),
    ...(siren === undefined || ofInvoice === undefined || siren === ofInvoice
      ? []
      : differs('BT-30', 'Identifiant', supplier, invoice.seller.registration ?? '')),
    ...amountDiffers('BT-109', 'MontantHT', net, invoice.totals.net.amount),
    ...amountDiffers('BT-112', 'MontantTTC', gross, invoice.totals.gross.amount),
  ];
}

/** An amount without its sign; undefined where there is none. */
function amountIn(text: string): Cents | undefined {
  const amount = /^[+-]?(\d{1,15}(?:\.\d{1,2})?)0*$/.exec(text)?.[1];
  return amount === undefined ? undefined : parseCents(amount);
}
