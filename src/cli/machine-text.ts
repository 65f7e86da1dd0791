import { constants } from 'node:os';
import { isRefusalOfWindows, LockHeldError } from '../system/errors.ts';

/** What disks and shares say and Node has no name for: it gives the number alone. */
const SAID: Readonly<Record<string, string>> = {
  EDQUOT: 'disk quota exceeded',
  ESTALE: 'the file is no longer the one that was opened on the share (stale file handle)',
};

/** Node begins the message of an error that it has no name for by one of these. */
const NAMELESS = /^(?:UNKNOWN: unknown error|Unknown system error -\d+: Unknown system error -\d+)/;

/** What the machine said, by the name that the system has for it where Node has none. */
export function machineText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { message } = error;
  const name = systemName(error);
  if (name === undefined) return message;
  return message.replace(NAMELESS, `${name}: ${SAID[name] ?? 'unknown error'}`);
}

/** The name that the system has for an error (`ENOSPC`), which Node gives as its code, or by its number. */
function systemName(error: Error): string | undefined {
  const code = 'code' in error ? String(error.code) : '';
  if (/^E[A-Z0-9]+$/.test(code)) return code;
  const number = 'errno' in error ? -Number(error.errno) : 0;
  return Object.entries(constants.errno).find(([, value]) => value === number)?.[0];
}

/** What may be done about what the machine refused. */
export type MachineRemedy = 'temporary' | 'gone' | 'room' | 'size' | 'rights' | 'share' | 'windows' | 'lock';

const REMEDIES: Readonly<
  Record<Exclude<MachineRemedy, 'temporary' | 'gone' | 'windows' | 'lock'>, readonly string[]>
> = {
  room: ['ENOSPC', 'EDQUOT'],
  size: ['EFBIG'],
  rights: ['EACCES', 'EPERM', 'EROFS'],
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
  // Nothing but the temporary folder is made by this call.
  if ('syscall' in error && error.syscall === 'mkdtemp') return 'temporary';
  if ('syscall' in error && error.syscall === 'uv_cwd') return 'gone';
  if (isRefusalOfWindows(error, platform)) return 'windows';
  return has('rights') ? 'rights' : has('share') ? 'share' : undefined;
}
