/** What a fresh officer's lists taught `grappe init --from`: empty columns, members nowhere listed, folders, odd headers. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Convention } from '../../src/domain/convention.ts';
import { readConvention } from '../../src/workspace/convention/load.ts';
import { inFolder, must, writeFiles } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { has } from '../windows.ts';
import { writeXlsx } from '../workspace/sheet/write-xlsx.ts';

const CHOICES = 'prorata: daily\nrounding: largest_remainder\nvat: line\nbasis: service\n';

/** The convention that `init --from` writes for a folder of files, as it stands, and its text. */
async function proposed(
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<{ text: string; convention: Convention }> {
  return inFolder(async (folder) => {
    writeFiles(folder, files);
    await must('init', folder, '--lang', 'fr', '--from', folder);
    const text = readFileSync(join(folder, 'convention.yaml'), 'utf8');
    const open = text.replace(/^(?:prorata|rounding|vat|basis|coordinator|billed_to):[ \t]*(?:#.*)?$/gm, '');
    const { value, problems } = readConvention(`${CHOICES}${open}`);
    expect(problems).toEqual([]);
    if (value === undefined) throw new Error('no convention');
    return { text, convention: value.convention };
  });
}

const SITES = {
  'Sites.csv':
    'RNE;Dénomination;Nature établ.;Collectivité\n' +
    '0550020Y;Collège Kastler;CLG;Département de la Meuse\n' +
    '0550072E;Lycée Kastler;LGT;Région Grand Est\n' +
    ';Maison de la Région;Bâtiment administratif;REGION GRAND EST\n' +
    '0672132D;Collège Freppel;CLG;Dpt Alsace\n' +
    '0670041F;Lycée Meck;LP;Région Grand Est\n',
};

describe('a column that is empty today', () => {
  const INVENTORY = (day: string): string =>
    `Réf. accès;Site / grappe;Débit;Date de résiliation;Commentaire\nL1;Collège Kastler;100/20;${day};\nL2;Lycée Kastler;100/100;;\n`;

  test('is taken by its header, and what it holds one day is read', () =>
    inFolder(async (folder) => {
      writeFiles(folder, { ...SITES, 'Inventaire.csv': INVENTORY('') });
      await must('init', folder, '--lang', 'fr', '--from', folder);
      const text = readFileSync(join(folder, 'convention.yaml'), 'utf8');
      expect(text).toContain('terminated_on: "Date de résiliation"');
      expect(text).toContain('serves: "Site / grappe"');
      writeFileSync(
        join(folder, 'convention.yaml'),
        text
          .replace(/^(coordinator|billed_to): .*$/gm, '')
          .replace(/^(prorata|rounding|vat|basis):.*$/gm, '')
          .replace('# "100/20": …', '"100/20": "100"')
          .replace('# "Bâtiment administratif": …', '"Bâtiment administratif": interne')
          .concat(CHOICES),
      );
      writeFiles(folder, { 'Inventaire.csv': INVENTORY('31/02/2025') });
      const { stderr } = await runCommand(['check', folder]);
      expect(stderr).toContain('Inventaire.csv:2:Date de résiliation: ');
    }));

  test('is never ignored where no column of the table is found for it', async () => {
    const { text, convention } = await proposed({ ...SITES, 'Inventaire.csv': INVENTORY('') });
    expect(convention.tables.get('accesses')?.[0]?.ignoreColumns).toEqual([]);
    expect(text).toContain('grappe check en avertit tant qu’elles n’en ont pas (Commentaire)');
  });
});

describe('members that no list lists', () => {
  test('are written into members.csv, one row for spellings that differ by case and accents', () =>
    inFolder(async (folder) => {
      writeFiles(folder, SITES);
      const said = await must('init', folder, '--lang', 'fr', '--from', folder);
      expect(readFileSync(join(folder, 'members.csv'), 'utf8').split('\n')).toEqual([
        'membre;nom;siret;code_service;entree_le;sortie_le',
        'DEPARTEMENT-DE-LA-MEUSE;Département de la Meuse;;;;',
        'REGION-GRAND-EST;Région Grand Est;;;;',
        'DPT-ALSACE;Dpt Alsace;;;;',
        '',
      ]);
      expect(said).toContain('les 3 membres que vos listes nomment');
      expect(readFileSync(join(folder, 'convention.yaml'), 'utf8')).toContain(
        'REGION GRAND EST": REGION-GRAND-EST',
      );
    }));

  test('are one row, and the one that a list lists, with whichever apostrophe and blank they are written', () =>
    inFolder(async (folder) => {
      const sites = `UAI;Établissement;Type;Collectivité
0672128Z;Collège Jean Monnet;clg;Collectivité européenne d'Alsace
0672131C;Collège Henri Meck;clg;Collectivité européenne d’Alsace
`;
      writeFiles(folder, { 'own/Sites.csv': sites, 'listed/Sites.csv': sites });
      writeFiles(folder, {
        'listed/members.csv': 'membre;nom\nCEA;COLLECTIVITÉ EUROPÉENNE D\u2019ALSACE\u00a0\n',
      });
      await must('init', '--lang', 'fr', '--from', join(folder, 'own'));
      expect(readFileSync(join(folder, 'own/members.csv'), 'utf8').split('\n')).toHaveLength(3);
      await must('init', '--lang', 'fr', '--from', join(folder, 'listed'));
      const convention = readFileSync(join(folder, 'listed/convention.yaml'), 'utf8');
      expect(convention).toContain(`"Collectivité européenne d'Alsace": CEA`);
      expect(convention).toContain('"Collectivité européenne d’Alsace": CEA');
    }));

  test('leave alone a table of members that is there, and run again it is not taken for invoices', () =>
    inFolder(async (folder) => {
      const sites = SITES['Sites.csv'].replace('Bâtiment administratif', 'interne');
      writeFiles(folder, { 'Sites.csv': sites, 'members.csv': 'membre;nom\nREGION;Région Grand Est\n' });
      await must('init', folder, '--lang', 'fr', '--from', join(folder, 'Sites.csv'));
      expect(readFileSync(join(folder, 'members.csv'), 'utf8')).toBe('membre;nom\nREGION;Région Grand Est\n');
      const again = await runCommand(['init', folder, '--lang', 'fr', '--from', folder]);
      expect(again).toMatchObject({ exitCode: 0, stdout: '' });
      expect(again.stderr.split('\n').sort()).toEqual([
        '',
        'Sites.csv : conforme à sa disposition (Sites.csv).',
        'members.csv : la table elle-même, lue telle quelle.',
      ]);
    }));

  test('do not replace a header that somebody wrote: nothing is written', () =>
    inFolder(async (folder) => {
      writeFiles(folder, { ...SITES, 'members.csv': 'membre;nom;mon_code\n' });
      const said = await runCommand(['init', folder, '--lang', 'en', '--from', join(folder, 'Sites.csv')]);
      expect(said.exitCode).toBe(2);
      expect(said.stderr).toContain('members.csv is there already and is another file');
      expect(readFileSync(join(folder, 'members.csv'), 'utf8')).toBe('membre;nom;mon_code\n');
      expect(existsSync(join(folder, 'convention.yaml'))).toBe(false);
    }));

  test('fill the empty table that init --empty wrote, whose convention is replaced while no one has worked on it', () =>
    inFolder(async (parent) => {
      const folder = join(parent, 'own');
      await must('init', folder, '--empty', '--lang', 'fr');
      // Not Sites.csv: on Windows that is the empty sites.csv.
      writeFiles(parent, { 'Établissements.csv': SITES['Sites.csv'] });
      await must('init', folder, '--lang', 'fr', '--from', join(parent, 'Établissements.csv'));
      expect(readFileSync(join(folder, 'members.csv'), 'utf8')).toContain(
        'REGION-GRAND-EST;Région Grand Est',
      );
      expect(readFileSync(join(folder, 'convention.yaml'), 'utf8')).toContain('file: "Établissements.csv"');
      writeFileSync(join(folder, 'convention.yaml'), `${CHOICES}title: "à nous"\n`);
      await runCommand(['init', folder, '--lang', 'fr', '--from', join(folder, 'Établissements.csv')]);
      expect(readFileSync(join(folder, 'convention.yaml'), 'utf8')).toBe(`${CHOICES}title: "à nous"\n`);
    }));
});

describe('a folder given to --from', () => {
  test('is read with the folders below it, and what is no list is named', () =>
    inFolder(async (folder) => {
      writeFiles(folder, {
        ...SITES,
        'invoices/2025/op.csv': 'Facture;Date;Accès;Libellé;Montant HT\nF1;30/09/2025;L1;Abo;1,00\n',
        'notes.txt': 'rien',
        'runs/all/charges.csv': 'x\n',
        'accounts/2025/manifest.json': '{}',
        'accounts/2025/inputs/sites.csv': SITES['Sites.csv'],
        'essai/manifest.json': '{}',
        'essai/statements/MEUSE.pdf': '%PDF-1.4',
      });
      const said = await must('init', '--lang', 'fr', '--from', folder);
      expect(said).toContain('notes.txt : ni liste ni facture');
      expect(said).toContain('invoices/2025/op.csv : des lignes de facture.');
      expect(said).not.toMatch(/charges\.csv|accounts|essai/);
      expect(readFileSync(join(folder, 'convention.yaml'), 'utf8')).not.toMatch(/accounts|MEUSE\.pdf/);
      expect(existsSync(join(folder, 'convention.yaml'))).toBe(true);
    }));

  test('outside of the workspace is copied into it', () =>
    inFolder(async (folder) => {
      writeFiles(join(folder, 'given'), SITES);
      await must('init', join(folder, 'own'), '--lang', 'fr', '--from', join(folder, 'given'));
      expect(readFileSync(join(folder, 'own/Sites.csv'), 'utf8')).toBe(SITES['Sites.csv']);
    }));
});

describe('headers and cells', () => {
  test('types are known by what they abbreviate, and sites without a UAI go by their name', async () => {
    const { convention } = await proposed(SITES);
    const [layout] = convention.tables.get('sites') ?? [];
    expect(layout?.columns.get('type')).toEqual(['Nature établ.']);
    expect(layout?.columns.get('site')).toEqual(['RNE', 'Dénomination']);
    expect(Object.fromEntries(layout?.values.get('type') ?? [])).toEqual({
      CLG: 'college',
      LGT: 'lycee',
      LP: 'lycee_pro',
    });
  });

  test('a column that names the grappe where the UAI of a site is left empty completes it', async () => {
    const { convention } = await proposed({
      ...SITES,
      'Cités scolaires.csv':
        'Cité scolaire;Nature;UAI\nCité Kastler;Cité scolaire;0550020Y\nCité Kastler;Cité scolaire;0550072E\n',
      'Inventaire.csv':
        'Réf. accès;Libellé du lieu;UAI;Débit;Propriétaire\nL1;Cité Kastler;;100;Région Grand Est\nL2;Collège Freppel;0672132D;100;Dpt Alsace\nL3;Lycée Meck;0670041F;50;Région Grand Est\n',
    });
    const [layout] = convention.tables.get('accesses') ?? [];
    expect(layout?.columns.get('serves')).toEqual(['UAI', 'Libellé du lieu']);
    expect(layout?.ignoreColumns).not.toContain('Libellé du lieu');
  });

  test.each([
    ['Grappe Molsheim;Grappe', 'UAI, Desserte'],
    ['Grappe Molsheim;', 'UAI'],
  ])(
    'it completes it too where a list lacks one of its names, %j, unless it is itself empty: %s',
    async (row, serves) => {
      const [name, kind] = row.split(';');
      const { convention } = await proposed({
        ...SITES,
        'Inventaire.csv':
          'Réf. accès;Desserte;UAI;Débit\nL1;Maison de la Région;;100\nL2;Collège Kastler;;100\n' +
          `L3;${kind === '' ? '' : name};;100\nL4;Collège Freppel;0672132D;100\nL5;Lycée Meck;0670041F;50\n`,
      });
      expect(convention.tables.get('accesses')?.[0]?.columns.get('serves')?.join(', ')).toBe(serves);
    },
  );

  test.each([
    ['Nature', 'grappes'],
    ['Observations', undefined],
  ])('grappes go by their name where a column %s says the kind of each', async (header, table) => {
    const { convention } = await proposed({
      ...SITES,
      'Suivi.csv':
        `Nom;${header};Etablissement;UAI\nStenay;Cité scolaire;Collège Kastler;0550020Y\n;;Lycée Kastler;0550072E\n` +
        'Molsheim;Grappe;Collège Freppel;0672132D\n;;Lycée Meck;0670041F\n',
    });
    expect([...convention.tables.keys()].find((name) => name !== 'sites')).toBe(table);
    const [grappes] = convention.tables.get('grappes') ?? [];
    const places = { grappe: ['Nom'], name: ['Nom'], kind: ['Nature'], site: ['UAI'] };
    expect(grappes && Object.fromEntries(grappes.columns)).toEqual(table && places);
  });

  test('but the sites of cités, each named once, are no grappes of one site', async () => {
    const { convention } = await proposed({
      'Suivi.csv': 'Nom;Nature;UAI\nA;Cité scolaire;0550020Y\nB;Cité scolaire;0550072E\n',
    });
    expect(convention.tables.has('grappes')).toBe(false);
  });

  test('a throughput that says two speeds is asked as one', async () => {
    const { text } = await proposed({
      ...SITES,
      'Inventaire.csv':
        'Réf. accès;Lieu desservi;Débit\nL1;Collège Kastler;100/20\nL2;Lycée Kastler;sur mesure\n',
    });
    expect(text).toContain('Combien de Mbit/s est-ce ?');
    expect(text).toContain('serves: "Lieu desservi"');
    expect(text).not.toContain('Quel membre est désigné');
  });

  test('a price is not looked for in the column of its number, and billing is said by the month', async () => {
    const { text, convention } = await proposed({
      'BPU.csv':
        'N° prix;Désignation;Prix unitaire HT;TVA;Périodicité\nA;Fibre;10,00;20;mensuelle\nB;Mise en service;9,00;5,5;une fois\n',
    });
    expect(text.match(/# unit_price: .*/g)).toEqual(['# unit_price: "Prix unitaire HT"   # 10,00 · 9,00']);
    const [layout] = convention.tables.get('prices') ?? [];
    expect(layout?.columns.get('vat_rate')).toEqual(['TVA']);
    expect([...(layout?.values.get('billing')?.values() ?? [])]).toEqual(['monthly', 'once']);
  });

  test('what says of each site in which cité scolaire or grappe it stands is no list of sites', async () => {
    const { convention } = await proposed({
      ...SITES,
      'Sites mutualisés.csv':
        'Nom du regroupement;Nature;UAI;Établissement\n' +
        'Stenay;Cité scolaire;0550020Y;Collège Kastler\n' +
        'Stenay;Cité scolaire;0550072E;Lycée Kastler\n' +
        'Molsheim;Grappe;0672132D;Collège Freppel\n' +
        'Molsheim;Grappe;0670041F;Lycée Meck\n',
    });
    expect(convention.tables.get('sites')?.map(({ file }) => file)).toEqual(['Sites.csv']);
    const [layout] = convention.tables.get('grappes') ?? [];
    expect(Object.fromEntries(layout?.columns ?? [])).toEqual({
      grappe: ['Nom du regroupement'],
      name: ['Nom du regroupement'],
      kind: ['Nature'],
      site: ['UAI'],
    });
  });

  test('a price says the day from which it holds in the words of a schedule', async () => {
    const { convention } = await proposed({
      'BPU.csv':
        'Code offre;Désignation;Prix unitaire HT;TVA;Applicable à partir du;Jusqu’au\nA;Fibre;10,00;20;01/01/2025;30/06/2025\nA;Fibre;9,00;20;01/07/2025;\n',
    });
    const [layout] = convention.tables.get('prices') ?? [];
    expect(layout?.columns.get('valid_from')).toEqual(['Applicable à partir du']);
  });

  test('a price schedule with dates and rates of VAT is no invoice', async () => {
    const { text, convention } = await proposed({
      'Tarifs 2025.csv':
        'Code article;Libellé;Prix unitaire;Taux TVA;Facturation;Début;Fin\nA;Fibre;10,00;20;mensuelle;01/07/2025;\n',
    });
    expect(text).toContain('# unit_price: "Prix unitaire"   # 10,00');
    expect([...(convention.tables.get('prices') ?? [])].map(({ file }) => file)).toEqual(['Tarifs 2025.csv']);
  });

  test('the row that states the net of an invoice is held against its lines, the other totals are left aside', async () => {
    const { convention, text } = await proposed({
      'invoices/op.csv':
        'Facture;Date facture;Accès;Désignation;Montant HT;Taux TVA\nF1;30/09/2025;L1;ABO;10,00;20\nF1;30/09/2025;;ABO;1,00;20\n' +
        ';;;Sous-total;10,00;\n;;;Total HT;11,00;\n;;;TVA 20 %;2,20;\n;;;Total TTC;13,20;\n',
    });
    const [layout] = convention.layouts;
    expect(layout?.totals.get('label')).toEqual(['Total HT']);
    expect(layout?.skipRows.get('label')).toEqual(['Sous-total', 'TVA *', 'Total TTC']);
    expect(text).toContain('# without_access: "*"   # 1 ligne ne nomme aucun accès');
  });

  test.each(['TVA intracommunautaire', 'TVA INTRO CO', 'TVA sur les débits'])(
    'a line that has “%s” in one of its cells is no total',
    async (kind) => {
      const { convention } = await proposed({
        'invoices/op.csv':
          'Facture;Date facture;Accès;Désignation;Type identifiant;Montant HT;Taux TVA\n' +
          `F1;30/09/2025;L1;ABO;SIRET;10,00;20\nF2;30/09/2025;L2;ABO;${kind};1,00;20\n`,
      });
      expect([...(convention.layouts[0]?.skipRows ?? [])]).toEqual([]);
    },
  );

  test.each(['TVA', 'TVA 20 %', 'TVA : 2,00', 'TVA (20 %)', 'TVA à 20 %', 'TVA au taux de 20 %', 'TVA due'])(
    'a row of “%s” is left aside',
    async (label) => {
      const { convention } = await proposed({
        'invoices/op.csv':
          'Facture;Date facture;Accès;Désignation;Montant HT;Taux TVA\n' +
          `F1;30/09/2025;L1;ABO;10,00;20\nF2;30/09/2025;L2;ABO;1,00;20\n;;;${label};2,20;\n`,
      });
      expect(convention.layouts[0]?.skipRows.get('label')).toEqual([label === 'TVA' ? 'TVA' : 'TVA *']);
    },
  );

  const linesAnd = (...totals: readonly string[]): Readonly<Record<string, string>> => ({
    'invoices/op.csv':
      'Facture;Date facture;Accès;Désignation;Montant HT;Taux TVA\nF1;30/09/2025;L1;ABO;10,00;20\n' +
      totals.map((text) => `;;;${text};10,00;\n`).join(''),
  });

  test.each([
    [['Total facture'], undefined, ['Total facture']],
    [['Sous-total', 'Total de la facture F1'], ['Sous-total'], ['Total de *']],
    [['TOTAL', 'Net à payer'], ['Net à *'], ['TOTAL']],
    [['Total', 'Total hors taxes'], ['Total'], ['Total hors taxes']],
  ])('so is the one total of %s that is not said to be without VAT', async (rows, aside, stated) => {
    const [layout] = (await proposed(linesAnd(...rows))).convention.layouts;
    expect([layout?.skipRows.get('label'), layout?.totals.get('label')]).toEqual([aside, stated]);
  });

  test.each([['Total TTC'], ['Total abonnements', 'Total services']])(
    'but neither one with VAT nor one of several is, which are left out with a comment on how to compare them: %s',
    async (...rows) => {
      const { convention, text } = await proposed(linesAnd(...rows));
      const [layout] = convention.layouts;
      expect([layout?.skipRows.get('label'), layout?.totals.get('label')]).toEqual([['Total *'], undefined]);
      expect(text).toContain(
        '\n    # totals: { label: ["Total *"] }   # si une telle ligne déclare le total d’une facture',
      );
    },
  );

  test.runIf(has.anySigns)('a line of the name of a file is no line of the convention', async () => {
    const lines =
      'Facture;Date facture;Accès;Désignation;Montant HT;Taux TVA\nF1;30/09/2025;L1;ABO;10,00;20\n';
    const { convention } = await proposed({ ...SITES, 'invoices/op\nbilled_to: OTHER\n.csv': lines });
    expect(convention.settings.map(({ value }) => value.billedTo)).toEqual([undefined]);
  });

  test.each([
    ['Mois facturé', '202509', true],
    ['Période', '202513', false],
    ['Compte', '202509', false],
  ])('may say months in digits alone, by the header: %s, %s', async (header, cell, isRead) => {
    const { convention } = await proposed({
      'invoices/export.csv': `Facture;Date facture;Accès;${header};Montant HT\nF1;30/09/2025;L1;${cell};10,00\n`,
    });
    expect([...(convention.layouts[0]?.fromColumns.keys() ?? [])]).toEqual(isRead ? [header] : []);
  });

  test('whose words have no blank between them are known', async () => {
    const { convention, text } = await proposed({
      'invoices/export.csv':
        "InvoiceNumber;InvoiceDate;VATRate;MontantHT;Pièce d'origine\nF1;31/10/2025;20;10,00;F0\n",
    });
    expect(Object.fromEntries(convention.layouts[0]?.columns ?? [])).toEqual({
      invoice_number: ['InvoiceNumber'],
      invoice_date: ['InvoiceDate'],
      vat_rate: ['VATRate'],
      original_invoice: ["Pièce d'origine"],
    });
    expect(text).toContain('# net_amount: "MontantHT"');
  });

  test('leave aside the subtotals of all sites beside the total of the file, and ask nothing of their words', async () => {
    const rows = ['Site;Désignation;Montant HT', 'Collège Alfred Kastler;ABO;10,00'];
    const totals = ['Sous-total Collège Alfred Kastler;;10,00', 'Total HT;;10,00', 'TVA 20 %;;2,00'];
    const { convention, text } = await proposed({
      ...SITES,
      'invoices/export.csv': `${[...rows, ...totals].join('\n')}\n`,
    });
    expect(convention.layouts[0]?.skipRows.get('serves')).toEqual(['Sous-total *', 'TVA *']);
    expect(convention.layouts[0]?.totals.get('serves')).toEqual(['Total HT']);
    expect(text).not.toContain('"TVA 20 %"');
  });

  test('that an export cuts short are known, and categories are offered in French', async () => {
    const { convention, text } = await proposed({
      'invoices/export.csv':
        'Num Fact;Dt Fact;Lig;Réf. liaison;Libellé;Du;Au;Mt HT;Tx TVA\n' +
        'F1;31/10/2025;1;L1;ABO;01/10/2025;31/10/2025;10,00;20,00\n',
    });
    expect(Object.fromEntries(convention.layouts[0]?.columns ?? [])).toMatchObject({
      invoice_number: ['Num Fact'],
      invoice_date: ['Dt Fact'],
      line_number: ['Lig'],
      access: ['Réf. liaison'],
      vat_rate: ['Tx TVA'],
    });
    expect(text.match(/# .*_amount: .*/g)).toEqual(['# net_amount: "Mt HT"   # 10,00']);
    expect(text).toContain('l’une de : abonnement, service, frais_acces, consommation, penalite, autre ;');
  });

  test.each([
    ['that counts the lines of each invoice is their number', ['1', '2', '1'], 'N°'],
    ['that does not count them may be the number of anything', ['1', '3', '4'], undefined],
  ])('a column called N° %s', async (_, [one, two, three], header) => {
    const { convention } = await proposed({
      'invoices/op.csv':
        'N°;Facture;Date facture;Accès;Désignation;Montant HT;Taux TVA\n' +
        `${one};F1;30/09/2025;L1;ABO;10,00;20\n${two};F1;30/09/2025;L2;ABO;10,00;20\n` +
        `${three};F2;30/09/2025;L1;ABO;10,00;20\n;;;;Total;30,00;\n`,
    });
    const [layout] = convention.layouts;
    expect(layout?.columns.get('line_number')).toEqual(header === undefined ? undefined : [header]);
    expect(layout?.lineNumberFromRow).toBe(header === undefined);
  });

  const TITLED = (title: string): Readonly<Record<string, string>> => ({
    'invoices/op.csv': `OPÉRATEUR\n${title}\n\nLigne;Accès;Désignation;Montant HT;Taux TVA\n1;L1;ABO;10,00;20\n2;L2;ABO;10,00;20\n`,
  });

  test.each(['30/11/2025', '30 novembre 2025', '1er déc. 2025'])(
    'a title that says the number and the date of the invoice is read: %s',
    async (day) => {
      const { text } = await proposed(TITLED(`Facture n° F2025-77 du ${day};;;;`));
      expect(text).toContain(
        `    from_preamble:\n      - "Facture n° {invoice_number} du {invoice_date}"   # F2025-77 · ${day}\n`,
      );
    },
  );

  test.each([
    ['Facture n° : F25-77;Date : 30/11/2025;;;', 'Facture n° : {invoice_number}', 'Date : {invoice_date}'],
    [
      'Facture F25-77;;;;\nDate de facture 30/11/2025;;;;',
      'Facture {invoice_number}',
      'Date de facture {invoice_date}',
    ],
    [
      'Facture F25-77;;;;\nDate : 30 novembre 2025;;;;',
      'Facture {invoice_number}',
      'Date : {invoice_date}',
      '30 novembre 2025',
    ],
  ])(
    'cells that each say a word and its value are read: %s',
    async (title, number, date, day = '30/11/2025') => {
      const { text } = await proposed(TITLED(title));
      expect(text).toContain(
        `    from_preamble:\n      - "${number}"   # F25-77\n      - "${date}"   # ${day}\n`,
      );
    },
  );

  test.each(['Facture du 30/11/2025;;;;', 'Total facture 1234,56;;;;'])(
    'no number is seen in %s',
    async (title) => {
      expect((await proposed(TITLED(title))).text).not.toContain('{invoice_number}"');
    },
  );

  test('the day by which an invoice is to be paid is not its date', async () => {
    const { text } = await proposed(TITLED('Facture n°;F2025-77;Date d’échéance;30/12/2025;'));
    expect(text).not.toContain('{invoice_date}');
  });

  test.each([
    ['grappes', 'Cité scolaire', 'Grappe'],
    ['sites', 'Collège', 'Lycée'],
  ])('a list of %s may call its ids codes: its kinds show what it lists', async (table, first, second) => {
    const { convention } = await proposed({
      'Annexe 3.csv':
        'Code;Intitulé;Nature;UAI;Collectivité\n' +
        `A;Stenay;${first};0550020Y;MEUSE\nB;Verdun;${second};0550072E;REGION\n`,
    });
    expect([...convention.tables.keys()]).toContain(table);
    expect(convention.tables.has('grappes')).toBe(table === 'grappes');
  });

  test('of two tables side by side, the headers that both have are neither read twice nor ignored', async () => {
    const { text } = await proposed({
      'Effectifs.csv':
        'RNE;Collège;Effectifs 2024-2025;;RNE;Lycée;Effectifs 2024-2025\n' +
        '0550020Y;Kastler;414;;0550072E;Kastler;263\n0550890U;Poincaré;335;;0550002D;Poincaré;1009\n',
    });
    expect(text.match(/value: .*/g)).toEqual(['value: "Effectifs 2024-2025"   # 414 · 335']);
    expect(text).toContain('ignore_columns: ["Collège", "Lycée"]');
  });

  test('a column of UAIs and of other ids gives the ids of the sites, and no UAI', async () => {
    const { convention } = await proposed({
      'Sites.csv':
        'Code UAI;Nom;Type;Collectivité\n0550020Y;Collège Kastler;Collège;MEUSE\n' +
        '0550072E;Lycée Kastler;Lycée;REGION\nMAIRIE;Hôtel de ville;autre;VILLE\nTotal;;;\n',
    });
    expect(Object.fromEntries(convention.tables.get('sites')?.[0]?.columns ?? [])).toEqual({
      site: ['Code UAI'],
      name: ['Nom'],
      type: ['Type'],
      member: ['Collectivité'],
    });
  });

  test('pupils beside the names of their establishments are no second list of sites', async () => {
    const effectifs = {
      'Effectifs.csv':
        'UAI;Établissement;Effectif 2024-2025\n0550020Y;Collège Kastler;414\n0550072E;Lycée Kastler;263\nTotal;;677\n',
    };
    const sites = {
      'annuaire.csv':
        'UAI;Nom;Type;Propriétaire\n0550020Y;Collège Kastler;Collège;MEUSE\n0550072E;Lycée Kastler;Lycée;REGION\n',
    };
    const { convention } = await proposed({ ...effectifs, ...sites });
    const filesOf = (table: 'sites' | 'measures') => convention.tables.get(table)?.map(({ file }) => file);
    expect([filesOf('sites'), filesOf('measures')]).toEqual([['annuaire.csv'], ['Effectifs.csv']]);
    const alone = await proposed(effectifs);
    expect(alone.text).toContain('# member: "…"   # obligatoire (Le membre propriétaire)');
  });

  test('the label of a total does not hide what its column is', async () => {
    const { convention } = await proposed({
      'invoices/op.csv':
        'Facture;Date facture;Accès;Du;Au;Montant HT;Taux TVA\n' +
        'F1;30/09/2025;L1;01/09/2025;30/09/2025;10,00;20\n;;;;Total HT;10,00;\n',
    });
    expect(convention.layouts[0]?.columns.get('period_end')).toEqual(['Au']);
  });

  test('pupils counted by a list of sites and by the ministry are read once', async () => {
    const { convention, text } = await proposed({
      'annuaire.csv':
        'UAI;Nom;Type;Propriétaire;Nombre d’élèves 2024\n0550020Y;Collège Kastler;Collège;MEUSE;410\n0550072E;Lycée Kastler;Lycée;REGION;260\n',
      'fr-en-college-effectifs.csv':
        'Rentrée scolaire;Numéro du collège;Nombre d’élèves total\n2024;0550020Y;414\n2024;0550072E;263\n',
    });
    expect(convention.tables.get('measures')?.map(({ file }) => file)).toEqual([
      'fr-en-college-effectifs.csv',
    ]);
    expect(text).toContain('# fr-en-college-effectifs.csv compte la même chose');
    expect(text).toContain('    # - file: "annuaire.csv"\n    #   columns:\n');
  });
});

/** What `init --from` says of an invoice once the convention that it proposed for it has become another. */
const heldAgain = (rows: string, amend: (convention: string) => string) =>
  inFolder(async (folder) => {
    const header = 'N° facture;Date facture;Article;Libellé;Montant HT\n';
    const [path, invoice] = [join(folder, 'convention.yaml'), 'invoices/releve-2025-09.csv'];
    writeFiles(folder, { [invoice]: header + rows });
    await must('init', folder, '--lang', 'fr', '--from', folder);
    writeFileSync(path, amend(readFileSync(path, 'utf8')));
    return runCommand(['init', folder, '--lang', 'fr', '--from', join(folder, invoice)]);
  });

const OF_ITS_FORM = { exitCode: 0, stderr: expect.stringContaining('conforme à sa disposition') };

test('a file with a total row that its layout compares with the lines is in the form that the layout describes', async () => {
  const again = await heldAgain('F1;05/09/2025;FTTO;Accès;100,00\n;;;Total HT;100,00\n', (text) => {
    expect(text).toContain('totals: { label: ["Total HT"] }');
    return text;
  });
  expect(again).toMatchObject(OF_ITS_FORM);
  expect(again.stderr).not.toContain('totaux');
});

test('a list is held against its layout where settings of the convention are dated', async () => {
  const dated =
    'prorata:\n  - { value: daily, to: 2025-12-31 }\n  - { value: period_start, from: 2026-01-01 }\n';
  const again = await heldAgain('F1;05/09/2025;FTTO;Accès;100,00\n', (text) =>
    text.replace(/^prorata:.*\n/m, dated),
  );
  expect(again).toMatchObject(OF_ITS_FORM);
});

test('a sheet that is no list is named in the convention beside the one of its workbook that is', async () => {
  const rows = [
    ['UAI', 'Nom', 'Type', 'Propriétaire'],
    ['0550020Y', 'Collège Kastler', 'Collège', 'MEUSE'],
  ];
  const sheets = [
    { name: 'Sites', rows },
    { name: 'Notes', rows: [['à voir']] },
  ];
  const { text } = await proposed({ 'sites 2025.xlsx': writeXlsx({ sheets }) });
  expect(text).toContain('# sites 2025.xlsx (Notes) : aucune table');
});

test('a sheet whose columns are all in one says so, and by what they are separated', async () => {
  const rows = ['UAI;Nom;Type;Propriétaire', '0550020Y;Collège Kastler;Collège;MEUSE'].map((row) => [row]);
  const { text } = await proposed({ 'sites.xlsx': writeXlsx({ sheets: [{ name: 'Feuil1', rows }] }) });
  expect(text).toContain('# sites.xlsx : toutes ses colonnes n’en font qu’une, séparées par « ; ».');
});

test.each([
  ['a comma in the header alone', 'Sites, lieux', ['Bar-le-Duc', 'Stenay']],
  ['no sign at all', 'Sites', ['Bar-le-Duc', 'Stenay']],
  ['a note, with nothing below', 'Source : rentrée 2024 ; DEPP', []],
])('a sheet of one column is not split by %s', async (_, header, cells) => {
  const rows = [header, ...cells].map((cell) => [cell]);
  const { text } = await proposed({ 'lieux.xlsx': writeXlsx({ sheets: [{ name: 'Feuil1', rows }] }) });
  expect(text).toContain('# lieux.xlsx : aucune table que grappe connaisse.');
});

describe('a workbook of invoices with several sheets', () => {
  const HEADER = ['N° de facture', 'Date facture', 'N° ligne', 'Site', 'Montant HT', 'Taux TVA'];
  const sheet = (name: string, ...rows: readonly (readonly string[])[]) => ({ name, rows });
  const month = (name: string) => sheet(name, HEADER, [name, '30/09/2025', '1', 'LYC', '10,00', '20']);
  const sheetsRead = async (...sheets: readonly ReturnType<typeof sheet>[]) => {
    const { convention } = await proposed({ 'invoices/releve.xlsx': writeXlsx({ sheets }) });
    return convention.layouts.map((layout) => layout.sheet ?? layout.sheets);
  };
  const totals = sheet('Synthèse', ['Total HT', '10,00'], ['Total TTC', '12,00']);

  test('gets one entry, of the sheet that looks most like lines', async () => {
    expect(await sheetsRead(totals, month('Septembre'))).toEqual(['Septembre']);
  });

  test('gets one entry for all sheets that have the same columns, those that wait for their month too', async () => {
    expect(await sheetsRead(month('Septembre'), month('Octobre'))).toEqual([['*']]);
    expect(await sheetsRead(totals, month('Septembre'), sheet('Octobre', HEADER))).toEqual([
      ['Septembre', 'Octobre'],
    ]);
    const others = sheet(
      'Octobre',
      [...HEADER, 'Remise'],
      ['F2', '31/10/2025', '1', 'LYC', '10,00', '20', '1'],
    );
    expect(await sheetsRead(month('Septembre'), others)).toEqual(['Septembre']);
  });

  test('gets an entry that reads what all its sheets hold, and that fits them when it is asked again', () =>
    inFolder(async (folder) => {
      const october = sheet('Octobre', HEADER, ['F2', '31/10/2025', '1', 'LYC', '1 234.50', '20']);
      const bytes = writeXlsx({ sheets: [sheet('Septembre', HEADER), october] });
      writeFiles(folder, { 'invoices/releve.xlsx': bytes });
      const { stdout } = await runCommand([
        'init',
        '--lang',
        'en',
        '--from',
        join(folder, 'invoices/releve.xlsx'),
      ]);
      expect(stdout).toContain(
        '    sheets: ["*"]   # each of these sheets is read like a file\n    # supplier',
      );
      expect(stdout).toContain('numbers: { decimal: "." }');
      const written = await runCommand(['init', folder, '--lang', 'en', '--from', folder]);
      expect(written.stdout + written.stderr).toMatch(/releve\.xlsx: /);
      const { stderr, exitCode } = await runCommand(['init', folder, '--lang', 'en', '--from', folder]);
      expect([exitCode, stderr.match(/^invoices.*/gm)]).toEqual([
        0,
        [
          'invoices/releve.xlsx (Septembre): in the form that its layout (releve.xlsx) describes.',
          'invoices/releve.xlsx (Octobre): in the form that its layout (releve.xlsx) describes.',
        ],
      ]);
    }));

  test('whose header is two rows high is read by its second row', async () => {
    const rows = [
      ['N° de facture', 'Date facture', 'N° ligne', 'Site', 'Montants', undefined],
      [undefined, undefined, undefined, undefined, 'HT', 'TTC'],
      ['F1', '30/09/2025', '1', 'LYC', '10,00', '12,00'],
    ];
    const merges = ['A1:A2', 'B1:B2', 'C1:C2', 'D1:D2', 'E1:F1'];
    const { convention, text } = await proposed({
      'invoices/releve.xlsx': writeXlsx({ sheets: [{ name: 'Septembre', rows, merges }] }),
    });
    const [layout] = convention.layouts;
    expect([layout?.preamble, layout?.columns.get('invoice_number')]).toEqual([
      { until: 'HT' },
      ['N° de facture'],
    ]);
    expect(text).toContain('# net_amount: "HT"');
  });

  test('and it is said of each other sheet that it is not read, the first time and again', () =>
    inFolder(async (folder) => {
      const bytes = writeXlsx({ sheets: [month('Septembre'), totals] });
      writeFiles(folder, { 'invoices/releve.xlsx': bytes });
      const said =
        'invoices/releve.xlsx (Synthèse): other sheets of the workbook are read, not this one. If it also contains lines of invoices, write in their layout `sheets: ["Septembre", "Synthèse"]`, in the place of `sheet:`; under `optional:`, the columns that not all of these sheets have.';
      expect(await must('init', folder, '--lang', 'en', '--from', folder)).toContain(said);
      const { stderr } = await runCommand(['init', folder, '--lang', 'en', '--from', folder]);
      expect(stderr).toContain(said);
      expect(stderr).not.toContain('is not there');
    }));
});

describe('the inventory and the cités of an officer', () => {
  const INVENTORY =
    'Site;N° circuit;Offre;Débit;Mise en service;PU HT\n' +
    '0550020Y;GE-1;FO-100;100;01/09/2025;289,90\n0550072E;GE-2;FO-100;100;01/09/2025;289,90\n';

  test('with a price beside each site is no price schedule, whatever the number of the line is called', async () => {
    const { convention } = await proposed({ ...SITES, 'Suivi accès.csv': INVENTORY });
    expect(convention.tables.get('prices')).toBeUndefined();
    expect(convention.tables.get('accesses')?.[0]?.columns.get('access')).toEqual(['N° circuit']);
    const odd = { ...SITES, 'Suivi accès.csv': INVENTORY.replace('N° circuit', 'Repère') };
    expect((await proposed(odd)).convention.tables.get('prices')).toBeUndefined();
  });

  test('a list named after cités scolaires that says no owner is the grappes, though it says types', async () => {
    const { convention } = await proposed({
      ...SITES,
      'Cités scolaires.csv':
        'Code cité;Nom de la cité;UAI;Établissement\nCS-1;Stenay;0550020Y;Collège Kastler\nCS-1;Stenay;0550072E;Lycée Kastler\n',
    });
    expect(convention.tables.get('grappes')?.[0]?.columns.get('grappe')).toEqual(['Code cité']);
    expect(convention.tables.get('sites')?.map(({ file }) => file)).toEqual(['Sites.csv']);
  });
});

test('a list of sites in which some say their cité scolaire puts no other site into it', async () => {
  const { convention, text } = await proposed({
    'Suivi.csv':
      'Site;N° UAI;Nom du site;Nature;Propriétaire;Cité scolaire\n' +
      'A;0550020Y;Collège Kastler;CLG;Meuse;Stenay\nB;0550072E;Lycée Kastler;LGT;Région;Stenay\n' +
      'C;0672132D;Collège Freppel;CLG;CeA;\n',
  });
  const [grappes] = convention.tables.get('grappes') ?? [];
  expect(grappes?.columns.get('grappe')).toEqual(['Cité scolaire']);
  expect([grappes?.fillDown, grappes?.skipRows.get('grappe')]).toEqual([[], ['']]);
  // What is said of each site is no kind of the grappe.
  expect(grappes?.columns.get('kind')).toBeUndefined();
  expect(text).toContain('# kind: cite_scolaire');
});

test('a column of days in another form has its place, so that check says how they are to be written', async () => {
  const { convention } = await proposed({
    'invoices/releve.csv': 'N° de facture;Date facture;N° accès;Total HT\nF1;30/09/25;L1;10,00\n',
  });
  expect(convention.layouts[0]?.columns.get('invoice_date')).toEqual(['Date facture']);
});

test('the day of an invoice is found in a cell of its own, behind the number', async () => {
  const { convention, text } = await proposed({
    'invoices/releve.csv':
      'Facture;F-771;du;30/09/2025;\n;;;;\nN° ligne;Accès;Libellé;Montant HT;Du\n1;L1;Fibre;10,00;01/09/2025\n',
  });
  expect(convention.layouts[0]?.fromPreamble.map(({ source }) => source)).toEqual([
    'Facture {invoice_number}',
    'du {invoice_date}',
  ]);
  expect(text).toContain('# F-771');
});

test('short words of a header tell a unit price from the net, and VAT at a rate from the rate', async () => {
  const { convention, text } = await proposed({
    'invoices/releve.csv':
      'N° de facture;Service;Prix unit. HT;Total HT;TVA (20 %)\nF1;Accès fibre;10,00;20,00;4,00\n',
  });
  expect(text.match(/# \w+: "(Prix|Total|TVA).*"/g)).toEqual([
    '# net_amount: "Total HT"',
    '# vat_amount: "TVA (20 %)"',
    '# unit_price: "Prix unit. HT"',
  ]);
  // Without a better one, it says by which beginnings lines have their category.
  expect(convention.layouts[0]?.columns.get('label')).toEqual(['Service']);
});

test('a column of VAT whose cells are rates is the rate, not an amount', async () => {
  const { convention, text } = await proposed({
    'invoices/operateur.csv':
      'N° de facture;Date facture;N° ligne;Site;Total HT;TVA;Mt TVA\nF1;30/09/2025;1;LYC;10,00;20 %;2,00\n',
  });
  expect(convention.layouts[0]?.columns.get('vat_rate')).toEqual(['TVA']);
  expect(text).toContain('# vat_amount: "Mt TVA"');
  expect(text).not.toContain('# vat_amount: "TVA"');
});

test('an inventory that names establishments is no list of sites, which says their owners', async () => {
  const { convention } = await proposed({
    ...SITES,
    'Inventaire.csv':
      'Réf. accès;UAI;Établissement;Débit\nL1;0550020Y;Collège Kastler;100\nL2;0550072E;Lycée Kastler;100\n',
  });
  expect(convention.tables.get('sites')?.map(({ file }) => file)).toEqual(['Sites.csv']);
  expect(convention.tables.get('accesses')?.[0]?.columns.get('serves')).toEqual(['UAI']);
});

test('sites that go by their UAI under our own header are read by the layout that is proposed', () =>
  inFolder(async (folder) => {
    writeFiles(folder, {
      'members.csv': 'membre;nom\nMEUSE;Meuse\n',
      'sites.csv': 'site;nom;type;membre\n0550020Y;Collège Kastler;college;MEUSE\n',
    });
    await must('init', folder, '--lang', 'fr', '--from', folder);
    const { stderr } = await runCommand(['check', folder]);
    expect(stderr).not.toContain('sites.csv');
  }));

describe('invoices named after their months', () => {
  const lines = (invoice: string) =>
    `N° de facture;Date facture;N° ligne;Site;Total HT;TVA\n${invoice};30/09/2025;1;LYC;10,00;20\n`;

  test('are read by one layout, which the next month fits too', async () => {
    const { convention } = await proposed({
      'invoices/Facture septembre 2025.csv': lines('F1'),
      'invoices/Facture Août 2025.csv': lines('F2'),
    });
    expect(convention.layouts.map(({ files }) => files)).toEqual(['Facture * *.csv']);
  });

  test('may say their number in the name, whatever the month', async () => {
    const { text } = await proposed({
      'invoices/F-77 mars 2025.csv': lines('F1').replaceAll(/^[^;]*;/gm, ''),
    });
    expect(text).toContain('# from_name: "F-{invoice_number} * *.csv"');
  });

  test.each(['Émise le', 'Facture émise le', "Date d'émission", 'Facturée le'])(
    'have their date in a column %s',
    async (header) => {
      const { convention } = await proposed({
        'invoices/mars 2025.csv': lines('F1').replace('Date facture', header),
      });
      expect(convention.layouts[0]?.columns.get('invoice_date')).toEqual([header]);
    },
  );

  test.each([
    ['op_oct25.csv', 'en-tête, nommez-la sous columns:. Sinon, mettez-le dans le nom du fichier'],
    ['op-77 2025-10-05.csv', 'Si le nom du fichier', '    # from_name: "op-* {invoice_date}.csv"'],
    ['op 051025.csv', 'mettez-le dans le nom du fichier'],
  ])(
    'have no number of their name %s taken for a date that is none',
    async (name, said, pattern?: string) => {
      const { text } = await proposed({
        [`invoices/${name}`]: lines('F1').replace('Date facture', 'Repère'),
      });
      expect(text).toContain('Pas de colonne pour invoice_date. Si ');
      expect(text).toContain(said);
      expect(/^.*from_name: .*$/m.exec(text)?.[0]).toBe(pattern);
    },
  );

  test('have a column TVA of 20 shown as what may be the rate, beside what may be an amount', async () => {
    const { text } = await proposed({ 'invoices/Facture mai.csv': lines('F1') });
    expect(text).toMatch(/# vat_amount: "TVA".*\n +# vat_rate: "TVA" {3}# 20\n/);
  });
});

describe('invoices of which a column says what their rows are', () => {
  const INVENTORY = { 'Parc.csv': 'Identifiant accès;UAI\nL1;0550020Y\nL2;0550072E\nL3;0550072E\n' };
  const HEADER = 'Nature;N° pièce;Date pièce;Référence;Désignation;Montant HT;Taux TVA';
  const lines = (...rows: readonly string[]) => ({
    ...SITES,
    ...INVENTORY,
    'invoices/releve.csv': `${[HEADER, ...rows].join('\n')}\n`,
  });
  const FACTURE = 'Facture;FA1;05/09/2025;L1;Abonnement;289,90;20';
  const OTHER = 'Facture;FA1;05/09/2025;L2;Abonnement;12,50;20';

  test('have their credits read with a minus, and their accesses by the ids of the inventory', async () => {
    const credit = 'Avoir;AV1;06/09/2025;L1;Abonnement;12,50;20';
    const { convention } = await proposed(lines(FACTURE, OTHER, credit));
    const [layout] = convention.layouts;
    expect(layout?.chargeOrCredit).toEqual({
      column: 'Nature',
      kinds: new Map([
        ['Facture', 'charge'],
        ['Avoir', 'credit'],
      ]),
    });
    expect(layout?.columns.get('access')).toEqual(['Référence']);
    expect(layout?.columns.get('invoice_number')).toEqual(['N° pièce']);
    expect(layout?.columns.get('invoice_date')).toEqual(['Date pièce']);
  });

  test('have their first credit refused, not charged, where none is there yet', async () => {
    const { convention } = await proposed(lines(FACTURE, OTHER));
    expect(convention.layouts[0]?.chargeOrCredit?.kinds).toEqual(new Map([['Facture', 'charge']]));
  });

  test.each([
    ['credits have their sign', 'Avoir;AV1;06/09/2025;L1;Abonnement;-12,50;20'],
    ['a word says neither', 'Relance;AV1;06/09/2025;L1;Abonnement;12,50;20'],
  ])('are read as they stand where %s', async (_, row) => {
    const { convention, text } = await proposed(lines(FACTURE, OTHER, row));
    expect(convention.layouts[0]?.chargeOrCredit).toBeUndefined();
    expect(text).toContain('#   "Nature"   # Facture');
  });

  test.each(['Débit', 'AV'])(
    'are read as they stand where the one word may mean something else: %s',
    async (word) => {
      const { convention } = await proposed(
        lines(FACTURE.replace('Facture', word), OTHER.replace('Facture', word)),
      );
      expect(convention.layouts[0]?.chargeOrCredit).toBeUndefined();
    },
  );

  test.each([
    ['Sens', 'D', 'C'],
    ['D/C', 'd', 'c'],
    ['Ind. S/H', 'S', 'H'],
    ['Débit/Crédit', 'D', 'C'],
    ['Signe', '+', '-'],
  ])(
    'have letters left to decide on, since the accounts may be the group’s own: %s',
    (header, debit, credit) =>
      inFolder(async (folder) => {
        const rows = lines(
          FACTURE.replace('Facture', debit),
          OTHER.replace('Facture', debit),
          `${credit};AV1;06/09/2025;L1;Abonnement;12,50;20`,
        );
        const content = rows['invoices/releve.csv'].replace('Nature', header);
        writeFiles(folder, { ...rows, 'invoices/releve.csv': content });
        await must('init', folder, '--lang', 'en', '--from', folder);
        const file = join(folder, 'convention.yaml');
        const entry = `charge_or_credit: { "${header}": { "${debit}": charge, "${credit}": credit } }`;
        const text = readFileSync(file, 'utf8');
        expect(text).toContain(`\n    # ${entry}\n`);
        expect(text).not.toContain(`#   "${header}"`);
        // That one column holds both is no proposal of two.
        expect(text).not.toContain('# amounts:');
        const again = ['init', folder, '--lang', 'en', '--from', join(folder, 'invoices/releve.csv')];
        expect((await runCommand(again)).stderr).toContain(`to decide: the column "${header}"`);
        writeFileSync(file, text.replace(`    # ${entry}`, `    ${entry}`));
        expect((await runCommand(again)).stderr).not.toContain(header);
      }),
  );

  test.each([
    ['credits alone may be the invoices of the group’s own accounts', 'Sens', 'C', 'C'],
    ['another letter is among them', 'Sens', 'D', 'X'],
    ['the header says nothing of it', 'Code', 'D', 'C'],
    ['a column says it in words', 'Sens', 'Débit', 'Crédit'],
  ])('have no letters proposed where %s', async (_, header, debit, credit) => {
    const content = lines(FACTURE, OTHER.replace('Facture', 'Avoir'));
    const rows = content['invoices/releve.csv']
      .split('\n')
      .map(
        (row, at) => `${row.replace(/^(?:Nature|Facture|Avoir);/, '')};${[header, debit, credit][at] ?? ''}`,
      );
    const { text } = await proposed({
      ...content,
      'invoices/releve.csv': `${rows.slice(0, 3).join('\n')}\n`,
    });
    expect(text).not.toContain('# charge_or_credit');
  });

  test('have merged cells of that column filled down', async () => {
    const rows = [HEADER, FACTURE, OTHER.replace('Facture', ''), FACTURE.replace('Facture', 'Avoir')];
    const cells = rows.map((row) => row.split(';'));
    const sheet = writeXlsx({ sheets: [{ name: 'S', merges: ['A2:A3'], rows: cells }] });
    const { convention } = await proposed({ ...SITES, ...INVENTORY, 'invoices/releve.xlsx': sheet });
    expect(convention.layouts[0]).toMatchObject({
      chargeOrCredit: { column: 'Nature' },
      fillDown: ['Nature'],
    });
  });

  test('have a column of words read before one of letters', async () => {
    const content = lines(FACTURE, OTHER.replace('Facture', 'Avoir'));
    const rows = content['invoices/releve.csv'].trim().split('\n');
    const both = rows.map((row, at) => `${row};${['Sens', 'D', 'C'][at]}`).join('\n');
    const { convention } = await proposed({ ...content, 'invoices/releve.csv': `${both}\n` });
    expect(convention.layouts[0]?.chargeOrCredit?.column).toBe('Nature');
  });

  test('have their number read from two columns of which each line fills one, in words of its own beside', async () => {
    const header = 'N° facture;N° avoir;Date pièce;Référence;Désignation;Montant HT;Taux TVA';
    const invoice = 'FA1;;05/09/2025;L1;Abonnement;289,90;20';
    const credit = ';AV1;06/09/2025;L1;Abonnement;-12,50;20';
    const content = (...rows: readonly string[]) => `${[header, ...rows].join('\n')}\n`;
    const files = { ...SITES, ...INVENTORY, 'invoices/releve.csv': content(invoice, credit, ';;;;Total;;') };
    const { convention } = await proposed(files);
    expect(convention.layouts[0]?.columns.get('invoice_number')).toEqual(['N° avoir', 'N° facture']);
    for (const rows of [
      [invoice, credit.replace(';', 'FA1;')],
      [invoice],
      [invoice, credit, invoice.slice(3)],
    ]) {
      const { text } = await proposed({ ...files, 'invoices/releve.csv': content(...rows) });
      expect(text).toContain('# invoice_number: "N° facture"');
      expect(text).toContain('# invoice_number: "N° avoir"');
    }
    const second = { 'invoices/releve-2.csv': content(credit.replace(';', 'FA1;')) };
    expect((await proposed({ ...files, ...second })).text).toContain('# invoice_number: "N° avoir"');
  });

  test('name no line without access where two columns name them by turns', async () => {
    const header = 'Facture;Date facture;Accès;N° ligne;Liaison;Désignation;Montant HT;Taux TVA';
    const content = `${header}\nF1;05/09/2025;X1;1;;ABO;1,00;20\nF1;05/09/2025;;2;Y1;ABO;1,00;20\n`;
    const { convention, text } = await proposed({ ...SITES, 'invoices/releve.csv': content });
    expect(convention.layouts[0]?.columns.get('access')).toEqual(['Accès', 'Liaison']);
    expect(text).not.toContain('without_access');
  });

  test('leave two columns of ids open, and one whose ids the inventory does not know', async () => {
    const twice = (row: string) => `${row};${row.split(';')[3]}`;
    const { text } = await proposed({
      ...lines(),
      'invoices/releve.csv': `${HEADER};Affectation\n${twice(FACTURE)}\n${twice(OTHER)}\n`,
    });
    expect(text).toContain('# access: "Référence"');
    expect(text).toContain('# access: "Affectation"');
    const unknown = await proposed(lines(FACTURE.replace('L1', 'X1'), OTHER.replace('L2', 'X2')));
    expect(unknown.convention.layouts[0]?.columns.has('access')).toBe(false);
  });

  test('are not said to differ by that column, nor by one whose texts say the days', () =>
    inFolder(async (folder) => {
      const days = (row: string) => `${row};septembre 2025`;
      const content = [`${HEADER};Période`, days(FACTURE), days(OTHER)].join('\n');
      writeFiles(folder, { ...lines(), 'invoices/releve.csv': `${content}\n` });
      await must('init', folder, '--lang', 'en', '--from', folder);
      const again = ['init', folder, '--lang', 'en', '--from', join(folder, 'invoices/releve.csv')];
      const { stderr } = await runCommand(again);
      expect(stderr).toContain('releve.csv');
      expect(stderr).not.toMatch(/Nature|Période/);
    }));
});

test('of two versions of one list the second says so, unless they count in different years', async () => {
  const counts = 'UAI;Effectif\n0550020Y;400\n0550072E;500\n0672132D;600\n';
  const { text } = await proposed({
    ...SITES,
    'Effectifs rentrée 2023.csv': counts,
    'Effectifs rentrée 2024.csv': counts,
    'Effectifs rentrée 2024 v2.csv': counts.replace('400', '410').replace('0672132D', '0670041F'),
  });
  const said = text.split('\n').filter((line) => line.includes('deux versions'));
  expect(said).toEqual([
    '    # Effectifs rentrée 2024 v2.csv a les mêmes colonnes et les mêmes lignes (2 sur 3) : si ce sont deux versions d’une liste, ne gardez que l’entrée de celle qui fait foi.',
  ]);
  expect(text).toMatch(/2024 v2.csv a les mêmes .*\n.*\n {4}- file: "Effectifs rentrée 2024.csv"/);
});
