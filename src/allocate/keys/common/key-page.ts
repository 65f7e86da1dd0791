import type { Language } from '../../../domain/language.ts';

/** What the reference says of a key besides its title and meaning. */
export interface KeyPage {
  /** A `share` as the convention writes it, in one line of YAML. */
  readonly example: string;
  /** What 100.00 come to under that share, by member, in the small group of the reference (docs/rules.md). */
  readonly figure: Readonly<Record<string, string>>;
  /** Other words under which people look for it, or that they write in its place. */
  readonly also?: readonly string[];
  readonly parameters: readonly ParameterPage[];
}

/** A parameter of a key: how it is written, and what it means with its default, or that it has none. */
export interface ParameterPage extends Readonly<Record<Language, string>> {
  readonly name: string;
  readonly written: string;
  /** Other words under which people look for it, or that they write in its place. */
  readonly also?: readonly string[];
}

const AS_OF: ParameterPage = {
  name: 'as_of',
  written: 'latest | period_end | { date: "10-01", year: previous }',
  en: 'The day whose observation counts; it must be given. `latest`: the day of service itself; it also needs `max_age_days`. `period_end`: the last day of the line, for what is measured over its period; the observation must be dated within it. A date of a year: `current`, `previous` or `penultimate` to the year of the day, `school_current` or `school_previous` for school years (1 September to 31 August).',
  fr: 'Le jour dont le constat compte ; il faut le dire. `latest` : le jour du service même ; écrivez `max_age_days` à côté. `period_end` : le dernier jour de la ligne, pour ce qui se mesure sur sa période ; le constat doit en dater. Une date d’une année : `current`, `previous` ou `penultimate` par rapport à l’année du jour, `school_current` ou `school_previous` pour les années scolaires (1er septembre au 31 août).',
};

export const MEASURE_PARAMETERS: readonly ParameterPage[] = [
  AS_OF,
  {
    name: 'max_age_days',
    written: '366 | none',
    also: ['age', 'stale', 'ancien'],
    en: 'How many days before the reference day an observation may be; `none`: any number. Default 366 with a date, and an observation of the same date a year before is then reported; required with `latest`; not with `period_end`.',
    fr: 'De combien de jours un constat peut précéder le jour de référence ; `none` : sans limite. Par défaut 366 avec une date, et un constat de la même date un an plus tôt est alors signalé ; à indiquer avec `latest` ; jamais avec `period_end`.',
  },
  {
    name: 'years',
    written: '4',
    also: ['mean', 'average', 'rolling', 'moyenne', 'lissage'],
    en: 'The number of years of which the mean is taken: the observations in force on the date and on the same date of the years before. Only with a date. Default 1.',
    fr: 'Le nombre d’années dont on fait la moyenne : les constats en vigueur à la date et à la même date des années précédentes. Seulement avec une date. Par défaut 1.',
  },
  {
    name: 'at_least',
    written: '5',
    also: ['min', 'minimum', 'floor', 'least', 'plancher', 'moins'],
    en: 'The least that a value counts for, in the unit of the measure: neither an amount nor a part of the cost. No default.',
    fr: 'Le minimum retenu, quel que soit le constat, dans l’unité de la mesure : ni un montant, ni une part de la dépense. Sans valeur par défaut.',
  },
  {
    name: 'at_most',
    written: '1000',
    also: ['max', 'maximum', 'cap', 'ceiling', 'most', 'plafond', 'plus'],
    en: 'The most that a value counts for, in the unit of the measure. No default.',
    fr: 'Le maximum retenu, dans l’unité de la mesure. Sans valeur par défaut.',
  },
  {
    name: 'bands',
    written: '{ 0: 1, 1000: 2, 5000: 3 }',
    also: [
      'tiers',
      'tier',
      'band',
      'bracket',
      'classes',
      'tranches',
      'tranche',
      'paliers',
      'strates',
      'barème',
    ],
    en: 'Bands: any value from one bound up to the next counts for the number beside the bound (here 999 counts for 1, 1000 for 2); applied after `at_least` and `at_most`, before `times`. A value below the first bound is an error. Without it a value counts as it is.',
    fr: 'Des tranches de la valeur : à partir de chaque valeur, jusqu’à la suivante, elle compte pour le nombre indiqué à côté (ici 999 compte pour 1, 1000 pour 2), où qu’elle soit dans la tranche ; après `at_least` et `at_most`, avant `times`. Une valeur sous la première est une erreur. Sans elles, une valeur compte telle quelle.',
  },
];

export const SITE_MEASURE_PARAMETERS: readonly ParameterPage[] = [
  ...MEASURE_PARAMETERS,
  {
    name: 'times',
    written: '{ lycee: 3/2 }',
    also: ['coefficient', 'weighting', 'factor', 'ponderation', 'pondération'],
    en: 'Factors for the value of a site, by type of site; a type that is not named counts once. Default: 1.',
    fr: 'Par quoi la valeur d’un site est multipliée, selon son type ; un type qui n’est pas nommé compte une fois. Par défaut : une fois chacun.',
  },
];

export const PER_MEMBER: ParameterPage = {
  name: 'per',
  written: 'member',
  en: 'Says that the measure is one of members, not of sites. Required.',
  fr: 'Dit que la mesure est celle des membres, non des sites. Obligatoire.',
};
