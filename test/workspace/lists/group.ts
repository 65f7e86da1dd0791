/**
 * A group whose lists and invoices are as officers and operators have them, and the same group written by hand in the
 * tables of DATA.md. Everything is invented but the shapes.
 */
import type { Cell, CellTable } from './as-files.ts';

const day = (text: string): Cell => {
  const [year = 0, month = 0, date = 0] = text.split('-').map(Number);
  const serial = Math.round(Date.UTC(year, month - 1, date) / 86_400_000) + 25_569;
  return { day: text, serial, csv: `${text.slice(8)}/${text.slice(5, 7)}/${text.slice(0, 4)}` };
};
const euros = (number: string, csv: string): Cell => ({ number, csv });
const TWENTY: Cell = { percent: '0.2', csv: '20 %' };

const REGION = 'Région Grand Est';
const MEUSE = 'Département de la Meuse';
const ALSACE = 'Collectivité européenne d’Alsace';

/** The names of the lists, without their extension. */
export const LISTS: Readonly<Record<string, CellTable>> = {
  'Membres du groupement': {
    rows: [
      ['Groupement de commandes', '', ''],
      ['Collectivité', 'Sigle', 'SIRET'],
      [REGION, 'REGION', '200 052 264 00013'],
      [MEUSE, 'MEUSE', '22550001600152'],
      [ALSACE, 'CEA', '20009433200018'],
    ],
  },
  'Liste des sites 2025': {
    rows: [
      ['Liste des sites raccordés', '', '', '', ''],
      ['Mise à jour du 01/09/2025', '', '', '', ''],
      ['', '', '', '', ''],
      ['Code UAI', 'Nom du site', 'Type', 'Collectivité', 'Observations'],
      ['0550020Y', 'Collège Alfred Kastler', 'Collège', MEUSE, ''],
      ['0550072E', 'Lycée Alfred Kastler', 'Lycée', REGION, 'mutualisé'],
      ['0672132D', 'Collège Freppel', 'COLLEGE', ALSACE, ''],
      ['0670049P', 'Lycée Freppel', 'Lycée', REGION, ''],
      ['', '', '', '', ''],
      ['0672131C', 'Collège Henri-Meck', 'collège', ALSACE, ''],
      ['0670041F', 'Lycée Henri Meck', 'LP', REGION, ''],
      ['Total : 6 sites', '', '', '', ''],
    ],
  },
  Grappes: {
    rows: [
      ['Grappe', 'Nature', 'Établissement'],
      ['STENAY', 'Cité scolaire', 'collège alfred-kastler'],
      ['', '', '0550072E'],
      ['OBERNAI', 'Cité scolaire', 'Collège Freppel'],
      ['', '', 'LYCEE FREPPEL'],
    ],
    merges: [
      [2, 3, 0],
      [2, 3, 1],
      [4, 5, 0],
      [4, 5, 1],
    ],
  },
  'Inventaire opérateur': {
    rows: [
      ['Réf. lien', 'UAI', 'Bénéficiaire', 'Débit', 'Loyer mensuel HT', 'Mise en service'],
      ['L-001', '', 'STENAY', '1000/1000', '449,00 €', day('2025-07-01')],
      ['L-002', '', 'OBERNAI', '1000/1000', '449,00 €', day('2025-07-01')],
      ['L-003', '0672131C', '', '500/500', '1 289,90 €', day('2025-07-01')],
      ['L-004', '', 'Lycée Henri Meck', '100/100', '99,90 €', day('2025-07-01')],
      ['L-005', '', '*', '', '', day('2025-07-01')],
    ],
  },
  Imputations: {
    rows: [
      ['Membre', 'Chapitre', 'Fonction', 'Nature'],
      [REGION, '011', '222', '6262'],
      [MEUSE, '011', '221', '6262'],
      [ALSACE, '011', '221', '6262'],
    ],
  },
};

const PUPILS: Readonly<Record<string, string>> = {
  '0550020Y': '414',
  '0550072E': '263',
  '0672132D': '372',
  '0670049P': '640',
  '0672131C': '355',
  '0670041F': '1144',
};

/** The ministry's export: ten thousand establishments, of which the group has six. */
export function headcounts(rows: number): CellTable {
  const others = Array.from({ length: rows - 6 }, (_, index): readonly Cell[] => {
    const number = String(100_000 + index).padStart(7, '0');
    const uai = number + 'ABCDEFGHJKLMNPRSTUVWXYZ'.charAt(Number(number) % 23);
    return ['2024', uai, 'X', euros(String(index % 900), String(index % 900))];
  });
  const own = Object.entries(PUPILS).map(([uai, pupils]): readonly Cell[] => [
    '2024',
    uai,
    'X',
    euros(pupils, pupils),
  ]);
  return {
    rows: [
      ['Rentrée scolaire', "Numéro d'établissement", 'Patronyme', "Nombre d'élèves total"],
      ...others.slice(0, 4000),
      ...own,
      ...others.slice(4000),
    ],
  };
}

/** The invoices of three months: title lines, amounts in three spellings, a total row. */
export const INVOICES: Readonly<Record<string, CellTable>> = Object.fromEntries(
  [
    ['2025-09', '30', 'F2025-091'],
    ['2025-10', '31', 'F2025-104'],
    ['2025-11', '30', 'F2025-117'],
  ].map(([month = '', last = '', number = '']) => {
    const line = (row: string, access: string, label: string, amount: Cell): readonly Cell[] => [
      number,
      day(`${month}-${last}`),
      row,
      access,
      label,
      day(`${month}-01`),
      day(`${month}-${last}`),
      amount,
      TWENTY,
    ];
    const rows: readonly (readonly Cell[])[] = [
      ['Opérateur SA', '', '', '', '', '', '', '', ''],
      ['N° de facture', 'Date', 'Ligne', 'Réf. lien', 'Désignation', 'Du', 'Au', 'Montant HT', 'Taux TVA'],
      line('1', 'L-001', 'ABO fibre', euros('449', '449,00 €')),
      line('2', 'L-002', 'ABO fibre', euros('449.00000000000006', '449,00')),
      line('3', 'L-003', 'ABO fibre', euros('1289.9000000000001', '1 289,90 €')),
      line('4', 'L-004', 'ABO fibre', '99,90 €'),
      line('5', 'L-005', 'SRV supervision', euros('-0.070000000000000007', '-0,07')),
      ['Total', '', '', '', '', '', '', euros('2287.73', '2287,73'), ''],
    ];
    return [`operateur-${month}`, { rows }];
  }),
);

/** What the group decides, whichever way its tables are written. */
const DECISIONS = `coordinator: REGION
billed_to: REGION
numbers: { decimal: "," }
prorata: daily
rounding: largest_remainder
vat: line
basis: service
rules:
  - id: cites
    article: "6.1"
    applies_to: { target: grappe, kinds: [cite_scolaire] }
    share: { by: students, as_of: { date: "10-01", year: previous } }
  - id: communs
    article: "7"
    applies_to: { target: group }
    share: { by: fixed, parts: { REGION: 60, CEA: 35, MEUSE: 5 } }
`;

/** The convention that reads the lists in a form. */
export function listsConvention(form: string): string {
  return `${DECISIONS}invoices:
  - files: "operateur-*.${form}"
    supplier: "OP"
    preamble: { until: "N° de facture" }
    columns: { invoice_number: "N° de facture", invoice_date: "Date", line_number: "Ligne", access: "Réf. lien", label: "Désignation", period_start: "Du", period_end: "Au", net_amount: "Montant HT", vat_rate: "Taux TVA" }
    categories: { "ABO*": subscription, "SRV*": service }
    skip_rows: { invoice_number: ["Total*"] }
tables:
  members:
    file: "Membres du groupement.${form}"
    preamble: 1
    columns: { member: "Sigle", name: "Collectivité", siret: "SIRET" }
  sites:
    file: "Liste des sites 2025.${form}"
    preamble: { until: "Code UAI" }
    columns: { site: "Code UAI", uai: "Code UAI", name: "Nom du site", type: "Type", member: "Collectivité" }
    values: { type: { LP: lycee_pro } }
    skip_rows: { site: ["Total*"] }
    ignore_columns: "*"
  grappes:
    file: "Grappes.${form}"
    columns: { grappe: "Grappe", name: "Grappe", kind: "Nature", site: "Établissement" }
    fill_down: [grappe, name, kind]
    match: { site: [id, name] }
  measures:
    - file: "effectifs.${form}"
      columns: { site: "Numéro d'établissement", value: "Nombre d'élèves total" }
      defaults: { measure: students, as_of: 2024-10-01, source: "DEPP, rentrée 2024" }
      match: { site: uai }
      only_known: [site]
      ignore_columns: "*"
  accesses:
    file: "Inventaire opérateur.${form}"
    columns: { access: "Réf. lien", serves: ["UAI", "Bénéficiaire"], bandwidth_mbps: "Débit", activated_on: "Mise en service" }
    values: { bandwidth_mbps: { "1000/*": "1000", "500/*": "500", "100/*": "100" } }
    match: { serves: [id, uai, name] }
    ignore_columns: ["Loyer mensuel HT"]
  imputations:
    file: "Imputations.${form}"
    columns: { member: "Membre", chapter: "Chapitre", function: "Fonction", nature: "Nature" }
`;
}

/** The same group written by hand. */
export const BY_HAND: Readonly<Record<string, string>> = {
  'convention.yaml': DECISIONS,
  'members.csv': `member,name,siret\nREGION,${REGION},20005226400013\nMEUSE,${MEUSE},22550001600152\nCEA,${ALSACE},20009433200018\n`,
  'sites.csv':
    'site,name,type,member,uai\n0550020Y,Collège Alfred Kastler,college,MEUSE,0550020Y\n0550072E,Lycée Alfred Kastler,lycee,REGION,0550072E\n' +
    '0672132D,Collège Freppel,college,CEA,0672132D\n0670049P,Lycée Freppel,lycee,REGION,0670049P\n' +
    '0672131C,Collège Henri-Meck,college,CEA,0672131C\n0670041F,Lycée Henri Meck,lycee_pro,REGION,0670041F\n',
  'grappes.csv':
    'grappe,name,kind,site\nSTENAY,STENAY,cite_scolaire,0550020Y\nSTENAY,STENAY,cite_scolaire,0550072E\n' +
    'OBERNAI,OBERNAI,cite_scolaire,0672132D\nOBERNAI,OBERNAI,cite_scolaire,0670049P\n',
  'measures.csv': `measure,site,as_of,value\n${Object.entries(PUPILS)
    .map(([site, pupils]) => `students,${site},2024-10-01,${pupils}\n`)
    .join('')}`,
  'accesses.csv':
    'access,serves,bandwidth_mbps,activated_on\nL-001,STENAY,1000,2025-07-01\nL-002,OBERNAI,1000,2025-07-01\n' +
    'L-003,0672131C,500,2025-07-01\nL-004,0670041F,100,2025-07-01\nL-005,*,,2025-07-01\n',
  'imputations.csv':
    'member,chapter,function,nature\nREGION,011,222,6262\nMEUSE,011,221,6262\nCEA,011,221,6262\n',
  'invoices/operateur.csv': `supplier,invoice_number,invoice_date,line_number,access,category,period_start,period_end,net_amount,vat_rate\n${[
    ['2025-09', '30', 'F2025-091'],
    ['2025-10', '31', 'F2025-104'],
    ['2025-11', '30', 'F2025-117'],
  ]
    .flatMap(([month, last, number]) =>
      [
        ['1', 'L-001', 'subscription', '449.00'],
        ['2', 'L-002', 'subscription', '449.00'],
        ['3', 'L-003', 'subscription', '1289.90'],
        ['4', 'L-004', 'subscription', '99.90'],
        ['5', 'L-005', 'service', '-0.07'],
      ].map(
        ([line, access, category, net]) =>
          `OP,${number},${month}-${last},${line},${access},${category},${month}-01,${month}-${last},${net},20\n`,
      ),
    )
    .join('')}`,
};
