export const close = {
  about: 'Issues a run: from then on it is frozen and its lines cannot be charged again.',
  argument: 'the folder of the run, in runs/ of its workspace',
  on: 'the day on which it is closed, 2025-10-20',
  asIs: 'issue a draft even if today’s workspace gives something else; the ledger says so',
  needsDay: 'Say on which day it is closed: --on 2025-10-20.',
  badDay: (value: string) => `"${value}" is no day. Write 2025-10-20.`,
  done: (run: string, day: string, lines: number, corrected: number, gross: string) =>
    `${run} is closed on ${day}: ${lines} line${lines === 1 ? '' : 's'}${corrected === 0 ? '' : ` and ${corrected} row${corrected === 1 ? '' : 's'} of regularisations.csv`}, gross ${gross}.`,
  frozen: 'It is read-only, and its lines cannot be charged again.',
  unprotected:
    'Its lines cannot be charged again. This disk keeps no permissions: it could not be made read-only. Keep a copy elsewhere.',
  already: (run: string, day: string) => `${run} was closed on ${day}; it cannot be closed again.`,
  noRun: (run: string, meant: string) =>
    meant === ''
      ? `There is no run ${run}: grappe status lists the runs, grappe allocate --period makes one.`
      : `There is no run ${run} here; there is ${meant}.`,
  notInRuns: (run: string) =>
    `${run} is not in the folder runs/ of a workspace. Move it there: the ledger of closed runs is there too.`,
  anAccount: (folder: string) =>
    `${folder} is an account: it adds up closed runs, and is itself never closed.`,
  badName: (name: string) =>
    `"${name}" is no name for a closed run: letters, digits, ".", "_", "+" and "-" only. Compute it again under such a name: --out runs/NAME.`,
  notVerified: 'A run that does not verify is not closed. Compute it again, or see the findings above.',
  otherVersion: (run: string, wrote: string, closes: string) =>
    `${run} was written by grappe ${wrote}, and this is ${closes}: compute it again, then close it.`,
  renamed: (run: string, name: string) =>
    `${run} was computed under the name ${name}, which its manifest states: give the folder that name again, or compute it again.`,
  sameName: (run: string, other: string) =>
    `The name of ${run} is that of the closed run ${other} on some disks. Compute it again under another one: --out runs/NAME.`,
  tooEarly: {
    invoice: (on: string, day: string) => `${on} is before ${day}, the date of an invoice in the run.`,
    row: (on: string, day: string) => `${on} is before ${day}, the day on which the run before was closed.`,
  },
  afterRow: (detail: string) =>
    `It is closed, and its row is in the ledger; but the machine then refused: ${detail}\nRun close once more to finish.`,
  empty: (run: string) => `${run} shares and corrects nothing: there is nothing to close.`,
  spent: (run: string, count: number, line: string, invoice: string) =>
    `The closed run ${run} holds ${count} of these lines, the first of them line ${line} of invoice ${invoice}.`,
  spentHint: 'Compute the run again with --pending, which leaves the lines of closed runs out.',
  corrected: (base: string, run: string) => `${base} was corrected by ${run} since this run was computed.`,
  correctedHint: 'Compute it again.',
  issuedTwice: (run: string) =>
    `${run} was closed too, though the ledger does not name it, and cannot be computed again. Of the two, it does not count: take back its statements and titles where they were sent, and move it out of runs/ to a place where you keep it. Then grappe allocate --pending takes those of its lines that no closed run holds.`,
};
