import type { LedgerFinding } from '../../../audit/ledger-audit.ts';
import type { VerifyFinding, VerifyNote } from '../../../audit/verification.ts';
import type { Sentences } from '../../../text/sentences.ts';
import { shellWord } from '../../../text/shell-word.ts';

export const verify = {
  about: 'Computes a past run again from its own inputs and compares every byte.',
  argument: 'the folder of the run',
  workspace: 'where inputs are that the run does not keep (default: two folders up)',
  holds: (run: string, runId: string, files: number, drawn: number) =>
    drawn > 0
      ? `${run} (${runId}) is confirmed as far as this version can: ${outOf(files, drawn)}.`
      : `${run} (${runId}) is confirmed: its ${files} files are what they were, and come out the same today.`,
  notARun: (folder: string) => `${folder} is no run folder: it has no manifest.json.`,
  runWithin: (run: string) => `It holds runs: name one of them, such as ${run}.`,
  allWithin: (folder: string) =>
    `To verify all closed runs and their ledger: \`grappe verify --all ${shellWord(folder)}\`.`,
  aForecast: (folder: string) =>
    `${folder} is a forecast: what it says may change with every invoice, so it is neither verified nor closed.`,
  failed: (folder: string, count: number) =>
    `${folder}: ${count} thing${count === 1 ? ' does' : 's do'} not match.`,
  all: 'every closed run of a workspace, its ledger and its accounts; RUN is then the workspace',
  anchorOption: 'with --all: a SHA-256 of the ledger that somebody kept, to compare',
  anchorOfAll:
    '--anchor is that of a ledger, which --all verifies: grappe verify --all WORKSPACE --anchor HEX.',
  badAnchor: (value: string) => `"${value}" is no anchor: 64 digits 0–9 and a–f.`,
  noRuns: (workspace: string) => `${workspace} has no folder runs/: give the folder of a workspace.`,
  ledgerHolds: (rows: number, accounts: number) =>
    rows === 0
      ? 'No run is closed: there is no row to verify.'
      : `The ledger and its ${closedRuns(rows)} are confirmed${accounts === 0 ? '' : accounts === 1 ? ', and 1 account' : `, and ${accounts} accounts`}.`,
  ledgerFailed: (findings: number, runs: number, accounts: number) =>
    [
      findings === 0
        ? 'The ledger itself is confirmed.'
        : `The ledger is not confirmed: what is wrong with it is listed above (${findings}).`,
      ...(runs === 0 ? [] : [`Closed runs that do not verify, each named above: ${runs}.`]),
      ...(accounts === 0 ? [] : [`Accounts that do not verify, each named above: ${accounts}.`]),
    ].join(' '),
  anchorIs: (hash: string) => `anchor (SHA-256 of runs/closed.csv): ${hash}`,
  ledger: {
    'ledger-damaged': ({ row }) =>
      `runs/closed.csv:${row} is not what it was when its runs were closed, or its seal is not`,
    'ledger-missing': () => 'runs/closed.csv is missing',
    'folder-missing': ({ run, row }) =>
      `runs/closed.csv:${row}: runs/${run} is closed, but it or its manifest.json is missing`,
    'row-dropped': ({ run }) =>
      `runs/${run} was closed, by its permissions or its manifest, but runs/closed.csv has no row for it`,
    'other-ledger': ({ file, run }) =>
      `${file} names the closed run ${run}, but runs/closed.csv has no such row`,
    'row-differs': ({ run, row, column, expected, found }) =>
      `runs/closed.csv:${row}: ${column} is ${expected} in the ledger, ${found} in runs/${run}`,
    witness: ({ run, of, found }) =>
      ({
        absent: `runs/${run} was computed with the closed run ${of}, which the ledger does not have`,
        order: `runs/${run} was computed with the closed run ${of} in another order than the ledger has`,
        other: `runs/${run} has kept another manifest of ${of} than the one that the ledger states`,
        unseen: `runs/${run} corrects what runs/${of} had corrected before, and was computed without it: amounts may be corrected twice`,
      })[found],
    'charged-twice': ({ run, of, lines, invoice_number: invoice, line_number: line }) =>
      `runs/${run} holds lines that runs/${of} charged (${lines}), the first of them line ${line} of invoice ${invoice}: they are charged twice`,
    anchor: ({ anchor: hash }) =>
      `the ledger has never been ${hash}: it was changed, or an older one was put back`,
  } satisfies Sentences<LedgerFinding>,
  findings: {
    changed: ({ file, expected, found }) =>
      `${file} has changed since it was written: SHA-256 ${shortHash(expected)} then, ${shortHash(found)} now`,
    missing: ({ file }) => `${file} is missing`,
    unexpected: ({ file }) => `${file} is no file of the run`,
    unreadable: ({ file }) => `${file} has changed since it was written, and cannot be read`,
    'run-entry': ({ file }) =>
      `${file} is a link, a pipe or a device, is larger than any file of a run, or has a name that is not in UTF-8: nothing of it was read`,
    differs: ({ file }) => `${file} is not what is computed today`,
    'input-changed': ({ file, expected, found }) =>
      `the input ${file} is not what the run read: SHA-256 ${shortHash(expected)} then, ${found === undefined ? 'absent' : shortHash(found)} now`,
    'row-missing': ({ file }) => `the run says that it is closed, but ${file} has no row for it`,
    'not-computed': () => 'the run cannot be computed again from its inputs',
    later: ({ file, wrote, verifies }) =>
      `${file}: written by grappe ${wrote}, which is later than ${verifies}: verify with that version`,
    'ledger-damaged': ({ file, row }) =>
      `${file}:${row} is not what it was when its runs were closed, or its seal ${file}.sha256 is not`,
    'ledger-differs': ({ file, row, column, expected, found }) =>
      `${file}:${row}: ${column} is ${expected} in the ledger, ${found} in the run`,
  } satisfies Sentences<VerifyFinding>,
  notes: {
    version: ({ wrote, verifies }) => `written by grappe ${wrote}, verified by ${verifies}`,
    'not-comparable': ({ file }) =>
      `${file} has the hash that was recorded, but was not compared: another version drew it`,
    'findings-recorded': ({ file }) =>
      `${file} and the findings of report.html are as recorded, not verified: another version looked for them`,
    'findings-apart': ({ file }) =>
      `${file} and report.html: findings about one line were looked for again; those that rest on other invoices are as recorded, not verified`,
    closed: ({ on }) => `closed on ${on}; its row of the ledger agrees`,
    'not-closed': () => 'a draft: no row of the ledger',
    'no-ledger': () => 'there is no ledger next to it, so nothing is known about its closing',
    'no-workspace': () =>
      'there is no workspace two folders up: name with --workspace the one whose closed runs the account adds up',
    'not-packed': () => 'the run keeps no inputs: the workspace was read',
    drift: ({ file }) =>
      `${file} of the workspace is no longer what the run read (which is confirmed by its own copy)`,
    absent: ({ file }) => `the workspace has no ${file} (the run is confirmed by its own copy)`,
    'closed-since': ({ file }) =>
      `${file} was closed after this account, and counts in its period: make the account again with --force`,
  } satisfies Sentences<VerifyNote>,
  atLine: (line: number) => `line ${line}`,
  recorded: (text: string) => `in the file: ${text}`,
  computed: (text: string) => `today: ${text}`,
  fileEnds: '(the file ends)',
  binary: 'the bytes differ',
  drifted: (files: string) =>
    `${files} of the workspace are no longer what the run read (which is confirmed by its own copies)`,
  absent: (files: string) => `the workspace has no ${files} (the run is confirmed by its own copies)`,
  notRecomputed: (folder: string) => `${folder} was not computed again.`,
  accountHolds: (account: string, id: string, files: number, runs: number, drawn: number) =>
    drawn > 0
      ? `${account} (${id}) is confirmed from its ${closedRuns(runs)}, as far as this version can: ${outOf(files, drawn)}.`
      : `${account} (${id}) is confirmed: its ${files} files are what they were, and come out the same from its ${closedRuns(runs)}.`,
};

/** How many files come out the same, and how many another version drew. */
function outOf(files: number, drawn: number): string {
  return `${files - drawn} of its ${files} files come out the same today; of the ${drawn} that another version drew, only the recorded hash was compared`;
}

function closedRuns(count: number): string {
  return count === 1 ? 'closed run' : `${count} closed runs`;
}

/** The part of a hash that people compare. */
export function shortHash(hash: string): string {
  return hash.slice(0, 16);
}
