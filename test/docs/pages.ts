import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { slashed } from '../windows.ts';

/** A fenced block of a page. */
export interface Block {
  /** `README.md:12`: the page and the line of the fence. */
  readonly at: string;
  readonly page: string;
  /** The word after the fence: `sh`, `yaml`, `ts`, `text`…; empty where there is none. */
  readonly kind: string;
  readonly text: string;
}

/** The pages that people read: those of the root, of docs/ and of the worked example. */
export function pages(): readonly string[] {
  const roots = readdirSync('.').filter((name) => name.endsWith('.md') && name !== 'THIRD-PARTY.md');
  const folders = ['docs', 'fixtures/grand-est'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.md'))
      .map((path) => slashed(join(folder, path))),
  );
  return [...roots, ...folders].sort();
}

export function pageText(page: string): string {
  return readFileSync(page, 'utf8');
}

/** The fenced blocks of a page, in order. */
export function blocksOf(page: string, text = pageText(page)): readonly Block[] {
  const blocks: Block[] = [];
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index++) {
    const [, indent = '', kind] = /^( *)```([a-z]*)/u.exec(lines[index] ?? '') ?? [];
    if (kind === undefined) continue;
    const start = index++;
    while (index < lines.length && !/^ *```\s*$/u.test(lines[index] ?? '')) index++;
    const inside = lines.slice(start + 1, index).map((line) => line.replace(indent, ''));
    blocks.push({ at: `${page}:${start + 1}`, page, kind, text: inside.join('\n') });
  }
  return blocks;
}

/** The links of a page to files beside it: what is written, without the heading after `#`. */
export function linksOf(page: string): readonly { readonly target: string; readonly heading: string }[] {
  const prose = pageText(page)
    .replace(/^( *)```[\s\S]*?^\1```/gmu, '')
    .replace(/`[^`\n]*`/gu, '');
  return [...prose.matchAll(/\]\((?![a-z]+:)([^)#\s]*)(?:#([^)\s]*))?\)/gu)].map(
    ([, target = '', heading = '']) => ({ target, heading }),
  );
}

/** The anchors that a page's headings make, as code forges make them. */
export function anchorsOf(page: string): ReadonlySet<string> {
  if (!existsSync(page)) return new Set();
  return new Set(headingsOf(pageText(page)).map(({ title }) => anchorOf(title)));
}

/** The anchor that a code forge makes of a heading. */
export function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replaceAll(/\s/gu, '-');
}

/** The headings of a text in Markdown, in order: `level` 2 is `##`. */
export function headingsOf(text: string): readonly { readonly level: number; readonly title: string }[] {
  const headings = text.replace(/^( *)```[\s\S]*?^\1```/gmu, '').matchAll(/^(#+) (.*)$/gmu);
  return [...headings].map(([, marks = '', title = '']) => ({ level: marks.length, title }));
}

/** The table of contents of a text in Markdown: a link to each heading below that of the page, down to a level. */
export function contentsOf(text: string, deepest: number): string {
  return headingsOf(text)
    .filter(({ level }) => level > 1 && level <= deepest)
    .map(({ level, title }) => `${'  '.repeat(level - 2)}- [${title}](#${anchorOf(title)})`)
    .join('\n');
}
