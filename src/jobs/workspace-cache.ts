import type { Register } from '../allocate/register.ts';
import { registerOf } from '../allocate/register-of.ts';
import type { Release } from '../domain/release.ts';
import type { Workspace } from '../domain/workspace.ts';
import { type LoadedWorkspace, loadWorkspace, workspaceMemory } from '../workspace/load.ts';

export type WorkspaceCache = ReturnType<typeof workspaceCache>;

/** What computations of a run have in common: tables of the same bytes, read once, their register and its plans. */
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
