import { dirname, join, sep } from 'node:path';
import { resolvedPath } from '../system/paths.ts';
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
  return isTablePlace(path, folder) || read.some((name) => isSamePlace(join(folder, name), path));
}

/** Whether a path is that of a table of a workspace, if only for the year, be there one or not. */
export function isTablePlace(path: string, workspace: string): boolean {
  return Object.values(ALL_TABLES).some(({ name }) =>
    TABULAR.some((form) => isSamePlace(join(workspace, `${name}.${form}`), path)),
  );
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
