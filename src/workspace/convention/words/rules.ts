import { KEYS } from '../../../allocate/keys/list.ts';
import type { Language } from '../../../domain/language.ts';
import { itemsIn } from '../../../text/joined.ts';
import { KEY_PART_SECTIONS } from './key-parts.ts';
import type { Section, SettingPages } from './page.ts';
import { CONDITIONS_WORKED, RULES_WORKED } from './worked/rules.ts';

/** The keys of a rule. */
export const RULE_PAGES = {
  id: {
    written: 'cite-scolaire',
    en: 'Its name: unique, not `own`, and without a `+`; it is printed on every row. Required.',
    fr: 'Son nom, unique, ni `own` ni avec un `+` ; il est imprimé sur chaque ligne. Obligatoire.',
    errors: ['id-invalid', 'id-invisible', 'rule-id-repeated', 'rule-id-reserved'],
  },
  article: {
    written: '"Article 6.1"',
    en: 'The article of the convention on which it is based, printed on every row. May be left out.',
    fr: 'L’article de la convention qui la fonde, imprimé sur chaque ligne. Facultatif.',
  },
  title: {
    written: '"Cités scolaires : au prorata des élèves"',
    also: ['intitulé', 'titre'],
    en: 'Its name in explanations and statements. May be left out.',
    fr: 'Son intitulé dans les explications et les états. Facultatif.',
  },
  from: {
    written: '2025-07-01',
    also: itemsIn(`
      début, depuis, du, phase, phase-in, phased, gradual, progressif, progressive, transition, étapes,
      etapes`),
    en: 'The first day on which it applies. Without it: no beginning.',
    fr: 'Le premier jour où elle s’applique. Sans lui : pas de début.',
    errors: ['range-reversed', 'day-far', 'rules-overlap', 'rules-gap'],
  },
  to: {
    written: '2029-06-30',
    also: ['fin', 'jusqu’au', 'au'],
    en: 'The last day on which it applies. Without it: no end.',
    fr: 'Le dernier jour où elle s’applique. Sans lui : pas de fin.',
    errors: ['range-reversed', 'day-far', 'rules-overlap', 'rules-gap'],
  },
  applies_to: {
    written: '{ target: grappe, kinds: [cite_scolaire], categories: [subscription] }',
    also: ['s’applique à', 'conditions'],
    en: 'Which lines it shares: those that meet all the conditions given. Without it: every line that serves a grappe.',
    fr: 'Quelles lignes elle répartit : toutes les conditions données doivent être remplies. Sans elle : toute ligne qui dessert une grappe.',
    errors: ['rule-hidden', 'rule-never-applies', 'no-rule'],
  },
  share: {
    written: '{ by: equal, per: site }',
    also: ['partage', 'répartition', 'clé'],
    en: 'By which key the cost is shared. Required.',
    fr: 'Comment la dépense est répartie : selon quelle clé. Obligatoire.',
  },
  billed_to: {
    written: 'largest_share',
    also: itemsIn(`
      largest, largest_share, payer, pays, majority, majorité, majorite, paie, payeur, pilote,
      maître d’ouvrage`),
    en: 'Who pays the operator if neither the line nor its access says so: the member with the largest share of the line, to which the others owe theirs; a tie is an error. Without it: the `billed_to` at the top of the file.',
    fr: 'Qui paie l’opérateur, quand ni la ligne ni son accès ne le dit : le membre qui a la plus grande part de la ligne, à qui les autres doivent la leur ; une égalité est une erreur. Sans lui : le `billed_to` du début du fichier.',
    errors: ['billed-to-tie'],
  },
} as const satisfies SettingPages;

/** The words of `by`, each with its meaning without `per`. */
function keysInWords(language: Language): string {
  return KEYS.flatMap(({ word, perByDefault, words }) => {
    const { title } = words[language];
    const meaning = title.charAt(0).toLowerCase() + title.slice(1);
    return word === undefined || !perByDefault ? [] : [`\`${word}\` (${meaning})`];
  }).join(', ');
}

/** The keys that every `share` has, whatever its `by`. */
export const SHARE_PAGES = {
  by: {
    written: 'equal | fixed | mix | …',
    also: ['clé', 'selon'],
    en: `The key: ${keysInWords('en')}, or the name of a measure of yours, such as students. Required.`,
    fr: `La clé : ${keysInWords('fr')}, ou le nom d’une de vos mesures, comme students (les élèves). Obligatoire.`,
    errors: ['measure-unknown', 'measure-reserved'],
  },
  per: {
    written: 'site | member',
    en: 'Between whom: the sites, each paid by its owner, or the members. Only with `equal` (default `member`), and with a measure, `sum` or `product`, where only `member` is allowed: without it, measures are those of sites.',
    fr: 'Entre qui : les sites, chacun payé par son propriétaire, ou les membres. Seulement avec `equal` (par défaut `member`), et avec une mesure, `sum` ou `product`, où seul `member` est admis : sans lui, les mesures sont celles des sites.',
    errors: ['measure-of-members', 'measure-of-sites'],
  },
  over: {
    written: '{ site_types: [lycee], members: [CEA] }',
    en: 'For the target `group` only: which part of the group takes part. Beside the top `by` of a rule, or in a part of a mix at the top. Without it: everyone.',
    fr: 'Pour la cible `group` seulement : qui est concerné dans le groupement. À côté du premier `by` d’une règle, ou dans une part de la combinaison que ce `by` désigne. Sans lui : tout le monde.',
    errors: ['key-target', 'over-site-types', 'member-unknown'],
  },
} as const satisfies SettingPages;

/** The keys of a rule besides its share. */
export const RULE_SECTIONS: readonly Section[] = [
  { title: { en: 'A rule', fr: 'Une règle' }, paths: [['rules']], pages: RULE_PAGES, worked: RULES_WORKED },
  {
    title: {
      en: 'Which lines a rule shares: `applies_to`',
      fr: 'Quelles lignes une règle répartit : `applies_to`',
    },
    paths: [['rules', 'applies_to']],
    pages: {
      target: {
        written: 'site | grappe | group',
        also: ['cible'],
        en: 'What the line serves: one site; a grappe, which is several sites on one access (the default); or the whole group (`*` in `serves`). A line that serves a member needs no rule.',
        fr: 'Ce que dessert la ligne : un seul site ; une grappe, c’est-à-dire plusieurs sites sur un accès (par défaut) ; ou tout le groupement (`*` dans `dessert`). Une ligne qui dessert un membre n’a besoin d’aucune règle.',
        errors: ['key-target'],
      },
      kinds: {
        written: '[cite_scolaire]',
        also: ['nature', 'natures'],
        en: 'Grappes of these kinds (column `kind` of grappes.csv), built in or your own; case, accents, spaces and hyphens do not count. Only for the target grappe.',
        fr: 'Les grappes de ces natures (colonne `nature` de grappes.csv), prévues par grappe ou de votre choix ; casse, accents, espaces et traits d’union ne comptent pas. Seulement pour la cible `grappe`.',
        errors: ['key-target', 'rule-never-applies'],
      },
      grappes: {
        written: '[G-STENAY]',
        en: 'These grappes, by identifier. Only for the target `grappe`.',
        fr: 'Ces grappes, par leur identifiant. Seulement pour la cible `grappe`.',
        errors: ['key-target', 'grappe-unknown'],
      },
      sites: {
        written: '[0550020Y]',
        en: 'Every site that takes part is one of these, by its identifier in sites.csv.',
        fr: 'Chaque site concerné est l’un de ceux-ci, par son identifiant dans sites.csv.',
        errors: ['site-unknown', 'rule-never-applies'],
      },
      site_types: {
        written: '[college, lycee]',
        en: 'Every site that takes part is of one of these types: `college`, `lycee`, `lycee_pro`, `erea`, `cfa`, `training`, `internal`, `other`.',
        fr: 'Chaque site concerné est de l’un de ces types : `college`, `lycee`, `lycee_pro`, `erea`, `cfa`, `formation`, `interne`, `autre`.',
        errors: ['rule-never-applies'],
      },
      categories: {
        written: '[subscription, service]',
        en: 'Lines of these categories: `subscription`, `service`, `setup`, `usage`, `penalty`, `other`, or one of `own_categories`.',
        fr: 'Les lignes de ces catégories : `abonnement`, `service`, `frais_acces`, `consommation`, `penalite`, `autre`, ou l’une d’`own_categories`.',
      },
      suppliers: {
        written: '["34305956400959"]',
        also: ['fournisseur', 'fournisseurs'],
        en: 'Lines of these suppliers, as written in the column `supplier`: whole texts, no `*`.',
        fr: 'Les lignes de ces fournisseurs, tels que la colonne `fournisseur` les écrit : textes entiers, sans `*`.',
        errors: ['condition-missed', 'id-invisible', 'supplier-pattern'],
      },
      item_codes: {
        written: '["FTTO-*"]',
        also: ['article', 'articles', 'code article', 'codes article'],
        en: 'Lines with these item codes; `*` stands for any characters, `?` for one.',
        fr: 'Les lignes de ces codes article ; `*` remplace des caractères quelconques, `?` un seul.',
        errors: ['condition-missed', 'id-invisible'],
      },
    },
    unsaid: 'kinds grappes sites site_types categories suppliers item_codes',
    without: {
      en: 'A condition that is left out does not restrict anything.',
      fr: 'Une condition absente ne restreint rien.',
    },
    worked: CONDITIONS_WORKED,
  },
];

/** The keys in a `share` of any `by`; paths begin there. */
export const SHARE_SECTIONS: readonly Section[] = [
  { title: { en: 'In every `share`', fr: 'Dans chaque `share`' }, paths: [[]], pages: SHARE_PAGES },
  {
    title: { en: 'In `over`', fr: 'Dans `over`' },
    paths: [['over']],
    pages: {
      site_types: {
        written: '[lycee, lycee_pro]',
        en: 'Only sites of these types. Not with a key between members.',
        fr: 'Seulement les sites de ces types. Pas avec une clé entre membres.',
        errors: ['over-site-types'],
      },
      members: {
        written: '[CEA, REGION]',
        also: ['membres'],
        en: 'Only these members, and their sites.',
        fr: 'Seulement ces membres, et leurs sites.',
        errors: ['member-unknown', 'over-left-behind'],
      },
    },
    unsaid: 'site_types members',
    without: { en: 'What is left out narrows nothing.', fr: 'Ce qui est absent ne restreint rien.' },
  },
  ...KEY_PART_SECTIONS,
];
