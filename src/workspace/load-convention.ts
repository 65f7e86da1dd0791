import type { KeyDefinitions } from '../allocate/keys/common/key.ts';
import { type OnProblem, problem } from '../diagnostics/problem.ts';
import type { Language } from '../domain/language.ts';
import { holdsIn, type Release } from '../domain/release.ts';
import { isFileThere } from '../system/paths.ts';
import { DOUBTS_OF_ALL, WITHOUT_CONVENTION } from './convention/doubts.ts';
import { type ConventionText, readConvention } from './convention/load.ts';
import { localeIn, MOST_CONVENTION_BYTES } from './convention/locale.ts';
import { withMeaning } from './convention/words/meaning.ts';
import { yamlWords } from './convention/yaml-words.ts';
import type { FileReport } from './file-report.ts';
import { openText, withoutContent } from './records/input-file.ts';
import { mixedEncodings } from './records/mixed-encodings.ts';

/** A convention that is read instead of the workspace's own. */
export interface ConventionFile {
  readonly absolutePath: string;
  /** Its name in problems. */
  readonly path: string;
}

export interface ConventionReport
  extends Pick<FileReport, 'fingerprint' | 'place' | 'dialect' | 'headers' | 'rows'> {
  readonly form: 'YAML';
}

/** The convention of a workspace as far as it was understood; what cannot be read is reported. */
export function loadConvention(
  { absolutePath, path }: ConventionFile,
  keys: KeyDefinitions,
  release: Release,
  report: OnProblem,
): {
  readonly file: ConventionReport | undefined;
  readonly parsed: ConventionText['value'];
  readonly doubts: ConventionText['doubts'];
  readonly locale: Language | undefined;
} {
  const nothing = { file: undefined, parsed: undefined, doubts: WITHOUT_CONVENTION, locale: undefined };
  if (!isFileThere(absolutePath)) {
    report(problem('table-missing', { file: path }, { file: path }));
    return nothing;
  }
  // It may name lists that are read as tables.
  const unread = { ...nothing, doubts: DOUBTS_OF_ALL };
  const without = withoutContent(absolutePath, path);
  if (without !== undefined) {
    report(without);
    return unread;
  }
  const file = openText(absolutePath, path, report);
  if (file === undefined) return unread;
  if (file.fingerprint.bytes > MOST_CONVENTION_BYTES) {
    const detail = yamlWords(`TOO_LARGE, ${MOST_CONVENTION_BYTES}`);
    report(problem('yaml-syntax', { file: path, row: 1 }, { detail }));
    return unread;
  }
  const text = [...file.text(report)].join('');
  const rowsOf = (): readonly string[] => text.split('\n');
  const mixed = holdsIn(release, '0.2') ? mixedEncodings(file, rowsOf, { edited: path }) : undefined;
  const { value, doubts, problems } =
    mixed === undefined
      ? readConvention(text, keys, release)
      : { value: undefined, doubts: DOUBTS_OF_ALL, problems: [mixed] };
  problems.map(withMeaning).forEach(report);
  return {
    file: {
      fingerprint: file.fingerprint,
      place: path,
      form: 'YAML',
      dialect: undefined,
      headers: new Map(),
      rows: 0,
    },
    parsed: value,
    doubts,
    locale: localeIn(text),
  };
}
