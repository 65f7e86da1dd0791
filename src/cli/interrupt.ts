import type { OnFolder } from '../runs/disk/run-folder.ts';
import { EXIT } from './definition.ts';
import type { Words } from './messages/en.ts';

/** The signals by which a user, a system that shuts down and a terminal that is closed end a process. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Removes unfinished folders, no finished one, when the process is interrupted (Ctrl-C), which then ends with 130. */
export function onInterrupt({ interrupted }: Words): OnFolder {
  return (remove) => {
    const stop = (): void => {
      process.stderr.write(`${interrupted}\n`);
      process.exit(EXIT.interrupted);
    };
    process.once('exit', remove);
    for (const signal of SIGNALS) process.once(signal, stop);
    return () => {
      process.off('exit', remove);
      for (const signal of SIGNALS) process.off(signal, stop);
    };
  };
}
