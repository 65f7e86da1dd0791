import type { VatTrace } from '../../allocate/trace.ts';
import type { LineWithVat } from '../../domain/invoice-line.ts';
import { decimalIn, type Language } from '../../domain/language.ts';
import { amountText } from '../../domain/numbers/amount-text.ts';
import { fill } from '../../text/template.ts';
import type { DerivationWords } from '../words/en/derivation.ts';

/** `net 289.90 + VAT 57.98 (20%) = gross 347.88`. */
export function amountsText(
  { net, vatRate, vat, gross }: Pick<LineWithVat, 'net' | 'vatRate' | 'vat' | 'gross'>,
  words: DerivationWords,
  language: Language,
): string {
  return fill(words.amounts, {
    net: amountText(net, language),
    vat: amountText(vat, language),
    rate: decimalIn(language, vatRate),
    gross: amountText(gross, language),
  });
}

/** How the VAT of a line was settled (ALLOCATION.md §1). */
export function vatText(
  { vat, statedRateVat }: Pick<LineWithVat, 'vat' | 'statedRateVat'>,
  trace: VatTrace,
  words: DerivationWords,
  language: Language,
): string {
  const how = words.vatHow[trace.kind];
  if (trace.kind !== 'invoice') return how;
  const { netBefore, netAfter, vatBefore, vatAfter } = trace;
  const stated =
    statedRateVat &&
    fillAmounts(words.vatStated, { vat: statedRateVat.vat, net: statedRateVat.net }, language);
  const steps = fillAmounts(words.vatInvoice, { netBefore, netAfter, vatBefore, vatAfter, vat }, language);
  return [how, stated, steps].filter((part) => part !== undefined).join(words.semicolon);
}

function fillAmounts<Name extends string>(
  template: string,
  amounts: Readonly<Record<Name, bigint>>,
  language: Language,
): string {
  const texts = Object.entries<bigint>(amounts).map(([name, amount]) => [name, amountText(amount, language)]);
  return fill(template, Object.fromEntries(texts));
}
