import type { Imputation } from '../../domain/imputation.ts';
import { type Access, type GrappeSite, MEASURE_SCALE, type Observation } from '../../domain/tables.ts';
import { BILLING_WORDS, CATEGORY_WORDS, FLOW_WORDS, SITE_TYPE_WORDS } from '../../forms/choices.ts';
import * as column from '../columns/columns.ts';
import { category, insee, price, siret, uai, validity, vatRate } from '../columns/common-columns.ts';
import { defineTable, since } from '../columns/table.ts';

export const members = defineTable({
  name: 'members',
  french: 'membres',
  required: true,
  schema: {
    member: column.memberId('membre', 'Identifier of the member', 'Identifiant du membre'),
    name: column.text('nom', 'Name, as printed on statements', 'Nom, tel qu’imprimé sur les états'),
    siret: siret(undefined, 'SIRET, with its key', 'SIRET, avec sa clé').optional(),
    service_code: column
      .code('code_service', 'Service code for invoicing', 'Code service de facturation')
      .optional(),
    joined_on: column
      .day('entree_le', 'First day in the group', 'Premier jour dans le groupement')
      .optional(),
    left_on: column.day('sortie_le', 'Last day in the group', 'Dernier jour dans le groupement').optional(),
  },
  range: ['joined_on', 'left_on'],
  key: ['member'],
});

export const sites = defineTable({
  name: 'sites',
  french: 'sites',
  required: true,
  schema: {
    site: column.ownId(undefined, 'Identifier of the site', 'Identifiant du site'),
    name: column.text('nom', 'Name', 'Nom'),
    type: column.choice(
      SITE_TYPE_WORDS,
      undefined,
      'Type of establishment, as France has them; any other, such as a library or a school elsewhere, is `other`',
      'Type d’établissement ; tout autre, comme une bibliothèque, est `autre`',
    ),
    member: column.memberReference('membre', 'The member that owns it', 'Le membre propriétaire'),
    uai: uai(undefined, 'UAI, with its key letter', 'UAI, avec sa lettre-clé').optional(),
    insee: insee(undefined, 'INSEE code of the commune', 'Code INSEE de la commune').optional(),
    commune: column.text(undefined, 'Commune', 'Commune').optional(),
    ...validity,
  },
  range: ['valid_from', 'valid_to'],
  key: ['site'],
});

export const grappes = defineTable({
  name: 'grappes',
  french: 'grappes',
  schema: {
    grappe: column.ownId(undefined, 'Identifier of the grappe', 'Identifiant de la grappe'),
    name: column.text('nom', 'Name, the same on all its rows', 'Nom, le même sur toutes ses lignes'),
    kind: column.text(
      'nature',
      '`cite_scolaire`, `grappe`, or a word of your own',
      '`cite_scolaire`, `grappe`, ou un mot de votre choix',
    ),
    site: column.siteReference(undefined, 'A site on the shared access', 'Un site sur l’accès partagé'),
    weight: column
      .decimal(MEASURE_SCALE, true, 'poids', 'Weight, for the key `weight`', 'Poids, pour la clé `weight`')
      .optional(),
    head: column
      .choice({ yes: 'oui', no: 'non' }, 'tete', 'Whether it is the head of the grappe', 'Tête de la grappe')
      .optional(),
    ...validity,
  },
  range: ['valid_from', 'valid_to'],
  key: ['grappe', 'site'],
  build: (row): GrappeSite => ({ ...row, head: row.head === 'yes' }),
});

export const measures = defineTable({
  name: 'measures',
  french: 'mesures',
  schema: {
    measure: column.id('mesure', 'Name of the measure (students, floor_area …)', 'Nom de la mesure'),
    site: column.siteReference(undefined, 'The site observed, or', 'Le site observé, ou').optional(),
    member: since(
      '0.2',
      column.memberReference('membre', 'The member observed', 'Le membre observé').optional(),
    ),
    as_of: column.day('constate_le', 'Day of the observation', 'Jour du constat'),
    value: column.decimal(MEASURE_SCALE, true, 'valeur', 'Value observed', 'Valeur constatée'),
    source: column.text(undefined, 'Where the value comes from', 'D’où vient la valeur').optional(),
  },
  either: ['site', 'member'],
  key: ['measure', 'site', 'member', 'as_of'],
  replacedByKey: true,
  build: (row): Observation => ({
    ...row,
    of: row.member === undefined ? 'site' : 'member',
    id: row.member ?? row.site ?? '',
  }),
});

export const accesses = defineTable({
  name: 'accesses',
  french: 'acces',
  schema: {
    access: column.ownId('acces', 'Identifier of the access', 'Identifiant de l’accès'),
    serves: column.serves(
      'dessert',
      'A site, a grappe, a member, or `*` for the whole group',
      'Un site, une grappe, un membre, ou `*` pour tout le groupement',
    ),
    item_code: column
      .id('code_article', 'Item of the price schedule', 'Article du bordereau des prix')
      .optional(),
    bandwidth_mbps: column
      .decimal(MEASURE_SCALE, true, 'debit_mbps', 'Bandwidth in Mbit/s', 'Débit en Mbit/s')
      .optional(),
    billed_to: column
      .memberReference('facture_a', 'The member that pays the operator', 'Le membre qui paie l’opérateur')
      .optional(),
    activated_on: column
      .day('mis_en_service_le', 'First day of service', 'Premier jour de service')
      .optional(),
    terminated_on: column.day('resilie_le', 'Last day of service', 'Dernier jour de service').optional(),
    alone: since(
      '0.2',
      column
        .choice(
          { yes: 'oui', no: 'non' },
          'seul',
          'Whether it serves the site alone, and not the grappe that contains it',
          'S’il dessert le site seul, et non la grappe qui le contient',
        )
        .optional(),
    ),
    ...validity,
  },
  range: ['valid_from', 'valid_to'],
  key: ['access'],
  build: (row): Access => ({ ...row, alone: row.alone === 'yes' }),
});

export const prices = defineTable({
  name: 'prices',
  french: 'prix',
  schema: {
    item_code: column.id('code_article', 'Item of the price schedule', 'Article du bordereau des prix'),
    label: column.text('libelle', 'What the item is', 'Désignation').optional(),
    category: category(CATEGORY_WORDS, 'Category of its lines', 'Catégorie').optional(),
    unit_price: price('prix_unitaire', 'Price in euros, without VAT', 'Prix en euros HT'),
    vat_rate: vatRate('taux_tva', 'VAT rate in percent', 'Taux de TVA en pour cent').optional(),
    billing: column.choice(BILLING_WORDS, 'facturation', 'How often it is billed', 'Périodicité').optional(),
    market: column.text('marche', 'The market it belongs to', 'Marché dont il relève').optional(),
    ...validity,
  },
  range: ['valid_from', 'valid_to'],
  key: ['item_code'],
  affectsNoShare: true,
});

export const imputations = defineTable({
  name: 'imputations',
  french: 'imputations',
  schema: {
    member: column.memberReference(
      'membre',
      'The member whose budget it is',
      'Le membre dont c’est le budget',
    ),
    flow: column
      .choice(
        { ...FLOW_WORDS, '*': undefined },
        'flux',
        '`paid` to the operator, `reimbursed` to a member, `recovered` from one; empty or `*`: any expense',
        '`paye` à l’opérateur, `rembourse` à un membre, `recouvre` d’un membre ; vide ou `*` : toute dépense',
      )
      .optional(),
    site_type: column
      .choice(
        { ...SITE_TYPE_WORDS, '*': undefined },
        undefined,
        'Type of the site; empty or `*`: any',
        'Type du site ; vide ou `*` : tous',
      )
      .optional(),
    category: category(
      { ...CATEGORY_WORDS, '*': undefined },
      'Category of the line; empty or `*`: any',
      'Catégorie ; vide ou `*` : toutes',
    ).optional(),
    chapter: column.code('chapitre', 'Budget chapter', 'Chapitre'),
    function: column.code('fonction', 'Budget function', 'Fonction'),
    nature: column.code(undefined, 'Budget nature', 'Nature'),
    engagement: column.code('n_engagement', 'Number of the commitment', 'Numéro d’engagement').optional(),
    ...validity,
  },
  range: ['valid_from', 'valid_to'],
  // `checks/imputations.ts` finds rows for the same amounts: `*` and empty are one there, and would be two in a key.
  key: [],
  affectsNoShare: true,
  build: (row): Imputation => ({
    ...row,
    flow: row.flow === '*' ? undefined : row.flow,
    siteType: row.siteType === '*' ? undefined : row.siteType,
    category: row.category === '*' ? undefined : row.category,
  }),
});
