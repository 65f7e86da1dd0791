/** ALLOCATION.md §8 as statements about any engine: each throws where the engine breaks it. */
import { expect } from 'vitest';
import type { AllocatedLine } from '../../src/allocate/allocator.ts';
import type { InvoiceLine } from '../../src/domain/invoice-line.ts';
import { add, type Fraction, fraction, parsePart, sum, ZERO } from '../../src/domain/numbers/fraction.ts';
import { type Cents, floorDivide } from '../../src/domain/numbers/money.ts';
import { allocatedOf, type Engine, type ReadWorkspace, rowsOf } from './engine.ts';

const AMOUNTS = ['net', 'vat'] as const;
type AmountName = (typeof AMOUNTS)[number];

/** Per line: the shares sum to 1, net and VAT of the rows to those of the line, gross is net + VAT. */
export function conserves(engine: Engine, { workspace, lines }: ReadWorkspace): void {
  for (const { line, rows } of allocatedOf(engine(workspace, lines))) {
    expect(sum(rows.map(({ share }) => part(share)))).toEqual({ numerator: 1n, denominator: 1n });
    expect(total(rows.map(({ net }) => net))).toBe(line.net);
    expect(total(rows.map(({ vat }) => vat))).toBe(line.vat);
    for (const row of rows) expect(row.gross).toBe(row.net + row.vat);
  }
}

/** What each member pays of a line is the exact part, rounded down or up. */
export function roundsToNeighbours(engine: Engine, { workspace, lines }: ReadWorkspace): void {
  for (const outcome of allocatedOf(engine(workspace, lines))) {
    for (const name of AMOUNTS) {
      for (const { share, paid } of byMember(outcome, name).values()) {
        const exact = outcome.line[name] * share.numerator;
        const floor = floorDivide(exact, share.denominator);
        const ceiling = floor * share.denominator === exact ? floor : floor + 1n;
        expect([floor, ceiling]).toContain(paid);
      }
    }
  }
}

/** A line of opposite sign gives the opposite rows. */
export function mirrorsCredits(engine: Engine, { workspace, lines }: ReadWorkspace): void {
  const negated = (line: InvoiceLine): InvoiceLine => ({
    ...line,
    net: -line.net,
    statedVat: line.statedVat === undefined ? undefined : -line.statedVat,
    statedGross: line.statedGross === undefined ? undefined : -line.statedGross,
  });
  const charges = allocatedOf(engine(workspace, lines));
  const credits = allocatedOf(engine(workspace, lines.map(negated)));
  const amounts = (outcome: AllocatedLine, sign: bigint): unknown =>
    outcome.rows.map(({ member, site, share, net, vat, gross }) => {
      const signed = [net, vat, gross].map((amount) => amount * sign);
      return [member, site, share, ...signed];
    });
  expect(credits.map((outcome) => amounts(outcome, -1n))).toEqual(
    charges.map((outcome) => amounts(outcome, 1n)),
  );
}

/** Both workspaces give the same rows of allocations.csv. */
export function sameRows(engine: Engine, one: ReadWorkspace, other: ReadWorkspace): void {
  expect(rowsOf(engine(other.workspace, other.lines))).toEqual(rowsOf(engine(one.workspace, one.lines)));
}

/** Lines in parts that cut no invoice, each allocated alone, give the rows of all at once. */
export function sameRowsApart(
  engine: Engine,
  { workspace, lines }: ReadWorkspace,
  partOf: (line: InvoiceLine) => string,
): void {
  const parts = new Map<string, InvoiceLine[]>();
  for (const line of lines) parts.set(partOf(line), [...(parts.get(partOf(line)) ?? []), line]);
  const apart = [...parts.values()].flatMap((ofPart) => rowsOf(engine(workspace, ofPart)));
  expect(apart.sort()).toEqual([...rowsOf(engine(workspace, lines))].sort());
}

/**
 * After every line of an invoice, what each member paid is next to the exact sum: within (n − 1)/2 cents for the
 * n members of the invoice, and a picocent for every line, the truncation of the accounts.
 */
export function keepsAccounts(engine: Engine, { workspace, lines }: ReadWorkspace): void {
  const outcomes = allocatedOf(engine(workspace, lines));
  const invoiceOf = ({ line }: AllocatedLine): string => JSON.stringify([line.supplier, line.invoiceNumber]);
  for (const invoice of new Set(outcomes.map(invoiceOf))) {
    const ofInvoice = outcomes.filter((outcome) => invoiceOf(outcome) === invoice);
    const members = new Set(ofInvoice.flatMap(({ rows }) => rows.map(({ member }) => member)));
    for (const name of AMOUNTS) expectClose(ofInvoice, name, BigInt(members.size - 1));
  }
}

function expectClose(outcomes: readonly AllocatedLine[], name: AmountName, halfCents: bigint): void {
  const drift = new Map<string, Fraction>();
  outcomes.forEach((outcome, i) => {
    for (const [member, { share, paid }] of byMember(outcome, name)) {
      const missed = fraction(
        paid * share.denominator - outcome.line[name] * share.numerator,
        share.denominator,
      );
      drift.set(member, add(drift.get(member) ?? ZERO, missed));
    }
    const picocents = halfCents * 500_000_000_000n + BigInt(i + 1);
    for (const { numerator, denominator } of drift.values()) {
      const magnitude = numerator < 0n ? -numerator : numerator;
      expect(magnitude * 1_000_000_000_000n <= picocents * denominator).toBe(true);
    }
  });
}

/** Share and amount of each member of a line, its sites together. */
function byMember(
  { rows }: AllocatedLine,
  name: AmountName,
): ReadonlyMap<string, { readonly share: Fraction; readonly paid: Cents }> {
  const members = new Map<string, { share: Fraction; paid: Cents }>();
  for (const row of rows) {
    const known = members.get(row.member) ?? { share: ZERO, paid: 0n };
    members.set(row.member, { share: add(known.share, part(row.share)), paid: known.paid + row[name] });
  }
  return members;
}

function part(text: string): Fraction {
  const read = parsePart(text);
  if (read === undefined) throw new Error(`no share: ${text}`);
  return read;
}

function total(amounts: readonly Cents[]): Cents {
  return amounts.reduce((before, amount) => before + amount, 0n);
}
