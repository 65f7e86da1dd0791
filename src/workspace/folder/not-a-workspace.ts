import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { isThere } from '../../system/paths.ts';
import { keptOnline } from '../../text/file-type.ts';
import { shellWord } from '../../text/shell-word.ts';
import { compareText } from '../../text/text-order.ts';
import { CONVENTION_FILE } from '../convention-places.ts';

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

/** Names under which a convention is saved that is not read: another extension, one that Windows hides, a hidden file. */
const MISNAMED = /^\.?convention\.ya?ml(?:\.txt)?$/i;

/** What stands in a folder for its convention: a file that is kept online only, or under another name. */
function conventionStandIn(folder: string): Problem | undefined {
  const names = readdirSync(folder);
  const file = names.find((name) => keptOnline(name) === CONVENTION_FILE);
  if (file !== undefined) return problem('file-online-only', { file }, { file, kept: CONVENTION_FILE });
  return misnamedConventions(names, undefined)[0];
}

/** The files that have nearly the name of the convention: `present` is its own on the disk, where it is there. */
export function misnamedConventions(
  names: readonly string[],
  present: string | undefined,
): readonly Problem[] {
  const [other, alone] = present === undefined ? ['', CONVENTION_FILE] : [present, ''];
  return names
    .filter((file) => file !== present && file !== CONVENTION_FILE && MISNAMED.test(file))
    .map((file) => problem('convention-misnamed', { file }, { file, other, alone }));
}

/** All problems but that a file is missing for which another one stands: that alone is told. */
export function withoutStandIns(problems: readonly Problem[]): readonly Problem[] {
  const kept = new Set(
    problems.flatMap(({ code, args }) => {
      if (code === 'convention-misnamed') return [CONVENTION_FILE];
      return code === 'file-online-only' ? [args['kept']] : [];
    }),
  );
  return problems.filter(
    ({ code, args }) => (code !== 'table-missing' && code !== 'list-missing') || !kept.has(args['file']),
  );
}
