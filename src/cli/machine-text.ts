import { constants } from 'node:os';

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
  const number = 'errno' in error ? -Number(error.errno) : 0;
  const [name] = Object.entries(constants.errno).find(([, value]) => value === number) ?? [];
  if (name === undefined) return message;
  return message.replace(NAMELESS, `${name}: ${SAID[name] ?? 'unknown error'}`);
}
