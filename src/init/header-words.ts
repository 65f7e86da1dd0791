import { itemsIn } from '../text/joined.ts';
import { plainText } from '../text/plain-form.ts';
import type { InvoiceColumn } from '../workspace/tables/invoice-lines.ts';

/** What networks of electricity, gas and water call an access. */
const POINTS = itemsIn(`
  pdl, pce, prm, pdl pce, pce pdl, prm pce, pdl prm pce, point de livraison, points de livraison,
  point de comptage, points de comptage, rae, delivery point, metering point, supply point, meter point`);

/** Words before the name of a thing that make it the column of its numbers. */
const NUMBER_OF = itemsIn(`
  n, no, numero, n de, numero de, n du, numero du, ref, reference, reference du, code, id, identifiant,
  identifiant du`);

/**
 * Usual headers of the columns of an invoice, in the form of {@link plainHeader}. Amounts have none: their columns are
 * never guessed, since a wrong one would be charged.
 */
export const USUAL_HEADERS = {
  supplier: ['fournisseur', 'operateur', 'prestataire', 'emetteur', 'siret fournisseur', 'siret emetteur'],
  invoice_number: itemsIn(`
    facture, n facture, facture n, facture no, no facture, num facture, numero facture, n de facture, ref facture, piece,
    n piece, n de piece, numero de piece, numero de facture, n de la facture, reference facture,
    invoice number, invoice no, invoice, n avoir, numero avoir, n d avoir, numero d avoir, n de l avoir,
    credit note number, credit note no, inv no, invoice ref, invoice reference, bill number, bill no`),
  invoice_date: itemsIn(`
    date facture, date de facture, date de la facture, date d emission, date emission, date facturation,
    date de facturation, invoice date, date, date avoir, date de l avoir, date d avoir, date piece, date de piece,
    date de la piece, date document, date du document, emise le, emis le, facture emise le, facturee le, facture du,
    date d emission de la facture, date emission facture, date of invoice, bill date, document date`),
  line_number: itemsIn(`
    ligne, n ligne, no ligne, num ligne, numero ligne, n de ligne, numero de ligne, n de la ligne, rang,
    poste, line, line number, line no, line item`),
  access: [
    ...itemsIn(`
    acces, ref acces, reference acces, reference de l acces, id acces, identifiant acces,
    identifiant de l acces, n acces, n d acces, numero acces, numero d acces, code acces, lien, ref lien,
    reference lien, id lien, identifiant lien, id service, ref service, liaison, ref liaison,
    reference liaison, id liaison, identifiant liaison, n liaison, reference service, identifiant service,
    nd, circuit, ref circuit, reference circuit, id circuit, identifiant circuit, n circuit, n de circuit,
    numero de circuit, n lien, n de lien, n de liaison, access, access id, access ref, circuit id, service id,
    circuit number, circuit no, connection, connection id, connection ref, line id`),
    ...POINTS.flatMap((point) => [point, ...NUMBER_OF.map((word) => `${word} ${point}`), `${point} id`]),
  ],
  serves: itemsIn(`
    beneficiaire, destinataire, site, site desservi, uai, code uai, rne, uai rne, site uai, uai site,
    uai du site, uai de l etablissement, code site`),
  item_code: itemsIn(`
    article, code article, ref article, reference article, code produit, ref produit, reference produit,
    code prestation, code offre, code tarif, item, item code, sku, service code, product code, item number, item no,
    price code, tariff code, charge code`),
  label: itemsIn(`
    libelle, designation, description, intitule, prestation, produit, detail, label, libelle ligne,
    libelle article, libelle produit, libelle prestation, libelle du service, designation du service,
    designation de la prestation, libelle de la prestation, service, texte, charge description, item description,
    line description, product description, service description, details, narrative, particulars`),
  category: ['categorie', 'category'],
  period_start: itemsIn(`
    du, debut, date debut, date de debut, debut periode, debut de periode, periode du,
    debut de la periode, date debut periode, debut facturation, date debut facturation, periode debut, from, from date, start,
    start date, period start, period from, service from, billed from, charged from`),
  period_end: itemsIn(`
    au, fin, date fin, date de fin, fin periode, fin de periode, periode au, until, fin de la periode,
    date fin periode, fin facturation, date fin facturation, periode fin, to, to date, end, end date,
    period end, period to, service to, billed until, charged to`),
  service_date: itemsIn(`
    date prestation, date de prestation, date de la prestation, date intervention, date d intervention,
    date de l intervention, date de mise en service, service date`),
  quantity: ['quantite', 'qte', 'qt', 'nombre', 'nb', 'quantity', 'qty'],
  unit_price: [],
  net_amount: [],
  vat_rate: [
    'taux tva',
    'taux de tva',
    'taux',
    'taux tva pct',
    'tva pct',
    'pct tva',
    'vat rate',
    'vat pct',
    'rate of vat',
  ],
  vat_amount: [],
  gross_amount: [],
  billed_to: itemsIn(`
    facture a, client facture, payeur, membre payeur, collectivite payeuse, paye par, billed to, payer, paid by,
    paying member`),
  original_invoice: itemsIn(`
    facture origine, facture d origine, n facture origine, n facture d origine, numero facture d origine,
    numero de facture d origine, ref facture origine, reference facture d origine, facture initiale,
    n facture initiale, piece d origine, piece origine, avoir sur, avoir sur facture, sur facture, facture concernee, facture corrigee,
    facture rectifiee, facture annulee, original invoice, original invoice no, original invoice number,
    invoice credited, credited invoice`),
} satisfies Record<InvoiceColumn, readonly string[]>;

const BUILDING = itemsIn(`
  code batiment, code bat, code du batiment, id batiment, identifiant batiment, n batiment, ref batiment,
  reference batiment, batiment desservi`);

/** Headers that are used for a column if none of its usual ones is there. */
export const LESSER_HEADERS: Readonly<Record<string, readonly string[]>> = {
  item_code: ['offre', 'offre souscrite', 'reference offre', 'ref offre', 'formule', 'offer', 'plan'],
  label: ['service', 'services', 'objet'],
  grappe: ['code'],
  site: BUILDING,
  serves: BUILDING,
};

/** Words in the header of a possible amount: shown for a decision, never taken. */
export const AMOUNT_HINTS = {
  unit_price: /\b(p ?u|unit|unitaire|unit price)\b/,
  gross_amount: /\b(ttc|gross|toutes taxes)\b/,
  // `TVA (20 %)` is of amounts at that rate, `TVA %` of rates; a code is neither.
  vat_amount: /^(?!.*\b(taux|rate|code)\b)(?!.*(?<!\d )\bpct\b).*\b(tva|vat)\b/,
  net_amount: /\b(ht|hors taxes?|net|montant|total|prix|amount|price)\b/,
} as const;

/** Words for a pair of columns, one of charges and one of credits. */
export const SPLIT_HINTS = { charge: /\b(debit|charge)\b/, credit: /\b(credit|avoir)\b/ } as const;

/** Words that exports abbreviate. */
const ABBREVIATIONS: ReadonlyMap<string, string> = new Map([
  ['dt', 'date'],
  ['etab', 'etablissement'],
  ['etabl', 'etablissement'],
  ['fact', 'facture'],
  ['lig', 'ligne'],
  ['mnt', 'montant'],
  ['mt', 'montant'],
  ['tx', 'taux'],
]);

/** The mark of a note below the list: `Date de retrait (2)`, `Population*`. */
const NOTE_MARK = /\s*(?:\(\d\)|[*¹²³]+)\s*$/u;

/** Initials with points: `H.T.`, `T.V.A`. */
const INITIALS = /(?<!\p{L})\p{L}(?:\.\p{L})+(?!\p{L})/gu;

/**
 * A header as {@link plainText}, with its words separated and in full: `N° de Fact.` becomes `n de facture`, `VATRate`
 * becomes `vat rate`, `Montant H.T.` becomes `montant ht`, and `Date de retrait (2)`, with the mark of a note, `date de
 * retrait`.
 */
export function plainHeader(header: string): string {
  const whole = header.replace(NOTE_MARK, '').replace(INITIALS, (letters) => letters.replaceAll('.', ''));
  const spaced = whole.replace(/(\p{Ll})(?=\p{Lu})|(\p{Lu})(?=\p{Lu}\p{Ll})/gu, '$1$2 ');
  return plainText(spaced).replace(/[a-z]+/g, (word) => ABBREVIATIONS.get(word) ?? word);
}
