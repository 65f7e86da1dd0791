/** What `grappe init --from` makes of single lists: which table, which columns, and what it leaves open. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { TableLayout } from '../../src/domain/layout.ts';
import { readConvention } from '../../src/workspace/convention/load.ts';
import { inFolder, must, writeFiles } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { writeXlsx } from '../workspace/sheet/write-xlsx.ts';

const CHOICES = 'prorata: daily\nrounding: largest_remainder\nvat: line\nbasis: service\n';

/** The layouts that the proposal for a file makes as it stands, by their table. */
function layoutsOf(yaml: string): ReadonlyMap<string, readonly TableLayout[]> {
  const { value, problems } = readConvention(`${CHOICES}${yaml}`);
  expect(problems).toEqual([]);
  return value?.convention.tables ?? new Map();
}

function proposal(name: string, content: string | Uint8Array): Promise<string> {
  return inFolder(async (folder) => {
    writeFileSync(join(folder, name), content);
    return must('init', '--lang', 'fr', '--from', join(folder, name));
  });
}

/** A UAI of a number, with its key. */
function uai(number: number): string {
  const digits = String(number).padStart(7, '0');
  return digits + 'ABCDEFGHJKLMNPRSTUVWXYZ'.charAt(number % 23);
}

const HEADCOUNTS: readonly (readonly [
  form: string,
  header: string,
  row: (index: number) => string,
  text: string,
])[] = [
  [
    'collèges, labels of several years',
    "Rentrée scolaire;Académie;Numéro du collège;Dénomination principale;Patronyme;REP;Nombre d'élèves total;Nombre d'élèves total ULIS;6èmes total",
    (index) => `${2019 + (index % 3)};REIMS;${uai(550_000 + index)};COLLEGE;X;0;${100 + index};12;30`,
    "Nombre d'élèves total",
  ],
  [
    'lycées généraux et technologiques, technical names',
    'rentree_scolaire,academie,numero_lycee,denomination_principale,patronyme,secteur,nombre_d_eleves,2ndes_gt',
    (index) => `${2019 + (index % 3)},REIMS,${uai(550_000 + index)},LYCEE GENERAL,X,PUBLIC,${100 + index},30`,
    'nombre_d_eleves',
  ],
  [
    'lycées professionnels, school years and UAI',
    "Rentrée scolaire;Code région académique;UAI;Dénomination principale;Patronyme;Secteur;Nombre d'élèves;2ndes PRO",
    (index) =>
      `${2019 + (index % 3)}-${2020 + (index % 3)};44;${uai(550_000 + index)};LYCEE PROFESSIONNEL;X;PUBLIC;${100 + index};30`,
    "Nombre d'élèves",
  ],
];

test('a list of cités scolaires is one of grappes, whose cells are merged', async () => {
  const row = (name: string, at: number): string => `${name};${uai(at)};Collège ${at};01/01/2024`;
  const rows = [row('Kastler', 550_020), row('', 550_072), row('Monnet', 672_128), row('', 670_078)];
  const text = await proposal('Cités.csv', `Cité scolaire;UAI;Établissement;Depuis le\n${rows.join('\n')}\n`);
  const [grappes] = layoutsOf(text).get('grappes') ?? [];
  expect([...(grappes?.columns ?? [])]).toEqual([
    ['grappe', ['Cité scolaire']],
    ['name', ['Cité scolaire']],
    ['site', ['UAI']],
    ['valid_from', ['Depuis le']],
  ]);
  expect(grappes?.fillDown).toEqual(['grappe', 'name']);
});

test('a list whose first column is for both kinds of grappe is one of grappes, and of what was counted at each rentrée', async () => {
  const rows = [550_020, 550_072, 550_101].map(
    (at, index) => `CS-${index >> 1};${uai(at)};Collège ${at};${300 + index};${310 + index}`,
  );
  const header = 'Cité scolaire ou grappe;UAI;Établissement;Rentrée 2023;Rentrée 2024';
  const layouts = layoutsOf(await proposal('Suivi.csv', `${header}\n${rows.join('\n')}\n`));
  expect(layouts.get('grappes')?.map(({ columns }) => columns.get('grappe'))).toEqual([
    ['Cité scolaire ou grappe'],
  ]);
  expect(
    layouts.get('measures')?.map(({ columns, defaults }) => [columns.get('value'), defaults.get('as_of')]),
  ).toEqual([
    [['Rentrée 2023'], '2023-10-01'],
    [['Rentrée 2024'], '2024-10-01'],
  ]);
});

test('in a sheet with merged grappes, the type of sites is not taken for the kind, and a site below that is in no grappe is reported', async () => {
  const sites = ['Cité Kastler', undefined, 'Cité Monnet', undefined, undefined].map(
    (grappe, index) =>
      [
        grappe,
        uai(550_020 + index),
        `Site ${index}`,
        index % 2 === 0 ? 'college' : 'lycee',
        'REGION',
      ] as const,
  );
  const merged = async (...more: readonly string[]): Promise<string> => {
    const rows = [['Cité scolaire', 'UAI', 'Nom', 'Type', 'Propriétaire'], ...sites];
    const sheet = { name: 'Sites', rows, merges: ['A2:A3', 'A4:A5', ...more] };
    return inFolder(async (folder) => {
      writeFileSync(join(folder, 'Sites.xlsx'), writeXlsx({ sheets: [sheet] }));
      return must('init', '--lang', 'fr', '--from', join(folder, 'Sites.xlsx'));
    });
  };
  const text = await merged();
  expect(text).toContain('fill_down: [grappe]');
  expect(text).not.toContain('kind: "Type"');
  expect(text).toContain('# La ligne 6 y a une cellule vide qui n’est pas fusionnée');
  expect(await merged('A4:A6')).not.toContain('cellule vide qui');
});

test('the days of a price are found by the words of a schedule', async () => {
  const text = await proposal(
    'BPU.csv',
    'Référence;P.U. HT;Applicable du;Applicable au\nFTTO-100;289,90;01/01/2025;28/02/2025\n',
  );
  expect(text).toContain('valid_from: "Applicable du"');
  expect(text).toContain('valid_to: "Applicable au"');
});

describe('headcounts of the ministry', () => {
  test.each(HEADCOUNTS)('%s: counts by site and school year', async (_, header, row, text) => {
    const rows = Array.from({ length: 30 }, (_each, index) => row(index));
    const yaml = await proposal('export.csv', `\uFEFF${[header, ...rows].join('\r\n')}\r\n`);
    const [layout, ...others] = layoutsOf(yaml).get('measures') ?? [];
    expect([others, layoutsOf(yaml).size]).toEqual([[], 1]);
    expect(layout?.columns.get('value')).toEqual([text]);
    expect(layout?.match.get('site')).toEqual(['uai']);
    expect([...(layout?.values.get('as_of')?.values() ?? [])]).toEqual([
      '2019-10-01',
      '2020-10-01',
      '2021-10-01',
    ]);
    expect(Object.fromEntries(layout?.defaults ?? [])).toEqual({ measure: 'élèves', source: 'export.csv' });
  });

  test('counts of several years in columns are one layout a year, whose empty cells are left aside', async () => {
    const yaml = await proposal(
      'effectifs.csv',
      `uai,name,pupils_2019,pupils_2020\n${uai(550_001)},A,,184\n${uai(550_002)},B,652,245\n`,
    );
    const layouts = layoutsOf(yaml).get('measures') ?? [];
    expect(layouts.map(({ columns, defaults }) => [columns.get('value'), defaults.get('as_of')])).toEqual([
      [['pupils_2019'], '2019-10-01'],
      [['pupils_2020'], '2020-10-01'],
    ]);
    expect(layouts[0]?.skipRows.get('value')).toEqual(['']);
  });

  test.each(['Effectif', 'Total élèves'])(
    '%s, a count without a year, leaves its day to who decides',
    async (header) => {
      const yaml = await proposal(
        'effectifs-2024.csv',
        `UAI;${header}\n${uai(550_001)};184\n${uai(550_002)};245\n`,
      );
      expect(layoutsOf(yaml).get('measures')?.[0]?.defaults.has('as_of')).toBe(false);
      expect(yaml).toContain('# as_of: "2024-10-01"   # à décider : le jour du constat');
    },
  );
});

describe('a list', () => {
  test('is recognised by what is in it, and says why', async () => {
    const yaml = await proposal(
      'a.csv',
      `x;SIRET;Collectivité\n1;20005226400013;Région\n2;22550001600152;Meuse\n`,
    );
    expect(yaml).toContain('ses SIRET en « SIRET » (clé juste 2 fois sur 2)');
    expect(layoutsOf(yaml).get('members')?.[0]?.columns.get('member')).toEqual(['Collectivité']);
  });

  test('of members has their names where hospitals have them, and not their codes', async () => {
    const yaml = await proposal(
      'Adhérents.csv',
      'Code;Établissement;SIRET\nCHA;Centre hospitalier A;20005226400013\nCHB;Centre hospitalier B;22550001600152\n',
    );
    const [members] = layoutsOf(yaml).get('members') ?? [];
    expect([members?.columns.get('member'), members?.columns.get('name')]).toEqual([
      ['Code'],
      ['Établissement'],
    ]);
  });

  test('never has its amounts guessed: a price is shown, not taken', async () => {
    const yaml = await proposal(
      'bpu.csv',
      'Code article;Désignation;Prix unitaire HT;Prix TTC\nA1;Fibre;10,00;12,00\n',
    );
    expect(layoutsOf(yaml).get('prices')?.[0]?.columns.has('unit_price')).toBe(false);
    expect(yaml).toContain('# unit_price: "Prix unitaire HT"   # 10,00');
    expect(yaml).toContain('# unit_price: "Prix TTC"   # 12,00');
  });

  test('leaves a row of data in, whose text a title between rows has too', async () => {
    const yaml = await proposal(
      'sites.csv',
      `Propriétaire;Nom;Type;UAI\nMEUSE;;;\nMEUSE;A;Collège;${uai(550_001)}\nREGION;B;Lycée;${uai(550_002)}\nNote;;;\n`,
    );
    expect(layoutsOf(yaml).get('sites')?.[0]?.skipRows).toEqual(new Map([['member', ['Note']]]));
  });

  test('of two sheets that are one table is an entry of that table for each', async () => {
    const rows = (number: number, type: string) => [
      ['UAI', 'Nom', 'Type', 'Collectivité'],
      [uai(number), `Kastler ${number}`, type, 'MEUSE'],
    ];
    const sheets = [
      { name: 'Lycées', rows: rows(550_001, 'Lycée') },
      { name: 'Collèges', rows: rows(550_002, 'Collège') },
    ];
    const layouts = layoutsOf(await proposal('listes.xlsx', writeXlsx({ sheets })));
    expect(layouts.get('sites')?.map(({ sheet }) => sheet)).toEqual(['Lycées', 'Collèges']);
  });

  test('of a workbook is looked for on each of its visible sheets', async () => {
    const sites = ['UAI', 'Nom', 'Type', 'Collectivité'];
    const book = writeXlsx({
      sheets: [
        {
          name: 'Sites',
          rows: [sites, [uai(550_001), 'A', 'Collège', 'MEUSE'], [uai(550_002), 'B', 'LP', 'REGION']],
        },
        {
          name: 'Brouillon',
          state: 'hidden',
          rows: [
            ['Grappe', 'Site'],
            ['G', 'A'],
          ],
        },
        {
          name: 'Grappes',
          rows: [
            ['Grappe', 'Site'],
            ['G', 'A'],
            ['G', 'B'],
          ],
        },
      ],
    });
    const layouts = layoutsOf(await proposal('listes.xlsx', book));
    expect([...layouts].map(([table, [layout]]) => [table, layout?.sheet])).toEqual([
      ['sites', 'Sites'],
      ['grappes', 'Grappes'],
    ]);
    expect(layouts.get('grappes')?.[0]?.match.get('site')).toEqual(['name']);
  });
});

describe('run again where a convention is', () => {
  const LISTS = {
    'sites 2025.csv': `UAI;Nom;Type;Collectivité\n${uai(550_001)};A;Collège;MEUSE\n${uai(550_002)};B;LP;REGION\n`,
    'invoices/op-2025-09.csv':
      'Facture;Date facture;Accès;Désignation;Montant HT;Taux TVA\nF1;30/09/2025;L1;ABO fibre;10,00;20 %\n',
  };

  async function again(later: Readonly<Record<string, string>>) {
    return inFolder(async (folder) => {
      const write = (files: Readonly<Record<string, string>>): string[] =>
        Object.entries(files).map(([name, content]) => {
          mkdirSync(dirname(join(folder, name)), { recursive: true });
          writeFileSync(join(folder, name), content);
          return join(folder, name);
        });
      await must('init', folder, '--lang', 'fr', '--from', ...write(LISTS));
      return runCommand(['init', folder, '--lang', 'fr', '--from', ...write(later)]);
    });
  }

  test('says that nothing differs', async () => {
    const { exitCode, stderr } = await again({ 'sites 2025.csv': LISTS['sites 2025.csv'] });
    expect([exitCode, stderr]).toEqual([0, 'sites 2025.csv : conforme à sa disposition (sites 2025.csv).\n']);
  });

  test('asks no category for the items of a file that has a column of categories by our name', async () => {
    await inFolder(async (folder) => {
      const layout = '{ files: "op-*.csv", categories: { "ABO*": subscription } }';
      writeFileSync(join(folder, 'convention.yaml'), `${CHOICES}invoices: [${layout}]\n`);
      mkdirSync(join(folder, 'invoices'));
      const path = join(folder, 'invoices', 'op-1.csv');
      writeFileSync(path, 'n_facture,libelle,categorie,montant_ht\nF1,FTTO 100,abonnement,1.00\n');
      const { stderr } = await runCommand(['init', folder, '--lang', 'en', '--from', path]);
      expect(stderr).toBe('invoices/op-1.csv: in the form that its layout (op-*.csv) describes.\n');
    });
  });

  test('asks a category only for lines whose item code and label no pattern matches, and not for rows left aside', async () => {
    await inFolder(async (folder) => {
      const layout =
        '{ files: "op-*.csv", categories: { "FTTO-1*": subscription, "Mise en*": setup }, skip_rows: { label: ["Remise *"] } }';
      writeFileSync(join(folder, 'convention.yaml'), `${CHOICES}invoices: [${layout}]\n`);
      mkdirSync(join(folder, 'invoices'));
      const path = join(folder, 'invoices', 'op-1.csv');
      const rows = 'FTTO-100,Fibre,1.00\nX-1,Mise en service,1.00\n,Remise commerciale,-1.00\n';
      const told = async (more: string): Promise<string> => {
        writeFileSync(path, `code_article,libelle,montant_ht\n${rows}${more}`);
        return (await runCommand(['init', folder, '--lang', 'en', '--from', path])).stderr;
      };
      expect(await told('')).toBe('invoices/op-1.csv: in the form that its layout (op-*.csv) describes.\n');
      expect(await told('FTTO-500,Fibre,1.00\n')).toContain('"categories" has unknown words: FTTO-*\n');
    });
  });

  test('takes days and numbers in the form that the layout declares for no new words', async () => {
    const values = 'values: { valid_to: { "en cours": "" }, bandwidth_mbps: { illimité: "1000" } }';
    const layout = `{ file: acces.csv, dates: DD/MM/YY, numbers: { decimal: ",", thousands: "." }, ${values} }`;
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'convention.yaml'), `${CHOICES}tables: { accesses: ${layout} }\n`);
      const path = join(folder, 'acces.csv');
      writeFileSync(
        path,
        'access;serves;bandwidth_mbps;valid_to\nA1;S1;1.000,5;31/08/25\nA2;S2;illimité;en cours\n',
      );
      const { stderr } = await runCommand(['init', folder, '--lang', 'en', '--from', path]);
      expect(stderr).toBe('acces.csv: in the form that its layout (acces.csv) describes.\n');
    });
  });

  test('misses no column that the layout calls optional, though another one', async () => {
    const layout = '{ files: "op-*.csv", columns: { label: Texte, access: Lien }, optional: [label] }';
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'convention.yaml'), `${CHOICES}invoices: [${layout}]\n`);
      mkdirSync(join(folder, 'invoices'));
      const path = join(folder, 'invoices', 'op-1.csv');
      writeFileSync(
        path,
        'invoice_number,invoice_date,line_number,category,net_amount\nF1,2025-09-30,1,other,1.00\n',
      );
      const { stderr } = await runCommand(['init', folder, '--lang', 'en', '--from', path]);
      expect(stderr).toContain('  - the column "Lien" (access) is gone');
      expect(stderr).not.toContain('"Texte"');
    });
  });

  test('says what differs in the list of another year', async () => {
    const { exitCode, stderr, stdout } = await again({
      'sites 2026.csv': `Liste;;;;\nUAI;Nom;Nature;Collectivité;Tél.;Effectifs 2025\n${uai(550_001)};A;Collège;MEUSE;03;414\nTotal;;;;;\n`,
    });
    expect([exitCode, stdout]).toEqual([1, '']);
    expect(stderr.split('\n')).toEqual([
      'sites 2026.csv diffère de sa disposition (sites 2025.csv) :',
      '  - l’en-tête était en ligne 1, il est en ligne 2',
      '  - la colonne « Type » (`type`) a disparu',
      '  - la colonne « Nature » est nouvelle (Collège)',
      '  - la colonne « Tél. » est nouvelle (03)',
      '  - la colonne « Effectifs 2025 » est nouvelle (414) ; si c’est un constat au 2025-10-01, ajoutez sous measures: une entrée comme celle des autres constats de cette liste, avec value: "Effectifs 2025" et as_of: 2025-10-01',
      '  - des lignes ressemblent à des totaux, et skip_rows ne les écarte pas : Total',
      '',
    ]);
  });

  test('names the sheet of a workbook that is several lists', async () => {
    const rows = [
      ['Site', 'Nom', 'Type', 'Collectivité'],
      ['A', 'Kastler', 'Lycée', 'REGION'],
    ];
    const sheets = ['Lycées', 'Collèges'].map((name) => ({ name, rows }));
    await inFolder(async (folder) => {
      writeFileSync(join(folder, 'listes.xlsx'), writeXlsx({ sheets }));
      writeFileSync(
        join(folder, 'convention.yaml'),
        `${CHOICES}tables:\n  sites: { file: listes.xlsx, sheet: Lycées, columns: { site: Site, name: Nom, type: Type, member: Collectivité } }\n`,
      );
      const path = join(folder, 'listes.xlsx');
      const { stdout, stderr } = await runCommand(['init', folder, '--lang', 'fr', '--from', path]);
      expect(stderr).toContain('listes.xlsx (Lycées) : conforme à sa disposition (listes.xlsx).');
      expect(stderr).toContain('listes.xlsx (Collèges) : aucune disposition ne lui correspond');
      expect(stdout).toContain('sheet: "Collèges"');
    });
  });

  test('misses the sheet that a layout names where the only one of the workbook has another name', async () => {
    const rows = [
      ['Site', 'Nom', 'Type', 'Collectivité'],
      ['A', 'Kastler', 'Lycée', 'REGION'],
    ];
    await inFolder(async (folder) => {
      writeFileSync(
        join(folder, 'convention.yaml'),
        `${CHOICES}tables:\n  sites: { file: listes.xlsx, sheet: Sites 2025, columns: { site: Site, name: Nom, type: Type, member: Collectivité } }\n`,
      );
      const path = join(folder, 'listes.xlsx');
      const told = async (...sheets: Parameters<typeof writeXlsx>[0]['sheets']) => {
        writeFileSync(path, writeXlsx({ sheets }));
        return (await runCommand(['init', folder, '--lang', 'en', '--from', path])).stderr;
      };
      expect(await told({ name: 'Sites 2026', rows })).toContain('the sheet "Sites 2025" is not there');
      expect(await told({ name: 'Sites 2025 ', rows })).toContain('in the form that its layout');
      const hidden = { name: 'Sites 2025', rows, state: 'hidden' } as const;
      expect(await told(hidden, { name: 'Notes', rows })).not.toContain('is not there');
    });
  });

  test('misses the sheet that a layout names among several where another has its columns, and proposes no second one', async () => {
    const rows = [
      ['Site', 'Nom', 'Type', 'Collectivité'],
      ['A', 'Kastler', 'Lycée', 'REGION'],
    ];
    await inFolder(async (folder) => {
      const path = join(folder, 'listes.xlsx');
      const notes = { name: 'Notes', rows: [['Vu', 'Par']] };
      writeFileSync(path, writeXlsx({ sheets: [{ name: 'Sites 2026', rows }, notes] }));
      writeFileSync(
        join(folder, 'convention.yaml'),
        `${CHOICES}tables:\n  sites: { file: listes.xlsx, sheet: Sites 2025, columns: { site: Site, name: Nom, type: Type, member: Collectivité } }\n`,
      );
      const { stderr, stdout } = await runCommand(['init', folder, '--lang', 'en', '--from', path]);
      expect(stderr).toContain(
        'listes.xlsx (Sites 2026) differs from what its layout (listes.xlsx) describes:',
      );
      expect(stderr).toContain('the sheet "Sites 2025" is not there');
      expect(stdout).not.toContain('tables:');
    });
  });

  test('does not call a change what the convention leaves to decide', async () => {
    const { exitCode, stderr } = await again({
      'invoices/op-2025-10.csv': LISTS['invoices/op-2025-09.csv'].replaceAll('09', '10'),
    });
    expect([exitCode, stderr.split('\n')]).toEqual([
      0,
      [
        'invoices/op-2025-10.csv : conforme à sa disposition (op-*.csv).',
        '  - à décider : la colonne « Montant HT » (10,00), que la convention nomme derrière un « # »',
        '',
      ],
    ]);
  });

  test('nor amounts in two columns and columns without a place, which it names as comments', () =>
    inFolder(async (folder) => {
      const header = 'Facture;Date facture;Accès;Désignation;Débit;Crédit;Taux TVA;Vu par';
      const path = join(folder, 'invoices/op-2025-09.csv');
      writeFiles(folder, {
        'invoices/op-2025-09.csv': `${header}\nF1;30/09/2025;L1;ABO fibre;10,00;;20;x\nF1;30/09/2025;L1;ABO fibre;;5,00;20;y\n`,
      });
      await must('init', folder, '--lang', 'en', '--from', folder);
      const { exitCode, stderr } = await runCommand(['init', folder, '--lang', 'en', '--from', path]);
      expect([exitCode, stderr.match(/^ {2}- to decide: the column "[^"]*"/gm)]).toEqual([
        0,
        ['Débit', 'Crédit', 'Vu par'].map((column) => `  - to decide: the column "${column}"`),
      ]);
    }));

  test('takes invoices.csv for the table that it is, and proposes one layout for files of one form', () =>
    inFolder(async (folder) => {
      const line = 'Facture;Date facture;Accès;Montant HT\nF1;30/09/2025;L1;10,00\n';
      const files = {
        'convention.yaml': 'prorata: daily\nrounding: carry\nvat: line\nbasis: service\n',
        'members.csv': 'member,name\nREGION,Région\n',
        'invoices.csv': 'supplier,invoice_number,net_amount\nOP,F1,10.00\n',
        'advances.csv': 'debiteur,creancier,appele_le,montant_ttc,periode\n',
        'invoices/op-2025-09.csv': line,
        'invoices/op-2025-10.csv': line.replaceAll('09', '10'),
        'invoices/op-2025-11.csv': line.replaceAll('09', '11'),
      };
      for (const [name, content] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), content);
      }
      const { exitCode, stdout, stderr } = await runCommand([
        'init',
        folder,
        '--lang',
        'en',
        '--from',
        folder,
      ]);
      expect([exitCode, stderr.split('\n').sort()]).toEqual([
        0,
        [
          '',
          'advances.csv: the table itself, read as it is.',
          'invoices.csv: the table itself, read as it is.',
          ...['09', '10', '11'].map(
            (month) =>
              `invoices/op-2025-${month}.csv: no layout matches it; one is proposed on standard output.`,
          ),
          'members.csv: the table itself, read as it is.',
        ],
      ]);
      expect(stdout.match(/files: .*/g)).toEqual(['files: "op-*.csv"']);
    }));

  test('proposes a layout for a file that has none, and leaves the convention as it is', async () => {
    const { exitCode, stdout, stderr } = await again({ 'grappes.csv': 'Grappe;Site\nG;A\nG;B\n' });
    expect([exitCode, stderr]).toEqual([
      0,
      'grappes.csv : aucune disposition ne lui correspond ; une est proposée sur la sortie standard.\n',
    ]);
    expect(layoutsOf(stdout).get('grappes')?.[0]?.columns.get('grappe')).toEqual(['Grappe']);
  });
});

test('an operator may name what a line serves by the UAI of the site', async () => {
  const rows = [1, 2, 3].map((index) => `F1;05/11/2021;${index};${uai(550_000 + index)};Fibre;49,90;20`);
  const header = 'Facture;Date facture;Ligne;Site (UAI);Désignation;Montant HT;Taux TVA';
  expect(await proposal('facture.csv', [header, ...rows].join('\n'))).toMatch(/^ +serves: "Site \(UAI\)"/m);
});

test('an inventory that writes the UAI before the name of a site names it by that', async () => {
  const sites = ['0550020Y - Collège Kastler', '0550072E - Lycée Kastler'];
  const rows = (cells: readonly string[]): string =>
    cells.map((cell, at) => `A${at};${cell};100 Mbit/s\n`).join('');
  const proposed = async (cells: readonly string[]) =>
    layoutsOf(await proposal('Parc.csv', `Réf. accès;Site;Débit\n${rows(cells)}`)).get('accesses')?.[0];
  expect((await proposed(sites))?.match.get('serves')).toEqual(['uai_first']);
  for (const others of [['0550020Y', '0550072E'], ['Collège 0550020Y', 'Lycée 0550072E'], ['0550020Z - X']]) {
    expect((await proposed(others))?.match.get('serves')).not.toEqual(['uai_first']);
  }
});
