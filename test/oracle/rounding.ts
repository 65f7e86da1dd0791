/** ALLOCATION.md §7: cents. Members first, then the sites of each member. */
import { byCodePoint } from './code-point.ts';
import { add, compare, divide, type Fraction, floor, fraction, multiply, ZERO } from './fraction.ts';

export interface Claim {
  readonly id: string;
  readonly share: Fraction;
}

/** Cents by id; `accounts` (picocents by member) is read and written by `carry` only. */
export type Cents = ReadonlyMap<string, bigint>;
export type Accounts = Map<string, bigint>;

const PICOCENTS = 10n ** 12n;

export function largestRemainder(amount: bigint, claims: readonly Claim[]): Cents {
  const positive = amount < 0n ? -amount : amount;
  const exact = (claim: Claim): Fraction => multiply(fraction(positive), claim.share);
  const rest = (claim: Claim): Fraction => add(exact(claim), fraction(-floor(exact(claim))));
  const left = positive - claims.reduce((total, claim) => total + floor(exact(claim)), 0n);
  const order = [...claims].sort((a, b) => compare(rest(b), rest(a)) || largerThenSmallerId(a, b));
  return new Map(
    claims.map((claim) => {
      const cents = floor(exact(claim)) + (BigInt(order.indexOf(claim)) < left ? 1n : 0n);
      return [claim.id, amount < 0n ? -cents : cents];
    }),
  );
}

export function carry(amount: bigint, claims: readonly Claim[], accounts: Accounts): Cents {
  const entries = claims.map((claim) => {
    const x = multiply(fraction(amount), claim.share);
    const base = floor(x);
    const f = floor(multiply(fraction(PICOCENTS), add(x, fraction(-base))));
    return { claim, x, base, f, due: accounts.get(claim.id) ?? 0n };
  });
  const left = amount - entries.reduce((total, entry) => total + entry.base, 0n);
  const order = entries
    .filter((entry) => entry.x.d !== 1n)
    .sort((a, b) => {
      const difference = b.due + b.f - (a.due + a.f);
      return difference < 0n ? -1 : difference > 0n ? 1 : largerThenSmallerId(a.claim, b.claim);
    });
  const lucky = order.slice(0, Number(left));
  for (const entry of entries) {
    accounts.set(entry.claim.id, entry.due + entry.f - (lucky.includes(entry) ? PICOCENTS : 0n));
  }
  return new Map(entries.map((entry) => [entry.claim.id, entry.base + (lucky.includes(entry) ? 1n : 0n)]));
}

/** A member's rounded amount over its sites, by share(m, s) / share(m). */
export function overItsSites(amount: bigint, sites: readonly Claim[]): Cents {
  const whole = sites.reduce((total, site) => add(total, site.share), ZERO);
  return largestRemainder(
    amount,
    sites.map((site) => ({ id: site.id, share: divide(site.share, whole) })),
  );
}

function largerThenSmallerId(a: Claim, b: Claim): number {
  return compare(b.share, a.share) || byCodePoint(a.id, b.id);
}
