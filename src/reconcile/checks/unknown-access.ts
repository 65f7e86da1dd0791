import { type Check, eachLine } from '../check.ts';
import { aboutLine } from '../finding.ts';

/** The access of a line that the inventory does not have; at stake: the whole line, until the operator says what it is. */
export const unknownAccess: Check = {
  code: 'unknown-access',
  severity: 'error',
  needs: ['accesses'],
  judges: 'line',
  find: eachLine((entry, history) => {
    const { access, net } = entry.line;
    if (access === undefined || history.accessRows(access) !== undefined) return undefined;
    return aboutLine(entry, {
      wording: 'unknown-access',
      args: { access },
      column: 'access',
      actual: access,
      atStake: net,
    });
  }),
};
