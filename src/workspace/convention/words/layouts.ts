import { DATES, DEFAULTS, HIDDEN_ROWS, NUMBERS, PREAMBLE, SHEET, VALUES } from './lists.ts';
import type { Section } from './page.ts';
import { AMOUNTS_WORKED, EINVOICES_WORKED, LAYOUTS_WORKED } from './worked/layouts.ts';

/** The keys of an entry of `invoices`, and those within them. */
export const LAYOUT_SECTIONS: readonly Section[] = [
  {
    title: {
      en: 'The files of a supplier: an entry of `invoices`',
      fr: 'Les fichiers d’un fournisseur : une entrée d’`invoices`',
    },
    paths: [['invoices']],
    pages: {
      files: {
        written: '"sfr-*.csv"',
        en: 'Which files of invoices/, by their whole name; a file is read by the first entry that matches. Required.',
        fr: 'Quels fichiers d’invoices/, par leur nom entier ; chacun est lu selon la première entrée qui convient. Obligatoire.',
        errors: ['files-folder', 'pattern-hidden'],
      },
      supplier: {
        written: '"34305956400959"',
        en: 'The supplier of lines whose cell is empty.',
        fr: 'Le fournisseur des lignes dont la cellule est vide.',
      },
      preamble: PREAMBLE,
      sheet: SHEET,
      sheets: {
        written: '["Janvier", "Février", "Mars*"]',
        en: 'The sheets of a workbook to read, each like a file, by name or with `*`; instead of `sheet`. A name that no sheet has is an error; a pattern may stand for sheets to come, and never matches a hidden one.',
        fr: 'Les feuilles d’un classeur dont chacune est lue comme un fichier, par leur nom ou avec `*`, à la place de `sheet`. Un nom qu’aucune feuille ne porte est une erreur ; un motif peut valoir pour des feuilles à venir, jamais pour une feuille masquée.',
        errors: ['sheet-unknown', 'sheet-without-columns', 'keys-exclude'],
      },
      hidden_rows: HIDDEN_ROWS,
      from_name: {
        written: '"operateur-{invoice_number}-{invoice_date}.csv"',
        en: 'Fields of the invoice in its file name; `*` for what does not count.',
        fr: 'Des champs de la facture dans le nom de son fichier ; `*` pour ce qui ne compte pas.',
        errors: ['pattern-unmatched', 'pattern-ambiguous'],
      },
      from_sheet: {
        written: '"{invoice_number} {period}"',
        en: 'Likewise in the name of the sheet that is read.',
        fr: 'De même dans le nom de la feuille lue.',
        errors: ['pattern-unmatched', 'pattern-ambiguous'],
      },
      from_preamble: {
        written: '["Facture n° : {invoice_number}"]',
        en: 'Likewise in the rows above the header; needs `preamble`.',
        fr: 'De même dans les lignes au-dessus de l’en-tête ; demande `preamble`.',
        errors: ['pattern-unmatched', 'pattern-ambiguous', 'key-missing'],
      },
      columns: {
        written: '{ net_amount: "Montant HT", invoice_number: ["N° avoir", "N° facture"] }',
        en: 'Our name: the header of the file, or several of which each line fills one (two that differ are an error), but not for an amount, a quantity or the line number. Columns with our names, English or French, need not be listed.',
        fr: 'Notre nom : l’en-tête du fichier, ou plusieurs dont chaque ligne remplit un (deux qui diffèrent sont une erreur) ; jamais pour un montant, une quantité ou le numéro de ligne. Les colonnes qui portent nos noms, français ou anglais, n’ont pas à y être.',
        errors: ['layout-header-missing', 'column-missing', 'column-repeated', 'cells-differ'],
      },
      from_columns: {
        written: '{ "Période": ["du {period_start} au {period_end}", "{period}"] }',
        en: 'Fields of the line in the text of a column, given by its header or our name: the first pattern that matches the whole cell counts. `{period}` is a month, several or a quarter (`09/2025`, `juillet à septembre 2025`, `T3 2025`); a pattern without a field, such as `"*"`, is for cells that say nothing. A filled cell that no pattern matches is an error.',
        fr: 'Des champs de la ligne dans le texte d’une colonne, par son en-tête ou notre nom : le premier motif qui couvre toute la cellule est retenu. `{period}` est un mois, plusieurs ou un trimestre (`09/2025`, `juillet à septembre 2025`, `T3 2025`) ; un motif sans champ, comme `"*"`, sert aux cellules qui n’indiquent rien. Une cellule remplie que rien ne couvre est une erreur.',
        errors: ['text-unmatched', 'pattern-ambiguous', 'layout-header-missing', 'column-repeated'],
      },
      amounts: {
        written: '{ charge: "Débit", credit: "Crédit" }',
        en: 'An amount in two columns: those of `net_amount`, or one such pair for each amount by its name.',
        fr: 'Un montant en deux colonnes : celles de `net_amount`, ou un tel couple pour chaque montant, par son nom.',
        errors: ['charge-negative', 'charge-and-credit', 'vat-sign'],
      },
      charge_or_credit: {
        written: '{ "Type de pièce": { Facture: charge, Avoir: credit } }',
        en: 'For a file whose amounts have no sign: a column, given by its header or our name, and which of its cells, whole or with `*`, mean a charge or a credit; the amounts of a credit then get a minus. A cell that is not listed is an error, and so is a credit that already has a minus.',
        fr: 'D’un fichier qui écrit tous les montants sans signe : la colonne, par son en-tête ou notre nom, dont les cellules, entières ou avec `*`, disent quelles lignes sont facturées (`charge`) et lesquelles sont des avoirs (`credit`), dont les montants comptent alors avec un moins. Une cellule qui n’y est pas est une erreur, de même un avoir qui a déjà un moins.',
        errors: ['charge-or-credit-unknown', 'credit-negative', 'layout-header-missing', 'keys-exclude'],
      },
      line_number: {
        written: 'row',
        en: '`row`, if the file has no column of line numbers: the row in the file.',
        fr: '`row`, sans colonne de numéros de ligne : la ligne du fichier.',
        errors: ['keys-exclude'],
      },
      defaults: DEFAULTS,
      values: VALUES,
      optional: {
        written: '[original_invoice]',
        en: 'Columns that some of these files lack, though `columns` or another key names them. Such a file has no row of a `skip_rows` or `totals` that judges by one.',
        fr: 'Des colonnes qui manquent à certains de ces fichiers, bien que `columns` ou une autre clé les nomme. Un tel fichier n’a aucune rangée d’un `skip_rows` ou d’un `totals` qui juge par l’une d’elles.',
      },
      fill_down: {
        written: '[access]',
        en: 'Columns whose empty cells repeat the one above (merged cells, a site written once for its lines), that of `charge_or_credit` included; never an amount, a quantity or a line number. A cell in a row that `skip_rows` leaves out is repeated too; but if `skip_rows` matches that very cell, nothing is repeated until the next filled one.',
        fr: 'Des colonnes dont les cellules vides répètent celle du dessus (cellules fusionnées, site dit une fois pour ses lignes), celle de `charge_or_credit` aussi ; jamais un montant, une quantité ni un numéro de ligne. La cellule d’une ligne que `skip_rows` écarte compte ; mais si `skip_rows` reconnaît cette cellule même, rien n’est répété jusqu’à la prochaine remplie.',
        errors: ['layout-header-missing', 'key-unknown', 'keys-exclude'],
      },
      without_access: {
        written: '"*"',
        en: 'What a line with neither access nor `serves` serves: a site, a grappe, a member, or `*` for the group. Without it such a line is an error.',
        fr: 'Ce que dessert une ligne sans accès ni `dessert` : un site, une grappe, un membre, ou `*` pour le groupement. Sans cette clé, une telle ligne est une erreur.',
        errors: ['serves-missing'],
      },
      categories: {
        written: '{ "ABO*": subscription, "*": service }',
        en: 'Item code or label, with `*`: the category of lines that give none; the first match counts.',
        fr: 'Code article ou libellé, avec `*` : la catégorie des lignes qui n’en disent pas ; le premier motif qui convient.',
        errors: ['category-missing', 'pattern-hidden'],
      },
      skip_rows: {
        written: '{ label: ["Sous-total*"] }',
        en: 'Column: texts of rows to leave out, `""` being an empty cell; `check -v` shows how many, and their sum.',
        fr: 'Colonne : textes des lignes à écarter, `""` étant une cellule vide ; `check -v` dit combien, et leur somme.',
      },
      totals: {
        written: '{ label: "Total facture*" }',
        en: 'Column: texts of rows that state a total (`[""]`: an empty cell), which is compared with the lines, whether or not `skip_rows` names these rows too. An invoice whose total no row states is reported: its file may have been cut short.',
        fr: 'Colonne : textes des lignes qui déclarent un total (`[""]` : une cellule vide), confronté aux lignes, que `skip_rows` les nomme aussi ou non. Une facture dont aucune ligne ne déclare le total est signalée : son fichier a peut-être été coupé.',
      },
      ignore_columns: {
        written: '["Montant TVA"]',
        en: 'Columns that are neither read nor judged, `""` being those without a header.',
        fr: 'Des colonnes qui ne sont ni lues ni jugées, `""` étant celles sans en-tête.',
      },
      in_parts: {
        written: 'yes',
        en: '`yes`: this supplier sends an invoice in several files (an electronic one is whole, in one file). Default `no`: lines of one invoice in two files are an error.',
        fr: '`yes` : ce fournisseur envoie une facture en plusieurs fichiers (une facture électronique est entière, dans un seul). Par défaut `no` : les lignes d’une facture dans deux fichiers sont une erreur.',
        errors: ['invoice-in-files', 'keys-exclude'],
      },
      lines: {
        written: 'elsewhere | attached',
        en: 'Where the lines of these electronic invoices are: in another file of invoices/, or in a file attached to them. Without it: in the invoice itself.',
        fr: 'Où sont les lignes de ces factures électroniques : dans un autre fichier d’invoices/, ou dans celui qu’elles portent. Sans elle : dans la facture même.',
        errors: ['lines-differ', 'lines-absent', 'key-of-others'],
      },
      site_of_grappe: {
        written: 'error | grappe | site',
        en: 'What a site of a grappe means in these files. Default: what the convention says.',
        fr: 'Ce que veut dire un site d’une grappe dans ces fichiers. Par défaut : ce que dit la convention.',
        errors: ['grappe-site'],
      },
      vat: {
        written: 'line | invoice',
        en: 'How this supplier computes VAT. Default: what the convention says.',
        fr: 'Comment ce fournisseur calcule la TVA. Par défaut : ce que dit la convention.',
      },
      numbers: NUMBERS,
      dates: DATES,
      cycle: {
        written: '{ start_day: 1, basis: actual }',
        en: 'The billing cycle of this supplier, for reconcile. Default: that of `reconcile`.',
        fr: 'Le cycle de facturation de ce fournisseur, pour reconcile. Par défaut : celui de `reconcile`.',
      },
      einvoice: {
        written: '{ access: BT-128, scheme: AEN }',
        en: 'Which term of an electronic invoice names the access, or what the line serves.',
        fr: 'Quel terme d’une facture électronique nomme l’accès, ou ce que dessert la ligne.',
      },
    },
    unsaid:
      'supplier sheets from_name from_sheet from_preamble columns from_columns amounts charge_or_credit line_number defaults values optional fill_down categories skip_rows totals ignore_columns dates einvoice',
    worked: LAYOUTS_WORKED,
  },
  {
    title: { en: 'In `preamble`', fr: 'Dans `preamble`' },
    paths: [
      ['invoices', 'preamble'],
      ['tables', '*', 'preamble'],
    ],
    pages: {
      until: {
        written: '"N° ligne"',
        en: 'The text of a cell of the header, which is the first row that has it. Required.',
        fr: 'Le texte d’une cellule de l’en-tête, qui est la première ligne à l’avoir. Obligatoire.',
        errors: ['header-not-found'],
      },
    },
  },
  {
    title: { en: 'In `amounts`', fr: 'Dans `amounts`' },
    paths: [
      ['invoices', 'amounts'],
      ['invoices', 'amounts', '*'],
    ],
    pages: {
      charge: {
        written: '"Débit"',
        en: 'The column of charges. Without it, as for a file of credit notes, all amounts are credits.',
        fr: 'La colonne de ce qui est facturé. Sans elle, comme dans un fichier d’avoirs, tous les montants sont des crédits.',
      },
      credit: {
        written: '"Crédit"',
        en: 'The column of credits, without a sign. Required.',
        fr: 'La colonne de ce qui est crédité, sans signe. Obligatoire.',
      },
      net_amount: {
        written: '{ charge: "Débit HT", credit: "Crédit HT" }',
        en: 'The two columns of the net amount.',
        fr: 'Les deux colonnes du montant HT.',
      },
      vat_amount: {
        written: '{ charge: "Débit TVA", credit: "Crédit TVA" }',
        en: 'The two columns of the VAT.',
        fr: 'Les deux colonnes de la TVA.',
      },
      gross_amount: {
        written: '{ charge: "Débit TTC", credit: "Crédit TTC" }',
        en: 'The two columns of the gross amount.',
        fr: 'Les deux colonnes du montant TTC.',
      },
    },
    unsaid: 'net_amount vat_amount gross_amount',
    worked: AMOUNTS_WORKED,
  },
  {
    title: { en: 'In `einvoice`', fr: 'Dans `einvoice`' },
    paths: [
      ['invoices', 'einvoice'],
      ['invoices', 'einvoice', '*'],
    ],
    pages: {
      access: {
        written: 'BT-128 | BT-133 | BT-155 | { from: name, pattern: "Accès {*} - *" }',
        en: 'The access: the invoiced object of the line (BT-128), the buyer’s accounting reference (BT-133), the seller’s item number (BT-155), or a word in a text of the line.',
        fr: 'L’accès : l’objet facturé de la ligne (BT-128), la référence comptable de l’acheteur (BT-133), le code article du vendeur (BT-155), ou un mot d’un texte de la ligne.',
      },
      serves: {
        written: 'BT-128 | BT-133 | BT-155 | { from: name, pattern: "Site {*}" }',
        en: 'Likewise, for what names a site, a grappe or a member.',
        fr: 'De même, s’il nomme un site, une grappe ou un membre.',
      },
      scheme: {
        written: 'AEN',
        en: 'With BT-128: the scheme of the identifier to take, among several.',
        fr: 'Avec BT-128 : lequel de plusieurs identifiants, par son schéma.',
      },
      from: {
        written: 'name | note',
        en: 'The text of the line that contains the word: its name, or its note. Required with `pattern`.',
        fr: 'Dans quel texte de la ligne est le mot : son nom, ou sa note. Obligatoire à côté de `pattern`.',
      },
      pattern: {
        written: '"Accès {*} - *"',
        en: 'The text, with `{*}` in place of the word and `*` for what does not count. Required with `from`.',
        fr: 'Le texte, avec `{*}` à la place du mot et `*` pour ce qui ne compte pas. Obligatoire à côté de `from`.',
        errors: ['access-ambiguous', 'serves-missing'],
      },
    },
    unsaid: 'access serves scheme',
    worked: EINVOICES_WORKED,
  },
];
