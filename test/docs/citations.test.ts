/** What code cites of the law in docs/design exists: the page, its section, its heading. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';

/** `ALLOCATION.md §7`, `ALLOCATION.md §§2–5`, `DATA.md, "Numbers"`, `DATA.md ("Electronic invoices as lines")`. */
const CITATION = /(?<![\w-])([A-Z]{4,})\.md(?:,? \(?§§?(\d+)(?:[–-](\d+))?|,? \(?"([^"]+)")?/gu;

interface Citation {
  readonly at: string;
  readonly page: string;
  readonly sections: readonly string[];
  readonly words: string | undefined;
}

function citationsIn(text: string, path: string): readonly Citation[] {
  return [...text.matchAll(CITATION)]
    .filter(
      ([, page]) =>
        !['README', 'SECURITY', 'CHANGELOG', 'CONTRIBUTING', 'RESULTS', 'LISEZMOI'].includes(page ?? ''),
    )
    .map(({ 1: page = '', 2: from, 3: to, 4: words, index }) => ({
      at: `${path}:${text.slice(0, index).split('\n').length}`,
      page,
      sections: [from, to].filter((section) => section !== undefined),
      words,
    }));
}

const cited = ['src', 'test', 'scripts', 'bench/src', 'docs'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(?:ts|js|md)$/u.test(path))
    .filter((path) => !join(folder, path).endsWith('test/docs/citations.test.ts'))
    .flatMap((path) => citationsIn(readFileSync(join(folder, path), 'utf8'), join(folder, path))),
);

function pageOf({ page }: Citation): string {
  const path = join('docs/design', `${page}.md`);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

describe('each citation of docs/design', () => {
  test('is found', () => {
    expect(cited.length).toBeGreaterThan(50);
  });

  test('names a page that is there', () => {
    expect(
      cited.filter((citation) => pageOf(citation) === '').map(({ at, page }) => `${at} ${page}.md`),
    ).toEqual([]);
  });

  test('names a section of it', () => {
    const lost = cited.flatMap((citation) =>
      citation.sections
        .filter((section) => !new RegExp(`^## ${section}\\.`, 'mu').test(pageOf(citation)))
        .map((section) => `${citation.at} ${citation.page}.md §${section}`),
    );
    expect(lost).toEqual([]);
  });

  test('names words that stand in it, as a heading or a term', () => {
    const stands = (citation: Citation): boolean => {
      const { words } = citation;
      return words === undefined || pageOf(citation).replace(/\s+/gu, ' ').includes(words);
    };
    expect(cited.filter((citation) => !stands(citation)).map(({ at, words }) => `${at} "${words}"`)).toEqual(
      [],
    );
  });

  test('is understood in each of its forms', () => {
    const text = 'ALLOCATION.md §7 and ALLOCATION.md §§2–5, DATA.md, "Numbers" (DATA.md)';
    expect(citationsIn(text, 'x').map(({ page, sections, words }) => [page, sections, words])).toEqual([
      ['ALLOCATION', ['7'], undefined],
      ['ALLOCATION', ['2', '5'], undefined],
      ['DATA', [], 'Numbers'],
      ['DATA', [], undefined],
    ]);
  });
});
