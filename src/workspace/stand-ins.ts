import { readdirSync } from 'node:fs';
import { type Problem, problem } from '../diagnostics/problem.ts';
import { keptOnline } from '../text/file-type.ts';
import { CONVENTION_FILE } from './convention-places.ts';

/** Names under which a convention is saved that is not read: another extension, one that Windows hides, a hidden file. */
const MISNAMED = /^\.?convention\.ya?ml(?:\.txt)?$/i;

/** What stands in a folder for its convention: a file that is kept online only, or under another name. */
export function conventionStandIn(folder: string): Problem | undefined {
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
