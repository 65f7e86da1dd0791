// Loaded before grappe: at the Nth call that changes the disk its process is killed (KILL_AT) or told that the user
// interrupts (INTERRUPT_AT), or the call is refused
// (REFUSE_AT) with an error of the machine (REFUSE_WITH), and all that follow too (REFUSE_ON), or each of one name is
// (REFUSE_CALL); or the calls are counted, and which of them rename (COUNT_TO). Or the process gets a signal (SIGNAL) at the first byte that it writes.
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
  'copyFileSync',
];
const { KILL_AT, INTERRUPT_AT, SIGNAL, REFUSE_AT, REFUSE_WITH, REFUSE_ON, REFUSE_CALL, COUNT_TO } =
  process.env;
const refused = Number(REFUSE_AT ?? 0);
let calls = 0;
let signal = SIGNAL;
const renames = [];
for (const name of CHANGES) {
  const original = fs[name];
  fs[name] = (...args) => {
    // What is said is no change of the disk.
    if (name === 'writeSync' && args[0] <= 2) return original(...args);
    calls++;
    if (name === 'renameSync') renames.push(calls);
    if (calls === Number(KILL_AT ?? 0)) process.kill(process.pid, 'SIGKILL');
    if (calls === Number(INTERRUPT_AT ?? 0)) process.emit('SIGINT');
    if (signal !== undefined && name === 'writeSync') {
      process.kill(process.pid, signal);
      signal = undefined;
    }
    const refuses = calls === refused || (REFUSE_ON !== undefined && calls > refused);
    if ((refused > 0 && refuses) || name === REFUSE_CALL)
      throw Object.assign(new Error(`${REFUSE_WITH}: ${name}`), { code: REFUSE_WITH });
    return original(...args);
  };
}
syncBuiltinESMExports();
if (COUNT_TO) process.on('exit', () => fs.writeFileSync(COUNT_TO, JSON.stringify({ steps: calls, renames })));
