/** The pages hang together: every link leads somewhere that ships with them, and each language has its twin. */
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LineCounter, parseDocument } from 'yaml';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { EXAMPLE } from '../audit/workspace.ts';
import { slashed } from '../windows.ts';
import { anchorOf, anchorsOf, blocksOf, headingsOf, linksOf, pages, pageText } from './pages.ts';

const { files, scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  readonly files: readonly string[];
  readonly scripts: Readonly<Record<string, string>>;
};
/** Whether a path of the repository is in the package: npm always adds package.json, README and LICENSE. */
const ships = (path: string): boolean =>
  path === 'package.json' || files.some((file) => path === file || path.startsWith(`${file}/`));

/** Lines above which a page of docs/ links to each of its parts at the top. */
const LONG = 300;

const twinOf = (page: string): string =>
  page.endsWith('.fr.md') ? page.replace(/\.fr\.md$/u, '.md') : page.replace(/\.md$/u, '.fr.md');

describe.each(pages())('%s', (page) => {
  test('links to what is there', () => {
    const dead = linksOf(page).filter(({ target, heading }) => {
      const path = target === '' ? page : join(dirname(page), target);
      if (!existsSync(path)) return true;
      return heading !== '' && statSync(path).isFile() && !anchorsOf(path).has(heading);
    });
    expect(dead).toEqual([]);
  });

  test('if it is long, has a table of contents', () => {
    const text = pageText(page);
    const isLong = text.split('\n').length > LONG && dirname(page) === 'docs';
    const own = new Set(linksOf(page).map(({ target, heading }) => (target === '' ? heading : '')));
    const unnamed = headingsOf(text).filter(({ level, title }) => level === 2 && !own.has(anchorOf(title)));
    expect(isLong ? unnamed : []).toEqual([]);
  });

  test('links to what ships with it', () => {
    const left = linksOf(page)
      .map(({ target }) => slashed(join(dirname(page), target)))
      .filter((path) => ships(page) && path !== dirname(page) && !ships(path));
    expect(left).toEqual([]);
  });

  test('has no blank line between the head of a table and its rule, which would make it text', () => {
    expect(pageText(page)).not.toMatch(/\n\n\|[-| :]+\|\n/u);
  });

  test('has YAML that can be read', () => {
    const wrong = blocksOf(page)
      .filter(({ kind }) => kind === 'yaml')
      .flatMap(({ at, text }) =>
        parseDocument(text, { lineCounter: new LineCounter() }).errors.map(
          (error) => `${at} ${error.message}`,
        ),
      );
    expect(wrong).toEqual([]);
  });

  test('runs npm scripts that exist', () => {
    const named = blocksOf(page)
      .filter(({ kind }) => kind === 'sh')
      .flatMap(({ text }) => [...text.matchAll(/npm run ([\w:-]+)/gu)].map(([, name = '']) => name));
    expect(named.filter((name) => scripts[name] === undefined && name !== 'bench')).toEqual([]);
  });
});

test.each(pages().filter((page) => isForReaders(page) || existsSync(twinOf(page))))(
  '%s names its twin in the other language at the top',
  (page) => {
    const twin = twinOf(page);
    expect(existsSync(twin)).toBe(true);
    expect(pageText(page).split('\n').slice(0, 3).join('\n')).toContain(`](${basename(twin)})`);
  },
);

/** Pages that show nothing in the words of a language: no command line with its language, no column with its French name. */
const OF_ONE_CODE: readonly string[] = [
  'CHANGELOG',
  'SECURITY',
  'docs/design/ALLOCATION',
  'docs/design/AUDIT',
  'docs/design/DATA',
  'docs/design/EINVOICES',
  'docs/design/PRODUCT',
  'docs/design/RECONCILE',
  'docs/design/REPORTS',
  'docs/design/YEAR',
];
/** Pages that are written by hand in both languages; those that `npm run document` writes quote files among their figures. */
const TWINS = pages()
  .filter((page) => page.endsWith('.fr.md') && !/^docs\/(?:diagnostics|cookbook|rules)/u.test(page))
  .map((page) => page.slice(0, -'.fr.md'.length));

describe.each(TWINS)('%s says in French what it says in English:', (name) => {
  const [english, french] = [`${name}.md`, `${name}.fr.md`].map(partsOf) as [
    readonly Part[],
    readonly Part[],
  ];

  test('the same headings, points and rows', () => {
    expect(french.map(({ kind }) => kind)).toEqual(english.map(({ kind }) => kind));
  });

  test('the same figures in each', () => {
    const said = (parts: readonly Part[]) => parts.map(({ kind, figures }) => ({ kind, figures }));
    expect(said(french)).toEqual(said(english));
  });

  if (OF_ONE_CODE.includes(name)) {
    test('the same code in each', () => {
      const said = (parts: readonly Part[]) => parts.map(({ kind, code }) => ({ kind, code }));
      expect(said(french)).toEqual(said(english));
    });
  }
});

interface Part {
  /** `##`, `-`, `|` or `text`. */
  readonly kind: string;
  /** As in English, sorted. */
  readonly figures: readonly string[];
  readonly code: readonly string[];
}

/** What explains a line of a block or of a list of files, in one language: it stands two blanks behind the code. */
const EXPLANATION = /(?<=\S) {2,}\S.*$/gmu;

/** The headings, points, rows and paragraphs of a page, without the line that names its twin. */
function partsOf(page: string): readonly Part[] {
  const blocks = pageText(page)
    .replace(/^```[\s\S]*?^```/gmu, (block) => block.replace(EXPLANATION, '').replace(/\n{2,}/gu, '\n'))
    .split(/\n(?=\n|- |\|)/u)
    .map((text) => text.trim())
    .filter((text) => text !== '' && !text.startsWith('> '));
  const isFrench = page.endsWith('.fr.md');
  return blocks.map((text) => {
    const spans = [...text.matchAll(/`([^`]+)`/gu)].map(([, span = '']) =>
      span.replace(/\s+/gu, ' ').replace('.fr.md', '.md'),
    );
    const prose = text.replace(/`[^`]+`|\]\([^)]*\)|\w+\.(?:fr\.)?md/gu, '');
    const figures = (prose.match(/\d+(?:[\s,.]\d+)*/gu) ?? []).map((figure) => {
      const plain = isFrench ? figure.replace(/(?<=\d)\s(?=\d{3})/gu, '').replace(',', '.') : figure;
      return plain.replace(/,(?=\d{3})/gu, '');
    });
    return {
      kind: /^(?:#+|[-|])(?= )/u.exec(text)?.[0] ?? 'text',
      figures: figures.sort(),
      code: spans.sort(),
    };
  });
}

test.each(['README.md', 'README.fr.md'])('%s has a row for every command', (page) => {
  const rows = pageText(page).matchAll(/^\| `grappe (\w+)/gmu);
  expect([...rows].map(([, name]) => name).sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
});

/** Pages for officers and auditors stand in both languages; those for builders are in English, but for `TWINS`. */
function isForReaders(page: string): boolean {
  return !/^(?:docs\/(?:design|decisions)\/|CONTRIBUTING\.md$)/u.test(page);
}

test.each(['docs/guide.md', 'docs/guide.fr.md'])('%s counts the example as it is', (page) => {
  const { workspace } = loadWorkspace(EXAMPLE);
  const { sites = [], accesses = [], grappes = [] } = workspace ?? {};
  const shared = accesses.filter(({ serves }) => grappes.some(({ grappe }) => grappe === serves));
  const ids = [
    sites.map(({ site }) => site),
    accesses.map(({ access }) => access),
    shared.map(({ access }) => access),
  ];
  const [, ...said] = /(\d+) sites, (\d+) acc\S+ (?:of which|dont) (\d+)/u.exec(pageText(page)) ?? [];
  expect(said).toEqual(ids.map((each) => String(new Set(each).size)));
});
