import { remembering } from '../../domain/remembering.ts';
import type { HistoryCheck } from '../check.ts';
import { judgedLines } from '../history.ts';
import { billedItemAt, FLAG, has } from '../lines/line-columns.ts';
import { subjectAt } from '../lines/line-store.ts';
import { linesOf } from '../sweep/lines-of-billed-item.ts';
import { takenBack } from '../sweep/taken-back.ts';

/**
 * The access of a line that the inventory does not have, where no credit took the line back; at stake: the whole line,
 * until the operator says what it is. Nothing is at stake in a credit, which owes the operator nothing.
 */
export const unknownAccess: HistoryCheck = {
  code: 'unknown-access',
  severity: 'error',
  needs: ['accesses'],
  judges: 'line',
  *find(history) {
    const { known, lines, billedItems } = history;
    const { columns, subjects } = lines;
    const unknown = remembering((subject: number) => {
      const access = subjects.accessOf(subject);
      return access === undefined || known.accesses.has(access) ? undefined : access;
    });
    const isCharge = (index: number): boolean => !has(columns, index, FLAG.credit);
    const settled = remembering((billedItem: number) =>
      takenBack(linesOf(billedItems, billedItem), isCharge, lines),
    );
    for (const index of judgedLines(history)) {
      const access = unknown(subjectAt(lines, index));
      if (access === undefined) continue;
      const { charges, idle } = settled(billedItemAt(columns, index));
      if (isCharge(index) ? charges.has(index) : !idle.has(index)) continue;
      const atStake = isCharge(index) ? { atStake: columns.net.at(index) } : {};
      yield {
        about: index,
        ...atStake,
        details: () => ({ wording: 'unknown-access', args: { access }, column: 'access', actual: access }),
      };
    }
  },
};
