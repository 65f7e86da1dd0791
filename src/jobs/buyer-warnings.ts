import { type Problem, problem } from '../diagnostics/problem.ts';
import { cached } from '../domain/cache.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import type { Member } from '../domain/tables.ts';
import { compareText } from '../text/text-order.ts';

/**
 * Receives shared lines; warns, once an invoice file and payer, where the electronic invoice is addressed to a member
 * other than the one that counts as its payer: what the others owe would go to that one.
 */
export function buyerWarnings(members: readonly Member[]) {
  const found = new Map<string, Problem>();
  const memberOf = cached((id: string) => memberWith(id, members));
  return {
    add(line: InvoiceLine, payer: string): void {
      if (line.buyer === undefined) return;
      const buyer = memberOf(line.buyer);
      const key = JSON.stringify([line.file, payer]);
      if (buyer === undefined || buyer === payer || found.has(key)) return;
      const place = { file: line.file, column: 'BT-47', value: line.buyer };
      const args = {
        invoice: line.invoiceNumber,
        buyer,
        id: line.buyer,
        payer,
        quoted: JSON.stringify(buyer),
      };
      found.set(key, problem('buyer-not-payer', place, args));
    },
    problems: (): readonly Problem[] =>
      [...found].sort(([a], [b]) => compareText(a, b)).map(([, warning]) => warning),
  };
}

/** The only member with this SIRET, or else of this SIREN: another SIRET of it is one of its services. */
function memberWith(id: string, members: readonly Member[]): string | undefined {
  const same = members.filter(({ siret }) => siret === id);
  const ofSiren = members.filter(({ siret }) => siret?.slice(0, 9) === id.slice(0, 9));
  const [first, ...others] = new Set((same.length > 0 ? same : ofSiren).map(({ member }) => member));
  return others.length === 0 ? first : undefined;
}
