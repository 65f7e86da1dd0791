import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKSUMS_FILE, checksumsText, parseChecksums } from '../audit/checksums.ts';
import { manifestText } from '../audit/manifest-forms.ts';
import { MANIFEST_FILE, type Manifest } from '../audit/manifest-schema.ts';
import { releaseOf } from '../domain/release.ts';
import { ownRelease } from '../version.ts';
import type { Fingerprint } from '../workspace/records/input-file.ts';

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

/** The manifest of a run or of an account. */
type Written = Pick<Manifest, 'grappe' | 'outputs'>;

/** Whether this version draws what a version drew byte for byte the same. */
export function drawsAlike(version: string): boolean {
  const [major, minor] = releaseOf(version) ?? [];
  const [ownMajor, ownMinor] = ownRelease();
  return major === ownMajor && minor === ownMinor;
}

/**
 * Prepares a run or an account that was computed again for the comparison with one that another minor version wrote:
 * drawn files that come out otherwise cannot be compared, so their recorded hashes take the place of the computed ones
 * in titres.csv, manifest.json and SHA256SUMS. Everything else in those must then be the same. Gives the drawn files.
 */
export function maskDrawnFiles(folder: string, computed: Written, recorded: Written): readonly string[] {
  if (drawsAlike(recorded.grappe)) return [];
  const before = new Map(recorded.outputs.map((output) => [output.path, output]));
  const masked = computed.outputs.flatMap((output) => {
    const other = DRAWN.test(output.path) ? before.get(output.path) : undefined;
    return other === undefined || other.sha256 === output.sha256 ? [] : [[output, other] as const];
  });
  if (masked.length === 0) return [];
  const changed = new Map<string, Fingerprint>(masked.map(([{ path }, other]) => [path, other]));
  for (const { path } of computed.outputs.filter((output) => STATES_HASHES.test(output.path))) {
    const text = masked.reduce(
      (known, [own, other]) => known.replaceAll(own.sha256, other.sha256),
      readFileSync(join(folder, path), 'utf8'),
    );
    changed.set(path, rewrite(folder, path, text));
  }
  const outputs = computed.outputs.map((output) => changed.get(output.path) ?? output);
  changed.set(MANIFEST_FILE, rewrite(folder, MANIFEST_FILE, manifestText({ ...computed, outputs })));
  const sums = parseChecksums(readFileSync(join(folder, CHECKSUMS_FILE), 'utf8'));
  const files = [...sums].map(([path, sha256]) => ({ path, sha256: changed.get(path)?.sha256 ?? sha256 }));
  rewrite(folder, CHECKSUMS_FILE, checksumsText(files));
  return masked.map(([{ path }]) => path);
}

function rewrite(folder: string, path: string, text: string): Fingerprint {
  const content = Buffer.from(text, 'utf8');
  writeFileSync(join(folder, path), content);
  const sha256 = createHash('sha256').update(content).digest('hex');
  return { path, sha256, bytes: content.length };
}
