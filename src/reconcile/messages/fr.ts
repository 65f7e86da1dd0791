import type { Wording } from './en.ts';

/** Ce que dit chaque contrôle de ce qu’il trouve, en français. */
export const wordingsFr: Record<Wording, string> = {
  'duplicate-line/key': 'la ligne {line} de la facture {invoice} a déjà été lue à {place}',
  'duplicate-line/invoices':
    'déjà facturé à la ligne {line} de la facture {invoice} : mêmes article, jours et montant',
  'overlapping-period':
    'déjà facturé à la ligne {line} de la facture {invoice} : {days}[[ ; les avoirs en laissent {left}]]',
  'overlapping-period/name':
    'la ligne {line} de la facture {invoice} facture les mêmes jours et le même montant sous un autre nom : {days}',
  'period-gap': 'aucun abonnement ne facture ces jours : {days}',
  'unknown-access':
    'l’accès {access} n’est pas à l’inventaire[[ ; {near} y est, le même aux premiers zéros près]]',
  'billed-after-termination':
    'hors service et pourtant facturé : {days} ({count} jours sur {total})[[ ; les avoirs en laissent {left}]]',
  'billed-before-activation':
    'pas encore en service et pourtant facturé : {days} ({count} jours sur {total})[[ ; les avoirs en laissent {left}]]',
  'billed-after-termination/day':
    'hors service et pourtant facturé : {days} ({count} jour sur {total})[[ ; les avoirs en laissent {left}]]',
  'billed-before-activation/day':
    'pas encore en service et pourtant facturé : {days} ({count} jour sur {total})[[ ; les avoirs en laissent {left}]]',
  'unbilled-access': 'en service, mais aucun abonnement ne facture un seul jour : {days}',
  'unknown-item': '{item} n’a pas de prix au bordereau : {days}',
  'price-mismatch': 'prix unitaire de {actual}, contre {expected} au bordereau des prix',
  'item-mismatch': 'facturé comme {actual}, contre {expected} à l’inventaire',
  'vat-rate-mismatch': 'TVA à {actual} %, contre {expected} % au bordereau des prix',
  'line-arithmetic':
    '{quantity} × {price}[[, avec {own} de frais et remises propres à la ligne,]] font {expected}, la ligne porte {actual}',
  'vat-arithmetic': '{net} à {rate} % font {expected} de TVA, la ligne porte {actual}',
  'gross-arithmetic': '{net} + {vat} font {expected}, la ligne porte {actual}',
  'prorata-mismatch':
    '[[{count} × ]]{price} × {part} de cycle[[, avec {own} de frais et remises propres à la ligne,]] font {expected}, la ligne porte {actual} : {days}',
  'setup-repeated':
    'déjà facturés à la ligne {line} de la facture {invoice}[[ ; les avoirs en laissent {left}]]',
  'credit-without-original/none': 'l’avoir ne nomme pas de facture d’origine',
  'credit-without-original/unknown':
    'la facture {invoice} que nomme l’avoir n’est pas parmi les factures reçues',
  'credit-without-original/unbilled':
    'le remboursement ne nomme pas de facture, et aucune ligne antérieure des mêmes accès et article ne facture ces jours : {days}',
  'credit-exceeds-original': 'la facture {invoice} porte {charged}, ses avoirs atteignent {credited}',
  'credit-exceeds-original/item':
    'la facture {invoice} porte {charged} pour cet accès et cet article, leurs avoirs atteignent {credited}',
  'invoice-total-mismatch': 'la facture déclare {actual} {kind}, ses lignes font {expected}',
  'invoice-total-mismatch/sum': '{term} vaut {found}, les éléments de la facture donnent {expected} ({rule})',
  'invoice-total-mismatch/file': 'le fichier déclare {actual} {kind} en tout, ses lignes font {expected}',
  'invoice-total-mismatch/file/alone': 'le fichier déclare {actual} {kind} en tout, et n’a aucune ligne',
  'invoice-total-mismatch/alone':
    'la facture déclare {actual} {kind}, et aucune de ses lignes n’est dans invoices/',
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
