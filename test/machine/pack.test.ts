/**
 * The package as users get it: packed, installed in an empty folder, without a network and without scripts. What was
 * built last is packed, as tests beside this one run it; that npm builds first is seen in a fresh clone.
 */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { filesOf, removeFolder } from './crash/files.ts';

const KINDS =
  /^(?:bin\/(?:grappe\.js|load\.js|package\.json)|dist\/[\w-]+\.c?js|dist\/sbom\.cdx\.json|docs\/.+\.(?:md|png|svg)|bench\/(?:README|RESULTS)\.md|man\/(?:fr\/)?grappe\.1|dist\/assets\/.+|dist\/types\/.+\.d\.ts|fixtures\/grand-est\/.+|schemas\/[\w.-]+\.json|package\.json|(?:LICENSE|(?:(?:README|CHANGELOG|SECURITY)(?:\.fr)?|THIRD-PARTY)\.md))$/u;
const run = promisify(execFile);

let folder: string;
let tarball: string;
let installed: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grappe-pack-'));
  execFileSync('npm', ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder]);
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
  expect(paths).toEqual(
    expect.arrayContaining(['THIRD-PARTY.md', 'dist/sbom.cdx.json', 'docs/design/ALLOCATION.md']),
  );
});

test('SECURITY.md says how large it is', () => {
  const [, ...said] =
    /(\d+) files, ([\d.]+) MB packed, ([\d.]+) MB unpacked/u.exec(readFileSync('SECURITY.md', 'utf8')) ?? [];
  const sizes = [...filesOf(join(installed, 'grappe')).keys()].map(
    (path) => statSync(join(installed, 'grappe', path)).size,
  );
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const real = [sizes.length, statSync(tarball).size / 1e6, bytes / 1e6];
  // The page is not written at each commit.
  real.forEach((figure, index) => {
    expect(Math.abs(Number(said[index]) / figure - 1)).toBeLessThan(0.1);
  });
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
  expect(grappe('check', join(folder, 'mine'))).toContain('330 ');
});

test('it runs straight from the tarball, as npx does', () => {
  const shown = execFileSync('npx', ['--yes', `--package=${tarball}`, 'grappe', '--version'], {
    cwd: folder,
    encoding: 'utf8',
  });
  expect(shown).toMatch(/^\d+\.\d+\.\d+\n$/u);
});

/** A clone of what is committed, with nothing installed or built in it. */
function freshClone(name: string): string {
  const clone = join(folder, name);
  execFileSync('git', ['clone', '--quiet', '--no-hardlinks', resolve('.'), clone]);
  return clone;
}

test('it can be installed as the command of a machine, with its manual page, and leaves nothing behind', () => {
  const prefix = join(folder, 'machine');
  mkdirSync(prefix);
  const npm = (...words: readonly string[]): string =>
    execFileSync('npm', [...words, '--global', '--offline', `--prefix=${prefix}`], { encoding: 'utf8' });
  npm('install', tarball);
  const page = join(prefix, 'share/man/man1/grappe.1');
  expect(readFileSync(page, 'utf8')).toContain('.TH GRAPPE 1');
  npm('uninstall', 'grappe');
  expect([...filesOf(prefix).keys()]).toEqual([]);
});

test('a fresh clone can be installed as the command of this machine, which builds it, and packed', async () => {
  const clone = freshClone('clone');
  const prefix = join(folder, 'prefix');
  mkdirSync(prefix);
  await run('npm', ['install', '--global', `--prefix=${prefix}`, '.'], { cwd: clone });
  const { stdout } = await run(join(prefix, 'bin/grappe'), ['--version']);
  expect(stdout).toMatch(/^\d/u);

  const packed = await run('npm', ['pack', '--json', '--pack-destination', folder], { cwd: clone });
  expect(packed.stdout).toContain('"path": "dist/cli.cjs"');
}, 600_000);

/** A program that uses the library, judged as strictly as TypeScript can, its declarations included. */
const CONSUMER = `
import { allocate, formatCents, type LineOutcome, parsePeriod, readInvoiceLines, readWorkspace } from 'grappe';

const loaded = readWorkspace('mon-groupement');
const period = parsePeriod('2025-09');
if (loaded.workspace !== undefined && period !== undefined) {
  const { value: lines } = await readInvoiceLines(loaded, { kind: 'period', period });
  const outcomes: readonly LineOutcome[] = allocate(loaded.workspace, lines);
  for (const outcome of outcomes) if (outcome.kind === 'allocated') formatCents(outcome.line.net);
}
`;

test.each([
  ['node16', 'node16'],
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
])('its types hold for a strict program (module %s, resolution %s)', (module, resolution) => {
  const source = join(installed, '..', 'consumer.mts');
  writeFileSync(source, CONSUMER);
  const options = [
    '--noEmit',
    '--strict',
    '--exactOptionalPropertyTypes',
    '--target',
    'es2022',
    '--types',
    '',
  ];
  const words = [...options, '--module', module, '--moduleResolution', resolution, source];
  expect(spawnSync(resolve('node_modules/.bin/tsc'), words, { cwd: folder, encoding: 'utf8' }).stdout).toBe(
    '',
  );
});
