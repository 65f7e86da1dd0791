/** What the program and the pages say to look at exists: pages, headings, files of the house. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { ALL_TABLES } from '../../src/workspace/tables.ts';
import { anchorsOf, pages, pageText } from './pages.ts';

/** `docs/layouts.md`, `layouts.fr.md`, `docs/rules.md#a-rule`; comments for builders have a test of their own. */
const NAMED = /(?:docs\/)?([a-z][a-z-]*(?:\.fr)?\.md)(?:#([\w-]+))?/gu;

const named = readdirSync('src', { recursive: true, encoding: 'utf8' })
  .filter((path) => /(?:messages|words|forms?)\b.*\.ts$/u.test(path))
  .flatMap((path) =>
    [...readFileSync(join('src', path), 'utf8').matchAll(NAMED)].map(
      ([text, page = '', heading]) => [text, join('docs', page), heading] as const,
    ),
  );

test('pages are named', () => {
  expect(named.length).toBeGreaterThan(3);
});

test('every page named is there, with its heading', () => {
  const lost = named.filter(
    ([, page, heading]) => !existsSync(page) || (heading !== undefined && !anchorsOf(page).has(heading)),
  );
  expect(lost.map(([text]) => text)).toEqual([]);
});

test('"see" and « voir » point at a page, a table or a command that is there', () => {
  const files: readonly string[] = Object.values(ALL_TABLES).map(({ file }) => file);
  const isThere = (text: string): boolean => {
    const tables = text.match(/[a-z-]+\.csv/gu) ?? [];
    const commands = [...text.matchAll(/grappe (\w+)/gu)].map(([, name]) => name);
    return (
      tables.length + commands.length > 0 &&
      tables.every((file) => files.includes(file)) &&
      commands.every((name) => COMMANDS.some((command) => command.name === name))
    );
  };
  const pointing = readdirSync('src/diagnostics/codes', 'utf8')
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) =>
      [
        ...readFileSync(join('src/diagnostics/codes', path), 'utf8').matchAll(
          /\b(?:see|voir)\b[^.\n]*\.?[^\n]*/giu,
        ),
      ]
        .map(([text]) => text)
        .filter((text) => !/devoir/iu.test(text) && !/\.md/u.test(text) && !isThere(text)),
    );
  expect(pointing).toEqual([]);
});

/** `test/audit/verify.test.ts`; `src/allocate/keys/NAME.ts` is none: it stands for any. */
const FILE = /`((?:src|test|docs|scripts|fixtures)\/[\w./-]+)`/gu;

test('every file of the house that a page names is there', () => {
  const lost = pages()
    .filter((page) => !page.startsWith('CHANGELOG'))
    .flatMap((page) => [...pageText(page).matchAll(FILE)].map(([, file = '']) => file))
    .filter((file) => !/[A-Z]{4}/u.test(file) && !existsSync(file));
  expect(lost).toEqual([]);
});
