/** Columns and enumerated values of DATA.md, with their French aliases. */
export interface Columns {
  readonly all: readonly string[];
  readonly required: readonly string[];
}

const columns = (required: string, optional: string): Columns => ({
  all: [...required.split(' '), ...optional.split(' ')],
  required: required.split(' '),
});

export const MEMBERS = columns('member name', 'siret service_code joined_on left_on');
export const SITES = columns('site name type member', 'uai insee commune valid_from valid_to');
export const GRAPPES = columns('grappe name kind site', 'weight head valid_from valid_to');
/** A row names a site or a member. */
export const MEASURES = columns('measure as_of value', 'site member source');
export const ACCESSES = columns(
  'access serves',
  'item_code bandwidth_mbps billed_to activated_on terminated_on alone valid_from valid_to',
);
export const IMPUTATIONS = columns(
  'member chapter function nature',
  'flow site_type category engagement valid_from valid_to',
);
export const INVOICES = columns(
  'invoice_number invoice_date line_number category net_amount vat_rate',
  'supplier access serves item_code label period_start period_end service_date quantity unit_price vat_amount gross_amount billed_to original_invoice',
);

const FRENCH: Readonly<Record<string, string>> = {
  membre: 'member',
  nom: 'name',
  code_service: 'service_code',
  entree_le: 'joined_on',
  sortie_le: 'left_on',
  debut: 'valid_from',
  fin: 'valid_to',
  poids: 'weight',
  tete: 'head',
  mesure: 'measure',
  constate_le: 'as_of',
  valeur: 'value',
  acces: 'access',
  dessert: 'serves',
  code_article: 'item_code',
  debit_mbps: 'bandwidth_mbps',
  facture_a: 'billed_to',
  mis_en_service_le: 'activated_on',
  resilie_le: 'terminated_on',
  seul: 'alone',
  flux: 'flow',
  categorie: 'category',
  chapitre: 'chapter',
  fonction: 'function',
  n_engagement: 'engagement',
  fournisseur: 'supplier',
  n_facture: 'invoice_number',
  date_facture: 'invoice_date',
  n_ligne: 'line_number',
  libelle: 'label',
  debut_periode: 'period_start',
  fin_periode: 'period_end',
  date_prestation: 'service_date',
  quantite: 'quantity',
  prix_unitaire: 'unit_price',
  montant_ht: 'net_amount',
  taux_tva: 'vat_rate',
  montant_tva: 'vat_amount',
  montant_ttc: 'gross_amount',
  facture_origine: 'original_invoice',
};

/** The canonical column that a header names in this table, if any. */
export function canonicalColumn(header: string, table: Columns): string | undefined {
  if (table.all.includes(header)) return header;
  if (table === GRAPPES && header === 'nature') return 'kind';
  const english = FRENCH[header];
  return english !== undefined && table.all.includes(english) ? english : undefined;
}

/** Words that people write in many ways: case, accents, spaces, hyphens and underscores do not count. */
export function fold(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[\p{Zs}\p{Pd}_]/gu, '');
}

/** The words of an enumeration: each is found in any writing of itself or of its French alias. */
export interface Words {
  /** The canonical word. */
  readonly get: (text: string) => string | undefined;
  /** All canonical words. */
  readonly all: readonly string[];
}

function wordsOf(canonical: readonly string[], aliases: Readonly<Record<string, string>> = {}): Words {
  const folded = new Map([
    ...canonical.map((word): [string, string] => [fold(word), word]),
    ...Object.entries(aliases).map(([alias, word]): [string, string] => [fold(alias), word]),
  ]);
  return { get: (text) => folded.get(fold(text)), all: canonical };
}

const enumeration = (english: string, french: Readonly<Record<string, string>> = {}): Words =>
  wordsOf(english.split(' '), french);

export const SITE_TYPES = enumeration('college lycee lycee_pro erea cfa training internal other', {
  formation: 'training',
  interne: 'internal',
  autre: 'other',
});
const FRENCH_CATEGORIES = {
  abonnement: 'subscription',
  frais_acces: 'setup',
  consommation: 'usage',
  penalite: 'penalty',
  autre: 'other',
};
export const CATEGORIES = enumeration('subscription service setup usage penalty other', FRENCH_CATEGORIES);
export const FLOWS = enumeration('paid reimbursed recovered', {
  paye: 'paid',
  rembourse: 'reimbursed',
  recouvre: 'recovered',
});
export const YES_NO = enumeration('yes no', { oui: 'yes', non: 'no' });

/** The built-in categories and those of `own_categories`. */
export function categoriesWith(own: ReadonlyMap<string, string>): Words {
  return wordsOf([...CATEGORIES.all, ...own.keys()], FRENCH_CATEGORIES);
}

/** The words of `share.by`. */
export const RESERVED_MEASURES = [
  'equal',
  'weight',
  'head',
  'accesses',
  'bandwidth',
  'fixed',
  'payer',
  'majority',
  'amounts',
  'mix',
  'sum',
  'product',
];
