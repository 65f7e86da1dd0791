import { constants } from 'node:os';
import { isRefusalOfWindows, LockHeldError } from '../system/errors.ts';

/** Errors of disks and shares for which Node has no name: it gives only the number. */
const SAID: Readonly<Record<string, string>> = {
  EDQUOT: 'disk quota exceeded',
  ESTALE: 'the file is no longer the one that was opened on the share (stale file handle)',
};

/** How Node begins the message of an error without a name. */
const NAMELESS = /^(?:UNKNOWN: unknown error|Unknown system error -\d+: Unknown system error -\d+)/;

/** The error of the machine, with the system's name for it where Node has none. */
export function machineText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message } = error;
  const name = systemName(error);
  if (name === undefined) return message;
  return message.replace(NAMELESS, `${name}: ${SAID[name] ?? 'unknown error'}`);
}

/** The system's name of an error (`ENOSPC`), from Node's code or by its number. */
function systemName(error: Error): string | undefined {
  const code = 'code' in error ? String(error.code) : '';
  if (/^E[A-Z0-9]+$/.test(code)) return code;
  const number = 'errno' in error ? -Number(error.errno) : 0;
  return Object.entries(constants.errno).find(([, value]) => value === number)?.[0];
}

export type MachineRemedy =
  | 'temporary'
  | 'gone'
  | 'room'
  | 'size'
  | 'rights'
  | 'name'
  | 'share'
  | 'windows'
  | 'lock';

const REMEDIES: Readonly<
  Record<Exclude<MachineRemedy, 'temporary' | 'gone' | 'windows' | 'lock'>, readonly string[]>
> = {
  room: ['ENOSPC', 'EDQUOT'],
  size: ['EFBIG'],
  rights: ['EACCES', 'EPERM', 'EROFS'],
  name: ['ENAMETOOLONG'],
  share: ['EIO', 'ESTALE', 'ENOTCONN', 'ENODEV', 'EHOSTDOWN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'],
};

/** The remedy for an error of the machine; undefined where none is known. */
export function machineRemedy(error: unknown, platform = process.platform): MachineRemedy | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof LockHeldError) return 'lock';
  const name = systemName(error);
  const has = (remedy: keyof typeof REMEDIES): boolean =>
    name !== undefined && REMEDIES[remedy].includes(name);
  if (has('room')) return 'room';
  if (has('size')) return 'size';
  if (has('name')) return 'name';
  // This call creates only the temporary folder.
  if ('syscall' in error && error.syscall === 'mkdtemp') return 'temporary';
  if ('syscall' in error && error.syscall === 'uv_cwd') return 'gone';
  if (isRefusalOfWindows(error, platform)) return 'windows';
  if (has('rights')) return 'rights';
  // Folders are made from the outermost in: that in which one is not made has gone, or is on a drive that is not there.
  const isGone = name === 'ENOENT' && 'syscall' in error && error.syscall === 'mkdir';
  return isGone || has('share') ? 'share' : undefined;
}
