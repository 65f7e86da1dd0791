import type { Language } from '../domain/language.ts';
import type { OnFolder } from '../runs/run-folder.ts';
import { EXIT } from './exit-code.ts';
import { words } from './messages/words.ts';

/**
 * Has what is left of a folder removed when the user interrupts (Ctrl-C): the process then ends with 130, and as it ends
 * all that was begun is removed, of however many folders. What is done once nobody listens any more stays.
 */
export function onInterrupt(language: Language): OnFolder {
  return (remove) => {
    const stop = (): void => {
      process.stderr.write(`${words(language).interrupted}\n`);
      process.exit(EXIT.interrupted);
    };
    process.once('exit', remove);
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
    return () => {
      process.off('exit', remove);
      process.off('SIGINT', stop);
      process.off('SIGTERM', stop);
    };
  };
}
