/** What `verify` says, in English. */
export const verify = {
  about: 'Computes a past run again from its own inputs and compares every byte.',
  argument: 'the folder of the run',
  workspace: 'where inputs are that the run does not keep (default: two folders up)',
  holds: (run: string, runId: string, files: number): string =>
    `${run} (${runId}) holds: ${files} files are what they were, and come out the same today.`,
  notARun: (folder: string): string => `${folder} is no run folder: it has no manifest.json.`,
  failed: (count: number): string => `${count} thing${count === 1 ? ' does' : 's do'} not hold.`,
  changed: (file: string, expected: string, found: string): string =>
    `${file} has changed since the run: SHA-256 ${expected} then, ${found} now`,
  missing: (file: string): string => `${file} is missing`,
  unexpected: (file: string): string => `${file} is no file of the run`,
  unreadable: (file: string): string => `${file} has changed since the run, and cannot be read`,
  'run-entry': (file: string): string =>
    `${file} is a link, a pipe or a device, or larger than any file of a run: nothing of it was read`,
  differs: (file: string): string => `${file} is not what comes out today`,
  inputChanged: (file: string, expected: string, found: string): string =>
    `the input ${file} is not what the run read: SHA-256 ${expected} then, ${found} now`,
  absent: 'absent',
  notComputed: 'the run cannot be computed again from its inputs',
  ledgerDamaged: (file: string, row: number): string =>
    `${file}:${row} is not what it was when its runs were closed, or its seal ${file}.sha256 is not`,
  ledgerDiffers: (file: string, row: number, column: string, expected: string, found: string): string =>
    `${file}:${row}: ${column} is ${expected} there, ${found} in the run`,
  atLine: (line: number): string => `line ${line}`,
  recorded: 'in the run',
  computed: 'today',
  fileEnds: '(the file ends)',
  binary: 'the bytes differ',
  notRecomputed: 'It was not computed again.',
  noteVersion: (wrote: string, verifies: string): string =>
    `written by grappe ${wrote}, verified by ${verifies}`,
  noteNotComparable: (file: string): string =>
    `${file} is unchanged since the run, but not compared: another version drew it`,
  noteClosed: (on: string): string => `closed on ${on}; its row of the ledger agrees`,
  noteNotClosed: 'a draft: no row of the ledger',
  noteNoLedger: 'no ledger lies beside it: nothing is known of its closing',
  noteNotPacked: 'the run keeps no inputs: the workspace was read',
  noteClosedSince: (run: string): string =>
    `${run} was closed after this account, and counts in its period: make the account again with --force`,
  accountHolds: (account: string, id: string, files: number, runs: number): string =>
    `${account} (${id}) holds: ${files} files are what they were, and come out the same from its ${runs} closed runs.`,
  noteDrift: (file: string): string =>
    `${file} of the workspace is no longer what the run read (which holds by its own copy)`,
};
