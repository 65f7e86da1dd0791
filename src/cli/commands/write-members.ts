import { join } from 'node:path';
import { FROM_WORDS } from '../../init/from/from-words.ts';
import { membersTable } from '../../init/from/named-members.ts';
import { replaceFile } from '../../runs/output-file.ts';
import type { NamedRow } from '../../workspace/reading/directory.ts';
import { TABLES } from '../../workspace/tables.ts';
import type { Terminal } from '../terminal.ts';

/** Writes members.csv from the members that lists name, and says so; nothing where they name none. */
export function writeMembers(folder: string, named: readonly NamedRow[], terminal: Terminal): void {
  if (named.length === 0) return;
  const { file } = TABLES.members;
  replaceFile(folder, file, membersTable(named, terminal.language));
  if (!terminal.quiet)
    terminal.out(FROM_WORDS[terminal.language].membersWritten(join(folder, file), named.length));
}
