/** A convention that is no YAML: the line to correct is named, and what is wrong there, not where the parser stopped. */
import { expect, test } from 'vitest';
import { readConvention } from '../../src/workspace/convention/load.ts';
import { readYaml } from '../../src/workspace/convention/yaml-source.ts';

const SOUND = `title: Groupement
prorata: daily
rules:
  - id: cites
    article: "Article 1"
    applies_to: { target: grappe, kinds: [cite_scolaire] }
    share: { by: equal }
  - id: communs
    article: "Article 2"
    applies_to: { target: group }
    share: { by: fixed, parts: { REGION: 60, CEA: 35, MEUSE: 5 } }
rounding: carry
vat: line
basis: service
`;

/** The problems of the sound text with one place of it written otherwise: line, and words in both languages. */
function faults(written: string, otherwise: string) {
  expect(SOUND).toContain(written);
  return readConvention(SOUND.replace(written, otherwise)).problems.map(({ code, place, args }) => {
    const detail = args['detail'] as { readonly en: string; readonly fr: string };
    return [code, place.row, detail.en, detail.fr];
  });
}

test.each([
  ['a tab', '    article: "Article 1"', '\tarticle: "Article 1"', 5, 'a tab', 'une tabulation'],
  [
    'spaces, then a tab',
    '    article: "Article 1"',
    '  \tarticle: "Article 1"',
    5,
    'a tab',
    'une tabulation',
  ],
  [
    'a path as Windows writes it',
    'title: Groupement',
    'title: "listes\\sites.csv"',
    1,
    'in a text in quotes, .s means nothing: write / between folders',
    'dans un texte entre guillemets, .s n’a pas de sens : écrivez / entre des dossiers',
  ],
  [
    'no-break spaces',
    '    article: "Article 1"',
    '\u00a0\u00a0article: "Article 1"',
    5,
    'a no-break space',
    'une espace insécable',
  ],
  [
    'a no-break space among others',
    '    article: "Article 1"',
    '  \u00a0 article: "Article 1"',
    5,
    'a no-break space',
    'une espace insécable',
  ],
  [
    'no-break spaces before the last line of a rule',
    '    share: { by: fixed',
    '\u00a0\u00a0\u00a0 share: { by: fixed',
    11,
    'a no-break space, or one of another kind, is used to indent',
    'une espace insécable, ou d’une autre sorte, sert de retrait',
  ],
  [
    'a no-break space after a colon, before a brace',
    'share: { by: equal }',
    'share:\u00a0{ by: equal }',
    7,
    'the space after the colon',
    'l’espace après le deux-points',
  ],
  [
    'a no-break space before a colon, as word processors write it',
    'article: "Article 2"',
    'article\u00a0: "Article 2"',
    9,
    'a no-break space, or one of another kind, stands beside',
    'une espace insécable, ou d’une autre sorte, touche',
  ],
  [
    'a no-break space within braces',
    'grappe, kinds',
    'grappe,\u00a0 kinds',
    6,
    'a no-break space, or one of another kind, stands beside',
    'une espace insécable, ou d’une autre sorte, touche',
  ],
  [
    'a no-break space after a text in quotes',
    '"Article 2"',
    '"Article 2"\u00a0',
    9,
    'a no-break space, or one of another kind, stands beside',
    'une espace insécable, ou d’une autre sorte, touche',
  ],
  [
    'a line too far in',
    '    article: "Article 1"',
    '     article: "Article 1"',
    5,
    'the indentation',
    'le retrait',
  ],
  [
    'a line too far out',
    '    article: "Article 1"',
    '   article: "Article 1"',
    5,
    'a dash is missing',
    'un tiret manque',
  ],
  ['a rule too far out', '  - id: communs', '- id: communs', 8, 'the indentation', 'le retrait'],
  [
    'no space after the colon of a setting',
    'prorata: daily',
    'prorata:daily',
    2,
    'a space is missing',
    'une espace manque',
  ],
  [
    'no space after the colon of a rule',
    'id: communs',
    'id:communs',
    8,
    'a space is missing',
    'une espace manque',
  ],
  [
    'a second document',
    'vat: line',
    '---\nvat: line',
    13,
    'the file holds several documents, with a line “---” between them',
    'le fichier contient plusieurs documents, séparés par une ligne « --- »',
  ],
  ['no colon', 'prorata: daily', 'prorata = daily', 2, 'a colon is missing', 'un deux-points manque'],
  [
    'no space after a colon, before a brace',
    'share: { by: equal }',
    'share:{ by: equal }',
    7,
    'a space is missing',
    'une espace manque',
  ],
  [
    'the same, with keys in braces',
    'share: { by: fixed',
    'share:{ by: fixed',
    11,
    'a space is missing',
    'une espace manque',
  ],
  [
    'a no-break space there',
    'share: { by: fixed',
    'share:\u00a0{ by: fixed',
    11,
    'the space after the colon',
    'l’espace après le deux-points',
  ],
  [
    'no colon there',
    'share: { by: fixed',
    'share = { by: fixed',
    11,
    'a colon is missing',
    'un deux-points manque',
  ],
  [
    'no colon before a brace',
    'share: { by: equal }',
    'share = { by: equal }',
    7,
    'a colon is missing',
    'un deux-points manque',
  ],
  ['an anchor', '"Article 2"', '&2', 9, 'an “&” begins an anchor', 'un « & » commence une ancre'],
  [
    'a colon in a text',
    '"Article 2"',
    'Cités : au prorata',
    9,
    'there is a colon too many',
    'un deux-points est de trop',
  ],
  ['a brace left open at the end', 'MEUSE: 5 } }', 'MEUSE: 5 }', 11, 'a brace or a bracket', 'une accolade'],
  ['a brace left open above', '{ by: equal }', '{ by: equal', 7, 'a brace or a bracket', 'une accolade'],
  ['a bracket left open', '[cite_scolaire]', '[cite_scolaire', 6, 'a brace or a bracket', 'une accolade'],
  ['a quote left open at the end', '"Article 2"', '"Article 2', 9, 'a closing quote', 'un guillemet fermant'],
  [
    'a quote left open above another',
    '"Article 1"',
    '"Article 1',
    5,
    'a closing quote',
    'un guillemet fermant',
  ],
  ['no comma', 'REGION: 60, CEA', 'REGION: 60 CEA', 11, 'a comma is missing', 'une virgule manque'],
  ['quotes in quotes', '"Article 2"', '"l’"article" 2"', 9, 'a text follows', 'un texte suit'],
  [
    'a sign of YAML before a text',
    '"Article 2"',
    '%5',
    9,
    'a text cannot begin with %',
    'un texte ne peut commencer par %',
  ],
  [
    'an alias of nothing',
    '"Article 2"',
    '*2',
    9,
    'the alias *2 stands for nothing',
    'l’alias *2 ne renvoie à rien',
  ],
  [
    'a list in place of a key',
    'title: Groupement',
    '[a]: b',
    1,
    'a list or a table',
    'une liste ou une table',
  ],
])('%s', (_, written, otherwise, row, en, fr) => {
  expect(faults(written, otherwise)).toEqual([
    [
      'yaml-syntax',
      row,
      expect.stringMatching(`^${en.replace('*', '\\*')}`),
      expect.stringMatching(`^${fr.replace('*', '\\*')}`),
    ],
  ]);
});

const SPACE = [
  'yaml-syntax',
  expect.any(Number),
  'a space is missing after the colon',
  'une espace manque après le deux-points',
];
const COMMA = [
  'yaml-syntax',
  11,
  'a comma cuts a number in two: write it with a point, as `34.5`',
  'une virgule coupe un nombre : écrivez-le avec un point, comme `34.5`',
];

test.each([
  ['{ by: equal }', '{ by: equal, per:site }', SPACE],
  ['{ by: equal }', '{ by:equal }', SPACE],
  ['MEUSE: 5', 'MEUSE:5', SPACE],
  ['CEA: 35, MEUSE: 5', 'CEA: 35.5, MEUSE: 4,5', COMMA],
  ['CEA: 35, MEUSE: 5', 'CEA: 34,5 %, MEUSE: 5.5 %', COMMA],
  ['CEA: 35, MEUSE: 5', 'CEA: 34,5, MEUSE: 5,5', COMMA],
])('a slip within braces, `%s` written `%s`', (written, otherwise, expected) => {
  expect(faults(written, otherwise)).toEqual([expected]);
});

test('a no-break space after a colon is told from none, in braces and in lines', () => {
  const words = expect.stringMatching('^the space after the colon is a no-break one');
  expect(faults('{ by: equal }', '{ by:\u00a0equal }')).toEqual([
    ['yaml-syntax', 7, words, expect.any(String)],
  ]);
  expect(faults('prorata: daily', 'prorata:\u00a0daily')).toEqual([
    ['yaml-syntax', 2, words, expect.any(String)],
  ]);
});

test('a slip within braces hides nothing else, and nothing follows from it', () => {
  const text = SOUND.replace('{ by: equal }', '{ by:equal }')
    .replace('id: communs', 'id: own')
    .replace('daily', 'weekly');
  const told = readConvention(text).problems.map(({ code, place }) => [place.row, code]);
  expect(told).toEqual(
    expect.arrayContaining([
      [2, 'value-invalid'],
      [7, 'yaml-syntax'],
      [8, 'rule-id-reserved'],
    ]),
  );
  expect(told.filter(([row]) => row === 7 || row === 8)).toHaveLength(2);
});

test.each([
  ['of 65 characters', 'x'.repeat(65), 'id-invalid'],
  ['with a control character', String.raw`"communs\u0007"`, 'id-invalid'],
  ['on two lines', String.raw`"com\nmuns"`, 'id-invalid'],
  ['with a character that nobody sees', String.raw`"com\u200bmuns"`, 'id-invisible'],
])('an id of a rule %s is none, as of the tables', (_, id, code) => {
  const told = (release?: readonly [number, number]) =>
    readConvention(SOUND.replace('id: communs', `id: ${id}`), undefined, release).problems.map((found) => [
      found.place.row,
      found.code,
    ]);
  expect(told()).toEqual([[8, code]]);
  // Its runs are computed again by what they had.
  expect(told([0, 1])).toEqual([]);
});

test('an id of a rule may have 64 characters of any script', () => {
  expect(readConvention(SOUND.replace('id: communs', `id: ${'é'.repeat(64)}`)).problems).toEqual([]);
});

test.each([
  ['a space behind it', '{ REGION: 60, CEA: 35, MEUSE: 4, "MEUSE ": 5 }'],
  ['an accent of another form', '{ R\u00c9GION: 60, CEA: 95, RE\u0301GION: 5 }'],
])('a key that stands twice, once with %s, is told: one of both would be lost', (_, parts) => {
  const text = SOUND.replace('{ REGION: 60, CEA: 35, MEUSE: 5 }', parts);
  const told = (release?: readonly [number, number]) =>
    readConvention(text, undefined, release).problems.map(({ place, code, args }) => [
      place.row,
      code,
      args['detail'],
    ]);
  expect(told()).toEqual([
    [11, 'yaml-syntax', expect.objectContaining({ en: expect.stringContaining('this key stands twice') })],
  ]);
  // Its runs are computed again by what they had: the last one.
  expect(told([0, 1])).toEqual([]);
});

test.each(['skip_rows', 'totals', 'from_columns', 'charge_or_credit'])(
  'a header that stands twice in %s but for its blanks is told: headers are compared without them',
  (key) => {
    const row = (header: string) => `"${header}": ["Total*"]`;
    const layout = `invoices: [{ files: "*.csv", ${key}: { ${row('N° de  ligne')}, ${row('N° de\u00a0ligne')} } }]`;
    const detail = expect.objectContaining({ en: expect.stringContaining('this key stands twice') });
    expect(readConvention(`${layout}\n${SOUND}`).problems).toMatchObject([
      { place: { row: 1 }, args: { detail } },
    ]);
  },
);

test('cells that are equal but for their blanks may each have their meaning', () => {
  const values = 'values: { billed_to: { "La  Région": REGION, "La Région": REGION } }';
  expect(readConvention(`invoices: [{ files: "*.csv", ${values} }]\n${SOUND}`).problems).toEqual([]);
});

test('a key that stands twice behind one without a value is told at its own line', () => {
  const { problems } = readYaml("a: 1\n'b':\na: 2\nc: { d: 1, d: 2 }\n", [0, 2]);
  expect(problems.map(({ place }) => place.row)).toEqual([3, 4]);
});

// The parser took two minutes, comparing each key with all before it; its time limit holds this test.
test('60,000 keys of one mapping are read, and one of them that stands twice is told', () => {
  const keys = Array.from({ length: 60_000 }, (_, index) => `"key ${index}": ${index}\n`).join('');
  const { problems } = readYaml(`${keys}key 7: 1\n`, [0, 2]);
  expect(problems.map(({ place }) => place.row)).toEqual([60_001]);
});

test.each(['suppliers', 'item_codes'])(
  'a character that nobody sees in %s of a rule is told: no line has it, and the rule would never apply',
  (key) => {
    const text = SOUND.replace('kinds: [cite_scolaire]', String.raw`${key}: [ABO, "OP\u200b"]`);
    const told = (release?: readonly [number, number]) =>
      readConvention(text, undefined, release).problems.map(({ place, code }) => [
        place.row,
        place.column,
        code,
      ]);
    expect(told()).toEqual([[6, `rules[0].applies_to.${key}[1]`, 'id-invisible']]);
    expect(told([0, 1])).toEqual([]);
  },
);

const ITEMS = '\n      suppliers:\n        - Orange #2';

test.each([
  ['title: Groupement', 'title: Groupement, lot #1', 'title', 'Groupement, lot', '#1'],
  ['title: Groupement', 'title: Lot #1 accès   # to be voted', 'title', 'Lot', '#1 accès'],
  ['{ target: grappe, kinds: [cite_scolaire] }', ITEMS, 'rules[0].applies_to.suppliers[0]', 'Orange', '#2'],
])(
  'a word after # that may belong to a text is told: %s as %s',
  (written, otherwise, column, kept, comment) => {
    const [found] = readConvention(SOUND.replace(written, otherwise)).problems;
    expect(found).toMatchObject({ code: 'comment-in-text', place: { column }, args: { kept, comment } });
  },
);

test.each([
  'title: Groupement # lot 1',
  'title: "Groupement" #1',
  'title: Groupement#1',
  'title: Groupement ## 1',
])('a comment after a text, and a # within one, are no doubt: %s', (otherwise) => {
  expect(readConvention(SOUND.replace('title: Groupement', otherwise)).problems).toEqual([]);
});

test.each([
  ['title: Groupement', 'title: "…"', 'title'],
  ['"Article 2"', '"Article …"', 'rules[1].article'],
])('what init proposes is no text of a convention: %s as %s', (written, otherwise, column) => {
  const { problems } = readConvention(SOUND.replace(written, otherwise));
  expect(problems.map(({ code, place }) => [code, place.column])).toEqual([['placeholder-left', column]]);
});

test('many aliases take no time', () => {
  const text = `${SOUND.replace('title: ', 'title: &a ')}long:\n${'  - *a\n'.repeat(10_000)}`;
  const start = process.cpuUsage();
  expect(readConvention(text).problems).not.toEqual([]);
  expect(process.cpuUsage(start).user / 1e6).toBeLessThan(8);
});

test('lists too deep within each other are told as such', () => {
  const { problems } = readConvention(`${SOUND}deep: ${'['.repeat(20_000)}`);
  expect(problems[0]?.args['detail']).toMatchObject({ en: 'lists or tables are nested too deeply' });
});

test('another file in the place of the convention is told without being quoted whole', () => {
  const { problems } = readConvention(`supplier,invoice_number\n${'OP,F1\n'.repeat(1_000)}`);
  expect(problems.map(({ code, place }) => [code, place.row])).toEqual([['value-invalid', 1]]);
  expect(String(problems[0]?.args['found'])).toMatch(/^"supplier,invoice_number OP,F1.{31}…"$/);
});
