import { createHash, randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCode } from '../../system/errors.ts';

/**
 * Who made a folder of grappe that is not in its place yet, as part of its name: the process and when it started, the
 * boot of the machine, the namespace of its process number, the machine, and a random word. In two containers on one
 * volume both processes may have the number 1.
 */
export interface Owner {
  readonly pid: number;
  readonly start: string;
  readonly boot: string;
  readonly namespace: string;
  readonly machine: string;
}

/** An owner as it is written in names of files. */
export const OWNER_TEXT = '[0-9]+(?:-[0-9a-z]+){5}|[0-9]+';

const UNKNOWN = '0';
const me: Owner = {
  pid: process.pid,
  start: startOf(process.pid) ?? UNKNOWN,
  boot: bootOf(),
  namespace: namespaceOf(),
  machine: machineOf(hostname(), readText('/etc/machine-id')),
};

/** A new name for something of this process; no other thing has it. */
export function newOwner(): string {
  const { pid, start, boot, namespace, machine } = me;
  return [pid, start, boot, namespace, machine, randomBytes(6).toString('hex')].join('-');
}

/**
 * A machine by its name and its systemd id: two computers on one share may have the same name, and each would take the
 * other's locks for its own from before a restart, and so for dead. Where there is no id, the name must do.
 */
export function machineOf(name: string, id: string): string {
  return shortHash(name + id);
}

/** Reads what {@link newOwner} wrote; before 0.2 that was the process number alone. */
function parseOwner(text: string): Owner | undefined {
  if (!new RegExp(`^(?:${OWNER_TEXT})$`).test(text)) return undefined;
  const [pid = '', start = UNKNOWN, boot, namespace, machine] = text.split('-');
  return {
    pid: Number(pid),
    start,
    boot: boot ?? me.boot,
    namespace: namespace ?? me.namespace,
    machine: machine ?? me.machine,
  };
}

/** Whether the process that made something still runs; on another machine nobody can tell. */
export function ownerState(text: string): 'alive' | 'dead' | 'unknown' {
  const owner = parseOwner(text);
  if (owner === undefined) return 'unknown';
  if (owner.machine !== me.machine) return 'unknown';
  if (owner.boot !== me.boot) return [owner.boot, me.boot].includes(UNKNOWN) ? 'unknown' : 'dead';
  if (owner.namespace !== me.namespace) return 'unknown';
  return isRunning(owner) ? 'alive' : 'dead';
}

function isRunning({ pid, start }: Owner): boolean {
  const now = startOf(pid);
  if (now !== undefined && start !== UNKNOWN) return now === start;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return errorCode(error) === 'EPERM';
  }
}

/** When a process started, in ticks since the boot: its number may be reused later. */
function startOf(pid: number): string | undefined {
  const stat = readText(`/proc/${pid}/stat`);
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
}

/** Windows, macOS and some sandboxes have no such file. */
function bootOf(): string {
  const boot = readText('/proc/sys/kernel/random/boot_id');
  return boot === '' ? UNKNOWN : shortHash(boot);
}

function namespaceOf(): string {
  try {
    return /\d+/.exec(readlinkSync('/proc/self/ns/pid'))?.[0] ?? UNKNOWN;
  } catch {
    return UNKNOWN;
  }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return '';
  }
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}
