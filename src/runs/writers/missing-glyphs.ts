import { type Problem, problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { OnLacking } from '../../report/renderer.ts';

export type MissingGlyphs = ReturnType<typeof missingGlyphs>;

/** The texts of drawn files in which empty boxes stand for letters that the font has no glyph for. */
export function missingGlyphs() {
  const texts = new Map<string, { readonly letters: readonly string[]; readonly files: string[] }>();
  return {
    /** What is called with each such text of a file, and its letters. */
    of:
      (file: string): OnLacking =>
      (text, letters) => {
        getOrInsert(texts, text, () => ({ letters, files: [] })).files.push(file);
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
