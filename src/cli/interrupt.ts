import type { Language } from '../domain/language.ts';
import type { OnFolder } from '../runs/disk/run-folder.ts';
import { EXIT } from './definition.ts';
import { words } from './messages/words.ts';

/** How a user, a system that shuts down and a terminal that is closed end a process. */
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * Has what is left of a folder removed when the process is interrupted (Ctrl-C): it then ends with 130, and as it ends
 * all that was begun is removed, of however many folders. What is done once nobody listens any more stays.
 */
export function onInterrupt(language: Language): OnFolder {
  return (remove) => {
    const stop = (): void => {
      process.stderr.write(`${words(language).interrupted}\n`);
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
