// The main job on the worked example: shares September 2025 into demo/2025-09 (ignored by git) and shows the table.
import { spawnSync } from 'node:child_process';

const FOLDER = 'demo/2025-09';
const { status } = spawnSync(
  process.execPath,
  ['bin/grappe.js', 'allocate', 'fixtures/grand-est', '--period', '2025-09', '--out', FOLDER, '--force'],
  { stdio: 'inherit' },
);
process.exitCode = status ?? 1;
