import { CODES } from '../diagnostics/codes.ts';
import { FINDING_CODES } from '../domain/finding.ts';
import { COMMANDS } from './command-list.ts';

/** What `grappe help` may be asked for: the rules, a command, the code of a problem or of a finding. */
export const HELP_TOPICS: readonly string[] = [
  'rules',
  ...COMMANDS.map(({ name }) => name),
  ...Object.keys(CODES),
  ...FINDING_CODES,
];
