import { NOTHING, sumOf, type Totals } from '../../settle/totals.ts';
import type { Statement } from './statement.ts';

/**
 * Checks a statement against itself: its total is the sum of its lines and regularisations, and so are own + owed,
 * charges + credits + regularisations, its imputations, its creditors and its sites. A difference is a bug, never a
 * figure to print.
 */
export function assertStatement(statement: Statement): void {
  const { lines, regularisations, total, own, owed, charges, credits, regularised } = statement;
  const { imputations, creditors, sites, parts } = statement;
  const partsOfTotal = {
    'its lines': [...lines, ...regularisations].map(({ net, vat, gross }) => ({ lines: 0, net, vat, gross })),
    'own and owed': [own, owed],
    'what it owes to each and its own': parts.flatMap((part) => [part.own, ...part.owed]),
    'charges, credits and regularisations': [charges, credits, regularised],
    'its imputations': imputations,
    'its creditors': creditors,
    'its sites': sites,
  };
  for (const [name, parts] of Object.entries(partsOfTotal)) {
    if (amounts(parts) !== amounts([total])) {
      throw new Error(`${name} of the statement of ${statement.member.member} do not sum to its total`);
    }
  }
  if (total.gross !== total.net + total.vat) {
    throw new Error(`the gross of the statement of ${statement.member.member} is not net and VAT`);
  }
}

/** Checks the statements against the totals that the run itself added up. */
export function assertTotals(
  statements: readonly Pick<Statement, 'member' | 'total'>[],
  members: readonly (Totals & { readonly member: string })[],
): void {
  const ofRun = new Map(members.map((total) => [total.member, total]));
  for (const { member, total } of statements) {
    const expected = ofRun.get(member.member) ?? NOTHING;
    ofRun.delete(member.member);
    if (amounts([expected]) !== amounts([total]) || expected.lines !== total.lines) {
      throw new Error(`the statement of ${member.member} is not its total of the run`);
    }
  }
  if (ofRun.size > 0) throw new Error(`no statement of ${[...ofRun.keys()].join(', ')}`);
}

function amounts(parts: readonly Totals[]): string {
  const { net, vat, gross } = sumOf(parts);
  return `${net} ${vat} ${gross}`;
}
