import { bothAmounts } from '../diagnostics/bilingual.ts';
import { type Fault, fault } from '../diagnostics/problem.ts';
import { type InvoiceLine, type LineWithVat, lineWithVat } from '../domain/invoice-line.ts';
import { rateKey } from '../domain/line-key.ts';
import { scaledReader } from '../domain/numbers/decimal.ts';
import { type Cents, roundHalfAway } from '../domain/numbers/money.ts';
import { holdsIn, type Release } from '../domain/release.ts';
import type { VatTrace } from './trace.ts';

/** Rates are counted in hundredths of a percent. */
const RATE_SCALE = 2;
const RATE_UNIT = 10_000n;

/** Settles the VAT and the gross of lines given in canonical order (ALLOCATION.md §1). */
export type VatAdder = (
  line: InvoiceLine,
  record?: (trace: VatTrace) => void,
) => {
  readonly line: LineWithVat;
  readonly fault: Fault | undefined;
};

/** Adds VAT and gross to lines; for VAT by invoice it remembers the net so far of every invoice and rate. Without a release, today's. */
export function vatAdder(release?: Release): VatAdder {
  const vatOfLine = vatFinder(release);
  return (line, record) => {
    const vat = vatOfLine(line, record);
    const gross = line.net + vat;
    return { line: lineWithVat(line, vat, gross), fault: grossFault(line, gross) };
  };
}

/** What is wrong with the gross that a line states, where it states one. */
function grossFault({ statedGross }: InvoiceLine, gross: Cents): Fault | undefined {
  if (statedGross === undefined || statedGross === gross) return undefined;
  return fault('gross-mismatch', { expected: bothAmounts(gross), value: bothAmounts(statedGross) });
}

/** The VAT of lines given in canonical order, for those who need neither gross nor faults. */
export function vatFinder(
  release?: Release,
): (line: InvoiceLine, record?: (trace: VatTrace) => void) => Cents {
  const netSoFar = new Map<string, Cents>();
  const cumulated = holdsIn(release, '0.2') ? cumulatedVat : cumulatedVatOf01;
  return (line, record) =>
    line.vatMode === 'line' ? lineVat(line, record) : invoiceVat(line, netSoFar, cumulated, record);
}

function lineVat({ net, vatRate, statedVat }: InvoiceLine, record?: (trace: VatTrace) => void): Cents {
  record?.({ kind: statedVat === undefined ? 'computed' : 'stated' });
  return statedVat ?? vatOn(net, vatRate);
}

/** In hundredths of a percent. */
const rateOf = scaledReader(RATE_SCALE);

/** `net × rate / 100`, rounded half away from zero to the cent. */
export function vatOn(net: Cents, rate: string): Cents {
  return roundHalfAway(net * rateOf(rate), RATE_UNIT);
}

/** By how much this line increases the rounded VAT of its rate on the invoice, so that the lines sum to it. */
function invoiceVat(
  line: InvoiceLine,
  netSoFar: Map<string, Cents>,
  cumulated: typeof cumulatedVat,
  record?: (trace: VatTrace) => void,
): Cents {
  const account = rateKey(line);
  const before = netSoFar.get(account) ?? 0n;
  const after = before + line.net;
  netSoFar.set(account, after);
  const vatBefore = cumulated(line, before);
  const vatAfter = cumulated(line, after);
  record?.({ kind: 'invoice', netBefore: before, netAfter: after, vatBefore, vatAfter });
  return vatAfter - vatBefore;
}

function cumulatedVat({ vatRate, statedRateVat }: InvoiceLine, net: Cents): Cents {
  if (statedRateVat === undefined) return vatOn(net, vatRate);
  const { vat, net: whole } = statedRateVat;
  if (whole === 0n) return vatOn(net, vatRate);
  return whole < 0n ? roundHalfAway(-net * vat, -whole) : roundHalfAway(net * vat, whole);
}

/** In 0.1, lines whose nets sum to zero each had no VAT, not only together. */
function cumulatedVatOf01(line: InvoiceLine, net: Cents): Cents {
  return line.statedRateVat?.net === 0n ? 0n : cumulatedVat(line, net);
}
