/** The package as users get it: packed, installed in an empty folder, without a network and without scripts. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesOf, removeFolder } from './crash/files.ts';

const KINDS =
  /^(?:bin\/grappe\.js|dist\/[\w-]+\.js|dist\/assets\/.+|dist\/types\/.+\.d\.ts|fixtures\/grand-est\/.+|schemas\/[\w.-]+\.json|package\.json|(?:LICENSE|README\.md|SECURITY\.md|THIRD-PARTY\.md))$/u;
const MOST_BYTES = 1_500_000;

let folder: string;
let tarball: string;
let installed: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grappe-pack-'));
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], { encoding: 'utf8' });
  tarball = join(folder, readdirSync(folder).find((name) => name.endsWith('.tgz')) ?? '');
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  writeFileSync(join(empty, 'package.json'), '{ "private": true }\n');
  const install = ['npm', 'install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', tarball];
  execFileSync('unshare', ['-n', ...install], {
    cwd: empty,
    env: { ...process.env, npm_config_cache: join(folder, 'cache') },
  });
  installed = join(empty, 'node_modules');
});
afterAll(() => removeFolder(folder));

const grappe = (...argv: readonly string[]): string =>
  execFileSync('unshare', ['-n', join(installed, '.bin/grappe'), ...argv], { cwd: folder, encoding: 'utf8' });

test('one package is installed, and it has no dependencies', () => {
  expect(readdirSync(installed).filter((name) => !name.startsWith('.'))).toEqual(['grappe']);
});

test('it holds what runs and what its users read, and nothing else', () => {
  const paths = [...filesOf(join(installed, 'grappe')).keys()];
  expect(paths.filter((path) => !KINDS.test(path))).toEqual([]);
  expect(paths).toEqual(expect.arrayContaining(['THIRD-PARTY.md', 'dist/assets/clerk-worker.js']));
  expect(statSync(tarball).size).toBeLessThan(MOST_BYTES);
});

test('it runs the main job on the example that it brings, every format included', () => {
  const example = join(installed, 'grappe/fixtures/grand-est');
  grappe(
    'allocate',
    example,
    '--period',
    '2025-09',
    '--out',
    join(folder, 'run'),
    '--reports',
    'csv,xlsx,pdf,html',
  );
  const settlement = readFileSync(join(folder, 'run/settlement.csv'), 'utf8');
  expect(settlement).toContain('CEA,REGION,');
  expect(settlement).toMatch(/,3299\.56\n/u);
  grappe('verify', join(folder, 'run'));
});

test('it begins a workspace of its own, as the first page of the README does', () => {
  grappe('init', join(folder, 'mine'));
  grappe('check', join(folder, 'mine'));
});
