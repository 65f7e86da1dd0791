import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LEDGER_FILE, LEDGER_SEAL_FILE } from '../../audit/ledger.ts';
import { MANIFEST_FILE } from '../../audit/manifest-schema.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { isThere } from '../../system/paths.ts';
import { isSystemFile } from '../../text/file-type.ts';
import { compareText } from '../../text/text-order.ts';
import { RUNS_FOLDER } from '../../workspace/convention-places.ts';
import { fileSha256, readManifest } from '../run-files.ts';
import { openLedger } from './closed-runs.ts';

/** The problem, if any, of what is in a folder of runs but neither a run nor the ledger, so that nothing reads it. */
export function runsUnread(workspaceFolder: string): Problem | undefined {
  const found = straysIn(join(workspaceFolder, RUNS_FOLDER));
  if (found.length === 0) return undefined;
  const listed = (copy: string): string =>
    found.map(({ name, copyOf }) => (copyOf === '' ? name : `${name} (${copy} ${copyOf})`)).join(', ');
  const names = { en: listed('a copy of'), fr: listed('copie de') };
  return problem('runs-unread', { file: RUNS_FOLDER }, { folder: RUNS_FOLDER, names });
}

/** Signatures or time stamps of the ledger (docs/audit.md), and texts about the folder for people. */
const FOR_PEOPLE =
  /^closed\b.*\.(?:asc|ots|p7m|p7s|sig|sign|tsq|tsr)$|^(?:readme|lisez-?moi)(?:\.(?:md|txt|pdf))?$/i;

/**
 * What is in a folder of runs but is neither a run nor the ledger; `copyOf` is the closed run that it copies, empty
 * where it copies none. Left out: hidden files, being written or of other programs, and what systems add by themselves.
 */
function straysIn(runsFolder: string): readonly { readonly name: string; readonly copyOf: string }[] {
  if (!isThere(runsFolder)) return [];
  const { rows } = openLedger(runsFolder);
  const closed = new Map(rows.map(({ run, manifestSha256 }) => [manifestSha256, run]));
  const isOwn = (name: string): boolean => name === LEDGER_FILE || name === LEDGER_SEAL_FILE;
  return readdirSync(runsFolder, { withFileTypes: true })
    .filter(({ name }) => !isOwn(name) && !name.startsWith('.') && !isSystemFile(name))
    .filter((entry) => entry.isDirectory() || !FOR_PEOPLE.test(entry.name))
    .sort((a, b) => compareText(a.name, b.name))
    .flatMap((entry) => {
      const name = entry.name.normalize('NFC');
      if (!entry.isDirectory()) return [{ name, copyOf: '' }];
      const folder = join(runsFolder, entry.name);
      if (readManifest(folder) === undefined) return [{ name: `${name}/`, copyOf: '' }];
      if (rows.some(({ run }) => run === name)) return [];
      const copyOf = closed.get(fileSha256(join(folder, MANIFEST_FILE)));
      return copyOf === undefined ? [] : [{ name: `${name}/`, copyOf }];
    });
}
