import { printScript, SHELLS } from '../completion.ts';
import { type CommandRun, invalid } from '../definition.ts';
import { EXIT } from '../exit-code.ts';
import { words } from '../messages/words.ts';

/** `grappe completion SHELL`: the script that makes a shell complete command lines. */
export const completion: CommandRun = async ({ arguments: [shell = ''] }, terminal) => {
  const text = words(terminal.language);
  if (!SHELLS.some((known) => known === shell))
    return invalid(terminal, text.badChoice('completion', shell, SHELLS.join(', ')));
  printScript(shell, terminal);
  return EXIT.done;
};
