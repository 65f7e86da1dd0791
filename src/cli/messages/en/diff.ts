import type { AccessChange } from '../../../audit/access-differences.ts';
import type { LineChange } from '../../../audit/line-differences.ts';
import type { RunOptions } from '../../../audit/manifest-schema.ts';

export const diff = {
  about: 'Shows what changed between two runs, per member and per line, and which input caused it.',
  argument: 'the two runs: the older, then the newer',
  needsTwo: 'Say which two runs: grappe diff RUN_A RUN_B.',
  ofAccounts:
    'What two accounts differ in is seen by comparing their account.csv, expense.csv and balance.csv with any tool for text: their rows are in one order.',
  same: 'The two runs say the same.',
  membersTitle: 'What each member bears, gross',
  correctionsTitle: 'Corrections of closed runs in these sums, where they differ',
  old: 'before',
  new: 'after',
  linesTitle: (count: number) => `${count} line${count === 1 ? '' : 's'} differ${count === 1 ? 's' : ''}`,
  line: (invoice: string, line: string) => `invoice ${invoice}, line ${line}`,
  cause: 'cause',
  more: (count: number) => `… and ${count} more; --all shows them.`,
  inputsTitle: 'Inputs that differ',
  optionsTitle: 'Options that differ',
  options: {
    grappe: 'version of grappe',
    selection: 'invoices',
    allow_unallocated: 'lines that cannot be shared left aside',
    reports: 'statements',
    late_before: 'late before',
    regularise: 'corrected runs',
    closed_runs: 'closed runs looked at',
    per_member: 'a folder for each member',
    no_reconcile: 'page without findings',
  } satisfies Record<'grappe' | keyof RunOptions, string>,
  optionValues: { all: 'all', none: 'none', true: 'yes', false: 'no', pending: 'pending' },
  inputChange: { changed: 'changed', appeared: 'only in the newer run', vanished: 'only in the older run' },
  nothing: '—',
  accessesTitle: (count: number) =>
    `No invoice is in both runs: ${count === 1 ? '1 access or item differs' : `${count} accesses and items differ`}, gross`,
  change: 'what',
  sharesTitle: 'Shares that differ',
  accessChanges: {
    appeared: 'only in the newer run',
    vanished: 'only in the older run',
    price: 'amount',
    share: 'share',
    owner: 'owner',
  } satisfies Record<AccessChange, string>,
  changes: {
    amount: 'amount',
    share: 'share',
    rule: 'rule',
    imputation: 'imputation',
    payer: 'payer',
    appeared: 'only in the newer run',
    vanished: 'only in the older run',
  } satisfies Record<LineChange, string>,
};
