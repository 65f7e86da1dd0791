import type { Language } from '../domain/language.ts';

/** A convention to complete: what the group must decide has no value yet, with the choices next to it. */
export const CONVENTION_TEMPLATE: Readonly<Record<Language, string>> = {
  fr: `# La convention du groupement, telle que grappe l’applique. Chaque règle est datée et cite son article.
# title: "Groupement de commandes, accès internet, marché 2025"   # imprimé sur les états, et dans l’objet des titres
# reference: { deliberation: "…", signed_on: 2025-06-20, legal_basis: "CCP art. L2113-6 à L2113-8" }
# coordinator: MEMBRE          # l’identifiant d’un membre
# billed_to: MEMBRE            # qui paie l’opérateur quand ni la ligne ni l’accès ne le disent
currency: EUR
locale: fr
numbers: { decimal: "," }      # la virgule décimale des tables, sans laquelle 1,234 serait ambigu

# À décider par le groupement ; aucune de ces quatre lignes n’a de valeur par défaut :
prorata:                       # daily : au jour près | period_start : le premier jour de la période décide
rounding:                      # largest_remainder : ligne par ligne | carry : reporté de ligne en ligne dans la facture
vat:                           # line : TVA de chaque ligne | invoice : TVA calculée sur la facture, par taux
basis:                         # service : les jours de service décident | invoice_date : la date de facture décide

undated: error                 # lignes sans période : error | invoice_month | invoice_date

# invoices:                    # la disposition des fichiers d’un fournisseur, si ses colonnes ont d’autres noms
#   - files: "operateur-*.csv"
#     supplier: "…"
#     columns: { invoice_number: "N° de facture", net_amount: "Montant HT", access: "Réf. accès" }
#     categories: { "ABO*": abonnement, "FAS*": frais_acces }
#     totals: { label: "Total*" }   # comparé aux lignes

# rules:                       # chaque jour, la première règle de la liste qui s’applique
#   - id: cite-scolaire
#     article: "Article …"
#     from: 2025-07-01
#     applies_to: { target: grappe, kinds: [cite_scolaire] }
#     share: { by: élèves, as_of: { date: "10-01", year: previous } }   # les élèves, comptés dans measures.csv sous ce nom
`,
  en: `# The convention of the group, as grappe applies it. Each rule is dated and names its article.
# title: "Purchasing group, internet accesses, contract 2025"   # printed on statements, and in the object of titles
# reference: { deliberation: "…", signed_on: 2025-06-20, legal_basis: "…" }
# coordinator: MEMBER          # the id of a member
# billed_to: MEMBER            # who pays the operator when neither the line nor the access says so
currency: EUR
locale: en

# For the group to decide; none of these four has a default:
prorata:                       # daily: each day has its own shares | period_start: the first day of the period decides
rounding:                      # largest_remainder: line by line | carry: carried from line to line within an invoice
vat:                           # line: the VAT of each line | invoice: computed on the invoice, per rate
basis:                         # service: the days of service decide | invoice_date: the invoice's date does

undated: error                 # lines without period: error | invoice_month | invoice_date

# invoices:                    # the layout of a supplier's files, if its columns have other names
#   - files: "operator-*.csv"
#     supplier: "…"
#     columns: { invoice_number: "Invoice no.", net_amount: "Net", access: "Access ref." }
#     categories: { "SUB*": subscription, "SET*": setup }
#     totals: { label: "Total*" }   # held against the lines

# rules:                       # on each day, the first rule of this list that applies
#   - id: shared-premises
#     article: "Article …"
#     from: 2025-07-01
#     applies_to: { target: grappe }
#     share: { by: students, as_of: { date: "10-01", year: previous } }   # students: the pupils, counted in measures.csv under this name
`,
};
