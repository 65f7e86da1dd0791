import { BILLING_WORDS, CATEGORY_WORDS } from '../../forms/choices.ts';
import * as column from '../columns/columns.ts';
import { category, price, validity, vatRate } from '../columns/common-columns.ts';
import { defineTable } from '../columns/table.ts';

export const prices = defineTable({
  name: 'prices',
  french: 'prix',
  schema: {
    item_code: column.id('code_article', 'Item of the price schedule', 'Article du bordereau des prix'),
    label: column.text('libelle', 'What the item is', 'Désignation').optional(),
    category: category(CATEGORY_WORDS, 'Category of its lines', 'Catégorie').optional(),
    unit_price: price('prix_unitaire', 'Price in euros, without VAT', 'Prix en euros HT'),
    vat_rate: vatRate('taux_tva', 'VAT rate in percent', 'Taux de TVA en pour cent').optional(),
    billing: column.choice(BILLING_WORDS, 'facturation', 'How often it is billed', 'Périodicité').optional(),
    market: column.text('marche', 'The market it belongs to', 'Marché dont il relève').optional(),
    ...validity,
  },
  range: ['valid_from', 'valid_to'],
  key: ['item_code'],
  affectsNoShare: true,
});
