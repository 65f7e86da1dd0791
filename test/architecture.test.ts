/** The plan of the house (STYLE.md): which room may know which, and what may not lie about in any. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { CODES } from '../src/diagnostics/codes.ts';

const LONGEST = 250;

/** The folders from a file to what is written of it, but those that write. */
const RESULTS = [
  'domain',
  'text',
  'diagnostics',
  'workspace',
  'invoices',
  'allocate',
  'settle',
  'reconcile',
  'report',
  'audit',
];

/** What each folder of src may import, besides itself. Data flows one way; no arrow goes back. */
const KNOWS: Readonly<Record<string, readonly string[]>> = {
  system: [],
  domain: ['text'],
  text: [],
  diagnostics: ['domain', 'text'],
  forms: ['domain', 'text', 'diagnostics'],
  workspace: ['system', 'domain', 'text', 'diagnostics', 'forms', 'allocate'],
  invoices: ['system', 'domain', 'text', 'diagnostics', 'forms', 'workspace'],
  allocate: ['domain', 'text', 'diagnostics', 'forms'],
  settle: ['domain', 'text', 'diagnostics', 'forms', 'allocate'],
  reconcile: ['domain', 'text', 'diagnostics', 'allocate', 'report'],
  report: ['system', 'domain', 'text', 'diagnostics', 'allocate', 'settle'],
  audit: ['invoices', 'domain', 'text', 'diagnostics', 'workspace', 'allocate', 'settle', 'report'],
  init: ['system', 'domain', 'text', 'diagnostics', 'workspace', 'report'],
  schema: ['domain', 'text', 'forms', 'allocate', 'diagnostics', 'workspace', 'report', 'reconcile', 'audit'],
  runs: ['system', ...RESULTS],
  jobs: ['system', ...RESULTS, 'init', 'schema', 'runs'],
  cli: ['system', ...RESULTS, 'init', 'schema', 'runs', 'jobs'],
};

/** Folders that are given all they know: they open no file and ask the machine nothing. */
const PURE = ['domain', 'text', 'diagnostics', 'allocate', 'settle', 'reconcile', 'audit'];

/** What lets a machine, a locale or a clock into a figure. */
const FORBIDDEN =
  /\b(?:Intl|localeCompare|toLocale\w*|parseFloat|toFixed|toPrecision|performance)\b|\bDate\.now\b|\bMath\.random\b|new Date\(\)/u;

/** Windows tells its language by no variable: this file may ask for it, for messages. */
const ASKS_WINDOWS = 'cli/language.ts';

const ASKS_LANGUAGE = /[!=]== '(?:fr|en)'/u;

/** The published schemas are in English unless asked, and the worked example is written in French. */
const KNOWS_LANGUAGES = ['cli/commands/schema.ts', 'init/example.ts'];

interface Source {
  /** From src, with `/`. */
  readonly path: string;
  readonly text: string;
  /** The folder; empty for the files of src itself. */
  readonly room: string;
}

interface Import {
  readonly from: string;
  readonly room: string;
  readonly typeOnly: boolean;
}

const root = 'src';
const sources: readonly Source[] = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts'))
  .map((path) => path.replaceAll('\\', '/'))
  .sort()
  .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8'), room: roomOf(path) }));

function roomOf(path: string): string {
  return path.includes('/') ? (path.split('/')[0] ?? '') : '';
}

/** Static and dynamic imports of a source, and what it exports again. */
function importsOf({ path, text }: Source): readonly Import[] {
  const statement =
    /(?:^|\n)\s*(?:import|export)\s+(type\s)?[^;'"]*?from\s+'([^']+)'|import\s*\(\s*'([^']+)'\s*\)|(?:^|\n)import\s+'([^']+)'/gu;
  return [...text.matchAll(statement)].map((match) => {
    const from = match[2] ?? match[3] ?? match[4] ?? '';
    const target = from.startsWith('.') ? new URL(from, `file:///${path}`).pathname.slice(1) : from;
    return {
      from: target,
      room: from.startsWith('.') ? roomOf(target) : 'package',
      typeOnly: !!match[1],
    };
  });
}

function localImports(source: Source): readonly string[] {
  return importsOf(source)
    .filter(({ room }) => room !== 'package')
    .map(({ from }) => from);
}

/** Ways along imports that lead back to where they began: for each, its files from the one that was met first. */
function circles(imports: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const way: string[] = [];
  const follow = (path: string): void => {
    const at = way.indexOf(path);
    if (at !== -1) found.push([...way.slice(at), path].join(' → '));
    if (at !== -1 || done.has(path)) return;
    way.push(path);
    for (const next of imports.get(path) ?? []) follow(next);
    way.pop();
    done.add(path);
  };
  for (const path of imports.keys()) follow(path);
  return found;
}

describe('the rooms', () => {
  test('are those that the plan names', () => {
    const found = [...new Set(sources.map(({ room }) => room))].filter((room) => room !== '');
    expect(found.filter((room) => !Object.hasOwn(KNOWS, room))).toEqual([]);
  });

  test.each(Object.keys(KNOWS))('%s imports only what it may know', (room) => {
    const ofSrc = PURE.includes(room) ? [] : [''];
    const allowed = [room, 'package', ...ofSrc, ...(KNOWS[room] ?? [])];
    const wrong = sources
      .filter((source) => source.room === room)
      .flatMap((source) =>
        importsOf(source)
          .filter((item) => !allowed.includes(item.room))
          .map((item) => `${source.path} imports ${item.from}`),
      );
    expect(wrong).toEqual([]);
  });

  test('no file imports itself by way of others, even for a type', () => {
    expect(circles(new Map(sources.map((source) => [source.path, localImports(source)])))).toEqual([]);
  });

  test.each([2, 3])('what stands %i names deep, folders whole, is in no circle', (names) => {
    const imports = new Map<string, Set<string>>();
    const shortened = (path: string): string => path.split('/').slice(0, names).join('/');
    for (const source of sources) {
      const from = shortened(source.path);
      const known = imports.get(from) ?? new Set();
      imports.set(from, known);
      for (const to of localImports(source).map(shortened)) if (to !== from) known.add(to);
    }
    expect(circles(new Map([...imports].map(([path, known]) => [path, [...known]])))).toEqual([]);
  });

  test('a circle of files is found, and named from its first', () => {
    const files = new Map([
      ['a.ts', ['b.ts', 'd.ts']],
      ['b.ts', ['c.ts']],
      ['c.ts', ['a.ts', 'd.ts']],
      ['d.ts', []],
    ]);
    expect(circles(files)).toEqual(['a.ts → b.ts → c.ts → a.ts']);
    expect(circles(new Map([['a.ts', ['b.ts']]]))).toEqual([]);
  });

  test('local files are imported with their extension, none through a barrel', () => {
    const wrong = sources.flatMap((source) =>
      importsOf(source)
        .filter(
          ({ room, from }) =>
            room !== 'package' && (!from.endsWith('.ts') || /(?:^|\/)index\.ts$/u.test(from)),
        )
        .map(({ from }) => `${source.path} imports ${from}`),
    );
    expect(wrong).toEqual([]);
  });

  test.each(PURE)('%s opens no file', (room) => {
    const wrong = sources
      .filter((source) => source.room === room)
      .filter((source) =>
        // What hashes bytes opens nothing.
        importsOf(source).some(({ from }) => from.startsWith('node:') && from !== 'node:crypto'),
      )
      .map(({ path }) => path);
    expect(wrong).toEqual([]);
  });

  test('cli computes nothing: of allocate it knows the shapes of results only', () => {
    const wrong = sources
      .filter(({ room }) => room === 'cli')
      .flatMap((source) =>
        importsOf(source)
          .filter(({ room, typeOnly }) => room === 'allocate' && !typeOnly)
          .map(({ from }) => `${source.path} imports ${from}`),
      );
    expect(wrong).toEqual([]);
  });

  test('the parser of imports sees every kind of them', () => {
    const text =
      "import a from './a.ts';\nimport type { B } from '../domain/b.ts';\nimport {\n  c,\n} from 'c';\nexport { d } from './d.ts';\nconst e = import('./e.ts');\nimport './f.ts';\n";
    expect(importsOf({ path: 'run/x.ts', text, room: 'run' })).toEqual([
      { from: 'run/a.ts', room: 'run', typeOnly: false },
      { from: 'domain/b.ts', room: 'domain', typeOnly: true },
      { from: 'c', room: 'package', typeOnly: false },
      { from: 'run/d.ts', room: 'run', typeOnly: false },
      { from: 'run/e.ts', room: 'run', typeOnly: false },
      { from: 'run/f.ts', room: 'run', typeOnly: false },
    ]);
  });
});

describe('every file', () => {
  test('lets no machine, locale or clock into a figure', () => {
    const wrong = sources.flatMap(({ path, text }) =>
      text
        .replace(path === ASKS_WINDOWS ? 'Intl.DateTimeFormat().resolvedOptions().locale' : '', '')
        .split('\n')
        .flatMap((line, i) => (FORBIDDEN.test(line) ? [`${path}:${i + 1} ${line.trim()}`] : [])),
    );
    expect(wrong).toEqual([]);
  });

  test('takes the notation of a language from one table, and asks for no language by name', () => {
    const asking = sources.filter(({ text }) => ASKS_LANGUAGE.test(text)).map(({ path }) => path);
    expect(asking).toEqual(KNOWS_LANGUAGES);
  });

  test(`is at most ${LONGEST} lines long`, () => {
    const long = sources.filter(({ text }) => text.trimEnd().split('\n').length > LONGEST);
    expect(long.map(({ path }) => path)).toEqual([]);
  });

  test('has a name in kebab-case', () => {
    const wrong = sources.filter(
      ({ path }) => !/^(?:[a-z0-9-]+\/)*[a-z0-9]+(?:-[a-z0-9]+)*\.ts$/u.test(path),
    );
    expect(wrong.map(({ path }) => path)).toEqual([]);
  });
});

test('a problem is told with the same {arguments} in French and in English', () => {
  const names = ({ message, hint }: { readonly message: string; readonly hint: string }): readonly string[] =>
    [...new Set(`${message} ${hint}`.match(/\{\w+\}/gu) ?? [])].sort();
  const parted = Object.entries(CODES).filter(([, { en, fr }]) => names(fr).join() !== names(en).join());
  expect(parted.map(([code]) => code)).toEqual([]);
});
