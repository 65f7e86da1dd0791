import type { Worked } from '../page.ts';

export const REPORTS_WORKED: readonly Worked[] = [
  {
    en: 'Meuse owes 72.00 with VAT, less than 100.00: its title is marked.',
    fr: 'La Meuse doit 72,00 TTC, moins de 100,00 : son titre est marqué.',
    convention: `reports:
  threshold: 100.00
  titres: { columns: [debtor, gross_amount, below_threshold] }`,
    gives: { file: 'titres.csv', lines: ['debtor,gross_amount,below_threshold', 'MEUSE,72.00,yes'] },
  },
];

export const TITLES_WORKED: readonly Worked[] = [
  {
    en: 'Every column under the name that the financial package knows, in this order.',
    fr: 'Chaque colonne sous le nom que connaît le progiciel financier, dans cet ordre.',
    convention: `reports:
  titres:
    kind: Nature
    creditor: Émetteur
    debtor: Tiers
    debtor_name: "Nom du tiers"
    siret: SIRET
    service_code: Service
    engagement: Engagement
    object: Objet
    period: Période
    net_amount: HT
    vat_amount: TVA
    gross_amount: TTC
    chapter: Chapitre
    function: Fonction
    nature: Article
    below_threshold: "Sous le seuil"
    corrects: Corrige
    attachment: Pièce
    attachment_sha256: Empreinte`,
    gives: {
      file: 'titres.csv',
      lines: [
        'Nature,Émetteur,Tiers,Nom du tiers,SIRET,Service,Engagement,Objet,Période,HT,TVA,TTC,Chapitre,Fonction,Article,Sous le seuil,Corrige,Pièce,Empreinte',
      ],
    },
  },
];

export const TITLE_COLUMNS_WORKED: readonly Worked[] = [
  {
    en: 'Five columns and no others, with semicolons, decimal commas and days as the package reads them.',
    fr: 'Cinq colonnes et elles seules, avec points-virgules, virgules décimales et jours comme le progiciel les lit.',
    convention: `reports:
  titres:
    columns:
      - { column: debtor, as: Tiers }
      - gross_amount
      - { column: period_start, as: Début }
      - { column: period_end, as: Fin }
      - { value: "01", as: Budget }
    delimiter: ";"
    decimal: ","
    encoding: utf-8
    dates: DD/MM/YYYY`,
    gives: {
      file: 'titres.csv',
      lines: ['Tiers;gross_amount;Début;Fin;Budget', 'MEUSE;72,00;01/09/2025;30/09/2025;01'],
    },
  },
];
