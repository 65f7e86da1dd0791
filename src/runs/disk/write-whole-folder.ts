import { setImmediate } from 'node:timers/promises';
import { hasErrors, type Problem } from '../../diagnostics/problem.ts';
import { createRunFolder, type OnFolder } from './run-folder.ts';

/** Lets `write` fill a folder beside its place, then renames it: whole or not at all, and then the problems say why. */
export async function writeWholeFolder<Written extends { readonly problems: readonly Problem[] }>(
  target: string,
  obstacles: () => readonly Problem[],
  onFolder: OnFolder,
  write: (folder: string) => Promise<Written>,
): Promise<Written> {
  const folder = createRunFolder(target);
  const unregister = onFolder(() => folder.abandon());
  try {
    const written = await write(folder.path);
    // A signal that came meanwhile is handled before anything is replaced.
    await setImmediate();
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
