/** The same inputs give the same bytes, wherever and however they are read (PRODUCT.md, "What must never happen" 4). */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { randomOf } from '../generators/random.ts';
import { parseCsv } from '../oracle/csv.ts';
import { type BuiltRun, builtRun, computed, EXAMPLE } from './built-run.ts';

const REFERENCE_TABLES = ['members', 'sites', 'grappes', 'measures', 'accesses', 'prices', 'imputations'];
const INVOICES = ['2025-09', '2025-10', '2025-11'];
const TABLES_ONLY = { reports: 'none' };
const ALL_REPORTS = { reports: 'csv,xlsx,pdf,html' };

let here: BuiltRun;

beforeAll(() => {
  here = builtRun(ALL_REPORTS);
});

describe('every file of a run is the same, byte for byte', () => {
  test.each([
    ['run twice', {}],
    ['on Kiritimati, fourteen hours ahead', { TZ: 'Pacific/Kiritimati' }],
    ['in São Paulo, three hours behind', { TZ: 'America/Sao_Paulo' }],
    ['where Turkish letters have other capitals', { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' }],
    ['in France', { LANG: 'fr_FR.UTF-8', LC_ALL: 'fr_FR.UTF-8', TZ: 'Europe/Paris' }],
    ['under the C locale', { LC_ALL: 'C', TZ: 'UTC' }],
    ['without colour, on a machine that speaks English', { LANG: 'en_GB.UTF-8', NO_COLOR: '1' }],
  ])('%s', (_, env: Readonly<Record<string, string>>) => {
    const there = builtRun({ ...ALL_REPORTS, env });
    expect(there.hashes).toEqual(here.hashes);
    expect(there.hashes.size).toBeGreaterThan(20);
  });

  test('and so is what the terminal shows', () => {
    expect(builtRun({ ...TABLES_ONLY, env: { TZ: 'Asia/Tokyo', LC_ALL: 'tr_TR.UTF-8' } }).stdout).toBe(
      builtRun(TABLES_ONLY).stdout,
    );
  });
});

describe('what is computed does not depend on how the tables are written', () => {
  const parent = mkdtempSync(join(tmpdir(), 'grappe-determinism-'));
  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  /** A copy of the example with some of its files rewritten. */
  function rewritten(name: string, paths: readonly string[], edit: (text: string) => string): string {
    const folder = join(parent, name);
    cpSync(EXAMPLE, folder, { recursive: true });
    for (const path of paths) {
      const file = join(folder, path);
      writeFileSync(file, edit(readFileSync(file, 'utf8')));
    }
    return folder;
  }

  const tables = REFERENCE_TABLES.map((name) => `${name}.csv`);
  const invoices = INVOICES.map((name) => `invoices/${name}.csv`);
  const expectSame = (workspace: string): void => {
    expect(computed(builtRun({ ...TABLES_ONLY, workspace }))).toEqual(computed(builtRun(TABLES_ONLY)));
  };

  /** What people read, too: statements and pages say the same, but for the name of the run. */
  const expectSamePages = (workspace: string, kind: RegExp): void => {
    const pages = ({ unnamed }: BuiltRun) => [...unnamed].filter(([path]) => kind.test(path));
    const there = pages(builtRun({ reports: 'csv,html', workspace }));
    expect(there).toEqual(pages(builtRun({ reports: 'csv,html' })));
    expect(there.length).toBeGreaterThan(2);
  };

  test.each([1, 2, 3])('rows and columns of every reference table shuffled (%i)', (seed) => {
    const shuffled = (text: string): string => {
      const random = randomOf(seed).fork(text.slice(0, 20));
      const [header = [], ...rows] = parseCsv(text).records;
      const order = random.shuffle(header.map((_, i) => i));
      const delimiter = text.split('\n')[0]?.includes(';') ? ';' : ',';
      const written = (record: readonly string[]): string =>
        order.map((i) => `"${(record[i] ?? '').replaceAll('"', '""')}"`).join(delimiter);
      return [header, ...random.shuffle(rows)].map((record) => `${written(record)}\n`).join('');
    };
    const workspace = rewritten(`shuffled-${seed}`, tables, shuffled);
    expectSame(workspace);
    expectSamePages(workspace, /^statements\//u);
  });

  test('with CRLF line ends, in the invoices and the convention too', () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    const workspace = rewritten('crlf', [...tables, ...invoices, 'convention.yaml'], crlf);
    expectSame(workspace);
    expectSamePages(workspace, /./u);
  });

  test('with a BOM', () => {
    expectSame(rewritten('bom', [...tables, ...invoices], (text) => `\uFEFF${text}`));
  });
});
