/** What a command says of a place where it cannot write, whatever it would write there. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { has } from '../windows.ts';
import { runCommand } from './run-command.ts';

type AtPlace = (place: string) => readonly string[];

const OF_A_FILE: readonly (readonly [string, AtPlace])[] = [
  ['import', (out) => ['import', 'fixtures/grand-est/invoices/efacture-C2025-0012.xml', '--out', out]],
  ['reconcile', (out) => ['reconcile', 'fixtures/grand-est', '--out', out]],
  ['letters', (out) => ['reconcile', join(folder, 'group'), '--format', 'letter', '--out', out]],
];
const OF_A_WORKSPACE: readonly (readonly [string, AtPlace])[] = [
  ['init', (folder) => ['init', folder, '--empty']],
  ['init --from', (folder) => ['init', folder, '--from', 'fixtures/grand-est/sites.csv']],
];

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'grappe-places-'));
  writeFileSync(join(folder, 'sites.csv'), 'a;b\n');
  for (const part of ['base', 'duplicate-line/trigger'])
    cpSync(join('fixtures/reconcile', part), join(folder, 'group'), { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true }));

async function refusal(command: AtPlace, place: string): Promise<readonly [number, string]> {
  const { exitCode, stderr } = await runCommand([...command(`${folder}/${place}`), '--lang', 'en']);
  return [exitCode, stderr];
}

test.each([...OF_A_FILE, ...OF_A_WORKSPACE])('%s: a file is no folder to write in', async (_, command) => {
  expect(await refusal(command, 'sites.csv/x/y')).toEqual([
    2,
    expect.stringContaining(
      `${folder}/sites.csv is no folder, so nothing is written there: name another place.`,
    ),
  ]);
});

test.runIf(has.links).each([...OF_A_FILE, ...OF_A_WORKSPACE])(
  '%s: nor is a link to nowhere',
  async (_, command) => {
    symlinkSync('nowhere', join(folder, 'link'));
    expect(await refusal(command, 'link/x')).toEqual([
      2,
      expect.stringContaining(
        `${folder}/link is no folder, so nothing is written there: name another place.`,
      ),
    ]);
    expect(existsSync(join(folder, 'nowhere'))).toBe(false);
  },
);

test.each(OF_A_WORKSPACE)('%s: no workspace is made in the place of a file', async (_, command) => {
  expect(await refusal(command, 'sites.csv')).toEqual([
    2,
    expect.stringContaining(
      `${folder}/sites.csv is no folder, so nothing is written there: name another place.`,
    ),
  ]);
});

test.each(OF_A_FILE)(
  '%s: the path of a folder names no file, and replaces none of its name',
  async (_, command) => {
    expect(await refusal(command, 'sites.csv/')).toEqual([
      2,
      expect.stringContaining(`${folder}/sites.csv/ is a folder: name a file in it, or another one.`),
    ]);
    expect(readFileSync(join(folder, 'sites.csv'), 'utf8')).toBe('a;b\n');
  },
);

test.each([...OF_A_FILE, ...OF_A_WORKSPACE])(
  '%s: of a name too long for a disk, a remedy is said',
  async (_, command) => {
    const [exitCode, said] = await refusal(command, `${'n'.repeat(300)}/x`);
    expect([exitCode, said]).toEqual([4, expect.stringContaining('A name may have 255 bytes on most disks')]);
  },
);

test.runIf(existsSync('/proc/self'))(
  'a disk that takes no folder is told, and not asked for ever',
  async () => {
    const { exitCode, stderr } = await runCommand(['init', '/proc/grappe/x', '--empty', '--lang', 'en']);
    expect([exitCode, stderr]).toEqual([
      4,
      expect.stringContaining('See that the disk or the shared drive is there'),
    ]);
  },
);
