/**
 * The group of `test/workspace/lists/group.ts` in lists worse than those: titles between rows, sites and grappes in one
 * workbook, an export of the ministry in another form for each kind of establishment, invoices whose number and date
 * stand above the header. Everything is invented but the shapes.
 */
import { asFile, type Cell, type CellTable } from '../workspace/lists/as-files.ts';

const REGION = 'Région Grand Est';
const MEUSE = 'Département de la Meuse';
const ALSACE = 'Collectivité européenne d’Alsace';

const number = (value: string, csv = value): Cell => ({ number: value, csv });

const MEMBERS: CellTable = {
  rows: [
    ['GROUPEMENT DE COMMANDES — ACCÈS INTERNET', '', '', ''],
    ['Liste des adhérents', '', '', 'édition du 12/09/2025'],
    ['', '', '', ''],
    ['N°', 'Raison sociale', 'Sigle', 'N° SIRET'],
    [number('1'), REGION, 'REGION', '200 052 264 00013'],
    [number('2'), MEUSE, 'MEUSE', '225 500 016 00152'],
    [number('3'), ALSACE, 'CEA', '200 094 332 00018'],
    ['Source : délibération du 20 juin 2025', '', '', ''],
  ],
};

/** Members as someone abbreviates them, in cells merged over the rows of each; a title before each commune. */
const SITES: CellTable = {
  rows: [
    ['Établissements raccordés', '', '', '', ''],
    ['Propriétaire', 'Établissement', 'Type', 'RNE', 'Effectif rentrée 2024'],
    ['MEUSE', '', '', '', ''],
    ['Dpt Meuse', 'Collège Alfred Kastler', 'CLG', '0550020Y', number('414')],
    ['COMMUNES', '', '', '', ''],
    ['REGION GRAND EST', 'Lycée Alfred Kastler', 'LGT', '0550072E', number('263')],
    ['', 'Lycée Freppel', 'Lycée général', '0670049P', number('640')],
    ['', 'Lycée Henri Meck', 'Lycée professionnel', '0670041F', number('1144')],
    ['collectivité européenne d’alsace', 'Collège Freppel', 'Clg', '0672132D', number('372')],
    ['', 'Collège Henri-Meck', 'CLG', '0672131C', number('355')],
    ['Total', '6 établissements', '', '', number('3188')],
  ],
  merges: [
    [6, 8, 0],
    [9, 10, 0],
  ],
};

const GRAPPES: CellTable = {
  rows: [
    ['Cités scolaires et grappes au 01/09/2025', '', ''],
    ['', '', ''],
    ['Nom de la grappe', 'Type', 'Établissements'],
    ['STENAY', 'cité-scolaire', 'COLLÈGE ALFRED KASTLER'],
    ['', '', 'Lycée Alfred-Kastler'],
    ['OBERNAI', 'CITÉ SCOLAIRE', 'Collège Freppel'],
    ['', '', 'Lycée Freppel'],
  ],
  merges: [
    [4, 5, 0],
    [4, 5, 1],
    [6, 7, 0],
    [6, 7, 1],
  ],
};

const INVENTORY: CellTable = {
  rows: [
    ['Inventaire', '', '', '', '', ''],
    ['Identifiant accès', 'Site desservi', 'Code UAI', 'Débit', 'Abonnement HT', 'Date de mise en service'],
    ['L-001', 'Stenay', '', '1000/1000', '449,00 €', '01/07/2025'],
    ['L-002', 'Obernai', '', '1 Gbit/s', '449,00 €', '01/07/2025'],
    ['L-003', '', '0672131C', '500 Mb/s', '1 289,90 €', '01/07/2025'],
    ['L-004', 'Lycée Henri Meck', '0670041F', '100/100', '99,90 €', '01/07/2025'],
    ['L-005', '*', '', '', '', '01/07/2025'],
  ],
};

const IMPUTATIONS: CellTable = {
  rows: [
    ['Collectivité', 'Chap.', 'Fonction', 'Nature comptable', 'Gestionnaire'],
    ['REGION', '011', '222', '6262', 'DSI'],
    ['Département de la Meuse', '011', '221', '6262', 'DGA'],
    ['Collectivité européenne d’Alsace', '011', '221', '6262', 'DIR'],
  ],
};

/** Pupils of the count before, which no rule asks for: in the export of the ministry two years stand below each other. */
const EXPORT_OF_COLLEGES: CellTable = {
  rows: [
    [
      'Rentrée scolaire',
      'Académie',
      'Numéro du collège',
      'Dénomination principale',
      'Patronyme',
      'Secteur',
    ].concat(["Nombre d'élèves total", "Nombre d'élèves total hors SEGPA hors ULIS"]),
    ...['2022', '2023'].flatMap((year) => [
      ...['0550020Y', '0672132D', '0672131C'].map((uai, index): readonly Cell[] => [
        number(year),
        'NANCY-METZ',
        uai,
        'COLLEGE',
        'ALFRED KASTLER',
        'PUBLIC',
        number(String(400 + index)),
        number('390'),
      ]),
      ...Array.from({ length: 500 }, (_, index): readonly Cell[] => {
        const digits = String(120_000 + index).padStart(7, '0');
        const uai = digits + 'ABCDEFGHJKLMNPRSTUVWXYZ'.charAt(Number(digits) % 23);
        return [number(year), 'NICE', uai, 'COLLEGE', 'X', 'PUBLIC', number('500'), number('490')];
      }),
    ]),
  ],
};

const AMOUNTS: readonly (readonly [access: string, label: string, amount: Cell])[] = [
  ['L-001', 'ABO fibre', '449,00 €'],
  ['L-002', 'ABO fibre', number('449.00000000000006', '449,00')],
  ['L-003', 'ABO fibre', number('1289.9000000000001', '1 289,90')],
  ['L-004', 'ABO fibre', '99,90'],
  ['L-005', 'SRV supervision', number('-0.070000000000000007', '-0,07 €')],
];

/** An invoice: its number and date above the header, a subtotal after the subscriptions, totals at the end. */
function invoice(month: string, last: string, name: string): CellTable {
  const days = [
    `01/${month.slice(5)}/${month.slice(0, 4)}`,
    `${last}/${month.slice(5)}/${month.slice(0, 4)}`,
  ];
  const blank = ['', '', '', '', ''];
  return {
    rows: [
      ['OPÉRATEUR SA', '', ...blank],
      ['Facture n° :', name, ...blank],
      ['Date :', days[1] ?? '', ...blank],
      ['', '', ...blank],
      ['N° ligne', 'Réf. lien', 'Désignation', 'Du', 'Au', 'Montant HT (€)', 'Taux TVA'],
      ...AMOUNTS.flatMap(([access, label, amount], index): readonly (readonly Cell[])[] => {
        const line = [
          number(String(index + 1)),
          access,
          label,
          ...days,
          amount,
          { percent: '0.2', csv: '20,00 %' },
        ];
        return index === 3 ? [line, ['', '', 'Sous-total abonnements', '', '', '2 287,80 €', '']] : [line];
      }),
      ['', '', 'Total HT', '', '', '2 287,73', ''],
      ['', '', 'Total TTC', '', '', '2 745,28', ''],
    ],
  };
}

/** The files of the group, each in the form in which such a list usually comes. */
export const AWKWARD_FILES: Readonly<Record<string, Uint8Array>> = {
  'adhérents 2025.xlsx': asFile(MEMBERS, 'xlsx'),
  'RACCORDEMENTS v3 (définitif).xlsx': asFile(SITES, 'xlsx'),
  'cités et grappes.ods': asFile(GRAPPES, 'ods'),
  'fr-en-college-effectifs-niveau.csv': asFile(EXPORT_OF_COLLEGES, 'csv'),
  'export_inventaire_20250915.csv': asFile(INVENTORY, 'csv'),
  'ventilation budget.xlsx': asFile(IMPUTATIONS, 'xlsx'),
  'invoices/releve_202509.xlsx': asFile(invoice('2025-09', '30', 'F2025-091'), 'xlsx'),
  'invoices/releve_202510.csv': asFile(invoice('2025-10', '31', 'F2025-104'), 'csv'),
  'invoices/releve_202511.ods': asFile(invoice('2025-11', '30', 'F2025-117'), 'ods'),
};
