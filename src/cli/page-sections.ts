import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../domain/language.ts';
import { defined } from '../domain/lists.ts';
import { isThere } from '../system/paths.ts';
import { plainText } from '../text/plain-form.ts';

/** The pages that come with grappe: two folders up from the folder of sources, one from that of the build. */
const PAGES = ['../docs', '../../docs'];

/** Those for people who work with grappe, the first in which they look first. */
const NAMES = ['guide', 'year', 'reconcile', 'audit', 'layouts', 'cookbook'];

const ENDING: Readonly<Record<Language, string>> = { en: '.md', fr: '.fr.md' };

/** Shorter words, such as articles, tell no heading from others. */
const SHORTEST = 4;

/** A section of a page: its path in the package, its heading, and its text for a terminal. */
interface PageSection extends Readonly<Section> {
  readonly page: string;
}

/** What the pages say about some words. */
export interface Found {
  /** The sections of the first page that has headings with all of them: `avoir`, `facture tardive`. */
  readonly headed: readonly PageSection[];
  /** All sections that have all of them in their text. */
  readonly mentioning: readonly PageSection[];
}

export function sectionsAbout(text: string, language: Language): Found {
  const sought = wordsIn(text);
  const folder = PAGES.map((candidate) => join(import.meta.dirname, candidate)).find(isThere);
  // Without its pages the program does all but show them.
  if (sought.length === 0 || folder === undefined) return { headed: [], mentioning: [] };
  const pages = NAMES.map((name) => pageSections(folder, `${name}${ENDING[language]}`));
  const having = (of: 'heading' | 'text') => (section: PageSection) => {
    const words = new Set(wordsIn(section[of]));
    return sought.every((word) => words.has(word));
  };
  return {
    headed:
      pages.map((sections) => sections.filter(having('heading'))).find(({ length }) => length > 0) ?? [],
    mentioning: pages.flat().filter(having('text')),
  };
}

function pageSections(folder: string, name: string): readonly PageSection[] {
  return sectionsOf(readFileSync(join(folder, name), 'utf8')).map(({ heading, text }) => ({
    page: `docs/${name}`,
    heading,
    text: withoutLinks(text.trim()),
  }));
}

interface Section {
  readonly heading: string;
  text: string;
}

/** A block of code, in which `#` begins a comment; splitting by it gives texts and blocks in turn. */
const CODE = /(^ *```.*?^ *```$)/ms;

/** The sections of a page that have a heading, each up to the next of any level; paragraphs and items of lists are one line each. */
function sectionsOf(page: string): readonly Section[] {
  const sections: Section[] = [{ heading: '', text: '' }];
  for (const block of page.split(CODE)) {
    if (CODE.test(block)) {
      defined(sections.at(-1)).text += block;
      continue;
    }
    for (const part of block.split(/^(?=#{2,} )/m)) {
      const heading = /^#{2,} (.*)/.exec(part)?.[1];
      if (heading !== undefined) sections.push({ heading, text: '' });
      defined(sections.at(-1)).text += part.replace(/(\S)\n(?! *(?:\n|[#|>]|- |\d+\. |$)) */g, '$1 ');
    }
  }
  return sections.slice(1);
}

/** The words of a text in their plain form, without the mark of the plural. */
function wordsIn(text: string): readonly string[] {
  return plainText(text)
    .split(' ')
    .filter(({ length }) => length >= SHORTEST)
    .map((word) => word.replace(/[sx]$/, ''));
}

/** `[Layouts](layouts.md#…)` as `Layouts, docs/layouts.md`. */
function withoutLinks(text: string): string {
  return text.replace(/\[([^\]]+)\]\(([^)#]*)(?:#[^)]*)?\)/g, (_, shown: string, page: string) =>
    page === '' ? shown : `${shown}, docs/${page}`,
  );
}
