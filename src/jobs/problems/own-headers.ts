import type { Code } from '../../diagnostics/codes.ts';
import { type Problem, sortProblems } from '../../diagnostics/problem.ts';
import type { Layout } from '../../domain/convention.ts';
import type { ReadFile } from '../../invoices/read-lines.ts';
import { watchHeap } from '../../system/heap-room.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { ALL_TABLES } from '../../workspace/tables.ts';
import { askForLayouts } from './ask-for-layouts.ts';
import { ownOutput } from './own-output.ts';
import { type Headers, layoutOf, ownWords } from './own-words.ts';

/** These name a header as it is in the file. */
const OF_HEADERS: readonly Code[] = ['column-unknown', 'column-repeated'];

/**
 * The problems as they are printed, sorted: the missing columns of a file that no layout reads become one remedy; a file
 * that grappe wrote itself is named so; each problem is at the file and the header that were read; and its words call
 * tables and columns as the files of the workspace do.
 */
export function withOwnHeaders(
  problems: readonly Problem[],
  loaded: LoadedWorkspace,
  files: readonly ReadFile[] = [],
): readonly Problem[] {
  const headersOf = headersByFile(loaded, files);
  const places = tablePlaces(loaded);
  const wordsOf = ownWords(loaded, files, headersOf, problems);
  const all = askForLayouts(problems, loaded.convention).map((told) => {
    watchHeap();
    const found = ownOutput(told, loaded.folder);
    const file = places.get(found.place.file) ?? found.place.file;
    const header = OF_HEADERS.includes(found.code)
      ? undefined
      : headersOf.get(file)?.get(found.place.column ?? '');
    const place = { ...found.place, file, ...(header === undefined ? {} : { column: header }) };
    const args =
      found.code === 'column-missing' ? saidByEachFile(found.args, layoutOf(file, loaded)) : found.args;
    return { ...found, args, place, called: wordsOf(found, file) };
  });
  return sortProblems(all);
}

/** The header of each column that is read, by its name, by the place of its file, which may be read as several tables. */
export function headersByFile(
  loaded: LoadedWorkspace,
  files: readonly ReadFile[],
): ReadonlyMap<string, Headers> {
  const found = new Map<string, Headers>();
  for (const { place, headers } of loaded.files)
    found.set(place, new Map([...(found.get(place) ?? []), ...headers]));
  for (const { file } of files) found.set(file.fingerprint.path, file.headers);
  return found;
}

/** For tables that are read from another file than their own CSV: where their rows are, by the name of that CSV. */
function tablePlaces({ files }: LoadedWorkspace): ReadonlyMap<string, string> {
  const read = new Set(files.map(({ place }) => place));
  const places = Object.values(ALL_TABLES).flatMap(({ name, file }): readonly [string, string][] => {
    const first = files.find((report) => 'table' in report && report.table === name);
    return first === undefined || read.has(file) ? [] : [[file, first.place]];
  });
  return new Map(places);
}

/** The arguments for a missing column. If a layout reads several files, no number or date of one invoice fits all. */
function saidByEachFile(args: Problem['args'], layout: Layout | undefined): Problem['args'] {
  const { once } = args;
  const differs = once === 'invoice_number' || once === 'invoice_date';
  if (!differs || !/[*?]/.test(layout?.files ?? '')) return args;
  return { ...args, once: undefined, named: `{${once}}` };
}
