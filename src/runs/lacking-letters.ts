import { type Problem, problem } from '../diagnostics/problem.ts';
import type { OnLacking } from '../report/renderer.ts';

export type LackingLetters = ReturnType<typeof lackingLetters>;

/** The texts of drawn files in which empty boxes stand for letters that the font lacks. */
export function lackingLetters() {
  const texts = new Map<string, { readonly letters: readonly string[]; readonly files: string[] }>();
  return {
    /** Who is told those of a file. */
    of:
      (file: string): OnLacking =>
      (text, letters) => {
        const known = texts.get(text);
        if (known === undefined) texts.set(text, { letters, files: [file] });
        else known.files.push(file);
      },
    /** A warning for each text, at the first file where it stands. */
    problems: (): readonly Problem[] =>
      [...texts].map(([value, { letters, files }]) => {
        const [file = '', ...others] = files;
        const args = { value, letters: [...new Set(letters)].join(' '), others: others.join(', ') };
        return problem('letters-lacking', { file, value }, args);
      }),
  };
}
