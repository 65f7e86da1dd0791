import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Language } from '../../domain/language.ts';
import { emptyFiles } from '../../init/empty.ts';
import { exampleFiles } from '../../init/example.ts';
import { gitAttributes, withEditorSchema } from '../../init/tool-files.ts';
import { closedRunAt } from '../../runs/closed/closed-place.ts';
import { writeOutput } from '../../runs/disk/output-file.ts';
import {
  createRunFolder,
  isEmpty,
  isTooLong,
  moveFiles,
  type OnFolder,
  recoverRuns,
} from '../../runs/disk/run-folder.ts';
import { conventionJsonSchema } from '../../schema/convention-schema.ts';
import { fileAbove, isThere } from '../../system/paths.ts';
import { CONVENTION_FILE } from '../../workspace/convention-places.ts';

export type NewWorkspace =
  | { readonly kind: 'in-closed-run'; readonly run: string }
  | { readonly kind: 'no-folder'; readonly path: string }
  | { readonly kind: 'written' | 'name-too-long' | 'not-empty' };

/** Writes a new workspace, example or empty: whole or not at all, replacing nothing. An interruption waits for it. */
export function newWorkspace(
  folder: string,
  { empty, language }: { readonly empty: boolean; readonly language: Language },
  onFolder: OnFolder,
): NewWorkspace {
  const target = resolve(folder);
  const taken = fileAbove(join(folder, CONVENTION_FILE));
  if (taken !== undefined) return { kind: 'no-folder', path: taken };
  // An existing folder may be somebody's current one, or a mount point: it receives the files, and stays.
  const stays = isThere(target);
  recoverRuns(dirname(target));
  if (stays && statSync(target).isDirectory()) recoverRuns(target);
  const closed = closedRunAt(target);
  if (closed !== undefined) return { kind: 'in-closed-run', run: closed };
  if (!stays && isTooLong(target)) return { kind: 'name-too-long' };
  const isFree = (): boolean => (stays ? isEmpty(target) : !isThere(target));
  if (!isFree()) return { kind: 'not-empty' };
  const unregister = onFolder(() => {});
  const staged = stays
    ? createRunFolder(join(target, CONVENTION_FILE), (prepared) => moveFiles(prepared, CONVENTION_FILE))
    : createRunFolder(target);
  try {
    const files = empty ? emptyFiles(language) : exampleFiles(language);
    const all = [...withEditorSchema(files, conventionJsonSchema()), gitAttributes(language)];
    for (const { path, content } of all) writeOutput(staged.path, path, content);
    const [late] = staged.finish(() => (isFree() ? [] : ['not-empty' as const]));
    if (late !== undefined) staged.abandon();
    return { kind: late ?? 'written' };
  } catch (error) {
    staged.abandon();
    throw error;
  } finally {
    unregister();
  }
}
