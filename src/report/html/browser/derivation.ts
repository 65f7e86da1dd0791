import { amountText } from '../../../domain/amount-text.ts';
import { add, type Fraction, formatFraction, fraction, ZERO } from '../../../domain/fraction.ts';
import { floorDivide } from '../../../domain/money.ts';
import type { PageCount, PageData, PageLine, PagePlan, PageStep, PageWords } from '../page/page-data.ts';
import { amounts, element, table } from './dom.ts';

/** How the shares and the amounts of a line came about, with every number that it takes to redo them. */
export function derivation(data: PageData, line: PageLine): readonly Node[] {
  const plan = data.plans[line.plan];
  if (plan === undefined) throw new Error(`no plan ${line.plan}`);
  const { words } = data;
  return [
    element('p', {}, [
      `${words.place} ${line.place} · ${words.served} ${plan.days} · ${words.paidBy} ${line.paidBy}`,
    ]),
    element('h3', {}, [words.steps]),
    ...plan.steps.flatMap((step) => stepNodes(step, words)),
    roundingTable(data, line, plan),
    rowTable(data, line, plan),
  ];
}

function stepNodes({ days, target, rule, counts }: PageStep, words: PageWords): readonly Node[] {
  return [
    element('p', { class: 'step' }, [`${days} · ${target} · ${rule}`]),
    ...counts.map((count) => countTable(count, words)),
  ];
}

function countTable({ key, weights, total }: PageCount, words: PageWords): Node {
  const observed = weights.some(({ observedOn }) => observedOn !== '');
  const head = [words.site, words.member, words.weight];
  const rows = weights.map(({ name, member, weight, observedOn, source }) => [
    name,
    member,
    weight,
    ...(observed ? [observedOn, source] : []),
  ]);
  const sum = [words.total, '', total, ...(observed ? ['', ''] : [])];
  return table(key, observed ? [...head, words.observedOn, words.source] : head, [...rows, sum], [2]);
}

/** A member's exact share, and what rounding made of its part. */
function roundingTable(data: PageData, line: PageLine, plan: PagePlan): Node {
  const { words, language } = data;
  const rows = [...membersOf(plan, line)].map(([member, { share, net, vat }]) => [
    member,
    formatFraction(share),
    ...exactPart(BigInt(line.net), share, data),
    amountText(net, language),
    ...exactPart(BigInt(line.vat), share, data),
    amountText(vat, language),
  ]);
  const head = [words.member, words.share];
  const ofAmount = (name: string): readonly string[] => [`${name}, ${words.floor}`, words.remainder, name];
  return table(
    words.rounding,
    [...head, ...ofAmount(words.net), ...ofAmount(words.vat)],
    rows,
    [1, 2, 3, 4, 5, 6, 7],
  );
}

interface MemberPart {
  readonly share: Fraction;
  readonly net: bigint;
  readonly vat: bigint;
}

function membersOf(plan: PagePlan, line: PageLine): ReadonlyMap<string, MemberPart> {
  const members = new Map<string, MemberPart>();
  plan.shares.forEach(({ member, numerator, denominator }, index) => {
    const before = members.get(member) ?? { share: ZERO, net: 0n, vat: 0n };
    const row = line.rows[index];
    members.set(member, {
      share: add(before.share, fraction(BigInt(numerator), BigInt(denominator))),
      net: before.net + BigInt(row?.net ?? 0),
      vat: before.vat + BigInt(row?.vat ?? 0),
    });
  });
  return members;
}

/** The floor of an exact part and its remainder; of the absolute amount where the policy takes it (ALLOCATION.md §7). */
function exactPart(
  amount: bigint,
  { numerator, denominator }: Fraction,
  { rounding, language }: PageData,
): readonly string[] {
  const turned = rounding === 'largest_remainder' && amount < 0n;
  const product = (turned ? -amount : amount) * numerator;
  const floor = floorDivide(product, denominator);
  const remainder = fraction(product - floor * denominator, denominator);
  return [
    amountText(turned ? -floor : floor, language),
    remainder.numerator === 0n ? '0' : formatFraction(remainder),
  ];
}

function rowTable({ words, language }: PageData, line: PageLine, plan: PagePlan): Node {
  const rows = plan.shares.map(({ member, site, numerator, denominator, percent }, index) => {
    const row = line.rows[index];
    const sums = amounts({ net: BigInt(row?.net ?? 0), vat: BigInt(row?.vat ?? 0) }, language);
    return [
      member,
      site === '' ? words.onMember : site,
      `${numerator}/${denominator}`,
      percent,
      sums.net,
      sums.vat,
      sums.gross,
      row?.imputation ?? '',
    ];
  });
  return table(
    words.sitesOfMember,
    [
      words.member,
      words.site,
      words.share,
      words.percent,
      words.net,
      words.vat,
      words.gross,
      words.imputation,
    ],
    rows,
    [2, 3, 4, 5, 6],
  );
}
