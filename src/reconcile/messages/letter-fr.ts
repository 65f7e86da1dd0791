import { civil } from '../../domain/time/calendar.ts';
import { enumerated } from '../../text/joined.ts';
import type { ComparedWith } from '../requests.ts';
import type { Counted, LetterWords } from './letter-en.ts';

const MONTHS = [
  ...['janvier', 'février', 'mars', 'avril', 'mai', 'juin'],
  ...['juillet', 'août', 'septembre', 'octobre', 'novembre', 'décembre'],
];

const SOURCES: Readonly<Record<ComparedWith, string>> = {
  inventory: 'de notre inventaire',
  schedule: 'du bordereau des prix du marché',
  earlier: 'de vos factures antérieures',
};

const BLANK = '……………………';

function counted({ count, areLines }: Counted): string {
  const noun = areLines ? 'ligne' : 'point';
  return count === 1 ? `1 ${noun}` : `${count} ${noun}s`;
}

export const letterFr: LetterWords = {
  title: 'Contestation de factures',
  operator: (supplier) => `À l’attention de l’opérateur ${supplier}`,
  unnamedOperator: 'À l’attention de l’opérateur',
  placeAndDate(place = BLANK, date) {
    if (date === undefined) return `À ${place}, le ${BLANK}`;
    const { year, month, day } = civil(date);
    return `À ${place}, le ${day === 1 ? '1er' : day} ${MONTHS[month - 1]} ${year}`;
  },
  subject: 'Objet',
  subjectText: (convention) =>
    convention === undefined ? 'contestation de factures' : `contestation de factures, ${convention}`,
  invoices: 'Factures',
  dated: (days) => `datées ${days}`,
  colon: ' :',
  semicolon: ' ;',
  and: ', et ',
  disputed: 'Montants',
  opening: (against) => {
    const sources = against.map((source) => SOURCES[source]);
    const checked =
      sources.length === 0
        ? 'Nous avons contrôlé vos factures.'
        : `Nous avons rapproché vos factures ${enumerated(sources, ' et ')}.`;
    return [
      'Madame, Monsieur,',
      `${checked} Les points listés en annexe appellent de votre part une correction ou une explication.`,
    ];
  },
  group: 'tout le groupement',
  invoicesTitle: 'Les factures concernées',
  noInvoice: 'sur aucune facture',
  columns: {
    invoice: 'Facture',
    date: 'Date',
    access: 'Accès, établissement',
    item: 'Article, service',
    finding: 'Constat',
    net: (currency) => `HT (${currency})`,
    atStake: (currency) => `En jeu (${currency})`,
    check: 'Contrôle',
    found: 'Points',
    overBilled: (currency) => `Trop facturé HT (${currency})`,
    owed: (currency) => `Restant dû HT (${currency})`,
  },
  line: (line) => `ligne ${line}`,
  on: (day) => `du ${day}`,
  overBilled: (amount) => `${amount} HT facturés en trop`,
  owed: (amount) => `${amount} HT qui vous restent dus`,
  sum: (sums) => `Total : ${sums}.`,
  requests: {
    credit: 'Nous vous demandons l’avoir correspondant.',
    site: 'Nous vous demandons de nous indiquer l’établissement que dessert cet accès ou, à défaut, d’émettre l’avoir correspondant.',
    invoice: 'Nous vous demandons une facture rectificative.',
    bill: 'Nous vous demandons de facturer ce qui vous reste dû.',
    'credit-note': 'Nous vous demandons de rectifier ces avoirs.',
    explanation: 'Nous vous demandons une explication ou une correction.',
  },
  annex: 'Annexe : les points en cause',
  recapitulation: 'Récapitulatif',
  inAll: 'Total',
  noSetOff:
    'Les montants sont hors taxes. Ce qui a été facturé en trop et ce qui vous reste dû sont indiqués séparément, sans compensation.',
  once: 'Ce que plusieurs contrôles relèvent sur une même ligne est un seul point, et n’est compté qu’une fois dans les totaux.',
  askedTitle: 'Ce que nous vous demandons',
  asked: {
    credit: (of) => (of.count === 1 ? `un avoir pour ${counted(of)}` : `des avoirs pour ${counted(of)}`),
    site: (of) =>
      of.count === 1
        ? `l’établissement que dessert l’accès de ${counted(of)}, ou un avoir`
        : `les établissements que desservent les accès de ${counted(of)}, ou des avoirs`,
    invoice: (of) =>
      of.count === 1
        ? `une facture rectificative pour ${counted(of)}`
        : `des factures rectificatives pour ${counted(of)}`,
    bill: (of) => `la facturation de ce qui vous reste dû pour ${counted(of)}`,
    'credit-note': (of) => `la rectification de ${counted(of)} d’avoir`,
    explanation: (of) => `une explication ou la correction de ${counted(of)}`,
  },
  closing: (contests) => [
    `Nous vous demandons de nous répondre avant le ${BLANK}, à ${BLANK} (nom, téléphone, courriel).`,
    ...(contests ? ['Dans l’attente, les montants facturés en trop sont contestés.'] : []),
    'Nous vous prions d’agréer, Madame, Monsieur, l’expression de nos salutations distinguées.',
  ],
  nothing: 'Rien à contester : il n’y a pas de lettre à écrire.',
  page: 'Page',
  of: 'sur',
};
