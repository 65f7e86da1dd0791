/** The law in docs/design names every key, check, table and column that the code has: who adds one says it there too. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { keyWords } from '../../src/allocate/keys/common/use.ts';
import { KEYS } from '../../src/allocate/keys/list.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { words } from '../../src/cli/messages/words.ts';
import { FINDING_CODES } from '../../src/domain/finding.ts';
import { LANGUAGES } from '../../src/domain/language.ts';
import { ALLOCATION_COLUMNS } from '../../src/report/csv/allocation-columns.ts';
import { chargesFile, settlementFile } from '../../src/report/csv/sum-files.ts';
import { REPORT_FORMATS } from '../../src/report/formats.ts';
import { TABULAR } from '../../src/text/file-type.ts';
import { ALL_TABLES } from '../../src/workspace/tables.ts';

const law = (page: string): string => readFileSync(`docs/design/${page}.md`, 'utf8');

const inCode = (text: string): readonly string[] =>
  [...text.matchAll(/`([^`]+)`/gu)].map(([, code = '']) => code);

/** A section of a page, without those behind it; it begins as given. */
function section(page: string, beginning: string): string {
  const [, behind = ''] = law(page).split(`\n${beginning}`);
  return behind.split(/\n(?=## )/u)[0] ?? '';
}

test('PRODUCT.md lists the commands', () => {
  const listed = inCode(section('PRODUCT', '## The commands')).flatMap(
    (code) => /^grappe (\w+)/u.exec(code)?.[1] ?? [],
  );
  expect([...listed].sort()).toEqual(COMMANDS.map(({ name }) => name).sort());
});

test.each(['ALLOCATION', 'ALLOCATION.fr'])('§5 of %s says every key', (page) => {
  const said = inCode(section(page, '## 5.')).flatMap((code) => code.split(' '));
  expect(keyWords(KEYS).filter((word) => !said.includes(word))).toEqual([]);
});

test('RECONCILE.md has a row for every check, in the order of their codes', () => {
  const rows = law('RECONCILE').match(/^\| `.*?(?= \|)/gmu) ?? [];
  // What acceptances give rise to stands below the rows of the checks.
  const checks = FINDING_CODES.filter((code) => code !== 'acceptance-unused');
  expect(rows.flatMap(inCode)).toEqual(checks);
});

describe.each(['DATA', 'DATA.fr'])('%s', (page) => {
  test('lists every word of `share.by`', () => {
    const said = inCode(section(page, '`share.by`'));
    expect(keyWords(KEYS).filter((word) => !said.includes(word))).toEqual([]);
  });

  test.each([
    ['allocations.csv', ALLOCATION_COLUMNS],
    ['charges.csv', chargesFile.columns],
    ['settlement.csv', settlementFile.columns],
  ])('quotes the header of %s', (file, columns) => {
    const [, quoted] = new RegExp(`^- \`${file}\` — [^\`]*\`([^\`]+)\``, 'mu').exec(law(page)) ?? [];
    expect(quoted?.split(',')).toEqual(columns.map(({ name }) => name));
  });

  test.each(Object.values(ALL_TABLES))(
    'or AUDIT or YEAR: a paragraph names all columns of $file',
    (table) => {
      const { file, schema } = table;
      const paragraphs = [page, 'AUDIT', 'YEAR'].flatMap((each) => law(each).split('\n\n'));
      const lacking = paragraphs
        .filter((text) => text.includes(file))
        .map((text) =>
          Object.keys(schema).filter((column) => !new RegExp(`\\b${column}\\b`, 'u').test(text)),
        );
      expect(lacking).toContainEqual([]);
    },
  );
});

test('pages and messages that list the forms of lists name them all', () => {
  const listed = ['docs', 'src'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => /\.(?:md|ts)$/u.test(path))
      .flatMap((path) => readFileSync(join(folder, path), 'utf8').match(/\bCSV, TSV[^.:)\n]*/gu) ?? []),
  );
  expect(listed.length).toBeGreaterThan(15);
  expect(listed.filter((text) => !TABULAR.every((form) => text.toLowerCase().includes(form)))).toEqual([]);
});

test('REPORTS and the help of --reports name every form of a statement', () => {
  const opening =
    law('REPORTS')
      .split('\n\n')
      .find((part) => !/^[#>]/u.test(part)) ?? '';
  expect(REPORT_FORMATS.filter((form) => !inCode(opening).includes(form))).toEqual([]);
  const helps = LANGUAGES.flatMap((language) => {
    const { allocate, year } = words(language);
    return [allocate.reports, year.account.reports];
  });
  expect(helps.filter((text) => !text.includes(REPORT_FORMATS.join(', ')))).toEqual([]);
});
