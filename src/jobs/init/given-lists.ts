import { readFileSync } from 'node:fs';
import { hasErrors, type Problem, problem, type WithProblems } from '../../diagnostics/problem.ts';
import type { Language } from '../../domain/language.ts';
import { groupBy } from '../../domain/lists.ts';
import { type GivenFile, givenFiles, tablesThere } from '../../init/from/given-files.ts';
import { einvoiceProposal, loneProposal } from '../../init/from/lone-proposal.ts';
import type { GivenList } from '../../init/from/propose.ts';
import { garbledHeaders, type Remark } from '../../init/from/remarks.ts';
import { type SeenList, seeLists } from '../../init/from/seen-list.ts';
import { fileGlob } from '../../init/from/yaml-text.ts';
import { recoverRuns } from '../../runs/disk/run-folder.ts';
import { extensionOf, isTabular, mayHoldInvoices } from '../../text/file-type.ts';
import { matchesGlob } from '../../text/glob.ts';
import { STANDARD_INPUT } from '../../workspace/records/input-file.ts';
import { invoicesIn } from '../import.ts';

/** What `init --from` was given, as it was read. */
export interface GivenLists {
  readonly files: readonly GivenFile[];
  /** The lists in the files, then the tables that the workspace already has and that lists refer to. */
  readonly lists: readonly GivenList[];
  /** Remarks on files that are not read, or only in part. */
  readonly remarks: readonly Remark[];
}

/** Reads the files named for a workspace, and the tables that it already has. */
export function givenLists(
  folder: string,
  named: readonly string[],
  language: Language,
): WithProblems<GivenLists> {
  recoverRuns(folder);
  const { files, unread, links, unopened } = givenFiles(folder, named);
  const problems: Problem[] = unopened.map((file) =>
    problem('file-name-unread', { file }, { encoding: 'UTF-8' }),
  );
  const lists = [...files, ...tablesThere(folder, files)]
    .filter(({ path }) => isTabular(path))
    .flatMap(({ absolutePath, path }): readonly GivenList[] =>
      seeLists(absolutePath, path, language, (found) => void problems.push(found)).map((list) => ({
        list,
        path,
      })),
    );
  const remarks: readonly Remark[] = [
    ...unread.map((file) => ({ kind: 'not-read', file }) as const),
    ...garbledHeaders(lists),
    ...links.map((file) => ({ kind: 'link', file }) as const),
    ...files
      .filter(({ absolutePath }) => isToUnpack(absolutePath))
      .map(({ path }) => ({ kind: 'to-unpack', file: path }) as const),
  ];
  return { value: { files, lists, remarks }, problems };
}

/** Proposes a layout for one file, or standard input, outside any workspace; no `yaml` where none is possible. */
export function loneList(
  path: string,
  language: Language,
): {
  readonly yaml: string | undefined;
  readonly remarks: readonly Remark[];
  readonly problems: readonly Problem[];
} {
  const isInput = path === STANDARD_INPUT;
  if (!isInput && !mayHoldInvoices(path))
    return { yaml: undefined, remarks: [{ kind: 'not-read', file: path }], problems: [] };
  const names = isInput ? [] : einvoiceNames([path]);
  const packed: readonly Remark[] = !isInput && isToUnpack(path) ? [{ kind: 'to-unpack', file: path }] : [];
  if (names.length > 0)
    return { yaml: einvoiceProposal(einvoiceGlobs(names), language), remarks: packed, problems: [] };
  if (packed.length > 0) return { yaml: undefined, remarks: packed, problems: [] };
  const problems: Problem[] = [];
  const lists = seeLists(
    isInput ? readFileSync(0) : path,
    path,
    language,
    (found) => void problems.push(found),
  );
  const isSeen = lists.length > 0 && !hasErrors(problems);
  const named = isInput ? lists.map((list) => ({ ...list, name: nameToGive(list, language) })) : lists;
  const { yaml, remarks } = isSeen ? loneProposal(named, language) : { yaml: undefined, remarks: [] };
  const damaged = garbledHeaders(lists.map((list) => ({ list, path: list.name })));
  return { yaml, remarks: [...damaged, ...remarks], problems };
}

/** In the place of the name of standard input, which no file has: the one to write. */
function nameToGive({ form }: Pick<SeenList, 'form'>, language: Language): string {
  return `${{ en: 'NAME', fr: 'NOM' }[language]}.${form.toLowerCase()}`;
}

/** The names by which layouts match electronic invoices: in an archive or a pivot, the name of each file within. */
export function einvoiceNames(paths: readonly string[]): readonly string[] {
  const files = paths.filter((path) => !isTabular(path)).flatMap((path) => invoicesIn(path, () => {}));
  return [...new Set(files.filter(({ name }) => !isTabular(name)).map(({ name }) => name))];
}

/** Whether a file is an archive that must be unpacked first: for its tables, or for everything in it. */
function isToUnpack(path: string): boolean {
  if (extensionOf(path) !== 'zip') return false;
  const files = invoicesIn(path, () => {});
  return files.length === 0 || files.some(({ name }) => isTabular(name));
}

/** How layouts match such invoices: by patterns of their names, none of which takes all that a longer one is for. */
export function einvoiceGlobs(names: readonly string[]): readonly string[] {
  const byGlob = [...groupBy(names, fileGlob)];
  return byGlob
    .filter(([glob, own]) =>
      byGlob.every(
        ([other]) => other.length >= glob.length || !own.every((name) => matchesGlob(other, name)),
      ),
    )
    .map(([glob]) => glob);
}
