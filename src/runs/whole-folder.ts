import { hasErrors, type Problem } from '../diagnostics/problem.ts';
import { createRunFolder, type OnFolder } from './run-folder.ts';

/** How a folder is written: what stands in its place, and what fills it. */
export interface WholeFolder {
  readonly obstacles: () => readonly Problem[];
  readonly onFolder: OnFolder;
  readonly write: (folder: string) => Promise<readonly Problem[]>;
}

/** Writes a folder beside its place and renames it there, whole or not at all; the problems say why it was not. */
export async function writeWholeFolder(
  target: string,
  { obstacles, onFolder, write }: WholeFolder,
): Promise<readonly Problem[]> {
  const folder = createRunFolder(target);
  const unregister = onFolder(() => folder.abandon());
  try {
    const problems = await write(folder.path);
    const late = hasErrors(problems) ? [] : folder.finish(obstacles);
    if (hasErrors([...problems, ...late])) folder.abandon();
    return [...problems, ...late];
  } catch (error) {
    folder.abandon();
    throw error;
  } finally {
    unregister();
  }
}
