import { setImmediate } from 'node:timers/promises';
import type { Manifest } from '../../audit/manifest-schema.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import { releaseOf } from '../../domain/release.ts';
import { ownRelease } from '../../package-files.ts';
import type { FileContent, OnLacking } from '../../report/renderer.ts';
import type { Fingerprint } from '../../workspace/records/input-file.ts';
import { writeOutput } from '../disk/output-file.ts';

/** Files that another minor version may draw differently (AUDIT.md); others stay the same within a major version. */
const DRAWN = /\.(xlsx|docx|pdf|html)$/;

/** Lists of titles and covering notes state the hash of the statement that goes with each of them. */
const STATES_HASHES = /(^|\/)(titres|titles)\.csv$|\/(bordereau|note)\.txt$/;

/** Where statements are, both by themselves and as they are sent to each member. */
const STATEMENTS = /^(statements|membres|members)\//;

/** Whether a file states that its run is closed, or the hash of one that does. */
export function changesWhenIssued(path: string): boolean {
  return STATEMENTS.test(path) || DRAWN.test(path) || STATES_HASHES.test(path);
}

/** Whether this version draws exactly the same bytes as another one did. */
export function drawsAlike(version: string): boolean {
  const [major, minor] = releaseOf(version) ?? [];
  const [ownMajor, ownMinor] = ownRelease();
  return major === ownMajor && minor === ownMinor;
}

/**
 * The drawn files that a run or an account recorded, by path. When it is computed again, their hashes may be used
 * instead: the files that state these hashes (titres.csv, manifest.json, SHA256SUMS) are compared, and nothing is
 * drawn.
 */
export type RecordedDrawings = ReadonlyMap<string, Fingerprint>;

export function recordedDrawings({ outputs }: Pick<Manifest, 'outputs'>): RecordedDrawings {
  return new Map(outputs.filter(({ path }) => DRAWN.test(path)).map((output) => [output.path, output]));
}

/** Draws and writes a file, unless a recorded one replaces it. */
export async function drawOutput(
  folder: string,
  path: string,
  recorded: RecordedDrawings | undefined,
  draw: () => FileContent | Promise<FileContent>,
): Promise<Fingerprint> {
  // Signals are handled between two files.
  await setImmediate();
  return recorded?.get(path) ?? writeOutput(folder, path, await draw());
}

export type MissingGlyphs = ReturnType<typeof missingGlyphs>;

/** Collects the texts of drawn files in which empty boxes replace letters that the font lacks. */
export function missingGlyphs() {
  const texts = new Map<string, { readonly letters: readonly string[]; readonly files: string[] }>();
  return {
    /** The callback for a file, called with each such text and its letters. */
    of:
      (file: string): OnLacking =>
      (text, letters) => {
        getOrInsert(texts, text, () => ({ letters, files: [] })).files.push(file);
      },
    /** A warning for each text, at the first file that contains it. */
    problems: (): readonly Problem[] =>
      [...texts].map(([value, { letters, files }]) => {
        const [file = '', ...others] = files;
        const args = { value, letters: [...new Set(letters)].join(' '), others: others.join(', ') };
        return problem('letters-lacking', { file, value }, args);
      }),
  };
}
