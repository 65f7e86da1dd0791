import type { LineCheck } from '../check.ts';

/** The access of a line that the inventory does not have; at stake: the whole line, until the operator says what it is. */
export const unknownAccess: LineCheck = {
  code: 'unknown-access',
  severity: 'error',
  needs: ['accesses'],
  judges: 'line',
  judge({ line: { access, net } }, { accesses }) {
    if (access === undefined || accesses.has(access)) return undefined;
    return {
      atStake: net,
      details: () => ({ wording: 'unknown-access', args: { access }, column: 'access', actual: access }),
    };
  },
};
