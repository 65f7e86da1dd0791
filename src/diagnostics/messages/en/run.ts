export const run = {
  'run-exists': {
    message: '{path} already holds a run',
    hint: 'Add --force to replace this draft, or choose another folder with --out.',
  },
  'not-a-run': {
    message: '{path} is there and is no run',
    hint: 'grappe replaces nothing but its own drafts: choose another folder with --out.',
  },
  'run-closed': {
    message: '{path} is closed and is never overwritten',
    hint: 'Take late lines with --pending; correct with --regularise.',
  },
  'draft-stale': {
    message: '{run} is not what today’s workspace gives: {path} differs',
    hint: 'Compute it again with "grappe allocate --force", or issue it as it is with --as-is: the ledger then says so.',
  },
  'already-allocated': {
    message: 'the line {line} of invoice {invoice} is in the closed run {run}',
    hint: 'Use --pending to take only the lines that no closed run holds.',
  },
  'ledger-damaged': {
    message: '{path} is not what it was when its runs were closed',
    hint: 'Put the ledger back from a backup: from this row on its chain of hashes, or its seal {path}.sha256, does not hold.',
  },
  'closed-run-missing': {
    message: '{run} is closed, and is not there',
    hint: 'Put it back where it was closed: without it nobody knows which lines are spent.',
  },
  'closed-run-changed': {
    message: '{run} is closed, and is not what it was then',
    hint: 'See what changed with "grappe verify", and put the run back from a backup.',
  },
  'run-not-closed': {
    message: '{run} is no closed run',
    hint: 'Only a closed run is corrected with --regularise; a draft is simply computed again.',
  },
  'closed-line-missing': {
    message: 'the line {line} of invoice {invoice}, in the closed run {run}, is in no invoice file any more',
    hint: 'Put the operator’s file back: a run is corrected on all of its lines or not at all.',
  },
  'character-unencodable': {
    message: '“{value}” cannot be written in {encoding}',
    hint: 'Write “encoding: utf-8” under “reports: titres:” of convention.yaml, or spell the text without it.',
  },
} as const;
