/** What is installed with grappe: itself, and what it bundles, listed in THIRD-PARTY.md. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { describe, expect, test } from 'vitest';
import { FOR_NODE } from '../scripts/for-node.js';

const manifest: Readonly<Record<string, Readonly<Record<string, string>>>> = JSON.parse(
  readFileSync('package.json', 'utf8'),
);
const LICENCES = ['MIT', 'ISC', 'Apache-2.0', 'OFL-1.1', 'BSD-3-Clause', 'BlueOak-1.0.0', '(MIT AND Zlib)'];

describe('the package', () => {
  test('has no dependencies that an installation would fetch', () => {
    const kinds = ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies'];
    expect(kinds.filter((kind) => manifest[kind] !== undefined)).toEqual([]);
  });

  test('runs nothing when it is installed', () => {
    // `prepare` builds a clone (npm pack, a link, an install from git); an installed package never runs it.
    const atInstallation = ['preinstall', 'install', 'postinstall', 'prepublish'];
    expect(atInstallation.filter((name) => manifest['scripts']?.[name] !== undefined)).toEqual([]);
  });

  test('is made from versions that the lock file holds with their hashes, and no address', () => {
    const { packages }: { packages: Readonly<Record<string, Readonly<Record<string, unknown>>>> } =
      JSON.parse(readFileSync('package-lock.json', 'utf8'));
    const installed = Object.entries(packages).filter(([path]) => path !== '');
    expect(installed.filter(([, { integrity }]) => integrity === undefined)).toEqual([]);
    expect(installed.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
  });
});

/** What esbuild reads and leaves out when it bundles as the build does. */
async function bundle() {
  const { metafile } = await build({
    ...FOR_NODE,
    entryPoints: ['src/cli/cli.ts', 'src/index.ts', 'src/invoices/einvoice/pdf/worker.ts'],
    outdir: 'unwritten',
    write: false,
    metafile: true,
    splitting: true,
  });
  return metafile;
}

test('THIRD-PARTY.md lists every package that is bundled, in its version, and its licence is a free one', async () => {
  const metafile = await bundle();
  const folders = Object.keys(metafile.inputs).flatMap((path) => {
    const found = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/u.exec(path);
    return found ? [found[0]] : [];
  });
  const bundled = [...new Set(folders)].map((folder) => {
    const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return `${name} ${version}`;
  });
  const rows = readFileSync('THIRD-PARTY.md', 'utf8')
    .split('\n')
    .filter((line) => /^\| \S+ \| \d/u.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()));
  expect(rows.map(([, name, version]) => `${name} ${version}`)).toEqual(bundled.sort());
  expect(rows.filter(([, , , licence]) => !LICENCES.includes(licence ?? ''))).toEqual([]);
});

/** Every way to a network that Node has. */
const NETWORK =
  /\bnode:(?:net|http|https|http2|dns|dgram|tls|inspector|cluster)\b|\bfetch\s*\(|\b(?:WebSocket|EventSource|XMLHttpRequest|sendBeacon)\b/u;

test('no source opens a connection', () => {
  const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((path) =>
    path.endsWith('.ts'),
  );
  expect(sources.length).toBeGreaterThan(200);
  const wrong = sources.filter((path) => NETWORK.test(readFileSync(join('src', path), 'utf8')));
  expect(wrong).toEqual([]);
});

test('nor does anything that is bundled import a module that could', async () => {
  const metafile = await bundle();
  const modules = Object.values(metafile.outputs)
    .flatMap(({ imports }) => imports.filter(({ external }) => external).map(({ path }) => path))
    .map((path) => path.replace(/^node:/u, ''));
  expect(modules).toContain('fs');
  expect(modules.filter((name) => NETWORK.test(`node:${name}`))).toEqual([]);
});
