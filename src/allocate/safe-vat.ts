import { scaled } from '../domain/decimal.ts';
import { quotient } from './safe-split.ts';
import { RATE_SCALE, RATE_UNIT } from './vat.ts';

/** A rate so large that its units are no safe integer has none. */
export function safeRate(rate: string): number | undefined {
  const units = scaled(rate, RATE_SCALE);
  return units <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(units) : undefined;
}

const UNIT = Number(RATE_UNIT);

/**
 * What vatOn does (ALLOCATION.md §1): `net × rate / 100` in cents, halves away from zero; undefined where a
 * product on the way is no safe integer. `rate` is in hundredths of a percent.
 */
export function safeVatOn(net: number, rate: number): number | undefined {
  const magnitude = (net < 0 ? -net : net) * rate;
  const doubled = 2 * magnitude + UNIT;
  if (doubled > Number.MAX_SAFE_INTEGER) return undefined;
  const rounded = quotient(doubled, 2 * UNIT);
  return net < 0 && rounded > 0 ? -rounded : rounded;
}
