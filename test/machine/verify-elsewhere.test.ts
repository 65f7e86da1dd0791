/** A closed run copied alone into another folder holds on newer Nodes, in another zone and locale. */
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { inFolder } from '../audit/workspace.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const KEPT = 'fixtures/audit/0.1.0/runs/2025-10';

test.each(['22', '24', '26'])('Node %s', async (version) => {
  await inFolder(async (folder) => {
    const copy = join(folder, 'archive');
    cpSync(join(root, KEPT), copy, { recursive: true });
    chmodSync(copy, 0o555);
    const node = join(root, `.nodes/node_modules/node-${version}/bin/node`);
    const { status, stdout, stderr } = spawnSync(node, [join(root, 'bin/grappe.js'), 'verify', copy], {
      encoding: 'utf8',
      cwd: folder,
      env: { TZ: 'Pacific/Kiritimati', LC_ALL: 'tr_TR.UTF-8' },
    });
    chmodSync(copy, 0o755);
    expect({ status, stderr: status === 0 ? '' : stderr, said: stdout !== '' }).toEqual({
      status: 0,
      stderr: '',
      said: true,
    });
  });
});
