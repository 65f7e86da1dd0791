/** What totals among the rows, initials and English words among the headers let `init --from` propose. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder, must, writeFiles } from '../audit/workspace.ts';
import { writeXlsx } from '../workspace/sheet/write-xlsx.ts';

/** The convention that `init --from` writes for a folder of files. */
async function proposed(files: Readonly<Record<string, string>>): Promise<string> {
  return inFolder(async (folder) => {
    writeFiles(folder, files);
    await must('init', folder, '--lang', 'fr', '--from', folder);
    return readFileSync(join(folder, 'convention.yaml'), 'utf8');
  });
}

const MEMBERS =
  'Collectivité;SIRET\nRégion Grand Est;20005226400013\nDépartement de la Meuse;22550001600152\n';

test('the total of a list of sites, under the members: no member is asked for', async () => {
  const text = await proposed({
    'Adhérents.csv': MEMBERS,
    'Sites.csv':
      'Collectivité;UAI;Établissement;Nature;Élèves 2024\n' +
      'Département de la Meuse;0550020Y;Collège Kastler;Collège;414\n' +
      'Région Grand Est;0550072E;Lycée Kastler;Lycée;263\n' +
      'TOTAL;;;;677\n',
  });
  expect(text).toContain('skip_rows: { member: ["TOTAL"] }');
  expect(text).not.toContain('Quel membre est désigné');
});

test('the total below members that are merged down: no member is asked for either', () =>
  inFolder(async (folder) => {
    const rows = [
      ['Collectivité', 'UAI', 'Établissement', 'Nature'],
      ['Département de la Meuse', '0550020Y', 'Collège Kastler', 'Collège'],
      ['', '0550072E', 'Lycée Kastler', 'Lycée'],
      ['TOTAL', '', '2 sites', ''],
    ];
    const sheet = { name: 'Sites', rows, merges: ['A2:A3'] };
    writeFiles(folder, { 'Adhérents.csv': MEMBERS });
    writeFileSync(join(folder, 'Sites.xlsx'), writeXlsx({ sheets: [sheet] }));
    await must('init', folder, '--lang', 'fr', '--from', folder);
    const text = readFileSync(join(folder, 'convention.yaml'), 'utf8');
    expect(text).toContain('fill_down: [member]');
    expect(text).toContain('skip_rows: { member: ["TOTAL"] }');
    expect(text).not.toContain('Quel membre est désigné');
  }));

test('totals in the column that says the period of each line: it is read all the same', async () => {
  const text = await proposed({
    'invoices/sfr-2025-09.csv':
      'N° facture;Date facture;N° ligne;Accès;Libellé;Période;Montant HT;Taux TVA\n' +
      'F1;30/09/2025;1;A1;Fibre;Septembre 2025;100,00;20\n' +
      'F1;30/09/2025;2;A1;Interruption;du 03/09/2025 au 05/09/2025;-10,00;20\n' +
      ';;;;;Total HT;90,00;\n',
  });
  expect(text).toContain('"Période": ["{period}", "du {period_start} au {period_end}"]');
});

test('prices of days under Du and Au: both ends are read', async () => {
  const text = await proposed({
    'BPU.csv':
      'Code article;Désignation;Prix unitaire HT;Du;Au\n' +
      'FTTO;Fibre;289,90;01/07/2024;30/06/2025\n' +
      'FTTO;Fibre;279,90;01/07/2025;\n',
  });
  expect(text).toMatch(/valid_from: "Du".*\n +valid_to: "Au"/);
});

test('initials with points: a gross is not shown as what may be the net', async () => {
  const text = await proposed({
    'invoices/f.csv':
      'Facture;Date;Accès;Libellé;Montant H.T.;T.V.A.;Montant T.T.C.;Taux\n' +
      'F1;05/09/2025;A1;Fibre;100,00;20,00;120,00;20\n',
  });
  expect(text.match(/# \w+_amount: ".*?"/g)).toEqual([
    '# net_amount: "Montant H.T."',
    '# vat_amount: "T.V.A."',
    '# gross_amount: "Montant T.T.C."',
  ]);
});

test('an invoice in English has its number and its rate', async () => {
  const text = await proposed({
    'invoices/h.csv':
      'Invoice,Invoice Date,Circuit ID,Description,Amount,VAT %\nINV-1,2025-09-05,A1,Fibre,459.00,20\n',
  });
  expect(text).toContain('invoice_number: "Invoice"');
  expect(text).toContain('vat_rate: "VAT %"');
});

test('a total below cités that are written on each row: no empty cell is filled down', async () => {
  const text = await proposed({
    'Adhérents.csv': MEMBERS,
    'cités scolaires.csv':
      'Grappe;Nom;Nature;UAI\n' +
      'G1;Stenay;cite_scolaire;0550020Y\n' +
      'G1;Stenay;cite_scolaire;0550072E\n' +
      'Total;;;2\n',
  });
  expect(text).toContain('skip_rows: { grappe: ["Total"] }');
  expect(text).not.toContain('fill_down');
});

test('more titles between the rows than twenty: each is left aside, as the number beside them says', async () => {
  const sectors = Array.from({ length: 25 }, (_, index) => `Secteur ${index + 1}`);
  const text = await proposed({
    'Adhérents.csv': MEMBERS,
    'Sites.csv': `Code site;Nom;Type;Collectivité\n${sectors
      .map((sector, index) => `${sector};;;\nS${index};Site ${index};Collège;Département de la Meuse\n`)
      .join('')}`,
  });
  const [, list = ''] = /skip_rows: \{ site: (\[.*\]) \} {3}# 25 lignes écartées/.exec(text) ?? [];
  expect(JSON.parse(list)).toEqual(sectors);
});

test('thousands of titles are looked through once', async () => {
  const rows = Array.from(
    { length: 5_000 },
    (_, index) => `Secteur ${index};;;\nS${index};Site ${index};Collège;REGION\n`,
  );
  const started = performance.now();
  await proposed({ 'Sites.csv': `Code site;Nom;Type;Collectivité\n${rows.join('')}` });
  expect(performance.now() - started).toBeLessThan(10_000);
});

test('a long note with the words of an invoice above its header takes no time', async () => {
  const note = `"${'cette facture '.repeat(2000)}"\n`;
  const text = await proposed({
    'invoices/op-1.csv': `${note}Facture n°;Date;Réf accès;HT\nF1;01/09/2025;A1;1,00\n`,
  });
  expect(text).toContain('invoice_number: "Facture n°"');
}, 20_000);

test('lines with neither items nor labels: one category for all, beside the rate', async () => {
  const text = await proposed({ 'invoices/op-1.csv': 'Facture;Date;Réf accès;HT\nF1;01/09/2025;A1;1,00\n' });
  expect(text).toContain(
    '# defaults: { vat_rate: "20", category: … }   # pas de colonne de taux de TVA · rien',
  );
  expect(text).not.toContain('# categories:');
});

test('another table below a list of sites: none of its cells is proposed', async () => {
  const text = await proposed({
    'Sites.csv':
      'Collectivité;UAI;Établissement;Nature\nMEUSE;0550020Y;Collège Kastler;CLG\nREGION;0550072E;Lycée Kastler;LGT\n' +
      ';;;\nCollectivité;SIRET;Contact;\nMEUSE;22550001600152;Mme Martin;\n',
  });
  expect(text).toContain('En-tête en ligne 1, 2 lignes au-dessous.');
  expect(text).toContain('ses UAI en « UAI » (clé juste 2 fois sur 2)');
});

test('a header that is repeated below a blank row is no other table', async () => {
  const header = 'Collectivité;UAI;Établissement;Nature\n';
  const text = await proposed({
    'Sites.csv': `${header}MEUSE;0550020Y;Collège Kastler;CLG\n;;;\n${header}REGION;0550072E;Lycée Kastler;LGT\n`,
  });
  expect(text).toContain('3 lignes au-dessous');
  expect(text).toContain('"LGT": lycee');
});

test.each([
  ['', '"Taux", "20 %"'],
  ['Récapitulatif;;;;;\n', '"Récapitulatif", "Taux", "20 %"'],
])(
  'a table of totals below the lines of an invoice, and its title %j, are left aside, row by row',
  async (title, texts) => {
    const text = await proposed({
      'invoices/op-1.csv':
        'N° facture;Date facture;Réf accès;Libellé;Montant HT;Taux TVA\nF1;01/09/2025;A1;Fibre;100,00;20\n' +
        `;;;;;\n${title}Taux;Base HT;TVA;TTC;;\n20 %;100,00;20,00;120,00;;\nF1;100,00;20,00;;;\n`,
    });
    // The last row begins like a line: check is to ask about it.
    expect(text).toContain(`    skip_rows: { invoice_number: [${texts}] }`);
    expect(text).not.toContain('totals:');
  },
);

test('a table of accounts below the lines, which name them too, is left aside by its words', async () => {
  const text = await proposed({
    'invoices/op-1.csv':
      'Compte;N° facture;Date facture;Réf accès;Libellé;Montant HT;Taux TVA\n' +
      '100245;F1;01/09/2025;A1;Fibre;100,00;20\n100246;F1;01/09/2025;A2;Fibre;100,00;20\n;;;;;;\n' +
      'Récapitulatif par compte;;;;;;\nCompte;Intitulé;Nb;Montant HT;;;\n' +
      '100245;Collèges;1;100,00;;;\n100247;Lycées;1;100,00;;;\nTotal;;2;200,00;;;\n',
  });
  // Another month may have lines of the account that has none in this one.
  expect(text).toContain(
    '    skip_rows: { "Compte": ["Récapitulatif par compte", "Compte", "Total"], invoice_number: ["Collèges", "Lycées"] }',
  );
});

test('what each site cost by month is no list of sites, unless it says who owns them', async () => {
  const months = 'janvier;févr.;mars 2025;avril;mai;06/2025';
  const row = '0550020Y;Collège Kastler;1;2;3;4;5;6';
  const costs = await proposed({ 'Couts.csv': `UAI;Établissement;${months}\n${row}\n` });
  expect(costs).toContain('Couts.csv : aucune table que grappe connaisse');
  const sites = await proposed({ 'Couts.csv': `UAI;Établissement;${months};Collectivité\n${row};MEUSE\n` });
  expect(sites).toContain('    - file: "Couts.csv"');
});

test('the titles of a price schedule are left aside, although its prices are not taken yet', async () => {
  const text = await proposed({
    'BPU.csv':
      'N° de prix;Désignation;Prix unitaire HT\nLot 1;;\nFTTO-100;Fibre;289,90\nFTTO-200;Fibre;389,50\n',
  });
  expect(text).toContain('skip_rows: { item_code: ["Lot 1"] }');
});

test('abbreviated headers of a list of sites', async () => {
  const text = await proposed({
    'Etablissements.csv':
      'Etab.;RNE;Coll. de ratt.\nCLG Kastler;0550020Y;MEUSE\nLGT Kastler;0550072E;REGION\n',
  });
  expect(text).toContain('        member: "Coll. de ratt."');
  expect(text).toContain('        name: "Etab."');
});

test('the mark of a note in a header hides nothing: the last day of a member is read', async () => {
  const text = await proposed({
    'Adhérents.csv':
      'Collectivité;SIRET;Date d’adhésion*;Date de retrait (2)\nRégion Grand Est;20005226400013;01/01/2024;\nDépartement de la Meuse;22550001600152;01/01/2024;30/06/2025\n',
  });
  expect(text).toContain('        joined_on: "Date d’adhésion*"');
  expect(text).toContain('        left_on: "Date de retrait (2)"');
});

test('a column of buildings beside that of their codes names the sites', async () => {
  const text = await proposed({
    'Bâtiments.csv':
      'Code bâtiment;Bâtiment;Type;Collectivité\nMAI-1;Mairie de Gland;Autre;GLAND\nECO-1;École de Gland;Autre;GLAND\n',
  });
  expect(text).toContain('        site: "Code bâtiment"');
  expect(text).toContain('        name: "Bâtiment"');
});

test.each([
  ['2', false],
  ['20', true],
])('a column of rates of %s %% is taken for the VAT: %s', async (rate, isTaken) => {
  const text = await proposed({
    'invoices/op-1.csv': `N° facture;Date facture;Accès;Libellé;Montant HT;Taux\nF1;01/09/2025;A1;Frais;100,00;${rate}\nF1;01/09/2025;A2;Frais;50,00;${rate}\n`,
  });
  expect(text.includes('vat_rate: "Taux"')).toBe(isTaken);
});
