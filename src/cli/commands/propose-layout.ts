import { existsSync, statSync } from 'node:fs';
import { hasErrors, type Problem } from '../../diagnostics/problem.ts';
import { guessLayout } from '../../init/layout-guess.ts';
import { layoutYaml } from '../../init/layout-yaml.ts';
import { EXIT, type ExitCode } from '../exit-code.ts';
import { words } from '../messages/words.ts';
import { printProblems, type Terminal } from '../terminal.ts';

/** `grappe init --from FILE.csv`: a layout for a supplier's file, to complete, on standard output. */
export function proposeLayout(path: string, terminal: Terminal): ExitCode {
  if (!existsSync(path) || !statSync(path).isFile()) {
    terminal.err(words(terminal.language).import.missing(path));
    return EXIT.invalid;
  }
  const problems: Problem[] = [];
  const guess = guessLayout(path, (found) => void problems.push(found));
  printProblems(terminal, problems, false);
  if (guess === undefined || hasErrors(problems)) return EXIT.invalid;
  terminal.out(layoutYaml(guess, terminal.language));
  return EXIT.done;
}
