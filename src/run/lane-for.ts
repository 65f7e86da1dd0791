import { statSync } from 'node:fs';
import { flowOf, imputationOf } from '../allocate/imputation.ts';
import { reachIn } from '../allocate/reach.ts';
import type { Register } from '../allocate/register.ts';
import type { BudgetBook } from '../fastlane/budgets.ts';
import { clerkHere } from '../fastlane/clerk/clerk.ts';
import { clerkThread } from '../fastlane/clerk/thread.ts';
import { createLane } from '../fastlane/lane.ts';
import type { InvoicePath } from '../invoices/invoice-folder.ts';
import { NOTHING_CLOSED } from './closed-context.ts';
import type { ComputeOptions, RunSink } from './compute.ts';
import { keepHeapLean } from './lean-heap.ts';
import type { OpenLane } from './read-lines.ts';
import type { Tally } from './tally.ts';

/** From so many bytes of invoices on a second thread is worth its start. */
const MOST_ALONE = 1 << 22;

/**
 * The fast lane of a run; undefined where someone must see each of its lines, or where what a line gets hangs
 * on others: on those that closed runs hold, or under `carry` on those before it in its invoice.
 */
export function laneFor(
  register: Register,
  { seeAll, traced, secondThread, selection, closed = NOTHING_CLOSED }: ComputeOptions,
  { lend }: RunSink,
  sums: Tally,
  failed: () => boolean,
): OpenLane | undefined {
  const { convention } = register.workspace;
  const isAlone = selection.kind !== 'pending' && closed.runs.length === 0 && closed.lateBefore === undefined;
  if (lend === undefined || seeAll || traced || !isAlone || convention.rounding !== 'largest_remainder') {
    return undefined;
  }
  const reach = reachIn(register);
  const addUp = sums.alike;
  const book: BudgetBook = {
    imputationOf({ member, siteType }, billedTo, category, day) {
      const share = { member, siteType, site: '' };
      const found = imputationOf(share, flowOf(member, billedTo), category, day, register);
      return 'code' in found ? undefined : found;
    },
    reachOf: reach.ofImputations,
  };
  return ({ opens, index: { addKey } }, paths) => {
    keepHeapLean();
    const clerk = (secondThread ?? bytesOf(paths) > MOST_ALONE) ? clerkThread() : clerkHere();
    return createLane({ convention, reach, book, lend, opens, addKey, addUp, failed }, clerk);
  };
}

function bytesOf(paths: readonly InvoicePath[]): number {
  return paths.reduce(
    (sum, { absolutePath }) => sum + (statSync(absolutePath, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}
