import type { FindingCode } from '../../domain/finding.ts';
import type { Wording } from './en.ts';

/** À quoi sert chaque contrôle. */
export const checksFr: Record<FindingCode, { readonly title: string; readonly about: string }> = {
  'duplicate-line': {
    title: 'Lignes facturées deux fois',
    about: 'La même ligne deux fois, ou mêmes accès, article, jours, quantité et montant dans deux factures.',
  },
  'overlapping-period': {
    title: 'Jours facturés deux fois',
    about:
      'Deux facturations d’un même accès et d’un même article couvrent les mêmes jours, et aucun avoir ne couvre ces jours.',
  },
  'period-gap': {
    title: 'Jours que rien ne facture',
    about: 'Entre deux périodes facturées d’un accès, des jours de service qu’aucun abonnement ne facture.',
  },
  'unknown-access': {
    title: 'Accès absents de l’inventaire',
    about: 'L’accès de la ligne n’est pas à l’inventaire.',
  },
  'billed-after-termination': {
    title: 'Facturation après la résiliation',
    about:
      'Un abonnement, un service ou une consommation couvre des jours postérieurs à la résiliation, et aucun avoir ne les reprend.',
  },
  'billed-before-activation': {
    title: 'Facturation avant la mise en service',
    about:
      'Un abonnement, un service ou une consommation couvre des jours antérieurs à la mise en service, et aucun avoir ne les reprend.',
  },
  'unbilled-access': {
    title: 'Accès que rien ne facture',
    about: 'Un accès en service tous les jours de la période, dont aucun abonnement ne couvre un seul jour.',
  },
  'unknown-item': {
    title: 'Articles sans prix',
    about: 'L’article n’a pas de prix au bordereau au premier jour de service.',
  },
  'price-mismatch': {
    title: 'Prix différents du bordereau',
    about: 'Le prix unitaire n’est pas celui du bordereau au premier jour de service.',
  },
  'item-mismatch': {
    title: 'Articles différents de la commande',
    about: 'L’article d’un abonnement n’est pas celui de l’inventaire à son premier jour.',
  },
  'vat-rate-mismatch': {
    title: 'Taux de TVA différents du bordereau',
    about: 'Le taux de TVA n’est pas celui du bordereau au premier jour de service.',
  },
  'line-arithmetic': {
    title: 'Montants HT différents de quantité × prix',
    about: 'Le montant HT n’est pas quantité × prix unitaire, au-delà de la tolérance.',
  },
  'vat-arithmetic': {
    title: 'TVA différente de HT × taux',
    about: 'La TVA n’est pas HT × taux, arrondi au centime.',
  },
  'gross-arithmetic': {
    title: 'TTC différent de HT + TVA',
    about: 'Le montant TTC n’est pas HT + TVA.',
  },
  'prorata-mismatch': {
    title: 'Proratas inexacts',
    about:
      'Un abonnement sur une partie de cycle n’est pas prix unitaire × jours / jours du cycle, au-delà de la tolérance.',
  },
  'setup-repeated': {
    title: 'Frais d’accès facturés de nouveau',
    about: 'De seconds frais d’accès pour un même accès et un même article, sans avoir.',
  },
  'credit-without-original': {
    title: 'Avoirs sans facture d’origine',
    about:
      'Un avoir ne nomme pas de facture d’origine, ou en nomme une qui n’est pas parmi les factures reçues.',
  },
  'credit-exceeds-original': {
    title: 'Avoirs supérieurs à ce qui fut facturé',
    about: 'Les avoirs d’une facture d’origine dépassent ce qu’elle a facturé.',
  },
  'invoice-total-mismatch': {
    title: 'Totaux différents de la somme des lignes',
    about: 'Le total que déclare la facture n’est pas la somme de ses lignes.',
  },
  'unexpected-amount': {
    title: 'Montants qui ont varié',
    about:
      'Le même accès et le même article coûtent plus ou moins qu’à la période entière précédente, sans que le bordereau ait changé.',
  },
  'outside-market': {
    title: 'Service hors du marché',
    about: 'Des jours de service hors des dates du marché de l’article.',
  },
  'billed-in-advance': {
    title: 'Facturation d’avance',
    about:
      'Un abonnement, un service ou une consommation est facturé avant son dernier jour de service, et la convention demande qu’on le dise.',
  },
  'late-line': {
    title: 'Factures tardives',
    about:
      'Datée d’une période dont le calcul est clos, ou d’avant, avec des lignes qui ne sont dans aucun calcul clos.',
  },
  'acceptance-unused': {
    title: 'Acceptations sans écart',
    about: 'Une ligne d’accepted-findings.csv qui ne correspond à aucun écart, ou qui a expiré.',
  },
};

export const wordingsFr: Record<Wording, string> = {
  'duplicate-line/key': 'la ligne {line} de la facture {invoice} a déjà été lue à {place}',
  'duplicate-line/invoices':
    'déjà facturé à la ligne {line} de la facture {invoice} : mêmes article, jours et montant',
  'overlapping-period': 'déjà facturé à la ligne {line} de la facture {invoice} : {days}',
  'period-gap': 'aucun abonnement ne facture ces jours : {days}',
  'unknown-access': 'l’accès {access} n’est pas à l’inventaire',
  'billed-after-termination': 'hors service et pourtant facturé : {days} ({count} jours sur {total})',
  'billed-before-activation':
    'pas encore en service et pourtant facturé : {days} ({count} jours sur {total})',
  'unbilled-access': 'en service, mais aucun abonnement ne facture un seul jour : {days}',
  'unknown-item': '{item} n’a pas de prix au bordereau : {days}',
  'price-mismatch': 'prix unitaire de {actual}, contre {expected} au bordereau des prix',
  'item-mismatch': 'facturé comme {actual}, contre {expected} à l’inventaire',
  'vat-rate-mismatch': 'TVA à {actual} %, contre {expected} % au bordereau des prix',
  'line-arithmetic': '{quantity} × {price} font {expected}, la ligne porte {actual}',
  'line-arithmetic/own':
    '{quantity} × {price}, avec {own} de frais et remises propres à la ligne, font {expected}, la ligne porte {actual}',
  'vat-arithmetic': '{net} à {rate} % font {expected} de TVA, la ligne porte {actual}',
  'gross-arithmetic': '{net} + {vat} font {expected}, la ligne porte {actual}',
  'prorata-mismatch': '{price} × {part} de cycle font {expected}, la ligne porte {actual} : {days}',
  'prorata-mismatch/own':
    '{price} × {part} de cycle, avec {own} de frais et remises propres à la ligne, font {expected}, la ligne porte {actual} : {days}',
  'prorata-mismatch/several':
    '{count} × {price} × {part} de cycle font {expected}, la ligne porte {actual} : {days}',
  'prorata-mismatch/several/own':
    '{count} × {price} × {part} de cycle, avec {own} de frais et remises propres à la ligne, font {expected}, la ligne porte {actual} : {days}',
  'setup-repeated': 'déjà facturés à la ligne {line} de la facture {invoice}',
  'credit-without-original/none': 'l’avoir ne nomme pas de facture d’origine',
  'credit-without-original/unknown':
    'la facture {invoice} que nomme l’avoir n’est pas parmi les factures reçues',
  'credit-without-original/unbilled':
    'le remboursement ne nomme pas de facture, et aucune ligne antérieure des mêmes accès et article ne facture ces jours : {days}',
  'credit-exceeds-original': 'la facture {invoice} porte {charged}, ses avoirs atteignent {credited}',
  'credit-exceeds-original/item':
    'la facture {invoice} porte {charged} pour cet accès et cet article, leurs avoirs atteignent {credited}',
  'invoice-total-mismatch/net': 'la facture déclare {actual} HT, ses lignes font {expected}',
  'invoice-total-mismatch/vat': 'la facture déclare {actual} de TVA, ses lignes font {expected}',
  'invoice-total-mismatch/gross': 'la facture déclare {actual} TTC, ses lignes font {expected}',
  'invoice-total-mismatch/file/net': 'le fichier déclare {actual} HT en tout, ses lignes font {expected}',
  'invoice-total-mismatch/file/vat': 'le fichier déclare {actual} de TVA en tout, ses lignes font {expected}',
  'invoice-total-mismatch/file/gross': 'le fichier déclare {actual} TTC en tout, ses lignes font {expected}',
  'invoice-total-mismatch/file/alone/net': 'le fichier déclare {actual} HT en tout, et n’a aucune ligne',
  'invoice-total-mismatch/file/alone/vat': 'le fichier déclare {actual} de TVA en tout, et n’a aucune ligne',
  'invoice-total-mismatch/file/alone/gross': 'le fichier déclare {actual} TTC en tout, et n’a aucune ligne',
  'invoice-total-mismatch/alone/net':
    'la facture déclare {actual} HT, et aucune de ses lignes n’est dans invoices/',
  'invoice-total-mismatch/alone/vat':
    'la facture déclare {actual} de TVA, et aucune de ses lignes n’est dans invoices/',
  'invoice-total-mismatch/alone/gross':
    'la facture déclare {actual} TTC, et aucune de ses lignes n’est dans invoices/',
  'unexpected-amount':
    '{actual}, contre {expected} à la période précédente (ligne {line} de la facture {invoice})',
  'outside-market': 'hors du marché {market} : {days}',
  'billed-in-advance': 'jours encore à venir à la date de la facture : {days}',
  'late-line':
    'datée de la période du calcul clos {run} ou d’avant, et dans aucun calcul clos : prenez-la avec --pending',
  'acceptance-unused/unmatched':
    'aucun écart n’est de cette sorte : {accepted} ; accepté au motif « {reason} »',
  'acceptance-unused/expired': 'a expiré ({days}) : {accepted} ; accepté au motif « {reason} »',
};
