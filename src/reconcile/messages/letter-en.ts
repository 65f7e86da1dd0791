import { civil, type Day } from '../../domain/time/calendar.ts';
import { enumerated } from '../../text/joined.ts';
import type { ComparedWith, Request } from '../requests.ts';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

const SOURCES: Readonly<Record<ComparedWith, string>> = {
  inventory: 'our inventory',
  schedule: 'the price schedule of the contract',
  earlier: 'your earlier invoices',
};

const BLANK = '……………………';

/** So many lines of invoices; points, where a finding is about a whole invoice or an access. */
export interface Counted {
  readonly count: number;
  readonly areLines: boolean;
}

function counted({ count, areLines }: Counted): string {
  const noun = areLines ? 'line' : 'point';
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

/** What a letter of dispute says around the findings. */
export type LetterWords = typeof letterEn;

/** The same in English. */
export const letterEn = {
  title: 'Invoices in dispute',
  operator: (supplier: string): string => `To the operator ${supplier}`,
  unnamedOperator: 'To the operator',
  /** Dots stand for what is not given. */
  placeAndDate(place = BLANK, date: Day | undefined): string {
    if (date === undefined) return `${place}, ${BLANK}`;
    const { year, month, day } = civil(date);
    return `${place}, ${day} ${MONTHS[month - 1]} ${year}`;
  },
  subject: 'Subject',
  subjectText: (convention: string | undefined): string =>
    convention === undefined ? 'invoices in dispute' : `invoices in dispute, ${convention}`,
  invoices: 'Invoices',
  dated: (days: string): string => `dated ${days}`,
  /** Between a label and its text. */
  colon: ':',
  semicolon: ';',
  /** Between two sums. */
  and: ', and ',
  disputed: 'Amounts',
  opening: (against: readonly ComparedWith[]): readonly string[] => {
    const sources = against.map((source) => SOURCES[source]);
    const checked = `We have checked your invoices${sources.length === 0 ? '' : ` against ${enumerated(sources, ' and ')}`}.`;
    return [
      'Dear Sir or Madam,',
      `${checked} The points listed in the annex call for a correction or an explanation.`,
    ];
  },
  /** What serves every member. */
  group: 'the whole group',
  invoicesTitle: 'The invoices concerned',
  /** Instead of a number. */
  noInvoice: 'on no invoice',
  columns: {
    invoice: 'Invoice',
    date: 'Date',
    access: 'Access, site',
    item: 'Item, service',
    finding: 'Finding',
    net: (currency: string): string => `Net (${currency})`,
    atStake: (currency: string): string => `At stake (${currency})`,
    check: 'Check',
    found: 'Points',
    overBilled: (currency: string): string => `Over-billed, net (${currency})`,
    owed: (currency: string): string => `Owed to you, net (${currency})`,
  },
  line: (line: string): string => `line ${line}`,
  on: (day: string): string => `of ${day}`,
  overBilled: (amount: string): string => `${amount} net billed in excess`,
  owed: (amount: string): string => `${amount} net that we owe you`,
  sum: (sums: string): string => `Sum: ${sums}.`,
  requests: {
    credit: 'We ask you for the corresponding credit note.',
    site: 'We ask you which site this access serves, or for the corresponding credit note.',
    invoice: 'We ask you for a corrected invoice.',
    bill: 'We ask you to bill what remains owed to you.',
    'credit-note': 'We ask you to correct these credit notes.',
    explanation: 'We ask you for an explanation, or the correction.',
  } satisfies Record<Request, string>,
  annex: 'Annex: the points in dispute',
  recapitulation: 'Summary',
  inAll: 'In all',
  noSetOff:
    'Amounts are without VAT. What was billed in excess and what remains owed to you are stated apart, and are not set off against each other.',
  once: 'What several checks find in one line is one point, and is counted once in the sums.',
  askedTitle: 'What we ask of you',
  /** The same as `requests`, for so many at once. */
  asked: {
    credit: (of: Counted): string =>
      of.count === 1 ? `a credit note for ${counted(of)}` : `credit notes for ${counted(of)}`,
    site: (of: Counted): string =>
      of.count === 1
        ? `which site the access of ${counted(of)} serves, or a credit note`
        : `which sites the accesses of ${counted(of)} serve, or credit notes`,
    invoice: (of: Counted): string =>
      of.count === 1 ? `a corrected invoice for ${counted(of)}` : `corrected invoices for ${counted(of)}`,
    bill: (of: Counted): string => `to bill what remains owed to you for ${counted(of)}`,
    'credit-note': (of: Counted): string =>
      of.count === 1
        ? `to correct ${counted(of)} of a credit note`
        : `to correct ${counted(of)} of credit notes`,
    explanation: (of: Counted): string => `an explanation or the correction of ${counted(of)}`,
  } satisfies Record<Request, (of: Counted) => string>,
  /** The dots are for the sender to fill in: by when, and whom, to answer. */
  closing: (contests: boolean) => [
    `Please answer by ${BLANK}, to ${BLANK} (name, telephone, e-mail).`,
    ...(contests ? ['Until then the amounts billed in excess are disputed.'] : []),
    'Yours faithfully,',
  ],
  nothing: 'Nothing to object to: there is no letter to write.',
  /** `page` and `of` come before the two numbers at the foot. */
  page: 'Page',
  of: 'of',
};
