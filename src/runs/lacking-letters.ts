import { type Problem, problem } from '../diagnostics/problem.ts';
import type { OnLacking } from '../report/renderer.ts';

/** The texts of drawn files in which empty boxes stand for letters that the font lacks. */
export interface LackingLetters {
  /** Who is told those of a file. */
  readonly of: (file: string) => OnLacking;
  /** A warning for each text, at the first file where it stands. */
  readonly problems: () => readonly Problem[];
}

export function lackingLetters(): LackingLetters {
  const texts = new Map<string, { readonly letters: readonly string[]; readonly files: string[] }>();
  return {
    of: (file) => (text, letters) => {
      const known = texts.get(text);
      if (known === undefined) texts.set(text, { letters, files: [file] });
      else known.files.push(file);
    },
    problems: () =>
      [...texts].map(([value, { letters, files }]) => {
        const [file = '', ...others] = files;
        const args = { value, letters: [...new Set(letters)].join(' '), others: others.join(', ') };
        return problem('letters-lacking', { file, value }, args);
      }),
  };
}
