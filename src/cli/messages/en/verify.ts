/** What `verify` says, in English. */
export const verify = {
  about: 'Computes a past run again from its own inputs and compares every byte.',
  argument: 'the folder of the run',
  workspace: 'where inputs are that the run does not keep (default: two folders up)',
  holds: (run: string, runId: string, files: number): string =>
    `${run} (${runId}) holds: ${files} files are what they were, and come out the same today.`,
  notARun: (folder: string): string => `${folder} is no run folder: it has no manifest.json.`,
  aForecast: (folder: string): string =>
    `${folder} is a forecast: what it says may change with every invoice, so it is neither verified nor closed.`,
  failed: (count: number): string => `${count} thing${count === 1 ? ' does' : 's do'} not hold.`,
  changed: (file: string, expected: string, found: string): string =>
    `${file} has changed since it was written: SHA-256 ${expected} then, ${found} now`,
  missing: (file: string): string => `${file} is missing`,
  unexpected: (file: string): string => `${file} is no file of the run`,
  unreadable: (file: string): string => `${file} has changed since it was written, and cannot be read`,
  'run-entry': (file: string): string =>
    `${file} is a link, a pipe or a device, is larger than any file of a run, or has a name that is not in UTF-8: nothing of it was read`,
  differs: (file: string): string => `${file} is not what comes out today`,
  inputChanged: (file: string, expected: string, found: string): string =>
    `the input ${file} is not what the run read: SHA-256 ${expected} then, ${found} now`,
  rowMissing: (file: string): string => `the run says that it is closed, and ${file} has no row of it`,
  all: 'every closed run of a workspace, and its ledger; RUN is then the workspace',
  anchorOption: 'with --all: a SHA-256 of the ledger that somebody kept, to compare',
  anchorOfAll:
    '--anchor is that of a ledger, which --all verifies: grappe verify --all WORKSPACE --anchor HEX.',
  badAnchor: (value: string): string => `"${value}" is no anchor: 64 digits 0–9 and a–f.`,
  noRuns: (workspace: string): string => `${workspace} has no folder runs/: give the folder of a workspace.`,
  ledgerHolds: (rows: number): string =>
    rows === 0
      ? 'No run is closed: there is no row to verify.'
      : `The ledger and its ${closedRuns(rows)} hold.`,
  ledgerFailed: (findings: number, runs: number): string =>
    [
      findings === 0
        ? 'The ledger itself holds.'
        : `The ledger does not hold: what is wrong with it stands above (${findings}).`,
      ...(runs === 0 ? [] : [`Closed runs that do not verify, each named above: ${runs}.`]),
    ].join(' '),
  anchorIs: (hash: string): string => `anchor (SHA-256 of runs/closed.csv): ${hash}`,
  ledger: {
    damaged: (row: number): string =>
      `runs/closed.csv:${row} is not what it was when its runs were closed, or its seal is not`,
    missing: 'runs/closed.csv is missing',
    folderMissing: (run: string, row: number): string =>
      `runs/closed.csv:${row}: runs/${run} is closed, and is not there`,
    rowDropped: (run: string): string =>
      `runs/${run} was closed, as its rights or its manifest say, and runs/closed.csv has no row of it`,
    other: (file: string, run: string): string =>
      `${file} names the closed run ${run}, and runs/closed.csv has no such row`,
    rowDiffers: (run: string, row: number, column: string, expected: string, found: string): string =>
      `runs/closed.csv:${row}: ${column} is ${expected} in the ledger, ${found} in runs/${run}`,
    witness: {
      absent: (run: string, of: string): string =>
        `runs/${run} was computed with the closed run ${of}, which the ledger does not have`,
      order: (run: string, of: string): string =>
        `runs/${run} was computed with the closed run ${of} in another order than the ledger has`,
      other: (run: string, of: string): string =>
        `runs/${run} has kept another manifest of ${of} than the one that the ledger states`,
    },
    chargedTwice: (run: string, of: string, lines: number, invoice: string, line: string): string =>
      `runs/${run} holds lines that runs/${of} charged (${lines}), the first of them line ${line} of invoice ${invoice}: they are charged twice`,
    anchor: (hash: string): string =>
      `the ledger has never been ${hash}: it was changed, or an older one was put back`,
  },
  noteFindings: (file: string): string =>
    `${file} and the findings of report.html are as recorded, not verified: another version looked for them`,
  noteFindingsApart: (file: string): string =>
    `${file} and report.html: findings about one line were looked for again; those that rest on other invoices are as recorded, not verified`,
  absent: 'absent',
  notComputed: 'the run cannot be computed again from its inputs',
  ledgerDamaged: (file: string, row: number): string =>
    `${file}:${row} is not what it was when its runs were closed, or its seal ${file}.sha256 is not`,
  ledgerDiffers: (file: string, row: number, column: string, expected: string, found: string): string =>
    `${file}:${row}: ${column} is ${expected} in the ledger, ${found} in the run`,
  atLine: (line: number): string => `line ${line}`,
  recorded: (text: string): string => `in the file: ${text}`,
  computed: (text: string): string => `today: ${text}`,
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
  noteNoWorkspace:
    'no workspace is two folders up: give with --workspace the one whose closed runs the account adds up',
  noteNotPacked: 'the run keeps no inputs: the workspace was read',
  noteClosedSince: (run: string): string =>
    `${run} was closed after this account, and counts in its period: make the account again with --force`,
  accountHolds: (account: string, id: string, files: number, runs: number): string =>
    `${account} (${id}) holds: ${files} files are what they were, and come out the same from its ${closedRuns(runs)}.`,
  noteDrift: (file: string): string =>
    `${file} of the workspace is no longer what the run read (which holds by its own copy)`,
};

function closedRuns(count: number): string {
  return count === 1 ? 'closed run' : `${count} closed runs`;
}
