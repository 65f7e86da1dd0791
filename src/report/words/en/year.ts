import { itemsIn } from '../../../text/joined.ts';
export const year = {
  account: 'Final account',
  accountSoFar: 'Account',
  forecast: 'Forecast',
  forecastMark: 'FORECAST: nothing of this is invoiced or owed',
  partialMark: 'PARTIAL ACCOUNT',
  final: 'Final: closed runs only',
  openMonths: (months: string) => `no closed run holds ${months}`,
  lateLines: (lines: number, month: string) =>
    lines === 1
      ? `1 invoice line dated in ${month} is in no closed run`
      : `${lines} invoice lines dated in ${month} are in no closed run`,
  months: itemsIn('Jan, Feb, Mar, Apr, May, Jun, Jul, Aug, Sep, Oct, Nov, Dec'),
  nothing: 'Nothing.',
  yearColumns: 'Over more than twelve months, each column is a year.',
  borneByMonth: 'What each member bears, month by month (gross)',
  borneByCategory: 'What each member bears, by category and month (gross)',
  borneByImputation: 'What each member bears, by budget imputation and month (gross)',
  ownByCategory: 'What this member bears, by category and month (gross)',
  ownByImputation: 'What this member bears, by budget imputation and month (gross)',
  owedByMonth: {
    account: 'What each member owes, month by month (gross)',
    forecast: 'What each member would owe, month by month (gross)',
  },
  correctionsOf: (what: string) => `${what} · corrections`,
  correctionOf: (run: string) => `correction of ${run}`,
  ownLines: 'lines of the month',
  what: 'What',
  balances: 'Balances (gross)',
  owed: 'Owed',
  advances: 'Advances called',
  balance: 'Balance',
  balanceNote: 'A negative balance is money to give back. The two directions are not set off.',
  negativeBalance:
    'A negative balance is what the creditor has to give back: the same sum stands above without a sign.',
  budget: 'Budget',
  voted: 'Voted',
  closed: 'Closed so far',
  difference: 'Voted less forecast',
  counts: 'Net or gross',
  everyImputation: 'all',
  otherImputations: 'all others',
  countsOf: { net: 'net', gross: 'gross' },
  imputation: 'Chapter / function / nature',
  monthChart: (corrected: boolean) => `Months by member (gross${corrected ? ', corrections included' : ''})`,
  categoryChart: (corrected: boolean) =>
    `Categories by member (gross${corrected ? ', corrections included' : ''})`,
  runs: 'Closed runs added up',
  month: 'Month',
  runId: 'Identifier',
  /** For CSV, whose words are promised. */
  plainRunId: 'run_id',
  closedOn: 'Closed on',
  computedBy: (version: string, id: string) => `Added up by grappe ${version}, account ${id}`,
  verify: (id: string) =>
    `To verify: “grappe verify” on the folder of this account adds the closed runs up again and compares every file; manifest.json there bears the same account_id ${id}.`,
  forecastBy: (version: string, id: string) => `Computed by grappe ${version}, forecast ${id}`,
  standIn: (measure: string) =>
    `Observations of “${measure}” are not there yet for all days: the last ones stand in.`,
  usageUnforecast: (count: number) =>
    `Nothing is counted for accesses of the inventory that are priced as usage (${count}).`,
  onceUnforecast: (count: number) =>
    `Nothing is counted for accesses that are billed once and were activated before the first day of their row (${count}).`,
  partOfYear: (period: string) =>
    `The vote is that of the whole year; what is forecast and what is closed are those of the period asked for alone (${period}): the difference is not what is left of the vote.`,
  budgetNote:
    'A difference is what was voted less what is forecast: where it is negative, the vote does not suffice. Only what the inventory announces is forecast.',
  billedBeyond: (month: string, parts: readonly string[], inAll: string) =>
    `Not in it: what the inventory does not announce. For ${month} these were ${parts.join(', and ')}${parts.length > 1 ? `: ${inAll} net` : ''} for a month.`,
  billedLonger: (count: number, net: string) =>
    `Not in it either: what the inventory does not announce and was billed for more than a month at a time, in the year before: accesses and items (${count}), ${net} net.`,
  billedMore: (count: number, net: string) =>
    `It counts each access once, at the price of the schedule: the last bills of accesses of the inventory (${count}) came to ${net} net more for the same days.`,
  billedUnread: 'Invoices have errors: what was billed beyond the inventory is not known.',
  billedUnknown: (count: number, net: string) => `accesses and items (${count}), ${net} net`,
  billedOtherwise: (net: string) => `usage and others, ${net} net`,
  beyondDifference: 'The difference does not count what of it comes again.',
  forecastNote: 'Made of what the inventory and the price schedule announce; it is never closed.',
  toPay: (party: string) => `Balance to be paid to ${party}`,
  toGetBack: (party: string) => `To be given back by ${party}`,
  toRecover: (party: string) => `Balance to be recovered from ${party}`,
  toGiveBack: (party: string) => `To be given back to ${party}`,
  nothingLeft: 'Nothing is left to pay for the period.',
  /** On the statement of a member. */
  oneOfTwo:
    'A title issued for one of these months is for the same money, unless it is deducted here as an advance: one or the other, never both.',
  /** For the office, next to the titles. */
  oneTitle:
    'The titles of this account and those of its months (titres.csv of each run) are for the same money: issue one or the other. Write the titles of months that were issued into advances.csv: the account, made again, then asks only for what is left.',
  leftToPay: 'What is left to pay, advances deducted',
  hasToPay: (debtor: string, creditor: string) => `${debtor} pays to ${creditor}`,
  givesBack: (creditor: string, debtor: string) => `${creditor} gives back to ${debtor}`,
  claimOn: (party: string) => `owed by ${party}`,
  /** On papers, where it follows the member’s own cost. */
  claimBesides: (party: string) => `besides, owed by ${party}`,
  advancesCalled: '   advances called (gross)',
  /** For CSV, whose words are promised. */
  lessAdvances: '   less advances called (gross)',
  left: '   balance (gross)',
  owes: 'What this member owes, month by month (gross)',
  isOwed: 'What others owe to this member, month by month (gross)',
  sheets: {
    categories: 'Categories',
    imputations: 'Imputations',
    owed: 'Owed',
    claims: 'Claims',
    runs: 'Runs',
  },
};
