import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Problem, problem } from '../diagnostics/problem.ts';
import { isThere } from '../system/paths.ts';
import { shellWord } from '../text/shell-word.ts';
import { compareText } from '../text/text-order.ts';
import { CONVENTION_FILE } from './convention-places.ts';
import { conventionStandIn } from './stand-ins.ts';

const MOST_SHOWN = 3;
const MOST_LEVELS_UP = 4;

/** Why a folder is none that anything can be read from; undefined where it may be a workspace, whole or not. */
export function notAWorkspace(folder: string): Problem | undefined {
  if (!isThere(folder)) {
    return problem('workspace-missing', { file: folder }, { path: folder, folder: shellWord(folder) });
  }
  if (!statSync(folder).isDirectory()) {
    const around = dirname(folder);
    const near = holdsConvention(around) ? [around] : workspacesAbove(around).map((up) => join(around, up));
    return problem('workspace-file', { file: folder }, { path: folder, found: near.join(', ') });
  }
  if (holdsConvention(folder) || conventionStandIn(folder) !== undefined) return undefined;
  const found = workspacesNear(folder).map((near) => join(folder, near));
  return found.length === 0
    ? undefined
    : problem('workspace-elsewhere', { file: folder }, { path: folder, found: found.join(', ') });
}

/** Why a folder is no workspace, or one without its convention; undefined where it has one. */
export function withoutConvention(folder: string): Problem | undefined {
  const elsewhere = notAWorkspace(folder);
  if (elsewhere !== undefined || holdsConvention(folder)) return elsewhere;
  const missing = { file: CONVENTION_FILE };
  return conventionStandIn(folder) ?? problem('table-missing', missing, missing);
}

/**
 * Where the workspace may be that somebody meant by a folder without convention.yaml: in folders of it, else in one of
 * those above it; above it first where the folder is a run, whose inputs are a copy. Paths are as from the folder,
 * `mon-groupement/` or `../`; none where there is none near.
 */
function workspacesNear(folder: string): readonly string[] {
  const below = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && holdsConvention(join(folder, entry.name)))
    .map(({ name }) => `${name}/`)
    .sort(compareText)
    .slice(0, MOST_SHOWN);
  const above = workspacesAbove(folder);
  const isRun = isThere(join(folder, 'manifest.json'));
  return (isRun ? [above, below] : [below, above]).find(({ length }) => length > 0) ?? [];
}

/** The nearest folder above with a convention. */
function workspacesAbove(folder: string): readonly string[] {
  return Array.from({ length: MOST_LEVELS_UP }, (_, level) => '../'.repeat(level + 1))
    .filter((path) => holdsConvention(resolve(folder, path)))
    .slice(0, 1);
}

function holdsConvention(folder: string): boolean {
  return isThere(join(folder, CONVENTION_FILE));
}
