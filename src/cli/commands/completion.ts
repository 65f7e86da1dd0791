import { printScript, SHELLS } from '../completion.ts';
import type { CommandRun } from '../definition.ts';
import { EXIT } from '../exit-code.ts';
import { words } from '../messages/words.ts';

/** `grappe completion SHELL`: the script that makes a shell complete command lines. */
export const completion: CommandRun = async ({ argument = '' }, terminal) => {
  const text = words(terminal.language);
  if (!SHELLS.some((shell) => shell === argument)) {
    terminal.err(text.badChoice('completion', argument, SHELLS.join(', ')));
    return EXIT.invalid;
  }
  printScript(argument, terminal);
  return EXIT.done;
};
