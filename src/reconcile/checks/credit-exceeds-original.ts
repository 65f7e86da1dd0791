import { formatCents } from '../../domain/money.ts';
import type { Check } from '../check.ts';
import { type Entry, invoiceKey, isCharge } from '../entry.ts';
import { aboutLine, type Fact } from '../finding.ts';
import type { History } from '../history.ts';

/**
 * The credits of an original invoice exceed what it billed: of the access and item credited where it billed that,
 * else in all. Told at each credit by which the excess grows; at stake: by how much, negative.
 */
export const creditExceedsOriginal: Check = {
  code: 'credit-exceeds-original',
  severity: 'error',
  needs: [],
  judges: 'line',
  find: (history) =>
    [...history.creditsByOriginal.values()].flatMap((credits) => excessesOf(credits, history)),
};

function excessesOf(credits: readonly Entry[], history: History): readonly Fact[] {
  const [first] = credits;
  if (first === undefined) return [];
  const { supplier, originalInvoice: invoice = '' } = first.line;
  const charges = history.ofInvoice(supplier, invoice).filter(isCharge);
  if (charges.length === 0) return [];
  const facts: Fact[] = [];
  const spent = new Map<string, bigint>();
  for (const credit of credits) {
    const { thing } = credit;
    const ofThing = charges.filter((charge) => thing !== undefined && charge.thing === thing);
    const concerned = ofThing.length > 0 ? ofThing : charges;
    const account = ofThing.length > 0 ? (thing ?? '') : invoiceKey(supplier, invoice);
    const charged = concerned.reduce((sum, { line }) => sum + line.net, 0n);
    const before = spent.get(account) ?? 0n;
    const credited = before - credit.line.net;
    spent.set(account, credited);
    const grows = credited - (before > charged ? before : charged);
    if (grows <= 0n || !credit.selected) continue;
    facts.push(
      aboutLine(credit, {
        wording: 'credit-exceeds-original',
        args: { invoice, charged, credited },
        column: 'net_amount',
        expected: formatCents(charged),
        actual: formatCents(credited),
        atStake: -grows,
      }),
    );
  }
  return facts;
}
