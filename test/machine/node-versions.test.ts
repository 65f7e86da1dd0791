/** Node 22, 24 and 26 write the bytes that Node 20 writes. `node scripts/install-nodes.js` puts them into .nodes/. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { type BuiltRun, builtRun } from '../jobs/built-run.ts';

const nodeOf = (version: string): string =>
  fileURLToPath(new URL(`../../.nodes/node_modules/node-${version}/bin/node`, import.meta.url));

const ALL = 'csv,xlsx,pdf,html';

let here: BuiltRun;

beforeAll(() => {
  here = builtRun({ reports: ALL });
});

describe.each(['22', '24', '26'])('Node %s', (version) => {
  test('is the one that runs', () => {
    const found = execFileSync(nodeOf(version), ['--version'], { encoding: 'utf8' });
    expect(found.startsWith(`v${version}.`)).toBe(true);
  });

  test.each([
    ['here', {}],
    ['fourteen hours ahead, with Turkish letters', { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' }],
    ['three hours behind, in French', { TZ: 'America/Sao_Paulo', LC_ALL: 'fr_FR.UTF-8' }],
    ['at Greenwich, without a language', { TZ: 'UTC', LC_ALL: 'C' }],
  ])('writes every file of the run alike, %s', (_, env: Readonly<Record<string, string>>) => {
    expect(builtRun({ node: nodeOf(version), env, reports: ALL }).hashes).toEqual(here.hashes);
  });
});
