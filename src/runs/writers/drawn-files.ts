import type { Manifest } from '../../audit/manifest-schema.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import { releaseOf } from '../../domain/release.ts';
import { ownRelease } from '../../package-files.ts';
import type { FileContent, OnLacking } from '../../report/renderer.ts';
import type { Fingerprint } from '../../workspace/records/input-file.ts';
import { writeOutput } from '../disk/output-file.ts';

/** Files that another minor version may draw otherwise (AUDIT.md); all others are the same within a major version. */
const DRAWN = /\.(xlsx|docx|pdf|html)$/;

/** Lists of titles and covering notes state the hash of the statement that goes with each. */
const STATES_HASHES = /(^|\/)(titres|titles)\.csv$|\/(bordereau|note)\.txt$/;

/** Where statements lie, as such and as they are sent to each member. */
const STATEMENTS = /^(statements|membres|members)\//;

/** Whether a file states that its run is closed, or the hash of one that does. */
export function changesWhenIssued(path: string): boolean {
  return STATEMENTS.test(path) || DRAWN.test(path) || STATES_HASHES.test(path);
}

/** Whether this version draws what a version drew byte for byte the same. */
export function drawsAlike(version: string): boolean {
  const [major, minor] = releaseOf(version) ?? [];
  const [ownMajor, ownMinor] = ownRelease();
  return major === ownMajor && minor === ownMinor;
}

/**
 * The drawn files that a run or an account recorded, by path. Where it is computed again, their hashes may stand for
 * them: what states these hashes (titres.csv, manifest.json, SHA256SUMS) is compared, and nothing is drawn.
 */
export type RecordedDrawings = ReadonlyMap<string, Fingerprint>;

export function recordedDrawings({ outputs }: Pick<Manifest, 'outputs'>): RecordedDrawings {
  return new Map(outputs.filter(({ path }) => DRAWN.test(path)).map((output) => [output.path, output]));
}

/** Draws and writes a file, unless what was recorded stands for it. */
export async function drawOutput(
  folder: string,
  path: string,
  recorded: RecordedDrawings | undefined,
  draw: () => FileContent | Promise<FileContent>,
): Promise<Fingerprint> {
  return recorded?.get(path) ?? writeOutput(folder, path, await draw());
}

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
