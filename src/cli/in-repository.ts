import { isAbsolute, relative, resolve, sep } from 'node:path';

/** A folder from the root of the repository that a workflow of GitHub checked out; undefined outside of one. */
export function inRepository(folder: string): string | undefined {
  const root = process.env['GITHUB_WORKSPACE'];
  if (root === undefined || root === '') return undefined;
  const within = relative(root, resolve(folder));
  return isAbsolute(within) || within.split(sep)[0] === '..' ? undefined : within;
}
