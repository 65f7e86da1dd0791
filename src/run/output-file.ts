import { createHash } from 'node:crypto';
import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Lend } from '../fastlane/press.ts';
import { byteWriter } from '../report/byte-writer.ts';
import type { Fingerprint } from '../workspace/input-file.ts';

/** A file of the run while it is written; its hash is known when it is closed. */
export interface OutputFile {
  readonly write: (text: string | Uint8Array) => void;
  /** Lends the file, of which nothing but its header may be written, until it is closed. */
  readonly lend: Lend;
  readonly close: () => Fingerprint;
}

/** Begins a file of a folder with a header; `path` is its name there, with `/`. */
export function createOutput(folder: string, path: string, header = ''): OutputFile {
  const absolute = join(folder, path);
  mkdirSync(dirname(absolute), { recursive: true });
  const descriptor = openSync(absolute, 'wx');
  const hash = createHash('sha256');
  let bytes = 0;
  const put = (data: Uint8Array): void => {
    bytes += data.length;
    for (let at = 0; at < data.length; ) at += writeSync(descriptor, data, at);
  };
  const writer = byteWriter((data) => {
    hash.update(data);
    put(data);
  });
  writer.text(header);
  let borrower: OutputFile['write'] | undefined;
  let hashOf = (): string => hash.digest('hex');
  return {
    write(data) {
      if (borrower !== undefined) borrower(data);
      else if (typeof data === 'string') writer.text(data);
      else writer.bytes(data, 0, data.length);
    },
    lend(take) {
      writer.flush();
      if (bytes !== Buffer.byteLength(header)) throw new Error(`${path} is lent before its rows are written`);
      borrower = (data) => {
        if (typeof data !== 'string') throw new Error(`${path} takes texts only while it is lent`);
        take(data);
      };
      return {
        begun: header,
        write: put,
        giveBack(sha256) {
          hashOf = () => sha256;
          borrower = () => {
            throw new Error(`${path} is complete`);
          };
        },
      };
    },
    close() {
      writer.flush();
      closeSync(descriptor);
      return { path, sha256: hashOf(), bytes };
    },
  };
}

/** A whole file at once. */
export function writeOutput(folder: string, path: string, content: string | Uint8Array): Fingerprint {
  const file = createOutput(folder, path);
  file.write(content);
  return file.close();
}

/**
 * A whole file at its place, over what may stand there: forced to the disk beside it, then renamed;
 * whole or not at all.
 */
export function replaceFile(folder: string, name: string, content: string | Uint8Array): void {
  const beside = join(folder, `.${name}.grappe-${process.pid}.new`);
  try {
    writeFileSync(beside, content, { flush: true });
    renameSync(beside, join(folder, name));
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
