import type { Section } from './page.ts';
import { KEYS_WORKED } from './worked/keys.ts';

/** The keys within the parameters of a key, and examples of all parameters. */
export const KEY_PART_SECTIONS: readonly Section[] = [
  {
    title: { en: 'In `as_of`, for a date', fr: 'Dans `as_of`, pour une date' },
    paths: [['as_of'], ['of', 'as_of'], ['divided_by', 'as_of']],
    pages: {
      date: {
        written: '"10-01"',
        en: 'The month, then the day, in quotes: `"10-01"` is 1 October, and `"02-29"` the last day of February. Required.',
        fr: 'Le mois, puis le jour, entre guillemets : `"10-01"` est le 1er octobre, et `"02-29"` le dernier jour de février. Obligatoire.',
        errors: ['reference-day-future', 'month-day-swapped'],
      },
      year: {
        written: 'current | previous | penultimate | school_current | school_previous',
        also: ['année'],
        en: 'The year, counted from the day of service: the same year, the one before, two before; or the school year (1 September to 31 August) of that day, or the one before. Required.',
        fr: 'De quelle année, vue du jour du service : cette année, la précédente, l’avant-dernière ; ou l’année scolaire (du 1er septembre au 31 août) de ce jour, ou la précédente. Obligatoire.',
      },
    },
  },
  {
    title: { en: 'In each part of a `mix`', fr: 'Dans chaque part d’un `mix`' },
    paths: [['of']],
    pages: {
      part: {
        written: '60 | 33.5 | 1/3 | 50 %',
        en: 'The part of the cost; all parts add up to exactly 1, or to exactly 100. Required.',
        fr: 'Quelle fraction de la dépense ; les parts font exactement 1, ou exactement 100. Obligatoire.',
        errors: ['mix-sum'],
      },
      share: {
        written: '{ by: equal }',
        en: 'The key for this part: any key, another mix included. Required.',
        fr: 'La clé de cette part : n’importe laquelle, une autre combinaison comprise. Obligatoire.',
      },
    },
  },
  {
    title: {
      en: 'In each measure of a `sum` or a `product`',
      fr: 'Dans chaque mesure d’un `sum` ou d’un `product`',
    },
    paths: [['of'], ['divided_by']],
    pages: {
      measure: {
        written: 'students',
        also: ['mesure'],
        en: 'Its name in measures.csv: a measure of sites, or with `per: member` one of members. Required.',
        fr: 'Son nom dans measures.csv : une mesure des sites, ou avec `per: member` une mesure des membres. Obligatoire.',
        errors: ['measure-unknown', 'measure-of-members', 'measure-of-sites'],
      },
      coefficient: {
        written: '5 | 0.5 | 1/2 | -1',
        en: 'Only in a `sum`: the factor for this measure (for a factor by type of site, see `times`); -1 subtracts it. Default 1.',
        fr: 'Seulement dans un `sum` : par quoi cette mesure est multipliée (selon le type du site : `times`) ; -1 la retranche. Par défaut 1.',
        errors: ['sum-negative'],
      },
      as_of: {
        written: 'latest | period_end | { date: "10-01", year: previous }',
        en: 'The day whose observation counts, as for a measure used as the key; it must be given.',
        fr: 'Le jour dont le constat compte, comme là où la mesure est la clé ; il faut le dire.',
      },
      max_age_days: {
        written: '366 | none',
        en: 'How old the observation may be, as for a measure used as the key. Default 366 with a date.',
        fr: 'De combien de jours le constat peut dater, comme là où la mesure est la clé. Par défaut 366 avec une date.',
      },
      years: {
        written: '4',
        en: 'The number of years of which the mean is taken. Default 1.',
        fr: 'Le nombre d’années de cette mesure dont on fait la moyenne. Par défaut 1.',
      },
      at_least: {
        written: '5',
        en: 'The least that this measure counts for. No default.',
        fr: 'Le minimum retenu pour cette mesure. Sans valeur par défaut.',
      },
      at_most: {
        written: '1000',
        en: 'The most that this measure counts for. No default.',
        fr: 'Le maximum retenu pour cette mesure. Sans valeur par défaut.',
      },
      bands: {
        written: '{ 0: 1, 1000: 2, 5000: 3 }',
        en: 'Bands of the value, as for a measure used as the key. Without it, the value counts as it is.',
        fr: 'Les tranches de cette mesure, et ce pour quoi chacune compte, comme là où elle est la clé. Sans elles, pour sa valeur.',
        errors: ['below-bands'],
      },
      times: {
        written: '{ lycee: 3/2 }',
        en: 'Factors for this measure of a site, by type of site. Default: 1.',
        fr: 'Par quoi cette mesure d’un site est multipliée, selon le type du site. Par défaut : une fois chacun.',
      },
    },
  },
  { title: { en: 'Keys at work', fr: 'Les clés à l’œuvre' }, paths: [], pages: {}, worked: KEYS_WORKED },
];
