import { hasErrors, type Problem } from '../../diagnostics/problem.ts';
import { createRunFolder, type OnFolder } from './run-folder.ts';

/** How a folder is written: what stands in its place, and what fills it. */
export interface WholeFolder<Written> {
  readonly obstacles: () => readonly Problem[];
  readonly onFolder: OnFolder;
  readonly write: (folder: string) => Promise<Written>;
}

/** Writes a folder beside its place and renames it there, whole or not at all; the problems say why it was not. */
export async function writeWholeFolder<Written extends { readonly problems: readonly Problem[] }>(
  target: string,
  { obstacles, onFolder, write }: WholeFolder<Written>,
): Promise<Written> {
  const folder = createRunFolder(target);
  const unregister = onFolder(() => folder.abandon());
  try {
    const written = await write(folder.path);
    const standing = hasErrors(written.problems) ? [] : folder.finish(obstacles);
    const problems = [...written.problems, ...standing];
    if (hasErrors(problems)) folder.abandon();
    return { ...written, problems };
  } catch (error) {
    folder.abandon();
    throw error;
  } finally {
    unregister();
  }
}
