/** Editors complete and judge the convention of a new workspace as `check` does, by the schema and the line that `init` writes. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyWords } from '../../src/allocate/keys/common/use.ts';
import { KEYS } from '../../src/allocate/keys/list.ts';
import { runCommand } from '../cli/run-command.ts';
import { EXCEPTIONS, RIGHT, WRONG } from '../schema/conventions.ts';
import { type LanguageServer, languageServer } from './language-server.ts';

let folder = '';
let line = '';
let server: LanguageServer;
beforeAll(async () => {
  folder = join(mkdtempSync(join(tmpdir(), 'grappe-editor-')), 'group');
  await runCommand(['init', folder, '-q', '--lang', 'fr']);
  line = readFileSync(join(folder, 'convention.yaml'), 'utf8').split('\n', 1)[0] ?? '';
  server = await languageServer(folder);
});
afterAll(() => {
  server.stop();
  rmSync(join(folder, '..'), { recursive: true, force: true });
});

// The server waits before it judges a document, so that many are open at once.
const judged = (text: string): Promise<readonly string[]> => server.judge(`${line}\n${text}`);

test('the convention of the worked example has nothing to object to', async () => {
  expect(await server.judge(readFileSync(join(folder, 'convention.yaml'), 'utf8'))).toEqual([]);
});

describe.concurrent('right for check is right in the editor:', () => {
  test.each(RIGHT)('%s', async (text) => {
    expect(await judged(text)).toEqual([]);
  });
});

describe.concurrent('wrong for check is wrong in the editor:', () => {
  test.each(WRONG)('%s', async (text) => {
    expect(await judged(text)).not.toEqual([]);
  });
});

describe.concurrent('the editor asks for what the key lacks, and no more:', () => {
  test.each([
    ['{ by: students }', ['Missing property "as_of".']],
    ['{ by: students, as_of: latest }', ['Missing property "max_age_days".']],
    ['{ by: population, per: member }', ['Missing property "as_of".']],
    ['{ by: fixed }', ['Missing property "parts".']],
    ['{ by: mix }', ['Missing property "of".']],
    ['{}', ['Missing property "by".']],
  ])('%s', async (share, missing) => {
    const switches = 'prorata: daily\nrounding: carry\nvat: line\nbasis: service\n';
    expect(await judged(`${switches}rules:\n  - { id: r, share: ${share} }\n`)).toEqual(missing);
  });
});

describe.concurrent('the exceptions of the schema are those of the editor:', () => {
  test.each(EXCEPTIONS)('%s, refused by %s', async (text, by) => {
    expect((await judged(text)).length > 0).toBe(by === 'schema');
  });
});

describe.concurrent('the editor proposes', () => {
  const share = (lines: string): string =>
    `${line}\nprorata: daily\nrounding: carry\nvat: line\nbasis: service\nrules:\n  - id: r\n    share:\n${lines}`;

  test.each([
    ['every key', '      by: |\n', keyWords(KEYS)],
    ['what a key needs', '      by: fixed\n      |\n', ['parts', 'absent', 'over']],
    ['the words of a reference day', '      by: students\n      as_of: |\n', ['latest', 'period_end']],
    [
      'the years',
      '      by: m\n      as_of:\n        date: "10-01"\n        year: |\n',
      ['current', 'previous', 'penultimate', 'school_current', 'school_previous'],
    ],
    [
      'the keys within a mix',
      '      by: mix\n      of:\n        - part: 1\n          share:\n            by: |\n',
      ['equal', 'mix'],
    ],
  ] as const)('%s', async (_, lines, expected) => {
    expect(await server.complete(share(lines))).toEqual(expect.arrayContaining([...expected]));
  });

  test.each([
    [
      '|',
      [
        'title',
        'billed_to',
        'prorata',
        'own_categories',
        'invoices',
        'tables',
        'rules',
        'reconcile',
        'reports',
      ],
    ],
    ['rules:\n  - id: r\n    applies_to:\n      |\n', ['target', 'kinds', 'suppliers', 'item_codes']],
    ['invoices:\n  - files: "*"\n    |\n', ['supplier', 'columns', 'skip_rows', 'einvoice']],
    ['tables:\n  sites:\n    |\n', ['file', 'sheet', 'fill_down', 'match']],
    ['undated: |\n', ['error', 'invoice_month', 'invoice_date']],
  ] as const)('at %s', async (text, expected) => {
    expect(await server.complete(`${line}\n${text}`)).toEqual(expect.arrayContaining([...expected]));
  });
});
