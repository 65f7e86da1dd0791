import type { Code } from '../diagnostics/codes.ts';
import { isError, type Problem } from '../diagnostics/problem.ts';
import { getOrInsert } from '../domain/cache.ts';
import type { InvoiceLine } from '../domain/invoice-line.ts';
import { groupBy } from '../domain/lists.ts';
import type { ClosedLine } from '../invoices/closed-lines.ts';

/**
 * What a line, an invoice or a file gives reason to ask by itself. What holds two of them against each other is not here:
 * one that closed runs have charged may be in doubt again because of one that none has.
 */
const JUDGED_ALONE: readonly Code[] = [
  'vat-against-net',
  'vat-rate-fraction',
  'vat-rate-high',
  'date-far',
  'days-unread',
  'number-unit',
  'text-garbled',
  'line-perhaps-total',
  'credit-charged',
  'serves-contradiction',
  'einvoice-prepayment',
  'einvoice-credit-negative',
  'einvoice-sum-tolerated',
  'einvoice-amount-due',
  'column-unknown',
  'column-untitled',
];

/** Problems to tell, and warnings that were told before the lines they speak of were charged. */
export interface ToldApart {
  readonly told: readonly Problem[];
  readonly toldBefore: readonly Problem[];
}

/**
 * Tells warnings apart that were told in their time: of files all of whose lines closed runs have charged. Where one is open,
 * all are told: what is wrong with several lines of a file may be told at the first of them alone.
 */
export function chargedFiles({ regularise }: { readonly regularise: readonly number[] }) {
  const files = new Map<string, { isCharged: boolean }>();
  return {
    /** Is given every line; one whose run is being corrected is charged anew. */
    observe({ file }: InvoiceLine, known: ClosedLine | undefined): void {
      const run = known?.spentBy;
      const isCharged = run !== undefined && !regularise.includes(run);
      getOrInsert(files, file, () => ({ isCharged })).isCharged &&= isCharged;
    },
    /** Once all lines were read. */
    apart(problems: readonly Problem[]): ToldApart {
      const wasTold = (found: Problem): boolean =>
        !isError(found) &&
        JUDGED_ALONE.includes(found.code) &&
        files.get(found.place.file)?.isCharged === true;
      const apart = groupBy(problems, wasTold);
      return { told: apart.get(false) ?? [], toldBefore: apart.get(true) ?? [] };
    },
  };
}
