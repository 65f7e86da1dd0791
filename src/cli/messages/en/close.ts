export const close = {
  about: 'Issues a run: from then on it is frozen and its lines cannot be charged again.',
  argument: 'the folder of the run, in runs/ of its workspace',
  on: 'the day on which it is closed, 2025-10-20',
  asIs: 'issue a draft even if today’s workspace gives something else; the ledger says so',
  needsDay: 'Say on which day it is closed: --on 2025-10-20.',
  badDay: (value: string) => `"${value}" is no day. Write 2025-10-20.`,
  done: (run: string, day: string, lines: number, corrected: number, gross: string) =>
    `${run} is closed on ${day}: ${lines} line${lines === 1 ? '' : 's'}${corrected === 0 ? '' : ` and ${corrected} row${corrected === 1 ? '' : 's'} of regularisations.csv`}, gross ${gross}.`,
  leftAside: (lines: number, gross: string) =>
    `Left aside, in unallocated.csv, and in no closed run: ${lines} line${lines === 1 ? '' : 's'}, gross ${gross}. "grappe allocate --pending" takes them.`,
  frozen: 'It is read-only, and its lines cannot be charged again.',
  unprotected:
    'Its lines cannot be charged again. This disk keeps no permissions: it could not be made read-only. Keep a copy elsewhere.',
  noRun: (run: string, meant: string) =>
    meant === ''
      ? `There is no run ${run}: grappe status lists the runs, grappe allocate --period makes one.`
      : `There is no run ${run} here; there is ${meant}.`,
  afterRow: (detail: string) =>
    `It is closed, and its row is in the ledger; but the machine then refused: ${detail}\nRun close once more to finish.`,
};
