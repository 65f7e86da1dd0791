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
export const MEASURES = columns('measure site as_of value', 'source');
export const ACCESSES = columns(
  'access serves',
  'item_code bandwidth_mbps billed_to activated_on terminated_on valid_from valid_to',
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

type Enumeration = ReadonlyMap<string, string>;

const enumeration = (english: string, french: Readonly<Record<string, string>> = {}): Enumeration =>
  new Map([...english.split(' ').map((word): [string, string] => [word, word]), ...Object.entries(french)]);

export const SITE_TYPES = enumeration('college lycee lycee_pro erea cfa training internal other', {
  formation: 'training',
  interne: 'internal',
  autre: 'other',
});
export const CATEGORIES = enumeration('subscription service setup usage penalty other', {
  abonnement: 'subscription',
  frais_acces: 'setup',
  consommation: 'usage',
  penalite: 'penalty',
  autre: 'other',
});
export const FLOWS = enumeration('paid reimbursed recovered');
export const HEADS = enumeration('yes no', { oui: 'yes', non: 'no' });

export const RESERVED_MEASURES = ['equal', 'weight', 'head', 'fixed', 'payer', 'majority', 'mix'];
