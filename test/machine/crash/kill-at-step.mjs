// Loaded before grappe: kills its process at the Nth call that changes the disk (KILL_AT), or counts the calls.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const CHANGES = [
  'mkdirSync',
  'mkdtempSync',
  'openSync',
  'writeSync',
  'closeSync',
  'writeFileSync',
  'renameSync',
  'chmodSync',
  'rmSync',
  'rmdirSync',
  'cpSync',
];
const at = Number(process.env.KILL_AT ?? 0);
let calls = 0;
for (const name of CHANGES) {
  const original = fs[name];
  fs[name] = (...args) => {
    calls++;
    if (calls === at) process.kill(process.pid, 'SIGKILL');
    return original(...args);
  };
}
syncBuiltinESMExports();
if (process.env.COUNT_TO) process.on('exit', () => fs.writeFileSync(process.env.COUNT_TO, String(calls)));
