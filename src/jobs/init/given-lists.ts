import { type Problem, problem, type WithProblems } from '../../diagnostics/problem.ts';
import { type GivenFile, givenFiles, tablesThere } from '../../init/from/given-files.ts';
import type { GivenList } from '../../init/from/propose.ts';
import type { Remark } from '../../init/from/remarks.ts';
import { seeLists } from '../../init/from/seen-list.ts';
import { recoverRuns } from '../../runs/disk/run-folder.ts';
import { isTabular } from '../../text/file-type.ts';
import { isToUnpack } from './einvoice-names.ts';

/** What `init --from` was given, as it was seen. */
export interface GivenLists {
  readonly files: readonly GivenFile[];
  /** Those of the files, then those of the tables that the workspace has and that lists refer to. */
  readonly lists: readonly GivenList[];
  /** Of files that are not read, or not as a whole. */
  readonly remarks: readonly Remark[];
}

/** Looks at the files that somebody names for a workspace, and at the tables that it has already. */
export function givenLists(folder: string, named: readonly string[]): WithProblems<GivenLists> {
  recoverRuns(folder);
  const { files, unread, unopened } = givenFiles(folder, named);
  const problems: Problem[] = unopened.map((file) => problem('file-name-unread', { file }, {}));
  const lists = [...files, ...tablesThere(folder, files)]
    .filter(({ path }) => isTabular(path))
    .flatMap(({ absolutePath, path }): readonly GivenList[] =>
      seeLists(absolutePath, path, (found) => void problems.push(found)).map((list) => ({ list, path })),
    );
  const remarks: readonly Remark[] = [
    ...unread.map((file) => ({ kind: 'not-read', file }) as const),
    ...files
      .filter(({ absolutePath }) => isToUnpack(absolutePath))
      .map(({ path }) => ({ kind: 'to-unpack', file: path }) as const),
  ];
  return { value: { files, lists, remarks }, problems };
}
