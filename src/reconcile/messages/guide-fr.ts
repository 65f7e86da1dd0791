import type { CheckGuide } from './guide-en.ts';

const NONE = 'Aucun montant.';

/** Que faire des écarts de chaque contrôle, en français. */
export const guideFr: CheckGuide = {
  'duplicate-line': {
    granted:
      'Ce qu’un avoir reprend en entier, avant ou après, ou plusieurs avoirs ensemble, n’est pas facturé deux fois ; un avoir n’est un doublon que s’il ne reste rien qu’il puisse créditer. Un doublon échappe à tous les autres contrôles.',
    stake: 'Le montant HT de la ligne.',
    todo: 'Regardez la ligne nommée. Facturée deux fois : demandez un avoir. Fichier reçu deux fois : retirez-le.',
  },
  'overlapping-period': {
    granted:
      'Abonnements et services seulement : deux interventions le même jour ne se recouvrent pas. Un avoir reprend une seule des deux lignes : celle de la facture qu’il nomme, sinon de ses jours, sinon la première, et une autre seulement s’il en atteint aussi la moitié. Un avoir de moins de la moitié du montant de ses jours, à côté de charges et sans nommer de facture, est une remise, et n’en reprend aucun.',
    stake: 'Montant HT × jours déjà facturés / jours de la ligne.',
    todo: 'Demandez un avoir pour ces jours, sauf si c’est la première des deux lignes qui est fausse.',
  },
  'period-gap': {
    granted:
      'Les jours d’un avoir ont été facturés ; les jours hors service, ou sans ligne à l’inventaire, n’ont pas à l’être. Les abonnements des factures suivantes comptent aussi.',
    stake: NONE,
    todo: 'Demandez si une facture doit encore venir, ou terminez la ligne de l’inventaire au jour où le service a pris fin.',
  },
  'unknown-access': {
    granted: 'L’accès se compare tel qu’il est écrit, aux traductions de la disposition près.',
    stake:
      'Le montant HT, moins ce que des avoirs sur l’accès ont repris, jusqu’à ce que l’opérateur dise ce qu’est l’accès.',
    todo: 'Un accès du groupement : ajoutez-le à accesses.csv. Étranger au groupement : demandez un avoir.',
  },
  'billed-after-termination': {
    granted:
      'Abonnements, services et consommations. Les jours qu’un avoir reprend ne comptent plus, mais ce qui est facturé à nouveau compte ; un avoir de moins de la moitié du montant de ses jours, à côté de charges et sans nommer de facture, est une remise, et n’en reprend aucun. Un accès à plusieurs lignes est en service aux dates de chacune, tant que la ligne vaut.',
    stake: 'Montant HT × jours hors service / jours de la ligne.',
    todo: 'Vérifiez la date de résiliation que l’opérateur a confirmée, puis demandez un avoir.',
  },
  'billed-before-activation': {
    granted:
      'Abonnements, services et consommations. Les jours qu’un avoir reprend ne comptent plus, mais ce qui est facturé à nouveau compte ; un avoir de moins de la moitié du montant de ses jours, à côté de charges et sans nommer de facture, est une remise, et n’en reprend aucun. Des frais d’accès peuvent précéder.',
    stake: 'Montant HT × jours hors service / jours de la ligne.',
    todo: 'Vérifiez la date du procès-verbal de recette, puis demandez un avoir.',
  },
  'unbilled-access': {
    granted:
      'D’une période (--period) seulement ; les abonnements des factures suivantes comptent aussi, et un service là où il est l’article de l’accès à l’inventaire ; d’un article facturé une seule fois, rien n’est attendu. Ce qu’un opérateur facture à terme échu attend sa facture suivante.',
    stake: NONE,
    todo: 'À régler de notre côté : demandez la facture, ou terminez l’accès à l’inventaire, avant la fin de l’exercice.',
  },
  'unknown-item': {
    granted: 'Les avoirs sont exemptés : ils peuvent porter un code à eux.',
    stake: NONE,
    todo: 'Un article du marché : ajoutez son prix à prices.csv. Hors marché : demandez qui l’a commandé.',
  },
  'price-mismatch': {
    granted:
      'Le prix du premier jour de service. Les avoirs sont exemptés : un remboursement après un changement porte l’ancien prix.',
    stake:
      'Différence des prix × quantité ; d’un abonnement sur une partie de cycle, × jours / jours du cycle.',
    todo: 'Demandez un avoir ; si le prix a changé, ajoutez la nouvelle ligne à prices.csv.',
  },
  'item-mismatch': {
    granted: 'Abonnements seulement, au premier jour de service. Les avoirs sont exemptés.',
    stake: NONE,
    todo: 'Voyez ce qui fut commandé : corrigez l’inventaire, ou demandez à l’opérateur de facturer la commande.',
  },
  'vat-rate-mismatch': {
    granted: 'Là où prices.csv donne un taux. Les avoirs sont exemptés.',
    stake: 'Aucun montant HT : c’est la TVA qui est fausse.',
    todo: 'Demandez une facture rectificative.',
  },
  'line-arithmetic': {
    granted:
      'Là où la ligne donne quantité et prix unitaire, et ne facture pas une partie de cycle ; quelques mois d’un article facturé au trimestre ou à l’année peuvent coûter moins. Consommations et frais d’accès ne sont jamais proratisés, quels que soient leurs jours. Les frais et remises qu’une facture électronique porte pour la ligne elle-même comptent avec elle.',
    stake: 'Montant HT − quantité × prix unitaire.',
    todo: 'Demandez un avoir, ou une facture rectificative.',
  },
  'vat-arithmetic': {
    granted: 'Un avertissement jusqu’à un centime, que l’arrondi explique ; une erreur au-delà.',
    stake: 'Aucun montant HT : c’est la TVA qui est fausse.',
    todo: 'Un centime : acceptez-le pour ce fournisseur dans accepted-findings.csv. Plus : demandez une facture rectificative.',
  },
  'gross-arithmetic': {
    granted: 'Là où la ligne porte son montant TTC.',
    stake: 'Aucun montant HT : c’est le TTC qui est faux.',
    todo: 'Demandez une facture rectificative avant de payer.',
  },
  'prorata-mismatch': {
    granted:
      'Abonnements ; des jours sur plusieurs cycles additionnent leurs parties. Mois de trente jours : le dernier jour d’un cycle est le 30. Un cycle commençant le 29 finit le 28 ; si février n’a pas de 29, le suivant commence le 1er mars. Les articles facturés au trimestre ou à l’année sont laissés de côté, comme les lignes qui ne disent aucun jour (`undated: invoice_month`). Une quantité qui n’est pas entière contient déjà les jours, et le prix unitaire d’un avoir peut les contenir : celui qui vaut le prix du bordereau pour ses jours est juste.',
    stake: 'Montant HT − prix unitaire × jours / jours du cycle.',
    todo: 'Toutes les lignes d’un fournisseur : réglez son cycle (reconcile: cycle, ou dans sa disposition). Une seule : demandez un avoir.',
  },
  'setup-repeated': {
    granted:
      'Un avoir reprend les frais de la facture qu’il nomme, puis ceux de ses jours, puis les derniers avant lui. Des avoirs de moins de la moitié des frais sont une remise, et ne reprennent rien.',
    stake: 'Le montant HT des seconds.',
    todo: 'Demandez un avoir, sauf si l’accès a été déplacé ou rouvert.',
  },
  'credit-without-original': {
    granted:
      'Toute ligne d’un avoir (une facture qui ne facture rien). Sur une facture ordinaire, une ligne négative qui ne nomme pas de facture est un remboursement ou une remise ; elle n’est signalée que si elle rembourse des jours que rien ne facture.',
    stake: NONE,
    todo: 'Demandez quelle facture il corrige ; si elle manque, mettez-la dans invoices/.',
  },
  'credit-exceeds-original': {
    granted:
      'Par facture d’origine, accès et article qu’elle facture, et pour la facture entière, quoi que ses avoirs visent. Dit à chaque avoir dont l’excédent grandit.',
    stake: 'L’excédent, négatif : il est dû à l’opérateur.',
    todo: 'Faites rectifier les avoirs : ce qui fut crédité de trop sera facturé de nouveau.',
  },
  'invoice-total-mismatch': {
    granted:
      'Un écart pour chacun qui déclare un total : son HT, sinon sa TVA, sinon son TTC. Une TVA qu’une ligne ne porte pas est celle que le partage facture. Une rangée de total qui ne nomme pas de facture est comparée à toutes les lignes de son fichier, dès que l’une est de la période. Une ligne répétée dans le fichier peut être comptée ou non. Une facture que déclare invoices.csv ou une rangée de total, et dont il n’y a aucune ligne, est signalée quelle que soit la période ; de même un fichier sans ligne qui déclare son total.',
    stake: 'Total − somme des lignes, HT.',
    todo: 'Des lignes manquent : demandez le détail entier. Aucune ne manque : demandez une facture rectificative. Des centimes d’une TVA qu’aucune ligne ne porte : l’opérateur l’arrondit sur la facture ; écrivez `vat: invoice` pour lui.',
  },
  'unexpected-amount': {
    granted:
      'Abonnements et services sur des cycles entiers, comparés aux derniers d’autant de cycles. Se tait là où un contrôle des prix ou des sommes explique le montant, et là où il revient à ce qu’il était.',
    stake: 'La différence avec la période précédente.',
    todo: 'Demandez ce qui a changé : un nouvel article, une remise échue, une quantité.',
  },
  'outside-market': {
    granted:
      'Le marché du prix qui vaut au premier jour, aux dates que donne la convention. Les avoirs sont exemptés.',
    stake: NONE,
    todo: 'Vérifiez sur quel contrat ces jours sont dus avant de les payer.',
  },
  'billed-in-advance': {
    granted:
      'Ne passe que si la convention en donne la gravité : `reconcile: { severity: { billed-in-advance: warning } }`, pour un marché réglé à terme échu. Les avoirs et les frais d’accès sont exemptés.',
    stake: NONE,
    todo: 'Payez une fois le service fait, ou demandez ce que le marché permet de payer d’avance.',
  },
  'late-line': {
    granted:
      'Quelle que soit la période demandée, une fois par facture. Une ligne de la période signalée comme facturée deux fois ne l’est pas comme tardive : elle n’est pas due.',
    stake: 'Le montant HT de ses lignes qui ne sont dans aucun calcul clos.',
    todo: 'Prenez-les avec le mois suivant : `grappe allocate --period <ce mois> --pending` ; ou tout de suite, dans un calcul à part, comme le dit `status` : `grappe allocate --period <le dernier mois clos> --pending --out runs/<ce mois>-tardives`.',
  },
  'acceptance-unused': {
    granted:
      'Une acceptation vaut pour les factures datées jusqu’à son dernier jour, et a expiré quand ce jour précède la période ou l’écart ; celle qui nomme une facture d’une autre période l’attend, celle d’un contrôle qui n’a pas eu lieu attend ce contrôle.',
    stake: NONE,
    todo: 'Retirez la ligne, ou corrigez ce qu’elle nomme.',
  },
};
