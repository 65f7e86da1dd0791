import { createHash } from 'node:crypto';
import { lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { type AccountManifest, accountManifestSchema } from '../audit/account-manifest.ts';
import { CHECKSUMS_FILE } from '../audit/checksums.ts';
import { forecastManifestSchema } from '../audit/forecast-manifest.ts';
import { parseAs } from '../audit/manifest-forms.ts';
import { MANIFEST_FILE, type Manifest, manifestSchema, parseManifest } from '../audit/manifest-schema.ts';
import type { RunFiles } from '../audit/verification.ts';
import { isFileThere, isFolderThere, isThere } from '../system/paths.ts';
import { compareText } from '../text/text-order.ts';
import { copyInput, readOwnText } from '../workspace/records/input-file.ts';

/** No file of a run comes near this size: 2.5 million lines give a tenth of it. */
const MOST_FILE_BYTES = 2 ** 34;

/** The files of a run folder, each with its hash; only the path where grappe cannot have written the file. */
export function readRunFiles(folder: string): RunFiles {
  const found = filesIn(folder);
  const [emptyFolders, paths] = [found.filter(isFolder), found.filter((path) => !isFolder(path))];
  const foreign = paths.filter((path) => !isPlain(placeIn(folder, path)));
  const plain = paths.filter((path) => !foreign.includes(path));
  const sha256 = new Map(plain.map((path) => [path, fileSha256(placeIn(folder, path))]));
  const text = (path: string): string | undefined =>
    sha256.has(path) ? readOwnText(placeIn(folder, path)) : undefined;
  const manifest = text(MANIFEST_FILE);
  return {
    sha256,
    foreign,
    emptyFolders,
    sums: text(CHECKSUMS_FILE),
    manifest: manifest === undefined ? undefined : parseManifest(manifest),
  };
}

function isPlain(path: string): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false });
  return found?.isFile() === true && found.size <= MOST_FILE_BYTES;
}

/** Whether there is a file of a run that may be read: a link leads elsewhere, and a pipe never ends. */
export function isRunFile(path: string): boolean {
  return isThere(path) && (lstatSync(path, { throwIfNoEntry: false })?.isFile() ?? false);
}

/** The folders of runs in a folder of runs; hidden ones are not in their places yet. */
export function runFoldersIn(runsFolder: string): readonly string[] {
  const entries = isFolderThere(runsFolder) ? readdirSync(runsFolder, { withFileTypes: true }) : [];
  return entries
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(({ name }) => name)
    .sort(compareText)
    .map((name) => join(runsFolder, name));
}

/** The text of a file that grappe has written; undefined where there is no such file. */
export function readRunText(path: string): string | undefined {
  return isRunFile(path) ? readOwnText(path) : undefined;
}

/** The manifest of a run; undefined where the folder holds none that can be read. */
export function readManifest(folder: string): Manifest | undefined {
  return manifestIn(folder, manifestSchema);
}

/** What the manifest of a run of any version has, even a later one; many programs have a manifest.json. */
const anyRun = z.looseObject({ grappe: z.string(), run_id: z.string() });

/** Whether a folder is a run. Only a run may be replaced by one, because what is replaced is lost. */
export function isRun(folder: string): boolean {
  return manifestIn(folder, anyRun) !== undefined;
}

/** The manifest of a folder that grappe has written; undefined where it has none of that form. */
function manifestIn<T>(folder: string, schema: z.ZodType<T>): T | undefined {
  const text = readRunText(join(folder, MANIFEST_FILE));
  return text === undefined ? undefined : parseAs(schema, text);
}

/** Whether a path of {@link filesIn} is a folder. */
function isFolder(path: string): boolean {
  return path.endsWith('/');
}

/**
 * Paths of the files below a folder, with `/`, in code point order; an empty folder is named itself, `empty/`. They are
 * NFC, as runs record them: some disks and copies decompose the accents of names.
 */
export function filesIn(folder: string, prefix = ''): readonly string[] {
  if (!isThere(folder)) return [];
  const entries = readdirSync(folder, { withFileTypes: true });
  const taken = new Set(entries.map(({ name }) => name));
  return entries
    .flatMap((entry) => {
      const composed = entry.name.normalize('NFC');
      // If two names are the same once composed, the second keeps its own form: no file hides behind another.
      const isFree = !taken.has(composed);
      taken.add(composed);
      const path = `${prefix}${isFree ? composed : entry.name}`;
      if (!entry.isDirectory()) return [path];
      const below = filesIn(join(folder, entry.name), `${path}/`);
      return below.length === 0 ? [`${path}/`] : below;
    })
    .sort(compareText);
}

/** The place on the disk of a file of {@link filesIn}. */
export function placeIn(folder: string, path: string): string {
  return inputPath(folder, path) ?? join(folder, path);
}

/** The SHA-256 of a file, read in pieces. */
export function fileSha256(path: string): string {
  const hash = createHash('sha256');
  copyInput(path, (bytes) => void hash.update(bytes));
  return hash.digest('hex');
}

/** The place of an input in a workspace, if it is there; its path is NFC, but the name on the disk need not be. */
export function inputPath(workspace: string, path: string): string | undefined {
  const absolute = join(workspace, path);
  if (isFileThere(absolute)) return absolute;
  let found = workspace;
  for (const part of path.split('/')) {
    const names = isFolderThere(found) ? readdirSync(found) : [];
    const name = names.find((candidate) => candidate.normalize('NFC') === part);
    if (name === undefined) return undefined;
    found = join(found, name);
  }
  return isFileThere(found) ? found : undefined;
}

export const ACCOUNTS_FOLDER = 'accounts';

/** The manifest of an account; undefined where the folder is none. */
export function readAccountManifest(folder: string): AccountManifest | undefined {
  return manifestIn(folder, accountManifestSchema);
}

/** Whether a folder is an account: nothing else may be replaced by one. */
export function isAccount(folder: string): boolean {
  return readAccountManifest(folder) !== undefined;
}

/** Whether a folder is a forecast. */
export function isForecast(folder: string): boolean {
  return manifestIn(folder, forecastManifestSchema) !== undefined;
}
