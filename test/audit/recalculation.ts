import { KEYS } from '../../src/allocate/keys/list.ts';
import {
  add,
  type Fraction,
  formatFraction,
  fraction,
  multiply,
  sum,
  ZERO,
} from '../../src/domain/numbers/fraction.ts';

/** The JSON of an explanation, as far as the arithmetic needs it. */
export interface ExplanationJson {
  readonly line: { readonly net_amount: string; readonly vat_amount: string };
  readonly days: { readonly count: number };
  readonly runs: readonly {
    readonly from: string;
    readonly to: string;
    readonly days: number;
    readonly target: { readonly kind: string; readonly id: string };
    readonly participants: { readonly sites: readonly { readonly site: string; readonly member: string }[] };
    readonly key: KeyJson | null;
  }[];
  readonly rounding: { readonly policy: string; readonly net: AmountJson; readonly vat: AmountJson };
  readonly rows: readonly RowJson[];
}

interface KeyJson {
  readonly by: string;
  readonly weights: readonly { readonly id: string; readonly member: string; readonly weight: string }[];
  readonly parts: readonly { readonly part: string; readonly key: KeyJson }[];
}

interface AmountJson {
  readonly members: {
    readonly parts: readonly { readonly id: string; readonly account: { readonly before: string } | null }[];
  };
}

interface RowJson {
  readonly member: string;
  readonly site: string;
  readonly share: string;
  readonly net_amount: string;
  readonly vat_amount: string;
}

const OVER_SITES = KEYS.filter(({ over }) => over === 'sites').map(({ by }) => by);

const toFraction = (text: string): Fraction => {
  const [numerator = '', denominator = '1'] = text.split('/');
  return fraction(BigInt(numerator), BigInt(denominator));
};
const divide = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator, a.denominator * b.numerator);
const floor = ({ numerator, denominator }: Fraction): bigint =>
  numerator / denominator - (numerator % denominator < 0n ? 1n : 0n);
const cents = (text: string): bigint => BigInt(text.replace('.', ''));

/** share(member, site) of a line from the weights alone: `member/site` → share. */
function sharesFrom({ runs, days }: ExplanationJson): ReadonlyMap<string, Fraction> {
  const shares = new Map<string, Fraction>();
  const give = (member: string, site: string, share: Fraction): void => {
    if (share.numerator === 0n) return;
    shares.set(`${member}/${site}`, add(shares.get(`${member}/${site}`) ?? ZERO, share));
  };
  for (const { days: length, target, participants, key } of runs) {
    const part = fraction(BigInt(length), BigInt(days.count));
    if (key === null) give(target.id, '', part);
    else shareBy(key, part, target.kind === 'group' ? [] : participants.sites, give);
  }
  return shares;
}

function shareBy(
  { by, weights, parts }: KeyJson,
  whole: Fraction,
  sites: readonly { readonly site: string; readonly member: string }[],
  give: (member: string, site: string, share: Fraction) => void,
): void {
  for (const { part, key } of parts) shareBy(key, multiply(whole, toFraction(part)), sites, give);
  const total = sum(weights.map(({ weight }) => toFraction(weight)));
  for (const { id, member, weight } of by === 'majority' ? majority(weights) : weights) {
    const share = multiply(whole, by === 'majority' ? whole : divide(toFraction(weight), total));
    const own = sites.filter((site) => site.member === member);
    if (OVER_SITES.includes(by)) give(member, id, share);
    else if (own.length === 0) give(member, '', share);
    else for (const { site } of own) give(member, site, divide(share, fraction(BigInt(own.length), 1n)));
  }
}

function majority(weights: KeyJson['weights']): KeyJson['weights'] {
  const totals = new Map<string, Fraction>();
  for (const { member, weight } of weights)
    totals.set(member, add(totals.get(member) ?? ZERO, toFraction(weight)));
  const [first] = [...totals].sort(([, a], [, b]) =>
    Number(b.numerator * a.denominator - a.numerator * b.denominator),
  );
  return weights.filter(
    ({ member }, index, all) =>
      member === first?.[0] && all.findIndex((item) => item.member === member) === index,
  );
}

/** The rows of a line recalculated from its JSON alone: shares, then members, then sites. */
export function recalculate(explanation: ExplanationJson): readonly RowJson[] {
  const shares = sharesFrom(explanation);
  const { rounding, line } = explanation;
  const nets = roundOver(cents(line.net_amount), shares, rounding.policy, rounding.net);
  const vats = roundOver(cents(line.vat_amount), shares, rounding.policy, rounding.vat);
  return [...shares.keys()].sort().map((key) => {
    const [member = '', site = ''] = key.split('/');
    const share = formatFraction(shares.get(key) ?? ZERO);
    return { member, site, share, net_amount: euros(nets.get(key)), vat_amount: euros(vats.get(key)) };
  });
}

function roundOver(
  amount: bigint,
  shares: ReadonlyMap<string, Fraction>,
  policy: string,
  { members }: AmountJson,
): ReadonlyMap<string, bigint> {
  const byMember = new Map<string, Map<string, Fraction>>();
  for (const [key, share] of [...shares].sort()) {
    const [member = ''] = key.split('/');
    byMember.set(member, (byMember.get(member) ?? new Map()).set(key, share));
  }
  const totals = new Map([...byMember].map(([member, sites]) => [member, sum(sites.values())]));
  const due = new Map(members.parts.map(({ id, account }) => [id, BigInt(account?.before ?? '0')]));
  const perMember = split(amount, totals, policy === 'carry' ? due : undefined);
  const rows = [...byMember].map(([member, sites]) => split(perMember.get(member) ?? 0n, sites, undefined));
  return new Map(rows.flatMap((row) => [...row]));
}

/** ALLOCATION.md §7 in a dozen lines: floors, then one cent each by claim, share and id. */
function split(
  amount: bigint,
  shares: ReadonlyMap<string, Fraction>,
  due: ReadonlyMap<string, bigint> | undefined,
): ReadonlyMap<string, bigint> {
  const turned = due === undefined && amount < 0n;
  const whole = sum(shares.values());
  const exact = [...shares].map(([id, share]) => {
    const x = multiply(fraction(turned ? -amount : amount, 1n), divide(share, whole));
    const rest = add(x, fraction(-floor(x), 1n));
    const claim =
      due === undefined
        ? rest
        : fraction((due.get(id) ?? 0n) + floor(multiply(rest, fraction(10n ** 12n, 1n))), 1n);
    return { id, share, base: floor(x), claim, whole: rest.numerator === 0n };
  });
  const left = (turned ? -amount : amount) - exact.reduce((total, { base }) => total + base, 0n);
  const more = (a: Fraction, b: Fraction): number =>
    Number(b.numerator * a.denominator - a.numerator * b.denominator);
  const order = exact
    .filter((item) => due === undefined || !item.whole)
    .sort((a, b) => more(a.claim, b.claim) || more(a.share, b.share) || (a.id < b.id ? -1 : 1));
  const takers = new Set(order.slice(0, Number(left)).map(({ id }) => id));
  const parts = exact.map(({ id, base }) => [id, base + (takers.has(id) ? 1n : 0n)] as const);
  return new Map(parts.map(([id, part]) => [id, turned ? -part : part]));
}

function euros(amount = 0n): string {
  const digits = (amount < 0n ? -amount : amount).toString().padStart(3, '0');
  return `${amount < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
