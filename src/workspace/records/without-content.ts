import { type Problem, problem } from '../../diagnostics/problem.ts';
import { CONVENTION_FILE } from '../convention-places.ts';
import { type FileSource, firstBytes, STANDARD_INPUT } from './input-file.ts';

/** How a file begins that Git LFS puts in place of a large one until that is fetched. */
const POINTER = Buffer.from('version https://git-lfs.github.com/spec/');

/** No readable file begins with so many zero bytes: a disk or a synchronisation has lost its content. */
const ZEROS = 64;

/** Why a file has no content to read: no bytes, lost ones, or a pointer of Git LFS; undefined for all others. */
export function withoutContent(source: FileSource, file: string): Problem | undefined {
  if (source === STANDARD_INPUT) return undefined;
  const start = firstBytes(source, ZEROS);
  if (POINTER.equals(start.subarray(0, POINTER.length))) return problem('file-git-lfs', { file }, {});
  if (start.some((byte) => byte !== 0)) return undefined;
  const [model, other] = file === CONVENTION_FILE ? [file, ''] : ['', file];
  return problem('file-empty', { file }, { found: start.length === 0 ? NO_BYTES : NULS, model, other });
}

const NO_BYTES = { en: 'it has 0 bytes', fr: 'il a 0 octet' };
const NULS = { en: 'it begins with bytes of value 0', fr: 'il commence par des octets nuls' };
