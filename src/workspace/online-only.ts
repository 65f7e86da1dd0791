import { readdirSync } from 'node:fs';
import { type Problem, problem } from '../diagnostics/problem.ts';
import { keptOnline } from '../text/file-type.ts';
import { CONVENTION_FILE } from './layout-place.ts';

/** What stands in a folder for its convention, which a program that synchronises folders keeps online only; undefined where nothing does. */
export function conventionStandIn(folder: string): Problem | undefined {
  const file = readdirSync(folder).find((name) => keptOnline(name) === CONVENTION_FILE);
  return file === undefined
    ? undefined
    : problem('file-online-only', { file }, { file, kept: CONVENTION_FILE });
}

/** All problems but that a file is missing which is kept online only: that alone is told. */
export function withoutStandIns(problems: readonly Problem[]): readonly Problem[] {
  const kept = new Set(
    problems.flatMap(({ code, args }) => (code === 'file-online-only' ? [args['kept']] : [])),
  );
  return problems.filter(
    ({ code, args }) => (code !== 'table-missing' && code !== 'list-missing') || !kept.has(args['file']),
  );
}
