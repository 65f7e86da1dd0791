import type { CheckGuide } from './guide-en.ts';

const NONE = 'Aucun montant.';

/** Que faire des écarts de chaque contrôle, en français. */
export const guideFr: CheckGuide = {
  'duplicate-line': {
    stake: 'Le montant HT de la ligne.',
    todo: 'Regardez la ligne nommée. Facturée deux fois : demandez un avoir. Fichier reçu deux fois : retirez-le.',
  },
  'overlapping-period': {
    stake: 'Montant HT × jours déjà facturés / jours de la ligne.',
    todo: 'Demandez un avoir pour ces jours, sauf si c’est la première des deux lignes qui est fausse.',
  },
  'period-gap': {
    stake: NONE,
    todo: 'Demandez si une facture doit encore venir, ou terminez la ligne de l’inventaire au jour où le service a pris fin.',
  },
  'unknown-access': {
    stake:
      'Le montant HT, moins ce que des avoirs sur l’accès ont repris, jusqu’à ce que l’opérateur dise ce qu’est l’accès.',
    todo: 'Un accès du groupement : ajoutez-le à accesses.csv. Étranger au groupement : demandez un avoir.',
  },
  'billed-after-termination': {
    stake: 'Montant HT × jours hors service / jours de la ligne.',
    todo: 'Vérifiez la date de résiliation que l’opérateur a confirmée, puis demandez un avoir.',
  },
  'billed-before-activation': {
    stake: 'Montant HT × jours hors service / jours de la ligne.',
    todo: 'Vérifiez la date du procès-verbal de recette, puis demandez un avoir.',
  },
  'unbilled-access': {
    stake: NONE,
    todo: 'À régler de notre côté : demandez la facture, ou terminez l’accès à l’inventaire, avant la fin de l’exercice.',
  },
  'unknown-item': {
    stake: NONE,
    todo: 'Un article du marché : ajoutez son prix à prices.csv. Hors marché : demandez qui l’a commandé.',
  },
  'price-mismatch': {
    stake:
      'Différence des prix × quantité ; d’un abonnement sur une partie de cycle, × jours / jours du cycle.',
    todo: 'Demandez un avoir ; si le prix a changé, ajoutez la nouvelle ligne à prices.csv.',
  },
  'item-mismatch': {
    stake: NONE,
    todo: 'Voyez ce qui fut commandé : corrigez l’inventaire, ou demandez à l’opérateur de facturer la commande.',
  },
  'vat-rate-mismatch': {
    stake: 'Aucun montant HT : c’est la TVA qui est fausse.',
    todo: 'Demandez une facture rectificative.',
  },
  'line-arithmetic': {
    stake: 'Montant HT − quantité × prix unitaire.',
    todo: 'Demandez un avoir, ou une facture rectificative.',
  },
  'vat-arithmetic': {
    stake: 'Aucun montant HT : c’est la TVA qui est fausse.',
    todo: 'Un centime : acceptez-le pour ce fournisseur dans accepted-findings.csv. Plus : demandez une facture rectificative.',
  },
  'gross-arithmetic': {
    stake: 'Aucun montant HT : c’est le TTC qui est faux.',
    todo: 'Demandez une facture rectificative avant de payer.',
  },
  'prorata-mismatch': {
    stake: 'Montant HT − prix unitaire × jours / jours du cycle.',
    todo: 'Toutes les lignes d’un fournisseur : réglez son cycle (reconcile: cycle, ou dans sa disposition). Une seule : demandez un avoir.',
  },
  'setup-repeated': {
    stake: 'Le montant HT des seconds.',
    todo: 'Demandez un avoir, sauf si l’accès a été déplacé ou rouvert.',
  },
  'credit-without-original': {
    stake: NONE,
    todo: 'Demandez quelle facture il corrige ; si elle manque, mettez-la dans invoices/.',
  },
  'credit-exceeds-original': {
    stake: 'L’excédent, négatif : il est dû à l’opérateur.',
    todo: 'Faites rectifier les avoirs : ce qui fut crédité de trop sera facturé de nouveau.',
  },
  'invoice-total-mismatch': {
    stake: 'Total − somme des lignes, HT.',
    todo: 'Des lignes manquent : demandez le détail entier. Aucune ne manque : demandez une facture rectificative. Des centimes d’une TVA qu’aucune ligne ne porte : l’opérateur l’arrondit sur la facture ; écrivez `vat: invoice` pour lui.',
  },
  'unexpected-amount': {
    stake: 'La différence avec la période précédente.',
    todo: 'Demandez ce qui a changé : un nouvel article, une remise échue, une quantité.',
  },
  'outside-market': {
    stake: NONE,
    todo: 'Vérifiez sur quel contrat ces jours sont dus avant de les payer.',
  },
  'billed-in-advance': {
    stake: NONE,
    todo: 'Payez une fois le service fait, ou demandez ce que le marché permet de payer d’avance.',
  },
  'late-line': {
    stake: 'Le montant HT de ses lignes qui ne sont dans aucun calcul clos.',
    todo: 'Prenez-les avec le mois suivant : `grappe allocate --period <ce mois> --pending` ; ou tout de suite, dans un calcul à part, comme le dit `status` : `grappe allocate --period <le dernier mois clos> --pending --out runs/<ce mois>-tardives`.',
  },
  'acceptance-unused': {
    stake: NONE,
    todo: 'Retirez la ligne, ou corrigez ce qu’elle nomme.',
  },
};
