import type { Bilingual } from '../../diagnostics/bilingual.ts';

/** The names of the business terms of EN 16931 that messages may mention. */
const WORDS: Readonly<Record<string, readonly [en: string, fr: string]>> = {
  'BT-1': ['the invoice number', 'le numéro de facture'],
  'BT-2': ['the invoice date', 'la date de facture'],
  'BT-3': ['the type of document', 'le type de document'],
  'BT-5': ['the currency', 'la devise'],
  'BT-24': ['the profile', 'le profil'],
  'BT-25': ['the number of the preceding invoice', 'le numéro de la facture antérieure'],
  'BT-27': ['the name of the seller', 'le nom du vendeur'],
  'BT-30': ['the SIRET or SIREN of the seller', 'le SIRET ou SIREN du vendeur'],
  'BT-31': ['the VAT identifier of the seller', 'le numéro de TVA du vendeur'],
  'BT-72': ['the day of delivery', 'la date de livraison'],
  'BT-73': ['the start of the period of the invoice', 'le début de la période facturée'],
  'BT-74': ['the end of the period of the invoice', 'la fin de la période facturée'],
  'BT-92': ['the amount of an allowance', 'le montant d’une remise'],
  'BT-95': ['the VAT category of an allowance', 'la catégorie de TVA d’une remise'],
  'BT-96': ['the VAT rate of an allowance', 'le taux de TVA d’une remise'],
  'BT-97': ['the reason of an allowance', 'le motif d’une remise'],
  'BT-98': ['the reason code of an allowance', 'le code du motif d’une remise'],
  'BT-99': ['the amount of a charge', 'le montant de frais'],
  'BT-102': ['the VAT category of a charge', 'la catégorie de TVA de frais'],
  'BT-103': ['the VAT rate of a charge', 'le taux de TVA de frais'],
  'BT-104': ['the reason of a charge', 'le motif de frais'],
  'BT-105': ['the reason code of a charge', 'le code du motif de frais'],
  'BT-106': ['the sum of the lines', 'la somme des lignes'],
  'BT-107': ['the sum of the allowances', 'la somme des remises'],
  'BT-108': ['the sum of the charges', 'la somme des frais'],
  'BT-109': ['the total without VAT', 'le total HT'],
  'BT-110': ['the total of the VAT', 'le total de la TVA'],
  'BT-112': ['the total with VAT', 'le total TTC'],
  'BT-113': ['the amount paid in advance', 'le montant déjà payé'],
  'BT-116': ['the net of a VAT rate', 'la base HT d’un taux de TVA'],
  'BT-117': ['the VAT of a rate', 'la TVA d’un taux'],
  'BT-118': ['the VAT category of a rate', 'la catégorie de TVA d’un taux'],
  'BT-119': ['the rate of a VAT amount', 'le taux d’un montant de TVA'],
  'BT-126': ['the number of a line', 'le numéro d’une ligne'],
  'BT-128': ['the object that a line is billed for', 'l’objet facturé par une ligne'],
  'BT-129': ['the quantity of a line', 'la quantité d’une ligne'],
  'BT-131': ['the net amount of a line', 'le montant HT d’une ligne'],
  'BT-133': ['the buyer’s reference of a line', 'la référence comptable de l’acheteur d’une ligne'],
  'BT-134': ['the start of the period of a line', 'le début de la période d’une ligne'],
  'BT-135': ['the end of the period of a line', 'la fin de la période d’une ligne'],
  'BT-146': ['the unit price of a line', 'le prix unitaire d’une ligne'],
  'BT-149': ['the quantity that a unit price is for', 'la quantité à laquelle vaut un prix unitaire'],
  'BT-151': ['the VAT category of a line', 'la catégorie de TVA d’une ligne'],
  'BT-152': ['the VAT rate of a line', 'le taux de TVA d’une ligne'],
  'BT-153': ['the name of the item of a line', 'le nom de l’article d’une ligne'],
  'BT-155': ['the item code of a line', 'le code de l’article d’une ligne'],
};

/** A term in a message: its name, with its number, by which a supplier finds it. */
export function termWords(term: string): Bilingual {
  const [en, fr] = WORDS[term] ?? [];
  return {
    en: en === undefined ? term : `${en} (${term})`,
    fr: fr === undefined ? term : `${fr} (${term})`,
  };
}
