import { civil } from '../../domain/calendar.ts';
import type { LetterWords } from './letter-words.ts';

const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
];

const BLANK = '……………………';

export const letterEn: LetterWords = {
  title: 'Invoices in dispute',
  operator: (supplier) => `To the operator ${supplier}`,
  unnamedOperator: 'To the operator',
  placeAndDate(place = BLANK, date) {
    if (date === undefined) return `${place}, ${BLANK}`;
    const { year, month, day } = civil(date);
    return `${place}, ${day} ${MONTHS[month - 1]} ${year}`;
  },
  subject: 'Subject',
  subjectText: (convention) =>
    convention === undefined ? 'invoices in dispute' : `invoices in dispute, ${convention}`,
  invoices: 'Invoices',
  dated: (days) => `dated ${days}`,
  colon: ':',
  semicolon: ';',
  and: ', and ',
  disputed: 'Amounts',
  opening: [
    'Dear Sir or Madam,',
    'We have checked your invoices against our inventory, the price schedule of the market and your earlier invoices. The lines listed in the annex call for a correction or an explanation.',
  ],
  group: 'the whole group',
  invoicesTitle: 'The invoices concerned',
  noInvoice: 'on no invoice',
  columns: {
    invoice: 'Invoice',
    date: 'Date',
    access: 'Access, site',
    item: 'Item, service',
    finding: 'Finding',
    net: (currency) => `Net (${currency})`,
    atStake: (currency) => `At stake (${currency})`,
    check: 'Check',
    found: 'Lines',
    overBilled: (currency) => `Over-billed, net (${currency})`,
    owed: (currency) => `Owed to you, net (${currency})`,
  },
  line: (line) => `line ${line}`,
  on: (day) => `of ${day}`,
  overBilled: (amount) => `${amount} net billed in excess`,
  owed: (amount) => `${amount} net that we owe you`,
  sum: (sums) => `Sum: ${sums}.`,
  requests: {
    credit: 'We ask you for the corresponding credit note.',
    site: 'We ask you which site this access serves, or for the corresponding credit note.',
    invoice: 'We ask you for a corrected invoice.',
    bill: 'We ask you to bill what remains owed to you.',
    'credit-note': 'We ask you to correct these credit notes.',
    explanation: 'We ask you for an explanation, or the correction.',
  },
  annex: 'Annex: the lines in dispute',
  recapitulation: 'Summary',
  inAll: 'In all',
  noSetOff:
    'Amounts are without VAT. What was billed in excess and what remains owed to you are stated apart, and are not set off against each other.',
  askedTitle: 'What we ask of you',
  asked: {
    credit: (lines) => (lines === 1 ? 'a credit note for 1 line' : `credit notes for ${lines} lines`),
    site: (lines) =>
      lines === 1
        ? 'which site the access of 1 line serves, or a credit note'
        : `which sites the accesses of ${lines} lines serve, or credit notes`,
    invoice: (lines) =>
      lines === 1 ? 'a corrected invoice for 1 line' : `corrected invoices for ${lines} lines`,
    bill: (lines) => `to bill what remains owed to you for ${lines === 1 ? '1 line' : `${lines} lines`}`,
    'credit-note': (lines) =>
      lines === 1 ? 'to correct 1 line of a credit note' : `to correct ${lines} lines of credit notes`,
    explanation: (lines) =>
      `an explanation or the correction of ${lines === 1 ? '1 line' : `${lines} lines`}`,
  },
  closing: [
    `Please answer by ${BLANK}, to ${BLANK} (name, telephone, e-mail).`,
    'Until then the amounts billed in excess are disputed.',
    'Yours faithfully,',
  ],
  nothing: 'Nothing to object to: there is no letter to write.',
  page: 'Page',
  of: 'of',
};
