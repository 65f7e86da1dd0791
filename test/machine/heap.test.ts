import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { largeWorkspace, temporaryFolder } from './reports/written-run.ts';

const nodeOf = (version: string): string => `.nodes/node_modules/node-${version}/bin/node`;

/** Megabytes, from where nothing can start up to where the reports alone find no room. */
const NODES = [
  ['at hand', process.execPath, [32, 45, 56, 60, 72]],
  ['22', nodeOf('22'), [32, 60]],
  ['24', nodeOf('24'), [45, 72]],
  ['26', nodeOf('26'), [32, 56]],
] as const;

describe.each(NODES)('a heap that will not do, Node %s', (_, node, heaps) => {
  it.each(heaps)('of %s MB is said in words, with a remedy, and leaves nothing behind', (megabytes) => {
    const folder = join(temporaryFolder(), 'runs');
    mkdirSync(folder);
    const { status, stderr } = spawnSync(
      node,
      [
        `--max-old-space-size=${megabytes}`,
        'bin/grappe.js',
        'allocate',
        largeWorkspace(),
        ...[
          '--period',
          '2025-09',
          '--out',
          join(folder, 'run'),
          '--reports',
          'csv,xlsx,pdf,html',
          '--lang',
          'fr',
        ],
      ],
      { encoding: 'utf8' },
    );
    expect([status, readdirSync(folder)]).toEqual([4, []]);
    expect(stderr).toContain('Ce travail demande plus de mémoire que Node n’en donne ici');
    expect(stderr).toContain('NODE_OPTIONS=--max-old-space-size=');
  });
});
