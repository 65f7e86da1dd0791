import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { largeWorkspace, temporaryFolder } from './reports/written-run.ts';

const NODES = [
  ['at hand', process.execPath],
  ...['22', '24', '26'].map((version) => [version, `.nodes/node_modules/node-${version}/bin/node`] as const),
] as const;

describe.each(NODES)('a heap that will not do, Node %s', (_, node) => {
  it.each([32, 45, 56, 60, 72])(
    'of %s MB is said in words, with a remedy, and leaves nothing behind',
    (megabytes) => {
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
    },
  );
});
