export const run = {
  'run-exists': {
    message: '{path} already holds a run',
    hint: 'Add --force to replace this draft, or choose another folder with --out.',
  },
  'run-closed': {
    message: '{path} is closed and is never overwritten',
    hint: 'Take late lines with --pending; correct with --regularise.',
  },
  'already-allocated': {
    message: 'the line {line} of invoice {invoice} is in the closed run {run}',
    hint: 'Use --pending to take only the lines that no closed run holds.',
  },
} as const;
