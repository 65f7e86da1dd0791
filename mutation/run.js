/**
 * Mutates one room after the other, each judged by its own tests (tests.js), keeps a report of each in
 * `reports/mutation/`, and judges them. Rooms or files of them may be named: `npm run mutation -- domain`, or
 * `allocate/vat.ts`. A mutant that was tried before is tried again only where its code or its tests changed. With
 * `--unexplained` those of `equivalent.json` are not tried, and count as alive: they take most of the time.
 */
import { spawnSync } from 'node:child_process';
import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { judge } from './judge.js';

const ROOMS = ['domain', 'workspace/written', 'settle', 'reconcile', 'allocate'];

const here = import.meta.dirname;
const root = join(here, '..');
const reports = join(root, 'reports', 'mutation');
const onlyUnexplained = process.argv.includes('--unexplained');
const kept = onlyUnexplained ? 'unexplained' : 'incremental';
const named = process.argv.slice(2).filter((name) => name !== '--unexplained');
const asked = named.length > 0 ? named : ROOMS;
const rooms = [...new Set(asked.map((name) => name.split('/')[0]))];

for (const room of rooms) {
  const patterns = asked
    .filter((name) => name.split('/')[0] === room)
    .map((name) => (name.endsWith('.ts') ? `src/${name}` : `src/${name}/**/*.ts`));
  const { status } = spawnSync(
    join(here, 'node_modules', '.bin', 'stryker'),
    [
      ...['run', 'mutation/stryker.config.json'],
      ...['--mutate', patterns.join(',')],
      ...['--incrementalFile', `reports/mutation/${room}.${kept}.json`],
    ],
    {
      cwd: root,
      stdio: 'inherit',
      env: {
        ...process.env,
        MUTATION_ROOM: room,
        MUTATION_UNEXPLAINED: onlyUnexplained ? 'yes' : '',
      },
    },
  );
  if (status !== 0) process.exit(status ?? 1);
  for (const kind of ['json', 'html'])
    renameSync(join(reports, `mutation.${kind}`), join(reports, `${room}.${kind}`));
}
process.exitCode = judge(asked) ? 0 : 1;
