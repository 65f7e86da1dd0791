import { CODES } from '../diagnostics/codes.ts';
import { FINDING_CODES } from '../domain/finding.ts';
import { TABLE_TOPICS } from '../init/empty.ts';
import { COMMANDS } from './command-list.ts';

/** What `grappe help` may be asked for: the rules, a command, a table, the code of a problem or of a finding. */
export const HELP_TOPICS: readonly string[] = [
  'rules',
  ...COMMANDS.map(({ name }) => name),
  ...TABLE_TOPICS.filter((table) => !COMMANDS.some(({ name }) => name === table)),
  ...Object.keys(CODES),
  ...FINDING_CODES,
];
