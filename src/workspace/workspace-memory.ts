import type { Workspace } from '../domain/workspace.ts';
import type { readTable } from './reading/read-table.ts';

/** The tables of a workspace as they were read last, each with its files and their hashes as text. */
export type TableMemory = Map<
  string,
  { readonly files: string; readonly result: ReturnType<typeof readTable> }
>;

/** What was read of a workspace, reused when the same bytes are read again. */
export interface WorkspaceMemory {
  /** The settings by which the tables were read: the hash of the convention, and the release. */
  settings: string;
  readonly tables: TableMemory;
  workspace: Workspace | undefined;
}

/** A memory of nothing yet. */
export function workspaceMemory(): WorkspaceMemory {
  return { settings: '', tables: new Map(), workspace: undefined };
}
