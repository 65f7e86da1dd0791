import { readdirSync, statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { isThere } from '../../system/paths.ts';
import { extensionOf, keptOnline, withoutExtension } from '../../text/file-type.ts';
import { nearest } from '../../text/nearest.ts';
import { shellWord } from '../../text/shell-word.ts';
import { compareText } from '../../text/text-order.ts';
import { CONVENTION_FILE } from '../convention-places.ts';

const MOST_SHOWN = 3;
const MOST_LEVELS_UP = 4;
/** Two of the ten letters of its name. */
const MOST_DIFFERENCES = 0.2;

/** Why nothing can be read from a folder; undefined where it may be a workspace, complete or not. */
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

/** Why a folder is no workspace, or lacks its convention; undefined where it has one. */
export function withoutConvention(folder: string): Problem | undefined {
  const elsewhere = notAWorkspace(folder);
  if (elsewhere !== undefined || holdsConvention(folder)) return elsewhere;
  const missing = { file: CONVENTION_FILE };
  return conventionStandIn(folder) ?? problem('table-missing', missing, missing);
}

/**
 * Where the intended workspace may be, for a folder without convention.yaml: within it, else above it, but first above
 * a run, whose inputs are a copy. Paths are relative to the folder: `mon-groupement/` or `../`.
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

/** Names of a convention that is not read: another extension, one that Windows hides, a hidden file. */
const MISNAMED = /^\.?convention\.ya?ml(?:\.txt)?$/i;

/** Whether a file has the name of the convention but for a letter or two. */
function isMistyped(file: string): boolean {
  return (
    ['yaml', 'yml'].includes(extensionOf(file)) &&
    nearest(withoutExtension(file), ['convention'], MOST_DIFFERENCES) !== ''
  );
}

/** The problem of what is there instead of the convention: a placeholder of an online file, or another name. */
function conventionStandIn(folder: string): Problem | undefined {
  const names = readdirSync(folder);
  const file = names.find((name) => keptOnline(name) === CONVENTION_FILE);
  if (file !== undefined) return problem('file-online-only', { file }, { file, kept: CONVENTION_FILE });
  return misnamedConventions(names, undefined)[0];
}

/** The files with nearly the name of the convention; `present` is its own name on the disk, if it is there. */
export function misnamedConventions(
  names: readonly string[],
  present: string | undefined,
): readonly Problem[] {
  const [other, alone] = present === undefined ? ['', CONVENTION_FILE] : [present, ''];
  return names
    .filter((file) => file !== present && file !== CONVENTION_FILE)
    .filter((file) => MISNAMED.test(file) || (present === undefined && isMistyped(file)))
    .map((file) => problem('convention-misnamed', { file }, { file, other, alone }));
}

/** The problems, without a missing file of which a placeholder is reported. */
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
