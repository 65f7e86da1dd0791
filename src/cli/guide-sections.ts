import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Language } from '../domain/language.ts';
import { defined } from '../domain/lists.ts';
import { isThere } from '../system/paths.ts';
import { plainText } from '../text/plain-form.ts';

/** The pages that come with grappe: two folders up from the folder of sources, one from that of the build. */
const PAGES = ['../docs', '../../docs'];

const GUIDES: Readonly<Record<Language, string>> = { en: 'guide.md', fr: 'guide.fr.md' };

/** Shorter words, such as articles, tell no heading from others. */
const SHORTEST = 4;

/** The sections of the guide whose heading has all words of a text: `avoir`, `facture tardive`. */
export function guideSections(text: string, language: Language): readonly string[] {
  const sought = wordsIn(text);
  if (sought.length === 0) return [];
  const folder = PAGES.map((candidate) => join(import.meta.dirname, candidate)).find(isThere);
  // Without its pages the program does all but show them.
  if (folder === undefined) return [];
  const guide = readFileSync(join(folder, GUIDES[language]), 'utf8');
  return sectionsOf(guide)
    .filter(({ heading }) => {
      const words = wordsIn(heading);
      return sought.every((word) => words.includes(word));
    })
    .map(({ text: section }) => withoutLinks(section.trim()));
}

interface Section {
  readonly heading: string;
  text: string;
}

/** A block of code, in which `#` begins a comment; splitting by it gives texts and blocks in turn. */
const CODE = /(^```.*?^```$)/ms;

/** The sections of a page, each up to the next heading of any level; paragraphs and items of lists are one line each. */
function sectionsOf(page: string): readonly Section[] {
  const sections: Section[] = [{ heading: '', text: '' }];
  for (const block of page.split(CODE)) {
    if (CODE.test(block)) {
      defined(sections.at(-1)).text += block;
      continue;
    }
    for (const part of block.split(/^(?=#{2,} )/m)) {
      const heading = /^#+ (.*)/.exec(part)?.[1];
      if (heading !== undefined) sections.push({ heading, text: '' });
      defined(sections.at(-1)).text += part.replace(/(\S)\n(?!\n|[#|>]|- |\d+\. |$)/g, '$1 ');
    }
  }
  return sections;
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
