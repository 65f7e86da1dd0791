import type { DerivationWords } from '../en/derivation.ts';

export const derivation: DerivationWords = {
  semicolon: '\u00a0; ',
  amounts: 'HT {net} + TVA {vat} ({rate} %) = TTC {gross}',
  vatHow: {
    stated: 'TVA indiquée par la ligne',
    computed: 'TVA calculée : HT × taux, arrondie au plus près, demi-centime en s’éloignant de zéro',
    invoice: 'TVA de la facture, arrondie une fois par taux ; la ligne reçoit ce qu’elle ajoute',
  },
  vatStated: 'la facture indique {vat} de TVA sur {net} à ce taux',
  vatInvoice:
    'HT de ce taux avant la ligne {netBefore}, avec elle {netAfter} ; TVA arrondie {vatAfter} − {vatBefore} = {vat}',
  daysSource: {
    period: 'la période de la ligne',
    service_date: 'la date de prestation de la ligne',
    invoice_month: 'ligne sans date : le mois de la facture (undated: invoice_month)',
    invoice_date: 'la date de la facture',
  },
  payer: {
    line: 'la ligne le dit',
    access: 'son accès le dit',
    rule: 'il a la plus grande part, et la règle le dit (billed_to)',
    convention: 'la convention le dit (billed_to)',
  },
  rounding: { net: 'Arrondi du HT, {amount}', vat: 'Arrondi de la TVA, {amount}' },
  policy: {
    largest_remainder:
      'au plus fort reste (largest_remainder) : arrondi au centime inférieur, puis un centime à chacun des plus forts restes',
    carry:
      'reporté de ligne en ligne (carry) : arrondi au centime inférieur, puis un centime à chacun de ceux à qui les lignes précédentes de la facture doivent le plus',
  },
  signBack: 'Le signe est mis de côté pour le partage et rendu à la fin.',
  picocents: 'Ce qui est dû est en centimes.',
  exact: 'part exacte',
  base: 'centime inférieur',
  remainder: 'reste (centime)',
  account: 'dû avant',
  cent: 'centime',
  amount: 'montant',
  accountAfter: 'dû après',
  left: {
    none: 'aucun centime ne reste',
    one: '1 centime à attribuer',
    several: '{count} centimes à attribuer',
  },
  takers: '{left}\u00a0: {takers}',
  takersBecause: '{left}\u00a0: {takers} ({why})',
  claim: { largest_remainder: 'au plus fort reste', carry: 'à qui il est dû le plus, ce reste compris' },
  tie: { share: 'égalité : à la part la plus grande', id: 'égalité : au plus petit identifiant' },
};
