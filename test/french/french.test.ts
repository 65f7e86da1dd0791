/** French output holds no English sentence: every message of every room, and what parsers find, is walked. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { ErrorCode } from 'yaml';
import { KEYS } from '../../src/allocate/keys/list.ts';
import { fr as commands } from '../../src/cli/messages/fr.ts';
import { parserWords } from '../../src/diagnostics/bilingual.ts';
import { CODES } from '../../src/diagnostics/codes.ts';
import { CONVENTION_TEMPLATE } from '../../src/init/convention-template.ts';
import { guide } from '../../src/init/empty.ts';
import { FROM_WORDS } from '../../src/init/from/from-words.ts';
import { LAYOUT_WORDS } from '../../src/init/from/layout/layout-words.ts';
import { termWords } from '../../src/invoices/einvoice/term-words.ts';
import { XML_WORDINGS } from '../../src/invoices/einvoice/xml-words.ts';
import { checksFr } from '../../src/reconcile/messages/checks-fr.ts';
import { wordingsFr } from '../../src/reconcile/messages/fr.ts';
import { letterFr } from '../../src/reconcile/messages/letter-fr.ts';
import { outputWords } from '../../src/reconcile/messages/output-words.ts';
import { fr as reports } from '../../src/report/words/fr.ts';
import { OUTPUTS } from '../../src/schema/output-schema.ts';
import { rulesReference } from '../../src/schema/rules-page.ts';
import { columnsOf } from '../../src/workspace/columns/table.ts';
import { readConvention } from '../../src/workspace/convention/load.ts';
import { yamlWords } from '../../src/workspace/convention/yaml-words.ts';
import { csvWords } from '../../src/workspace/records/csv.ts';
import { ALL_TABLES } from '../../src/workspace/tables.ts';
import { runCommand } from '../cli/run-command.ts';
import { ASSUMPTIONS } from '../docs/reconcile-assumptions.ts';
import { ENGLISH, faults, ONE_PLURAL, prose } from './english.ts';

/** Every text below a value, functions called with a count and names that say nothing; one that cannot be is an error. */
function* textsIn(value: unknown, path: string, deep = 0): Generator<readonly [path: string, text: string]> {
  if (deep > 8) return;
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'function') {
    for (const count of [1, 2]) {
      const said = called(value, count);
      if (said === undefined && !OF_MEASURES.test(path)) throw new Error(`${path} says nothing here`);
      yield* textsIn(said, `${path}()`, deep + 1);
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* textsIn(inner, `${path}.${key}`, deep + 1);
  }
}

/** What a wording gives for some arguments; one that wants other ones than these gives nothing here. */
function called(wording: object, count: number): unknown {
  if (typeof wording !== 'function') return undefined;
  const isOfThing = String(wording).startsWith('({');
  for (const value of [count, 'N', ['N']]) {
    try {
      const said = isOfThing ? wording(thingOf(value)) : wording(...Array(8).fill(value));
      if (said !== undefined) return said;
    } catch {
      // Its arguments are of another kind.
    }
  }
  return undefined;
}

/** A thing that has one value whatever it is asked for. */
function thingOf(value: unknown): object {
  return new Proxy({}, { get: () => value });
}

/** The names of keys that want a measure with all that is asked of it: walked apart. */
const OF_MEASURES = /^keys\.\d+\.name$/;

/** What is wrong with a run that a closed one was made with, or without, which has four words for it: walked apart. */
const { witness, ...ledger } = commands.verify.ledger;
const WITNESSES = (['absent', 'order', 'other', 'unseen'] as const).map((found) =>
  witness({ kind: 'witness', run: '2025-09', of: '2025-08', found }),
);

/** Wordings that are only said of two or more. */
const OF_SEVERAL = /\.(?:alsoAt|splitOver|sitesElsewhere)\(\)$/;

/** The letter is given what it is about; its wordings are walked with names in the place of it. */
const ROOMS = {
  letter: letterFr,
  assumptions: ASSUMPTIONS.fr,
  keys: Object.fromEntries(KEYS.map(({ words }, index) => [index, words.fr])),
  columns: Object.values(ALL_TABLES).map(({ schema }) => columnsOf(schema).map(({ doc }) => doc.fr)),
  rules: rulesReference('fr')
    .replace(/```[\s\S]*?```/g, ' ')
    .split('\n'),
  newWorkspace: [...CONVENTION_TEMPLATE.fr.matchAll(/#(.*)/g), ...guide('fr').matchAll(/(.+)/g)].map(
    ([, text]) => text,
  ),
  problems: Object.fromEntries(Object.entries(CODES).map(([code, { fr }]) => [code, fr])),
  commands: { ...commands, verify: { ...commands.verify, ledger, witnesses: WITNESSES } },
  reports,
  checksFr,
  wordingsFr,
  outputs: outputWords('fr'),
  writtenColumns: OUTPUTS.flatMap(({ doc, columns }) => [doc.fr, ...columns.map((column) => column.doc.fr)]),
  terms: Array.from({ length: 160 }, (_, number) => termWords(`BT-${number}`).fr),
  from: FROM_WORDS.fr,
  layouts: LAYOUT_WORDS.fr,
};

test.each(Object.entries(ROOMS))('%s', (room, words) => {
  const texts = [...textsIn(words, room)];
  expect(texts.length).toBeGreaterThan(10);
  expect(
    texts.filter(
      ([path, text]) => ENGLISH.test(prose(text)) || (ONE_PLURAL.test(text) && !OF_SEVERAL.test(path)),
    ),
  ).toEqual([]);
});

test.each([
  '{ by: élèves, as_of: { date: "10-01", year: school_previous }, years: 4, at_least: 5, at_most: 9, times: { lycee: 3/2 } }',
  '{ by: heures, as_of: period_end, times: { cfa: 2 } }',
  '{ by: habitants, per: member, as_of: latest, max_age_days: none, at_least: 1, counts_from: 2.5 %, left_to: CEA }',
  '{ by: habitants, per: member, as_of: latest, max_age_days: none, bands: { 0: 1, 1000.5: 3/2 } }',
  '{ by: majority, of: élèves, as_of: { date: "11-01", year: penultimate }, years: 2 }',
  '{ by: sum, per: member, of: [{ measure: habitants, as_of: latest, max_age_days: none }, { measure: agents, as_of: latest, max_age_days: none, coefficient: 1/3 }, { measure: charges, as_of: latest, max_age_days: none, coefficient: -2 }] }',
  '{ by: product, of: [{ measure: élèves, as_of: latest, max_age_days: none }, { measure: heures, as_of: period_end }], divided_by: { measure: salles, as_of: latest, max_age_days: none, at_least: 1 } }',
  '{ by: fixed, parts: { CEA: 1/3, REGION: 2/3 } }',
  '{ by: amounts, first: { CEA: 5 }, rest: { by: equal } }',
  '{ by: mix, of: [{ part: 0.5, share: { by: bandwidth } }, { part: 0.5, share: { by: payer, member: CEA } }] }',
])('the name of %s', (share) => {
  const switches = 'prorata: daily\nrounding: carry\nvat: line\nbasis: service\n';
  const { value } = readConvention(`${switches}rules:\n  - { id: r, share: ${share} }\n`);
  const key = value?.convention.rules[0]?.share;
  const words = KEYS.find(({ by }) => by === key?.by)?.words.fr;
  const name =
    key === undefined ? undefined : words?.name(key, { alone: true, called: (measure) => measure });
  expect(name).toMatch(/\p{L}{3}/u);
  expect(faults(name ?? '')).toEqual([]);
});

test('the net catches an English sentence', () => {
  expect(ENGLISH.test(prose('The column `membre` is missing.'))).toBe(true);
  expect(ENGLISH.test(prose('La colonne `the_file` manque dans the.csv (--from).'))).toBe(false);
});

test('verify has a space before the colon of what is recorded and what is computed', () => {
  const { recorded, computed } = commands.verify;
  expect([recorded('1'), computed('2')]).toEqual(['dans le fichier : 1', 'aujourd’hui : 2']);
});

test('help has French placeholders', async () => {
  const { stdout } = await runCommand(['allocate', '--help', '--lang', 'fr']);
  expect(stdout).toContain('[ESPACE]');
  expect(stdout).toContain('--period <PÉRIODE>');
  expect(stdout.match(/<(?:PERIOD|DIR|FILE|RUN|LIST)>|\[WORKSPACE\]/g)).toBeNull();
});

describe('what parsers find', () => {
  /** Each kind of error of the YAML library, and a few of ours: a new one does not compile until it stands here. */
  const YAML_CODES = {
    ALIAS_PROPS: true,
    BAD_ALIAS: true,
    BAD_COLLECTION_TYPE: true,
    BAD_DIRECTIVE: true,
    BAD_DQ_ESCAPE: true,
    BAD_INDENT: true,
    BAD_PROP_ORDER: true,
    BAD_SCALAR_START: true,
    BLOCK_AS_IMPLICIT_KEY: true,
    BLOCK_IN_FLOW: true,
    DUPLICATE_KEY: true,
    IMPOSSIBLE: true,
    KEY_OVER_1024_CHARS: true,
    MISSING_CHAR: true,
    MULTILINE_IMPLICIT_KEY: true,
    MULTIPLE_ANCHORS: true,
    MULTIPLE_DOCS: true,
    MULTIPLE_TAGS: true,
    NON_STRING_KEY: true,
    RESOURCE_EXHAUSTION: true,
    TAB_AS_INDENT: true,
    TAG_RESOLVE_FAILED: true,
    UNEXPECTED_TOKEN: true,
  } as const satisfies Record<ErrorCode, true>;

  test.each([
    ...Object.keys(YAML_CODES),
    'UNKNOWN_ALIAS',
    'CIRCULAR_ALIAS',
    'COLLECTION_AS_KEY',
    'TOO_MANY_ALIASES',
  ])('YAML: %s', (code) => {
    const { en, fr } = yamlWords(`${code}, x`);
    expect(en).not.toContain(code);
    expect(fr).not.toBe(`« ${code}, x »`);
    expect(ENGLISH.test(prose(fr))).toBe(false);
  });

  test('XML: every message of the parser', () => {
    const source = readFileSync('node_modules/saxes/saxes.js', 'utf8');
    const messages = [...source.matchAll(/\bfail\((?:"((?:[^"\\]|\\.)*)"|`([^`]*)`)/g)].map(
      ([, plain, template]) => (plain ?? template ?? '').replaceAll('\\"', '"'),
    );
    expect(messages.length).toBeGreaterThan(40);
    const unsaid = messages.filter((message) => parserWords(message, XML_WORDINGS).fr.startsWith('« '));
    expect(
      unsaid.filter((message) => message !== 'cannot write after close; assign an onready handler.'),
    ).toEqual([]);
  });

  test.each(['CSV_INVALID_CLOSING_QUOTE', 'CSV_QUOTE_NOT_CLOSED', 'INVALID_OPENING_QUOTE'])(
    'CSV: %s',
    (code) => {
      expect(ENGLISH.test(prose(csvWords(code).fr))).toBe(false);
    },
  );

  test('an unknown one keeps the original, in quotes', () => {
    expect(yamlWords('NEW_CODE, something new').fr).toBe('« NEW_CODE, something new »');
    expect(csvWords('CSV_NEW').fr).toBe('« CSV_NEW »');
  });
});
