/** Rows as the text of a CSV file in some style. */
import type { LayoutModel, Style, Table } from './model.ts';
import { fancyWord } from './words.ts';

const HEADERS: Readonly<Record<string, string>> = {
  member: 'membre',
  name: 'nom',
  service_code: 'code_service',
  joined_on: 'entree_le',
  left_on: 'sortie_le',
  valid_from: 'debut',
  valid_to: 'fin',
  kind: 'nature',
  weight: 'poids',
  head: 'tete',
  measure: 'mesure',
  as_of: 'constate_le',
  value: 'valeur',
  access: 'acces',
  serves: 'dessert',
  item_code: 'code_article',
  bandwidth_mbps: 'debit_mbps',
  billed_to: 'facture_a',
  activated_on: 'mis_en_service_le',
  terminated_on: 'resilie_le',
  alone: 'seul',
  flow: 'flux',
  category: 'categorie',
  chapter: 'chapitre',
  function: 'fonction',
  engagement: 'n_engagement',
  supplier: 'fournisseur',
  invoice_number: 'n_facture',
  invoice_date: 'date_facture',
  line_number: 'n_ligne',
  label: 'libelle',
  period_start: 'debut_periode',
  period_end: 'fin_periode',
  service_date: 'date_prestation',
  quantity: 'quantite',
  unit_price: 'prix_unitaire',
  net_amount: 'montant_ht',
  vat_rate: 'taux_tva',
  vat_amount: 'montant_tva',
  gross_amount: 'montant_ttc',
  original_invoice: 'facture_origine',
};
const WORDS: Readonly<Record<string, string>> = {
  training: 'formation',
  internal: 'interne',
  other: 'autre',
  yes: 'oui',
  no: 'non',
  subscription: 'abonnement',
  setup: 'frais_acces',
  usage: 'consommation',
  penalty: 'penalite',
};
const WORD_COLUMNS = ['type', 'site_type', 'category', 'head', 'alone', 'flow'];
const DATES = [
  'joined_on',
  'left_on',
  'valid_from',
  'valid_to',
  'as_of',
  'activated_on',
  'terminated_on',
  'invoice_date',
  'period_start',
  'period_end',
  'service_date',
];
const NUMBERS = [
  'weight',
  'value',
  'quantity',
  'unit_price',
  'net_amount',
  'vat_rate',
  'vat_amount',
  'gross_amount',
  'bandwidth_mbps',
];

/** `choice` tells rows apart, so that they write one word in several ways. */
interface Writing {
  readonly mark: '.' | ',';
  /** No mark is declared where both may stand. */
  readonly free: boolean;
  readonly choice: number;
}

export function tableText(
  { columns, rows, style }: Table,
  layout: LayoutModel | undefined,
  declared: '.' | ',' | undefined,
): string {
  const header = columns.map(
    (column) => layout?.columns?.[column] ?? (style.frenchHeaders ? HEADERS[column] : undefined) ?? column,
  );
  const mark = style.delimiter === ',' ? '.' : (declared ?? style.mark);
  const free = declared === undefined;
  const records = rows.map((row, choice) =>
    columns.map((column) => cellText(column, row[column] ?? '', style, { mark, free, choice })),
  );
  return recordsText([header, ...records], style);
}

export function cellText(
  column: string,
  value: string,
  style: Style,
  { mark, free, choice }: Writing,
): string {
  const written = DATES.includes(column)
    ? dateText(value, style)
    : NUMBERS.includes(column)
      ? numberText(value, style, mark, style.delimiter !== ',' && free)
      : WORD_COLUMNS.includes(column)
        ? wordText(value, style, choice)
        : value;
  return style.decomposed ? written.normalize('NFD') : written;
}

export function recordsText(records: readonly (readonly string[])[], style: Style): string {
  const eol = style.crlf ? '\r\n' : '\n';
  return (
    (style.bom ? '\uFEFF' : '') +
    records.map((cells) => cells.map((cell) => quoted(cell, style)).join(style.delimiter) + eol).join('')
  );
}

function wordText(value: string, style: Style, choice: number): string {
  if (style.fancyWords) return fancyWord(value, choice);
  return style.frenchWords ? (WORDS[value] ?? value) : value;
}

function quoted(cell: string, { delimiter, quoteAll }: Style): string {
  const needed = quoteAll || cell.includes(delimiter) || /["\r\n]/u.test(cell);
  return needed ? `"${cell.replaceAll('"', '""')}"` : cell;
}

function dateText(value: string, { frenchDates }: Style): string {
  return frenchDates ? value.replace(/^(\d{4})-(\d{2})-(\d{2})$/u, '$3/$2/$1') : value;
}

/** Where no mark is declared, exactly three decimals are ambiguous: one more zero says the same. */
function numberText(value: string, style: Style, mark: '.' | ',', undeclared: boolean): string {
  const parts = /^(-?)(\d+)(?:\.(\d+))?$/u.exec(value);
  if (!parts) return value;
  const [, sign = '', whole = '', decimals = ''] = parts;
  const padded = undeclared && decimals.length === 3 ? `${decimals}0` : decimals;
  const grouped = style.grouping === '' ? whole : whole.replace(/\B(?=(\d{3})+$)/gu, style.grouping);
  return `${sign}${grouped}${padded === '' ? '' : `${mark}${padded}`}`;
}
