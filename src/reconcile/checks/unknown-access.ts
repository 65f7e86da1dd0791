import { cached } from '../../domain/cache.ts';
import { groupBy } from '../../domain/lists.ts';
import { withoutLeadingZeros } from '../../text/leading-zeros.ts';
import type { HistoryCheck } from '../check.ts';
import { FLAG, has } from '../lines/line-columns.ts';
import { invoiceOf, subjectAt } from '../lines/line-store.ts';
import { inBillingOrder } from '../sweep/billed-items.ts';
import { type History, isJudged } from '../sweep/history.ts';
import { takenBack } from '../sweep/taken-back.ts';

/**
 * The inventory does not have the access of a line, and no credit cancelled the line; at stake: what credits left of
 * the line, until the operator says what it is. A credit puts nothing at stake: it owes the operator nothing.
 */
export const unknownAccess: HistoryCheck = {
  code: 'unknown-access',
  severity: 'error',
  needs: ['accesses'],
  asks: 'site',
  stakes: 'not due',
  credits: 'apart',
  example: { wording: 'unknown-access', args: { access: 'FTTO-9999', near: '' } },
  *find(history) {
    const { lines: store } = history;
    const { columns } = store;
    const isCharge = (index: number): boolean => !has(columns, index, FLAG.credit);
    const known = new Map([...history.register.accesses.keys()].map((access) => [unpadded(access), access]));
    for (const [access, lines] of linesOfUnknown(history)) {
      const near = known.get(unpadded(access)) ?? '';
      const { idle, left } = takenBack(inBillingOrder(lines, store), isCharge, store);
      for (const index of lines.filter((line) => isJudged(history, line))) {
        const rest = left.get(index) ?? columns.net.at(index);
        if (isCharge(index) ? left.get(index) === 0n : !idle.has(index)) continue;
        yield {
          about: index,
          ...(isCharge(index) ? { atStake: rest } : {}),
          details: () => ({
            wording: 'unknown-access',
            args: { access, near },
            column: 'access',
            actual: access,
          }),
        };
      }
    }
  },
};

/** By access missing from the inventory, its lines that are known when the period is judged, without repeated ones. */
function linesOfUnknown({ register, lines: store, until }: History): ReadonlyMap<string, readonly number[]> {
  const { columns, subjects } = store;
  const unknown = cached((subject: number) => {
    const access = subjects.accessOf(subject);
    return access === undefined || register.accesses.has(access) ? undefined : access;
  });
  const found: number[] = [];
  for (let index = 0; index < columns.count; index++) {
    if (unknown(subjectAt(store, index)) === undefined || has(columns, index, FLAG.duplicate)) continue;
    if (invoiceOf(store, index).date <= until) found.push(index);
  }
  return groupBy(found, (index) => unknown(subjectAt(store, index)) ?? '');
}

/** An access that is a number, without its leading zeros; any other access as it is. */
function unpadded(access: string): string {
  return withoutLeadingZeros(access) ?? access;
}
