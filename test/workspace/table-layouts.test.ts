/** Lists of the group's own, read as rows of reference tables (DATA.md, "Layouts of reference tables"). */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { fillIn } from '../../src/diagnostics/bilingual.ts';
import { placeText, toDiagnostic } from '../../src/diagnostics/render.ts';
import { type LoadedWorkspace, loadWorkspace } from '../../src/workspace/load.ts';
import { inFolder } from '../audit/workspace.ts';
import { writeXlsx } from './sheet/write-xlsx.ts';

const SETTINGS = 'prorata: daily\nrounding: largest_remainder\nvat: line\nbasis: service\n';

const GROUP: Readonly<Record<string, string>> = {
  'members.csv': 'member,name\nREGION,Région Grand Est\nMEUSE,Département de la Meuse\n',
  'sites.csv':
    'site,name,type,member,uai\nCLG,Collège Saint-Exupéry,college,MEUSE,0550020Y\nLYC,Lycée Kastler,lycee,REGION,0550072E\n',
};

/** A small group with these files besides or instead, and these keys of the convention. */
async function load(
  files: Readonly<Record<string, string | Uint8Array | undefined>>,
  tables: string,
): Promise<LoadedWorkspace> {
  return inFolder(async (folder) => {
    const all = { ...GROUP, 'convention.yaml': `${SETTINGS}tables:\n${tables}`, ...files };
    for (const [path, content] of Object.entries(all)) {
      if (content === undefined) continue;
      mkdirSync(dirname(join(folder, path)), { recursive: true });
      writeFileSync(join(folder, path), content);
    }
    return loadWorkspace(folder);
  });
}

function said({ problems }: LoadedWorkspace): readonly string[] {
  return problems.map((found) => `${placeText(found.place)} ${found.code}`);
}

test.each(['"*"', '[Note]'])(
  'a column of skip_rows that a list has twice is refused, with ignore_columns: %s',
  async (ignored) => {
    const list = 'site,name,type,member,Note,Note\nCLG,Collège,college,MEUSE,,fermé\n';
    const layout = `  sites: { file: liste.csv, skip_rows: { Note: [fermé] }, ignore_columns: ${ignored} }\n`;
    const loaded = await load({ 'sites.csv': undefined, 'liste.csv': list }, layout);
    expect(said(loaded)).toContain('liste.csv:1:Note column-repeated');
  },
);

test('a list may ignore a header that has our name for a column read from another one', async () => {
  const list = 'site,name,type,member,Collectivité\nCLG,Collège,college,inconnu,MEUSE\n';
  const layout =
    '  sites: { file: liste.csv, columns: { member: Collectivité }, ignore_columns: [member] }\n';
  const loaded = await load({ 'sites.csv': undefined, 'liste.csv': list }, layout);
  expect(said(loaded).filter((problem) => problem.startsWith('liste.csv'))).toEqual([]);
  expect(loaded.workspace?.sites.map(({ member }) => member)).toEqual(['MEUSE']);
});

test('words for a column that the list lacks are refused: none of its cells is read', async () => {
  const list = 'site,name,type,member\nCLG,Collège,college,MEUSE\n';
  const layout = (values: string) =>
    `  sites:\n    file: liste.csv\n    defaults: { insee: "55545" }\n    values: { ${values} }\n`;
  const read = (values: string) => load({ 'sites.csv': undefined, 'liste.csv': list }, layout(values));
  expect(said(await read('member: { "Meuse*": MEUSE }'))).toEqual([]);
  for (const column of ['uai', 'insee']) {
    const loaded = await read(`${column}: { "*": "1" }`);
    expect(said(loaded)).toEqual([`convention.yaml:9:tables.sites.values.${column} layout-header-missing`]);
    expect(loaded.problems.map((found) => toDiagnostic(found, 'en').hint)).toEqual([
      `Name under \`columns:\` of the same entry the header of the file that holds ${column}: site, name, type, member. If none does, take ${column} out of \`values\`.`,
    ]);
  }
});

test.each(['NumÃ©ro', 'Num\ufffdro', 'Num‚ro'])(
  'a header with damaged letters, %s, is told as the one that it was',
  async (header) => {
    const list = `${header};name;type;member\nCLG;Collège;college;MEUSE\n`;
    const layout = '  sites: { file: liste.csv, columns: { site: Numéro } }\n';
    const loaded = await load({ 'sites.csv': undefined, 'liste.csv': list }, layout);
    const hints = loaded.problems
      .filter(({ code }) => code === 'layout-header-missing')
      .map((found) => toDiagnostic(found, 'en').hint);
    expect(hints).toEqual([
      `"${header}" is this header with damaged letters: somebody saved the file in another encoding than it has. Ask for it anew, or save it as “CSV UTF-8” from the program that it comes from.`,
    ]);
  },
);

test.each(['csv', 'xlsx'])(
  'nor is the header that ends the preamble of a %s not found in silence',
  async (form) => {
    const rows = [['Liste'], ['NumÃ©ro', 'name', 'type', 'member'], ['CLG', 'Collège', 'college', 'MEUSE']];
    const list =
      form === 'csv'
        ? rows.map((row) => row.join(';')).join('\n')
        : writeXlsx({ sheets: [{ name: 'Sites', rows }] });
    const layout = (said: string) => `  sites: { file: liste.${form}, ${said}columns: { site: Numéro } }\n`;
    const read = async (said: string) => {
      const { problems } = await load({ 'sites.csv': undefined, [`liste.${form}`]: list }, layout(said));
      return problems.map((found) => [found.code, toDiagnostic(found, 'en').hint]);
    };
    expect(await read('preamble: { until: Numéro }, ')).toEqual([
      [
        'header-not-found',
        expect.stringMatching(/^"NumÃ©ro" is this cell with damaged letters: .* comes from\.$/),
      ],
    ]);
  },
);

test('a column that may be one with damaged letters is asked for in a file without damage', async () => {
  const list = 'NumÃ©ro;name;type;member\nCLG;Collège;college;MEUSE\n';
  const { problems } = await load({ 'sites.csv': list }, '  {}\n');
  const hints = problems
    .filter(({ code }) => code === 'column-missing')
    .map((found) => toDiagnostic(found, 'en').hint);
  expect(hints).toEqual([expect.stringMatching(/^"NumÃ©ro" has damaged letters: .* comes from\.$/)]);
});

describe('a list of sites under three title lines', () => {
  const LIST =
    'Région Grand Est;;;\nListe des sites;;;\n;;;\nCode UAI;Nom du site;Type;Collectivité;Observations\n' +
    '0550020Y;Collège Kastler;Collège;Département de la Meuse;x\n;;;;\n' +
    '0550072E;Lycée Kastler;LP;Région Grand Est;\nTotal 2;;;;\n';
  const LAYOUT = `  sites:
    file: "listes/Sites 2025.csv"
    preamble: { until: "Code UAI" }
    columns: { site: "Code UAI", uai: "Code UAI", name: "Nom du site", type: "Type", member: "Collectivité" }
    values: { type: { LP: lycee_pro } }
    defaults: { valid_from: 2025-07-01 }
    skip_rows: { site: ["Total*"] }
    ignore_columns: "*"
`;
  const files = { 'sites.csv': undefined, 'listes/Sites 2025.csv': LIST };

  test('is read as it is: words without case and accents, members by their exact names, defaults', async () => {
    const loaded = await load(files, LAYOUT);
    expect(said(loaded)).toEqual([]);
    expect(
      loaded.workspace?.sites.map(({ site, type, member, uai, row }) => [site, type, member, uai, row]),
    ).toEqual([
      ['0550020Y', 'college', 'MEUSE', '0550020Y', 5],
      ['0550072E', 'lycee_pro', 'REGION', '0550072E', 7],
    ]);
    expect(loaded.workspace?.sites.map(({ file }) => file)).toEqual([
      'listes/Sites 2025.csv',
      'listes/Sites 2025.csv',
    ]);
  });

  test('a name that two members have is said to fit both, in the list and in the table of ours', async () => {
    const members = `${GROUP['members.csv']}M55,Département de la Meuse\n`;
    const sites = 'site,name,type,member\nANNEXE,Annexe,other,Département de la Meuse\n';
    const loaded = await load({ ...files, 'members.csv': members, 'sites.csv': sites }, LAYOUT);
    expect([...said(loaded)].sort()).toEqual([
      'listes/Sites 2025.csv:5:Collectivité match-ambiguous',
      'sites.csv:2:member match-ambiguous',
    ]);
  });

  test('its headers may break their lines, and the layout may write their blanks otherwise', async () => {
    const list = LIST.replace('Code UAI', '"Code\nUAI"').replace('Nom du site', '"Nom du\n site"');
    const layout = LAYOUT.replace('name: "Nom du site"', 'name: "Nom  du\u00a0site"');
    expect(said(await load({ ...files, 'listes/Sites 2025.csv': list }, layout))).toEqual([]);
  });

  test('its delimiter is the one by which the row has that cell, where another is as frequent', async () => {
    const list = LIST.replace('Nom du site', 'Nom, du, site, ici');
    const loaded = await load(
      { ...files, 'listes/Sites 2025.csv': list },
      LAYOUT.replace('"Nom du site"', '"Nom, du, site, ici"'),
    );
    expect(said(loaded)).toEqual([]);
    expect(loaded.workspace?.sites.map(({ site }) => site)).toEqual(['0550020Y', '0550072E']);
  });

  test('and what was left aside or translated is counted', async () => {
    const loaded = await load(files, LAYOUT);
    expect(
      loaded.files.flatMap((file) => ('counts' in file && file.table === 'sites' ? [file.counts] : [])),
    ).toEqual([{ skipped: 1, unknown: 0, replaced: 0, filled: 0, translated: 1, formulas: 0 }]);
  });

  test('`values` says that a cell means nothing, which a required one may not', async () => {
    const list =
      'access;serves;activated_on;terminated_on\nA1;CLG;01/09/2025;-\nA2;-;sans objet;31/12/2025\n';
    const layout = (serves: string) =>
      `  accesses: { file: "parc.csv", values: { terminated_on: { "-": "" }, activated_on: { "sans *": }, serves: { "-": ${serves} } } }\n`;
    const { workspace, problems } = await load({ 'parc.csv': list }, layout('LYC'));
    expect(problems).toEqual([]);
    const rows = workspace?.accesses ?? [];
    expect(rows.map(({ activatedOn, terminatedOn }) => [activatedOn, terminatedOn].map(Boolean))).toEqual([
      [true, false],
      [false, true],
    ]);
    expect(said(await load({ 'parc.csv': list }, layout('""')))).toEqual(['parc.csv:3:serves cell-empty']);
    // The same of a table of several lists.
    const several = layout('LYC').replace('accesses: {', 'accesses: [{').replace('} }\n', '} }]\n');
    expect((await load({ 'parc.csv': list }, several)).problems).toEqual([]);
  });

  test('`values` says what an empty cell means, as it does for invoices', async () => {
    const loaded = await load(
      { ...files, 'listes/Sites 2025.csv': LIST.replace(';LP;', ';;') },
      LAYOUT.replace('LP: lycee_pro', '"": lycee_pro'),
    );
    expect(said(loaded)).toEqual([]);
    expect(loaded.workspace?.sites.map(({ type }) => type)).toEqual(['college', 'lycee_pro']);
  });

  test('a row by hand takes the place of the list’s of the same id, whatever is wrong with that one', async () => {
    const wrong = LIST.replace('0550072E;Lycée Kastler;LP;Région', '0550072E;;LGT;Regio');
    const loaded = await load(
      {
        ...files,
        'sites.csv': 'site,name,type,member\n0550072E,Lycée,lycee,REGION\n',
        'listes/Sites 2025.csv': wrong,
      },
      LAYOUT,
    );
    expect(said(loaded)).toEqual([]);
    expect(loaded.workspace?.sites.map(({ site, type }) => [site, type]).sort()).toEqual([
      ['0550020Y', 'college'],
      ['0550072E', 'lycee'],
    ]);
  });

  test('a list that is not there is an error of the convention', async () => {
    expect(said(await load({}, LAYOUT))).toEqual(['convention.yaml:7:tables.sites.file list-missing']);
  });

  test('beside sites by hand, a list that is not there is told once: no name that it may explain is unknown', async () => {
    const loaded = await load(
      { 'measures.csv': 'measure,site,as_of,value\nstudents,0550072E,2024-10-01,263\n' },
      LAYOUT,
    );
    expect(said(loaded)).toEqual(['convention.yaml:7:tables.sites.file list-missing']);
    expect(loaded.definedIds).toBeUndefined();
  });

  test('of a list that is not there, one that nothing reads and that has nearly its name is told', async () => {
    const { problems } = await load({ 'Sites 2026.csv': LIST }, LAYOUT);
    const [missing] = problems.filter(({ code }) => code === 'list-missing');
    expect(missing?.args['nearest']).toBe('Sites 2026.csv');
  });

  test('a header that the list lacks is one too', async () => {
    const loaded = await load(files, LAYOUT.replace('type: "Type"', 'type: "Nature"'));
    expect(said(loaded)).toEqual(['convention.yaml:9:tables.sites.columns.type layout-header-missing']);
  });

  test('what a layout says of a column whose header the list lacks is not told again', async () => {
    const loaded = await load(
      files,
      LAYOUT.replace('name: "Nom du site"', 'name: "Nom"').replace('{ site: ["Total', '{ name: ["Total'),
    );
    expect(said(loaded)).toEqual(['convention.yaml:9:tables.sites.columns.name layout-header-missing']);
  });

  test('without ignore_columns an unknown column is a warning', async () => {
    const loaded = await load(files, LAYOUT.replace('    ignore_columns: "*"\n', ''));
    expect(said(loaded)).toEqual(['listes/Sites 2025.csv:4:Observations column-unknown']);
  });

  test('two rows of one id in two files are seen', async () => {
    const two = `${LAYOUT.replace('sites:\n    file', 'sites:\n    - file').replaceAll('\n    ', '\n      ').replace('      - file', '    - file')}    - { file: b.csv }\n`;
    const loaded = await load(
      { ...files, 'b.csv': 'site,name,type,member\n0550072E,Lycée,lycee,REGION\n' },
      two,
    );
    expect(said(loaded)).toEqual(['listes/Sites 2025.csv:7:valid_from rows-overlap']);
  });
});

describe('a row that repeats the header', () => {
  test('is told, in a table of texts too, where it could be read as a row', async () => {
    const members = 'member,name\nREGION,Région Grand Est\nmember,name\nMEUSE,Département de la Meuse\n';
    expect(said(await load({ 'members.csv': members }, '  {}\n'))).toEqual(['members.csv:3 header-again']);
  });

  test('and the rows below it are filled from those above it', async () => {
    const layout =
      '  grappes: { file: g.csv, defaults: { kind: cite_scolaire }, fill_down: [grappe, name] }\n';
    const list = 'grappe,name,site\nSTENAY,Stenay,CLG\ngrappe,name,site\n,,LYC\n';
    const loaded = await load({ 'g.csv': list }, layout);
    expect(loaded.problems.map(({ code, place: { row } }) => [code, row])).toEqual([['header-again', 3]]);
  });

  test('is one of those that name nothing known where only what is known counts', async () => {
    const list = 'site,value\nCLG,414\nsite,value\n';
    const layout =
      '  measures: { file: m.csv, defaults: { measure: students, as_of: 2024-10-01 }, only_known: [site] }\n';
    const loaded = await load({ 'm.csv': list }, layout);
    expect(said(loaded)).toEqual([]);
    expect(loaded.files.flatMap((file) => ('counts' in file ? [file.counts.unknown] : []))).toContain(1);
  });
});

describe('a list of grappes with merged cells', () => {
  const LAYOUT = `  grappes:
    file: grappes-2025.csv
    columns: { grappe: "Grappe", name: "Grappe", site: "Établissement" }
    values: { head: { X: yes } }
    defaults: { kind: "Cité scolaire" }
    fill_down: [grappe, name]
    match: { site: [uai, name] }
`;

  test('an empty cell repeats the one above, and sites are found by UAI or name', async () => {
    const list = 'Grappe;Établissement;tete\nSTENAY;0550020Y;X\n;lycee KASTLER;\n';
    const loaded = await load({ 'grappes-2025.csv': list }, LAYOUT);
    expect(said(loaded)).toEqual([]);
    expect(
      loaded.workspace?.grappes.map(({ grappe, kind, site, head }) => [grappe, kind, site, head]),
    ).toEqual([
      ['STENAY', 'cite_scolaire', 'CLG', true],
      ['STENAY', 'cite_scolaire', 'LYC', false],
    ]);
  });

  test('a column that is filled down and is in no header is an error, as in invoices', async () => {
    const list = 'Grappe;Établissement;tete\nSTENAY;0550020Y;X\n';
    const filled = LAYOUT.replace('fill_down: [grappe, name]', 'fill_down: [grappe, weight]');
    const loaded = await load({ 'grappes-2025.csv': list }, filled);
    expect(said(loaded)).toEqual(['convention.yaml:11:tables.grappes.fill_down layout-header-missing']);
  });

  test('what fits nothing is an error with the nearest name', async () => {
    const loaded = await load(
      { 'grappes-2025.csv': 'Grappe;Établissement;tete\nSTENAY;Lycée Castler;\n' },
      LAYOUT,
    );
    expect(said(loaded)).toEqual(['grappes-2025.csv:2:Établissement site-unknown']);
    expect(fillIn('{nearest}', loaded.problems[0]?.args ?? {}, 'en')).toBe('Lycée Kastler');
  });
});

describe('measures from an export of the ministry', () => {
  const EXPORT =
    "Numéro d'établissement;Nombre d'élèves total;Académie\n0550020Y;414;Nancy\n0670078W;981;Strasbourg\n0550072E;1 263;Nancy\n";
  const LAYOUT = `  measures:
    - file: effectifs.csv
      columns: { site: "Numéro d'établissement", value: "Nombre d'élèves total" }
      defaults: { measure: students, as_of: 2024-10-01, source: "DEPP, rentrée 2024" }
      match: { site: uai }
      only_known: [site]
      ignore_columns: ["Académie"]
`;

  test('rows of other establishments are left aside, counted', async () => {
    const loaded = await load({ 'effectifs.csv': EXPORT }, LAYOUT);
    expect(said(loaded)).toEqual([]);
    expect(loaded.workspace?.observations?.map(({ measure, id, value }) => [measure, id, value])).toEqual([
      ['students', 'CLG', '414'],
      ['students', 'LYC', '1263'],
    ]);
    const [counts] = loaded.files.flatMap((file) =>
      'counts' in file && file.table === 'measures' ? [file.counts] : [],
    );
    expect(counts?.unknown).toBe(1);
  });

  test('find sites that go by their UAIs, but for one that has another', async () => {
    const idsOf = async (second: string) => {
      const sites = `site,name,type,member,uai\n0550020Y,Un,college,MEUSE,\n${second}\n`;
      const loaded = await load({ 'sites.csv': sites, 'effectifs.csv': EXPORT }, LAYOUT);
      expect(said(loaded)).toEqual([]);
      return loaded.workspace?.observations?.map(({ id, value }) => `${id} ${value}`);
    };
    expect(await idsOf('0550072E,Deux,lycee,REGION,')).toEqual(['0550020Y 414', '0550072E 1263']);
    expect(await idsOf('0550072E,Deux,lycee,REGION,0670078W')).toEqual(['0550020Y 414', '0550072E 981']);
    expect(await idsOf('LYC,Deux,lycee,REGION,')).toEqual(['0550020Y 414']);
  });

  test.each([
    ["Nombre d'élèves total 2025", '2024-10-01', true],
    ['Effectif au 1er octobre 2024', '2024-09-15', false],
    ['Effectif 2024-2025', '2025-01-15', false],
    ['Effectif 2024', '2023-10-01', true],
    ['Effectif', '2019-10-01', false],
  ])(
    'counts under a header of another school year than their day are told: %s, %s',
    async (header, day, isTold) => {
      const content = EXPORT.replace("Nombre d'élèves total", header);
      const layout = LAYOUT.replace("Nombre d'élèves total", header).replace('2024-10-01', day);
      const told = said(await load({ 'effectifs.csv': content }, layout));
      expect(told.some((text) => text.endsWith('count-of-other-year'))).toBe(isTold);
    },
  );

  test('an observation by hand takes the place of the list’s of that measure, site and day', async () => {
    const loaded = await load(
      { 'effectifs.csv': EXPORT, 'measures.csv': 'measure,site,as_of,value\nstudents,CLG,2024-10-01,420\n' },
      LAYOUT,
    );
    expect(said(loaded)).toEqual([]);
    expect(loaded.workspace?.observations?.map(({ id, value }) => [id, value])).toEqual([
      ['CLG', '420'],
      ['LYC', '1263'],
    ]);
  });

  test('a UAI of two sites is an error, unless both are written by hand', async () => {
    const sites = `${GROUP['sites.csv']}ANNEXE,Annexe,college,MEUSE,0550020Y\n`;
    const files = { 'effectifs.csv': EXPORT, 'sites.csv': sites };
    expect(said(await load(files, LAYOUT))).toEqual([
      "effectifs.csv:2:Numéro d'établissement match-ambiguous",
    ]);
    const one = 'measure,site,as_of,value\nstudents,CLG,2024-10-01,400\n';
    expect(said(await load({ ...files, 'measures.csv': one }, LAYOUT))).toHaveLength(1);
    const byHand = `${one}students,ANNEXE,2024-10-01,14\n`;
    expect(said(await load({ ...files, 'measures.csv': byHand }, LAYOUT))).toEqual([]);
  });
});

describe('counts under merged cells of their sites', () => {
  const listOf = (list: string, skip = 'value: [""], site: ["Total*"]'): Promise<LoadedWorkspace> => {
    const layout = `  measures:
    file: effectifs.csv
    columns: { site: Site, as_of: Date, value: Effectif }
    defaults: { measure: students }
    fill_down: [site]
    skip_rows: { ${skip} }
`;
    return load({ 'effectifs.csv': `Site;Date;Effectif\n${list}` }, layout);
  };
  const counts = async (list: string, skip?: string): Promise<readonly unknown[] | undefined> => {
    const loaded = await listOf(list, skip);
    expect(said(loaded)).toEqual([]);
    return loaded.workspace?.observations?.map(({ id, value }) => [id, value]);
  };

  test('the site of a row that is left aside is that of the rows below it', async () => {
    expect(await counts('CLG;01/10/2023;414\nLYC;01/10/2023;\n;01/10/2024;263\n')).toEqual([
      ['CLG', '414'],
      ['LYC', '263'],
    ]);
  });

  test('nor is that of a row that repeats the header, by whatever cell it is left aside', async () => {
    const list = 'CLG;01/10/2023;414\nSite;Date;Effectif\n;01/10/2024;420\n';
    expect(await counts(list, 'value: ["", Effectif]')).toEqual([
      ['CLG', '414'],
      ['CLG', '420'],
    ]);
  });

  test('but below the word by which a row is left aside nothing is repeated, as in invoices', async () => {
    const loaded = await listOf('CLG;01/10/2023;414\nTotal;;414\n;01/10/2024;420\n');
    expect(said(loaded)).toEqual(['effectifs.csv:4:Site either-empty']);
  });

  test('what repeats nothing is not counted as filled', async () => {
    const loaded = await load(
      { 'g.csv': 'grappe,name,kind,site,weight\nG,Cité,grappe,CLG,\nG,Cité,grappe,LYC,\n' },
      '  grappes: { file: g.csv, fill_down: [weight] }\n',
    );
    expect(loaded.files.flatMap((file) => ('counts' in file ? [file.counts.filled] : []))).toEqual([0, 0, 0]);
  });

  test('what a row that is left aside repeats is judged, as it stands above others', async () => {
    const rows = [
      ['grappe', 'name', 'kind', 'site'],
      [{ v: '1.1' }, { v: '#N/A', t: 'e' as const }, '', ''],
      ['', '', 'grappe', 'CLG'],
    ];
    const sheet = writeXlsx({ sheets: [{ name: 'S', rows }] });
    const layout = (more: string) => `  grappes: { file: g.xlsx, skip_rows: { site: [""] }${more} }\n`;
    const filled = await load({ 'g.xlsx': sheet }, layout(', fill_down: [grappe, name]'));
    expect(said(filled)).toEqual(['g.xlsx:2:grappe id-number', 'g.xlsx:2:name sheet-error-cell']);
    const aside = await load({ 'g.xlsx': sheet }, layout(', defaults: { grappe: G, name: Cité }'));
    expect(said(aside)).toEqual([]);
  });

  test('a title that is merged across its row is told as a note, as in invoices', async () => {
    const rows = [
      ['grappe', 'name', 'kind', 'site'],
      ['Cités', '', '', ''],
      ['G', 'Cité', 'grappe', 'CLG'],
      ['', '', 'grappe', 'LYC'],
    ];
    const sheet = writeXlsx({ sheets: [{ name: 'S', merges: ['A2:D2', 'A3:A4', 'B3:B4'], rows }] });
    const loaded = await load(
      { 'g.xlsx': sheet },
      '  grappes: { file: g.xlsx, fill_down: [grappe, name] }\n',
    );
    expect(said(loaded)).toEqual(['g.xlsx:2:grappe note-row']);
    const unfilled = await load(
      { 'g.xlsx': sheet },
      '  grappes: { file: g.xlsx, skip_rows: { site: [""] } }\n',
    );
    expect(said(unfilled)).toEqual(['g.xlsx:4:grappe sheet-merged', 'g.xlsx:4:name sheet-merged']);
  });

  test('a cell that is merged with its header has no value', async () => {
    const rows = ['grappe,name,kind,site,weight', 'G,Cité,grappe,CLG,', 'G,Cité,grappe,LYC,2'];
    const sheet = writeXlsx({
      sheets: [{ name: 'S', merges: ['E1:E2'], rows: rows.map((row) => row.split(',')) }],
    });
    const loaded = await load({ 'g.xlsx': sheet }, '  grappes: { file: g.xlsx, fill_down: [weight] }\n');
    expect(said(loaded)).toEqual(['g.xlsx:2:weight sheet-merged']);
  });
});

describe('an inventory', () => {
  test('several headers serve one column: the first cell that is not empty counts', async () => {
    const list = 'Réf;UAI;Site desservi;Débit;Tarif\nA1;0550020Y;;1000;449,00 €\nA2;;Lycée Kastler;100;\n';
    const loaded = await load(
      { 'inventaire.csv': list },
      `  accesses:
    file: inventaire.csv
    columns: { access: "Réf", serves: ["UAI", "Site desservi"], bandwidth_mbps: "Débit" }
    match: { serves: [uai, name] }
    ignore_columns: ["Tarif"]
`,
    );
    expect(said(loaded)).toEqual([]);
    expect(
      loaded.workspace?.accesses?.map(({ access, serves, bandwidthMbps }) => [access, serves, bandwidthMbps]),
    ).toEqual([
      ['A1', 'CLG', '1000'],
      ['A2', 'LYC', '100'],
    ]);
  });

  test('a site is found by its name whatever the accents, hyphens and apostrophe of either', async () => {
    const loaded = await load(
      {
        'sites.csv': "site,name,type,member\nCLG,Collège Jean-d'Allamont,college,MEUSE\n",
        'inventaire.csv': 'Réf;Site\nA1;College Jean d’Allamont\nA2;COLLÈGE JEAN D ALLAMONT\n',
      },
      `  accesses:
    file: inventaire.csv
    columns: { access: "Réf", serves: "Site" }
    match: { serves: name }
`,
    );
    expect(said(loaded).filter((text) => text.startsWith('inventaire'))).toEqual([]);
    expect(loaded.workspace?.accesses?.map(({ serves }) => serves)).toEqual(['CLG', 'CLG']);
  });

  test('what is served may be a grappe: its name is the nearest one, too', async () => {
    const loaded = await load(
      {
        'grappes.csv': 'grappe,name,kind,site\nG1,Cité de Stenay,cite_scolaire,CLG\n',
        'inventaire.csv': 'Réf;Site\nA1;Cité de Sténai\n',
      },
      `  accesses:
    file: inventaire.csv
    columns: { access: "Réf", serves: "Site" }
    match: { serves: name }
`,
    );
    const found = loaded.problems.find(({ code }) => code === 'serves-unknown');
    expect(fillIn('{nearest}', found?.args ?? {}, 'en')).toBe('Cité de Stenay');
  });

  test('the key letter of a UAI may be small, as in the lists of some software', async () => {
    const layout =
      '  sites: { file: liste.csv, columns: { site: Nom, name: Nom, uai: UAI, type: T, member: M } }\n';
    const uaisOf = async (uai: string) => {
      const loaded = await load({ 'liste.csv': `Nom;UAI;T;M\nX;${uai};college;MEUSE\n` }, layout);
      return loaded.workspace?.sites.find(({ site }) => site === 'X')?.uai ?? said(loaded);
    };
    expect(await uaisOf('0550020y')).toBe('0550020Y');
    expect(await uaisOf('0550020x')).toEqual(['liste.csv:2:UAI uai-key']);
  });

  test('a cell may begin with the UAI of the site, and go on with whatever people add', async () => {
    const layout = `  accesses:
    file: inventaire.csv
    columns: { access: "Réf", serves: "Site" }
    match: { serves: [name, uai_first] }
`;
    const sites = [
      ...['0550020Y - Collège Alfred Kastler', '0550072e, Lycée', 'Lycée Kastler', '0550020Y'],
      `0550072E Lycée ${'x'.repeat(100)}`,
    ];
    const rows = (cells: readonly string[]): string =>
      `Réf;Site\n${cells.map((cell, at) => `A${at};${cell}\n`).join('')}`;
    const loaded = await load({ 'inventaire.csv': rows(sites) }, layout);
    expect(said(loaded)).toEqual([]);
    expect(loaded.workspace?.accesses?.map(({ serves }) => serves)).toEqual([
      ...['CLG', 'LYC', 'LYC', 'CLG', 'LYC'],
    ]);
    const both = '0550020Y / 0550072E - Cité scolaire';
    const wrong = ['Collège 0550020Y', '0550020Yx', '0550020YÉ', '0670078W - Lycée d’ailleurs', both];
    expect(said(await load({ 'inventaire.csv': rows(wrong) }, layout))).toEqual(
      wrong.map((_, at) => `inventaire.csv:${at + 2}:Site serves-unknown`),
    );
  });

  test('skip_rows looks at the cell that counts, whichever header it stands under', async () => {
    const list = 'Réf;UAI;Site desservi\nA1;0550020Y;\nA2;;Lycée Kastler\nA3;;\nTotal;;3 accès\n';
    const loaded = await load(
      { 'inventaire.csv': list },
      `  accesses:
    file: inventaire.csv
    columns: { access: "Réf", serves: ["UAI", "Site desservi"] }
    match: { serves: [uai, name] }
    skip_rows: { serves: ["", "* accès"] }
`,
    );
    expect(said(loaded)).toEqual([]);
    expect(loaded.workspace?.accesses?.map(({ access, serves }) => [access, serves])).toEqual([
      ['A1', 'CLG'],
      ['A2', 'LYC'],
    ]);
  });
});

describe('a layout', () => {
  test('names columns that its table has', async () => {
    const loaded = await load(
      { 'l.csv': 'site,name,type,member\nX,X,autre,REGION\n' },
      '  sites: { file: l.csv, columns: { nom: "name" }, defaults: { valid_from: demain }, only_known: [site] }\n',
    );
    expect(said(loaded)).toEqual([
      'l.csv:2:valid_from date-invalid',
      'convention.yaml:6:tables.sites.columns.nom key-unknown',
      'convention.yaml:6:tables.sites.only_known[0] key-unknown',
      'convention.yaml:6:tables.sites.defaults.valid_from date-invalid',
    ]);
  });

  describe('whose default is a number', () => {
    const counts = async (value: string, keys: string, others = '') => {
      const layout = `  measures: { file: e.csv, ${keys}defaults: { measure: m, as_of: 2024-10-01, value: "${value}" } }\n`;
      return load({ 'e.csv': 'site;value\nCLG;\nLYC;1,5\n' }, layout + others);
    };
    const DECLARED = 'numbers: { decimal: "," }';

    test.each([
      ['2,500', `${DECLARED}, `, '', '2.5'],
      ['2,500', '', `${DECLARED}\n`, '2.5'],
      ['2.5', `${DECLARED}, `, '', '2.5'],
      ['0.125', '', '', '0.125'],
    ])('reads %s by the mark that is declared, or a point (%s%s)', async (value, keys, others, read) => {
      const loaded = await counts(value, keys, others);
      expect(said(loaded)).toEqual([]);
      expect(loaded.workspace?.observations?.map((each) => each.value)).toEqual([read, '1.5']);
    });

    test('names the key beside it that would make it one', async () => {
      const { problems } = await counts('2,5', '');
      const ofDefault = problems.filter(({ place }) => place.file === 'convention.yaml');
      expect(ofDefault.map((found) => toDiagnostic(found, 'en').hint)).toEqual([
        expect.stringContaining(
          `write in the entry of the file in convention.yaml: \`tables.measures: { ${DECLARED} }\`.`,
        ),
      ]);
    });
  });

  test('stays in the workspace', async () => {
    const loaded = await load({}, '  sites: { file: ../elsewhere.csv }\n');
    expect(said(loaded)).toEqual(['convention.yaml:6:tables.sites.file value-invalid']);
  });
});
