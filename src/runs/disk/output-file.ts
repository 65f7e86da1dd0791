import { createHash } from 'node:crypto';
import { closeSync, constants, mkdirSync, openSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CHECKSUMS_FILE, checksumsText } from '../../audit/checksums.ts';
import { manifestText } from '../../audit/manifest-forms.ts';
import { MANIFEST_FILE } from '../../audit/manifest-schema.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import type { FileContent } from '../../report/renderer.ts';
import { copyInput, type Fingerprint } from '../../workspace/records/input-file.ts';
import { inputPath } from '../run-files.ts';
import { newOwner } from './owner.ts';
import { copyPermissions } from './permissions.ts';
import { rename } from './retry.ts';

/**
 * Begins a file of a folder with a header; `path` is its name there, with `/`. It is open only while a piece is added:
 * Windows does not remove a folder that has an open file.
 */
export function createOutput(folder: string, path: string, header = '') {
  const absolute = join(folder, path);
  mkdirSync(dirname(absolute), { recursive: true });
  writeFileSync(absolute, '', { flag: 'wx' });
  const hash = createHash('sha256');
  let bytes = 0;
  const writer = byteWriter((data) => {
    hash.update(data);
    bytes += data.length;
    addTo(absolute, data);
  });
  writer.text(header);
  return {
    write(data: string | Uint8Array): void {
      if (typeof data === 'string') writer.text(data);
      else writer.bytes(data);
    },
    close(): Fingerprint {
      writer.flush();
      return { path, sha256: hash.digest('hex'), bytes };
    },
  };
}

/** Adds to the end of a file. A missing file is not made again: its beginning would be lost. */
function addTo(file: string, data: Uint8Array): void {
  const descriptor = openSync(file, constants.O_WRONLY | constants.O_APPEND);
  try {
    writeFileSync(descriptor, data);
  } finally {
    closeSync(descriptor);
  }
}

/** Writes a whole file at once. */
export function writeOutput(folder: string, path: string, content: FileContent): Fingerprint {
  const file = createOutput(folder, path);
  if (typeof content === 'string' || content instanceof Uint8Array) file.write(content);
  else for (const piece of content) file.write(piece);
  return file.close();
}

/** Copies a file of the workspace to `inputs/`; it is a problem if it has changed since it was read. */
export function packInput(
  workspace: string,
  folder: string,
  input: Fingerprint,
  problems: Problem[],
): Fingerprint {
  const path = `inputs/${input.path}`;
  const output = createOutput(folder, path);
  copyInput(inputPath(workspace, input.path) ?? join(workspace, input.path), output.write);
  const copy = output.close();
  if (copy.sha256 !== input.sha256) problems.push(problem('file-changed', { file: input.path }, {}));
  return copy;
}

/** Completes a folder with the manifest that lists its files and the hashes of all of them. */
export function writeManifest(folder: string, manifest: object, files: readonly Fingerprint[]): void {
  const ofManifest = writeOutput(folder, MANIFEST_FILE, manifestText(manifest));
  writeOutput(folder, CHECKSUMS_FILE, checksumsText([...files, ofManifest]));
}

/** Replaces a file as a whole: written beside its place, forced to disk, renamed, with the old one's permissions. */
export function replaceFile(folder: string, name: string, content: string | Uint8Array): void {
  const place = join(folder, name);
  const beside = join(folder, `.${name}.grappe-${newOwner()}.new`);
  const { mode = 0o666 } = statSync(place, { throwIfNoEntry: false }) ?? {};
  try {
    writeFileSync(beside, content, { flush: true, mode: mode & 0o777 });
    copyPermissions(place, beside);
    rename(beside, place);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

const SIZE = 1 << 18;

/** Texts are collected up to this many UTF-16 units and encoded together: one by one, overhead would exceed content. */
const PIECE = 1 << 13;

/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const MOST_BYTES = 3;

/** Collects small texts for `put`, passes large pieces on as they are; what it passes is valid until `put` returns. */
function byteWriter(put: (bytes: Uint8Array) => void) {
  const buffer = Buffer.allocUnsafe(SIZE);
  let at = 0;
  let pending = '';

  const putBuffer = (): void => {
    if (at > 0) put(buffer.subarray(0, at));
    at = 0;
  };
  const encode = (): void => {
    if (at + pending.length * MOST_BYTES > SIZE) putBuffer();
    if (pending.length * MOST_BYTES > SIZE) put(Buffer.from(pending, 'utf8'));
    else at += buffer.write(pending, at, 'utf8');
    pending = '';
  };
  const flush = (): void => {
    encode();
    putBuffer();
  };
  return {
    flush,
    text(text: string): void {
      pending += text;
      if (pending.length > PIECE) encode();
    },
    bytes(source: Uint8Array): void {
      flush();
      put(source);
    },
  };
}
