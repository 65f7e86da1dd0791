import type { Section } from './page.ts';
import { CYCLES_WORKED, MARKETS_WORKED, RECONCILE_WORKED } from './worked/reconcile.ts';

/** The keys of `reconcile`, and those within them. */
export const RECONCILE_SECTIONS: readonly Section[] = [
  {
    title: { en: 'In `reconcile`', fr: 'Dans `reconcile`' },
    paths: [['reconcile']],
    pages: {
      tolerance: {
        written: '0.05',
        en: 'How far an amount may be off, in euros, before it is reported. Default 0.01.',
        fr: 'De combien un montant peut s’écarter avant d’être relevé, en euros. Par défaut 0.01.',
      },
      variance: {
        written: '2%',
        en: 'How far the amount of an access may differ from its previous one. Default 2%.',
        fr: 'De combien le montant d’un accès peut s’écarter du précédent. Par défaut 2 %.',
      },
      cycle: {
        written: '{ start_day: 1, basis: actual }',
        en: 'The billing cycle of the operators. Default: calendar months. A layout may have its own.',
        fr: 'Le cycle de facturation des opérateurs. Par défaut : les mois civils. Une disposition peut régler le sien.',
      },
      markets: {
        written: '{ "2025": { from: 2025-07-01, to: 2029-06-30 } }',
        en: 'The days of each market that prices.csv names; a service outside them is reported.',
        fr: 'Les jours de chaque marché que nomme prices.csv ; un service en dehors est relevé.',
        errors: ['range-reversed'],
      },
      severity: {
        written: '{ period-gap: off }',
        en: 'The severity of the findings of a check: `error`, `warning`, `info`, or `off`. `grappe reconcile --list` shows the checks and their defaults.',
        fr: 'La gravité des écarts d’un contrôle : `error`, `warning`, `info`, ou `off` (aucun). `grappe reconcile --list` montre les contrôles et leurs valeurs par défaut.',
      },
      letter: {
        written: '{ place: Metz, signed_by: "La directrice du numérique" }',
        en: 'Who writes the letters of dispute, and to whom. What is not given is left as dots.',
        fr: 'Qui écrit les lettres de contestation, et à qui. Ce qui n’est pas dit reste en pointillés.',
      },
    },
    unsaid: 'markets letter',
    worked: RECONCILE_WORKED,
  },
  {
    title: { en: 'In `cycle`', fr: 'Dans `cycle`' },
    paths: [
      ['reconcile', 'cycle'],
      ['invoices', 'cycle'],
    ],
    pages: {
      start_day: {
        written: '29',
        en: 'The day of the month on which a cycle begins, 1 to 31; where a month lacks that day, it begins on the 1st of the next. Required.',
        fr: 'Le jour du mois où commence un cycle, de 1 à 31 ; si le mois n’a pas ce jour, il commence le 1er du suivant. Obligatoire.',
      },
      basis: {
        written: 'actual | 30',
        en: 'What a part of a cycle is a fraction of: the days of the cycle (`actual`, the default), or a month of thirty days.',
        fr: 'À quoi se rapporte une partie de cycle : ses jours (`actual`, par défaut), ou des mois de trente jours.',
      },
    },
    worked: CYCLES_WORKED,
  },
  {
    title: { en: 'In each of `markets`', fr: 'Dans chacun des `markets`' },
    paths: [['reconcile', 'markets', '*']],
    pages: {
      from: {
        written: '2025-07-01',
        en: 'Its first day. Without it: no beginning.',
        fr: 'Son premier jour. Sans lui : depuis toujours.',
        errors: ['range-reversed', 'day-far'],
      },
      to: {
        written: '2029-06-30',
        en: 'Its last day. Without it: no end.',
        fr: 'Son dernier jour. Sans lui : sans fin.',
        errors: ['range-reversed', 'day-far'],
      },
    },
    worked: MARKETS_WORKED,
  },
  {
    title: { en: 'In `letter`', fr: 'Dans `letter`' },
    paths: [['reconcile', 'letter']],
    pages: {
      place: { written: 'Metz', en: 'Where it is written.', fr: 'Le lieu où elle est écrite.' },
      from: {
        written: '["Région Exemple", "57000 Metz"]',
        en: 'The sender, line by line. Default: the name of the coordinator.',
        fr: 'L’expéditeur, ligne à ligne. Par défaut : le nom du coordonnateur.',
      },
      signed_by: {
        written: '"La directrice du numérique"',
        en: 'Who signs. Default: the first line of the sender.',
        fr: 'Qui signe. Par défaut : la première ligne de l’expéditeur.',
      },
      to: {
        written: '{ "34305956400959": ["Opérateur", "75000 Paris"] }',
        en: 'Supplier: the addressee, line by line.',
        fr: 'Fournisseur : le destinataire, ligne à ligne.',
      },
    },
    unsaid: 'place to',
  },
];
