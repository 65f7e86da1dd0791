import { type Problem, problem } from '../../diagnostics/problem.ts';
import { type FileSource, firstBytes, STANDARD_INPUT } from './input-file.ts';

/** How a file begins that Git LFS puts in the place of a large one until somebody fetches that. */
const POINTER = Buffer.from('version https://git-lfs.github.com/spec/');

/** That a file only stands for one which Git LFS has not fetched, whatever its form; undefined for all others. */
export function lfsPointer(source: FileSource, path: string): Problem | undefined {
  if (source === STANDARD_INPUT) return undefined;
  const isPointer = POINTER.equals(firstBytes(source, POINTER.length));
  return isPointer ? problem('file-git-lfs', { file: path }, {}) : undefined;
}
