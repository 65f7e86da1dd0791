import type { Register } from '../allocate/register.ts';
import { registerOf } from '../allocate/register-of.ts';
import type { Release } from '../domain/release.ts';
import type { Workspace } from '../domain/workspace.ts';
import { type LoadedWorkspace, loadWorkspace } from '../workspace/load.ts';
import { workspaceMemory } from '../workspace/workspace-memory.ts';

/**
 * What two computations of one run share, each of a folder of its own: tables whose bytes are the same are read once, and
 * then have one register, with its plans. Every line is read and shared in both.
 */
export interface WorkspaceCache {
  readonly load: (folder: string, release?: Release) => LoadedWorkspace;
  readonly registerOf: (workspace: Workspace) => Register;
}

export function workspaceCache(): WorkspaceCache {
  const memory = workspaceMemory();
  let latest: Register | undefined;
  return {
    load: (folder, release) => loadWorkspace(folder, { release, memory }),
    registerOf(workspace) {
      if (latest?.workspace !== workspace) latest = registerOf(workspace);
      return latest;
    },
  };
}
