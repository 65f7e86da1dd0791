import type { Register } from '../allocate/register.ts';
import { registerOf } from '../allocate/register-of.ts';
import type { Release } from '../domain/release.ts';
import type { Workspace } from '../domain/workspace.ts';
import { type LoadedWorkspace, loadWorkspace } from '../workspace/load.ts';
import { workspaceMemory } from '../workspace/workspace-memory.ts';

export type WorkspaceCache = ReturnType<typeof workspaceCache>;

/**
 * What two computations of one run share, each of a folder of its own: tables whose bytes are the same are read once, and
 * then have one register, with its plans. Every line is read and shared in both.
 */
export function workspaceCache() {
  const memory = workspaceMemory();
  let latest: Register | undefined;
  return {
    load: (folder: string, release?: Release): LoadedWorkspace => loadWorkspace(folder, { release, memory }),
    registerOf(workspace: Workspace): Register {
      if (latest?.workspace !== workspace) latest = registerOf(workspace);
      return latest;
    },
  };
}
