import type { AllocatedLine } from '../allocate/allocator.ts';
import { registerOf } from '../allocate/register-of.ts';
import { bothWords } from '../diagnostics/bilingual.ts';
import { type Fault, fault } from '../diagnostics/problem.ts';
import type { ImputationCodes } from '../domain/imputation.ts';
import type { Parties } from '../domain/parties.ts';
import { holdsIn } from '../domain/release.ts';
import type { Workspace } from '../domain/workspace.ts';
import { CATEGORY_WORDS, SITE_TYPE_WORDS } from '../forms/choices.ts';
import { compareText } from '../text/text-order.ts';
import {
  codesIn,
  type Debt,
  debtsOfCorrections,
  debtsOfLine,
  type FormerRegisters,
  type FoundImputation,
  revenueOf,
} from './debts.ts';
import { movesMoney, type Regularisation } from './regularisation.ts';
import type { Amounts, Totals } from './totals.ts';
import { type RunningTotals, totalsBy } from './totals-by.ts';

/** What a creditor recovers from a debtor under one revenue imputation, if any: a title to issue, or to correct. */
export interface Title extends Parties, ImputationCodes {
  /** The closed run whose title this corrects; empty for the run's own lines. */
  readonly corrects: string;
  /** The debtor's engagements for these amounts, in code point order. */
  readonly engagements: readonly string[];
  readonly total: Totals;
  /** Of a balance (YEAR.md); undefined for what a run claims. */
  readonly balance?: {
    readonly kind: 'solde' | 'reduction';
    /** Advances are gross, so net and VAT of the rest are not known. */
    readonly grossOnly: boolean;
  };
}

/**
 * The titles of a run, by creditor, debtor, revenue imputation and closed run corrected: a correction of an earlier
 * title is never added to a new claim (before 0.2 it was). The revenue of a row is looked up as its expense is: by the
 * type of its site on the first day of its share, the category and the first day of the line. What a correction takes
 * back leaves the revenue where the closed run claimed it. A revenue without an imputation is reported but stops
 * nothing: who pays what does not depend on it. One for which several rows tie is an error.
 */
export function titlesOf(
  workspace: Workspace,
  lines: readonly AllocatedLine[],
  corrections: readonly Regularisation[],
  register = registerOf(workspace),
  former: FormerRegisters = new Map(),
): { readonly titles: readonly Title[]; readonly faults: readonly Fault[] } {
  const apart = holdsIn(workspace.release, '0.2');
  const sums = totalsBy('creditor', 'debtor', 'chapter', 'function', 'nature', 'corrects');
  const engagements = new Map<RunningTotals, Set<string>>();
  const faults = new Map<string, Fault>();
  const claim = (debt: Debt, revenue: ImputationCodes, amounts: Amounts): void => {
    const { creditor, debtor, line, engagement } = debt;
    const corrects = apart ? debt.corrects : '';
    const sum = sums.of({ creditor, debtor, ...revenue, corrects });
    sum.add(amounts, line);
    if (engagement !== undefined) {
      engagements.set(sum, (engagements.get(sum) ?? new Set()).add(engagement));
    }
  };
  /** The codes of a revenue that was looked up for a debt; where there is none, that is reported. */
  const codesFor = (
    { creditor, siteType, line, corrects }: Debt,
    found: FoundImputation,
  ): ImputationCodes => {
    if ('code' in found && found.code === 'imputation-tie') faults.set(JSON.stringify(found.args), found);
    else if ('code' in found) {
      const args = {
        member: creditor,
        siteType: siteType && bothWords(SITE_TYPE_WORDS, siteType),
        category: bothWords(CATEGORY_WORDS, line.category),
        former: corrects === '' ? '' : creditor,
      };
      faults.set(JSON.stringify(args), fault('revenue-imputation-missing', args));
    }
    return codesIn(found);
  };
  for (const debt of [...lines.flatMap(debtsOfLine), ...debtsOfCorrections(corrections, register, former)]) {
    const { amounts, claimed } = debt;
    const before = claimed ?? { net: 0n, vat: 0n };
    const [net, vat] = [amounts.net + before.net, amounts.vat + before.vat];
    // What was claimed goes, and what is owed now comes: under one revenue, both are one title.
    if (claimed !== undefined && movesMoney(claimed)) {
      const then = claimed.isOfToday ? codesFor(debt, claimed.found) : codesIn(claimed.found);
      claim(debt, then, { net: -claimed.net, vat: -claimed.vat, gross: -claimed.net - claimed.vat });
      if (!movesMoney({ net, vat })) continue;
    }
    claim(debt, codesFor(debt, revenueOf(debt, register)), { net, vat, gross: net + vat });
  }
  const titles = sums.entries().map(({ keys, totals }): Title => {
    const ofTitle = [...(engagements.get(sums.of(keys)) ?? [])].sort(compareText);
    return { ...keys, engagements: ofTitle, total: totals };
  });
  return { titles, faults: [...faults.values()] };
}
