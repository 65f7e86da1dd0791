import { EXIT } from './exit-code.ts';

/**
 * What to undo when the user interrupts (Ctrl-C), before the process ends with 130.
 * The function returned ends this: what is done by then stays.
 */
export function onInterrupt(undo: () => void, message: string): () => void {
  const stop = (): void => {
    undo();
    process.stderr.write(`${message}\n`);
    process.exit(EXIT.interrupted);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  return () => {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  };
}
