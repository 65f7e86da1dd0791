/** Engines that mistake the cents of a line. */

import { largestRemainder, rank } from '../../../src/allocate/rounding/largest-remainder.ts';
import type { LineWeights } from '../../../src/allocate/rounding/rounding.ts';
import { type Cents, floorDivide, roundHalfAway } from '../../../src/domain/numbers/money.ts';
import { type Engine, product } from '../engine.ts';
import { byMembers, rerounded, withAmounts } from './reround.ts';

/** Everyone gets the floor; the cents left are nobody's. */
export const floorsOnly: Engine = byMembers(
  () =>
    (amount, { values, total }) =>
      values.map((value) => (amount * value) / total),
);

/** Everyone's part is rounded for itself, as a column of a spreadsheet does. */
export const roundedAlone: Engine = byMembers(
  () =>
    (amount, { values, total }) =>
      values.map((value) => roundHalfAway(amount * value, total)),
);

/** All the cents left go to the first member. */
export const remainderToFirst: Engine = byMembers(() => (amount, { values, total }) => {
  const floors = values.map((value) => (amount * value) / total);
  const left = amount - sum(floors);
  return floors.map((floor, i) => (i === 0 ? floor + left : floor));
});

/** Largest remainders of the signed amount: a credit is not the mirror of its charge. */
export const signNotMirrored: Engine = byMembers(() => (amount, { values, total }) => {
  const floors = values.map((value) => floorDivide(amount * value, total));
  const rests = values.map((value, i) => amount * value - (floors[i] ?? 0n) * total);
  const lucky = rank(rests, values).slice(0, Number(amount - sum(floors)));
  return floors.map((floor, i) => (lucky.includes(i) ? floor + 1n : floor));
});

/** Sites are rounded first, and a member pays what its sites come to. */
export const sitesFirst: Engine = rerounded(() => (amount, _name, _line, weights) => {
  const values = weights.sites.flatMap(({ values }) => values);
  return largestRemainder(amount, { values, total: weights.members.total });
});

/** Shares as binary floats; the last member takes what is missing. */
export const floatShares: Engine = byMembers(() => (amount, { values, total }) => {
  const parts = values.map((value) => BigInt(Math.round(Number(amount) * (Number(value) / Number(total)))));
  const before = sum(parts.slice(0, -1));
  return parts.map((part, i) => (i === parts.length - 1 ? amount - before : part));
});

/** The VAT of a row is its net times the rate. */
export const vatOfEachRow: Engine = (workspace, lines) =>
  product(workspace, lines).map((outcome) => {
    if (outcome.kind !== 'allocated') return outcome;
    const nets = outcome.rows.map(({ net }) => net);
    const { net, vat } = outcome.line;
    const vats = nets.map((part) =>
      net === 0n ? 0n : roundHalfAway(part * vat * (net < 0n ? -1n : 1n), net < 0n ? -net : net),
    );
    return withAmounts(outcome, nets, vats);
  });

/** The gross is shared, and the VAT is what the net leaves of it. */
export const vatFromGross: Engine = (workspace, lines) =>
  product(workspace, lines).map((outcome) => {
    if (outcome.kind !== 'allocated') return outcome;
    const gross = membersFirst(outcome.line.gross, outcome.plan.weights);
    const nets = outcome.rows.map(({ net }) => net);
    return withAmounts(
      outcome,
      nets,
      nets.map((net, i) => (gross[i] ?? 0n) - net),
    );
  });

function membersFirst(amount: Cents, { members, sites }: LineWeights): readonly Cents[] {
  const ofMembers = largestRemainder(amount, members);
  return sites.flatMap((own, i) => largestRemainder(ofMembers[i] ?? 0n, own));
}

function sum(parts: readonly Cents[]): Cents {
  return parts.reduce((total, part) => total + part, 0n);
}
