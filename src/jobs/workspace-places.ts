import { dirname, join, sep } from 'node:path';
import { isThere, resolvedPath } from '../system/paths.ts';
import { isTabular, TABULAR } from '../text/file-type.ts';
import { INVOICES_FOLDER, RUNS_FOLDER } from '../workspace/convention-places.ts';
import type { LoadedWorkspace } from '../workspace/load.ts';
import { ALL_TABLES } from '../workspace/tables.ts';

/** Whether a workspace reads what is at a path: a table, if only for the year, a list, or anything in invoices/. */
export function isRead(path: string, loaded: LoadedWorkspace): boolean {
  return isInInvoices(path, loaded.folder) || isReadExceptInvoices(path, loaded);
}

/** The same, or may read it: where its convention is not understood, any table or workbook may be one of its lists. */
export function mayBeRead(path: string, loaded: LoadedWorkspace): boolean {
  const isUnderstood = loaded.convention !== undefined && loaded.doubts === undefined;
  return isRead(path, loaded) || (!isUnderstood && isTabular(path));
}

/** Whether a workspace reads what is at a path: the convention, a table, even if only for the year, or a list. */
export function isReadExceptInvoices(path: string, { folder, files, convention }: LoadedWorkspace): boolean {
  const lists = [...(convention?.tables.values() ?? [])].flat().map(({ file }) => file);
  const read = [...files.map(({ fingerprint }) => fingerprint.path), ...lists];
  return isTablePlace(path, folder) || isOneOf(path, folder, read);
}

/** Whether a path is that of a table of a workspace, if only for the year, be there one or not. */
export function isTablePlace(path: string, workspace: string): boolean {
  const names = Object.values(ALL_TABLES).flatMap(({ name }) => TABULAR.map((form) => `${name}.${form}`));
  return isOneOf(path, workspace, names);
}

/** Whether a path leads to one of some files of a folder, through any links; on a share, each look at the disk takes long. */
function isOneOf(path: string, folder: string, names: readonly string[]): boolean {
  const [place, within] = [resolvedPath(path), resolvedPath(folder)];
  return names.some((name) => {
    const file = join(within, name);
    return file === place || ((isThere(file) || dirname(file) !== within) && resolvedPath(file) === place);
  });
}

/** Whether two paths lead to one place, through any links. */
export function isSamePlace(one: string, other: string): boolean {
  return resolvedPath(one) === resolvedPath(other);
}

/** Whether a path leads into the folder of runs, where nothing else may be written. */
export function isInRuns(path: string, workspace: string): boolean {
  return isWithin(path, join(workspace, RUNS_FOLDER));
}

/** Whether a path leads to a file of invoices/, or into a folder there. */
export function isInInvoices(path: string, workspace: string): boolean {
  return isWithin(dirname(resolvedPath(path)), join(workspace, INVOICES_FOLDER));
}

/** Whether a path leads to a folder or into it, through any links. */
function isWithin(path: string, folder: string): boolean {
  return `${resolvedPath(path)}${sep}`.startsWith(`${resolvedPath(folder)}${sep}`);
}
