/** Engines that find the shares as grappe does and lose their way in the cents. */
import type { AllocatedLine } from '../../../src/allocate/allocator.ts';
import type { IntegerWeights } from '../../../src/allocate/rounding/divide.ts';
import { largestRemainder } from '../../../src/allocate/rounding/largest-remainder.ts';
import type { LineWeights } from '../../../src/allocate/rounding/rounding.ts';
import type { InvoiceLine, LineWithVat } from '../../../src/domain/invoice-line.ts';
import type { Cents } from '../../../src/domain/numbers/money.ts';
import type { Workspace } from '../../../src/domain/workspace.ts';
import { type Engine, product } from '../engine.ts';

export type AmountName = 'net' | 'vat';

/** Cents for each share of a line, in the order of its rows. */
export type ShareSplit = (
  amount: Cents,
  name: AmountName,
  line: InvoiceLine,
  weights: LineWeights,
) => readonly Cents[];

/** An engine that rounds by another way; `createSplit` is called once for a run. */
export function rerounded(createSplit: (workspace: Workspace) => ShareSplit): Engine {
  return (workspace, lines) => {
    const split = createSplit(workspace);
    return product(workspace, lines).map((outcome) => {
      if (outcome.kind !== 'allocated') return outcome;
      const { line, plan } = outcome;
      const nets = split(line.net, 'net', line, plan.weights);
      const vats = split(line.vat, 'vat', line, plan.weights);
      return withAmounts(outcome, nets, vats);
    });
  };
}

/** The line with other amounts on its rows. */
export function withAmounts(
  outcome: AllocatedLine,
  nets: readonly Cents[],
  vats: readonly Cents[],
): AllocatedLine {
  const rows = outcome.rows.map((row, i) => {
    const net = nets[i] ?? 0n;
    const vat = vats[i] ?? 0n;
    return { ...row, net, vat, gross: net + vat };
  });
  return { ...outcome, rows };
}

export type MemberSplit = (
  amount: Cents,
  members: IntegerWeights,
  ids: readonly string[],
  name: AmountName,
  line: InvoiceLine,
) => readonly Cents[];

/** Members by another way, the sites of each rightly. */
export function byMembers(createSplit: (workspace: Workspace) => MemberSplit): Engine {
  return rerounded((workspace) => {
    const split = createSplit(workspace);
    return (amount, name, line, weights) => {
      const ofMembers = split(amount, weights.members, weights.ids, name, line);
      return weights.sites.flatMap((own, i) => largestRemainder(ofMembers[i] ?? 0n, own));
    };
  });
}

/** The right way of the convention, where a mutant is wrong elsewhere. */
export function invoiceKey({
  supplier,
  invoiceNumber,
}: Pick<LineWithVat, 'supplier' | 'invoiceNumber'>): string {
  return JSON.stringify([supplier, invoiceNumber]);
}
