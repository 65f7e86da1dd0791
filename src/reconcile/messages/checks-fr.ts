import type { FindingCode } from '../../domain/finding.ts';
import type { CheckWords } from './checks-en.ts';

const NONE = 'Aucun montant.';

/** What each check is for, and what to do about what it finds, in French. */
export const checksFr: Readonly<Record<FindingCode, CheckWords>> = {
  'duplicate-line': {
    title: 'Lignes facturées deux fois',
    about: 'La même ligne deux fois, ou mêmes accès, article, jours, quantité et montant dans deux factures.',
    stake: 'Le montant HT de la ligne.',
    todo: 'Regardez la ligne nommée. Facturée deux fois : demandez un avoir. Fichier reçu deux fois : retirez-le.',
  },
  'overlapping-period': {
    title: 'Jours facturés deux fois',
    about:
      'Deux lignes facturent les mêmes jours d’un même accès et d’un même article, et aucun avoir ne couvre ces jours.',
    stake:
      'Montant HT × jours déjà facturés / jours de la ligne ; ce que les avoirs laissent d’une ligne dont tous les jours sont facturés par une autre.',
    todo: 'Demandez un avoir pour ces jours, sauf si c’est la première des deux lignes qui est fausse.',
  },
  'period-gap': {
    title: 'Jours non facturés',
    about: 'Entre deux périodes facturées d’un accès, des jours de service qu’aucun abonnement ne facture.',
    stake: NONE,
    todo: 'Demandez si une facture doit encore arriver, ou inscrivez à l’inventaire le jour où le service a pris fin.',
  },
  'unknown-access': {
    title: 'Accès absents de l’inventaire',
    about: 'L’accès de la ligne n’est pas à l’inventaire.',
    stake:
      'Le montant HT, moins les avoirs sur cet accès, tant que l’opérateur n’a pas dit à quoi il correspond.',
    todo: 'Un accès du groupement : ajoutez-le à accesses.csv. Étranger au groupement : demandez un avoir.',
  },
  'billed-after-termination': {
    title: 'Facturation après la résiliation',
    about:
      'Un abonnement, un service ou une consommation couvre des jours postérieurs à la résiliation, et aucun avoir ne les reprend.',
    stake:
      'Montant HT × jours hors service / jours de la ligne ; ce que les avoirs laissent d’une ligne entièrement hors service.',
    todo: 'Vérifiez la date de résiliation que l’opérateur a confirmée, puis demandez un avoir.',
  },
  'billed-before-activation': {
    title: 'Facturation avant la mise en service',
    about:
      'Un abonnement, un service ou une consommation couvre des jours antérieurs à la mise en service, et aucun avoir ne les reprend.',
    stake:
      'Montant HT × jours hors service / jours de la ligne ; ce que les avoirs laissent d’une ligne entièrement hors service.',
    todo: 'Vérifiez la date du procès-verbal de recette, puis demandez un avoir.',
  },
  'unbilled-access': {
    title: 'Accès non facturés',
    about:
      'Un accès en service tous les jours de la période, et dont aucun jour n’est couvert par un abonnement.',
    stake: NONE,
    todo: 'À régler de notre côté, avant la fin de l’exercice : demandez la facture, ou mettez fin à l’accès à l’inventaire.',
  },
  'unknown-item': {
    title: 'Articles sans prix',
    about: 'L’article n’a pas de prix au bordereau au premier jour de service.',
    stake: NONE,
    todo: 'Un article du marché : ajoutez son prix à prices.csv. Hors marché : demandez qui l’a commandé.',
  },
  'price-mismatch': {
    title: 'Prix différents du bordereau',
    about: 'Le prix unitaire n’est pas celui du bordereau au premier jour de service.',
    stake:
      'Différence des prix × quantité ; pour une ligne qui facture des jours d’un cycle, × jours / jours du cycle. Aucun montant si la ligne ne facture, à un prix moindre, que quelques mois d’un article dont le prix est au trimestre ou à l’année.',
    todo: 'Demandez un avoir ; si le prix a changé, ajoutez la nouvelle ligne à prices.csv.',
  },
  'item-mismatch': {
    title: 'Articles différents de la commande',
    about: 'L’article d’un abonnement n’est pas celui de l’inventaire à son premier jour.',
    stake: NONE,
    todo: 'Voyez ce qui a été commandé : corrigez l’inventaire, ou demandez à l’opérateur de facturer la commande.',
  },
  'vat-rate-mismatch': {
    title: 'Taux de TVA différents du bordereau',
    about: 'Le taux de TVA n’est pas celui du bordereau au premier jour de service.',
    stake: 'Aucun montant HT : c’est la TVA qui est fausse.',
    todo: 'Demandez une facture rectificative.',
  },
  'line-arithmetic': {
    title: 'Montants HT différents de quantité × prix',
    about: 'Le montant HT n’est pas quantité × prix unitaire, au-delà de la tolérance.',
    stake: 'Montant HT − quantité × prix unitaire.',
    todo: 'Demandez un avoir, ou une facture rectificative.',
  },
  'vat-arithmetic': {
    title: 'TVA différente de HT × taux',
    about: 'La TVA n’est pas HT × taux, arrondi au centime.',
    stake: 'Aucun montant HT : c’est la TVA qui est fausse.',
    todo: 'Un centime : acceptez-le pour ce fournisseur dans accepted-findings.csv. Plus : demandez une facture rectificative.',
  },
  'gross-arithmetic': {
    title: 'TTC différent de HT + TVA',
    about: 'Le montant TTC n’est pas HT + TVA.',
    stake: 'Aucun montant HT : c’est le TTC qui est faux.',
    todo: 'Demandez une facture rectificative avant de payer.',
  },
  'prorata-mismatch': {
    title: 'Proratas inexacts',
    about:
      'Une ligne sur une partie de cycle n’est pas quantité × prix unitaire × jours / jours du cycle, au-delà de la tolérance.',
    stake: 'Montant HT − quantité × prix unitaire × jours / jours du cycle.',
    todo: 'Toutes les lignes d’un fournisseur : réglez son cycle (reconcile: cycle, ou dans sa disposition). Son prix est déjà celui de ses jours : mettez son article dans prices.csv, et sur la ligne ou dans accesses.csv. Une seule ligne : demandez un avoir.',
  },
  'setup-repeated': {
    title: 'Frais d’accès facturés de nouveau',
    about:
      'Des frais d’accès facturés une seconde fois pour un même accès et un même article, sans qu’un avoir ait repris les premiers.',
    stake: 'Le montant HT des seconds, ou ce que les avoirs en laissent.',
    todo: 'Demandez un avoir, sauf si l’accès a été déplacé ou rouvert.',
  },
  'credit-without-original': {
    title: 'Avoirs sans facture d’origine',
    about:
      'Un avoir ne nomme pas de facture d’origine, ou en nomme une qui n’est pas parmi les factures reçues.',
    stake: NONE,
    todo: 'Demandez quelle facture il corrige ; si elle manque, mettez-la dans invoices/.',
  },
  'credit-exceeds-original': {
    title: 'Avoirs supérieurs à ce qui a été facturé',
    about: 'Les avoirs d’une facture d’origine dépassent ce qu’elle a facturé.',
    stake: 'L’excédent, négatif : il est dû à l’opérateur.',
    todo: 'Faites rectifier les avoirs : ce qui a été crédité de trop sera facturé de nouveau.',
  },
  'invoice-total-mismatch': {
    title: 'Totaux différents de la somme des lignes',
    about:
      'Le total que déclare la facture n’est pas la somme de ses lignes, ou une facture électronique se contredit dans une autre somme.',
    stake: 'Total − somme des lignes, HT.',
    todo: 'Des lignes manquent : demandez le détail complet. Aucune ne manque : demandez une facture rectificative. Quelques centimes sur une TVA qu’aucune ligne ne porte : l’opérateur l’arrondit sur la facture ; écrivez `vat: invoice` pour lui.',
  },
  'unexpected-amount': {
    title: 'Montants qui ont varié',
    about:
      'Le même accès et le même article coûtent plus ou moins qu’à la période complète précédente, sans que le bordereau ait changé.',
    stake:
      'Ce qu’ils coûtent de plus qu’à la période précédente. Aucun montant s’ils coûtent moins : ce n’est pas une dette.',
    todo: 'Demandez ce qui a changé : un nouvel article, une remise échue, une quantité.',
  },
  'outside-market': {
    title: 'Service hors du marché',
    about: 'Des jours de service hors des dates du marché de l’article.',
    stake: NONE,
    todo: 'Vérifiez sur quel contrat ces jours sont dus avant de les payer.',
  },
  'billed-in-advance': {
    title: 'Facturation d’avance',
    about:
      'Un abonnement, un service ou une consommation est facturé avant son dernier jour de service, et la convention demande de le signaler.',
    stake: NONE,
    todo: 'Payez après service fait, ou vérifiez ce que le marché permet de payer d’avance.',
  },
  'late-line': {
    title: 'Factures tardives',
    about:
      'Une facture datée d’une période dont le calcul est clos, ou d’avant, et dont des lignes ne sont dans aucun calcul clos.',
    stake: 'Le montant HT de ses lignes qui ne sont dans aucun calcul clos.',
    todo: 'Prenez-les avec le mois suivant : `grappe allocate --period <ce mois> --pending` ; ou tout de suite, dans un calcul à part, comme le dit `status` : `grappe allocate --period <le dernier mois clos> --pending --out runs/<ce mois>-tardives`.',
  },
  'acceptance-unused': {
    title: 'Acceptations sans écart',
    about: 'Une ligne d’accepted-findings.csv qui ne correspond à aucun écart, ou qui a expiré.',
    stake: NONE,
    todo: 'Retirez la ligne, ou corrigez ce qu’elle nomme.',
  },
};
