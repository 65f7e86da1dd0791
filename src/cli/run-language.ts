import { join } from 'node:path';
import { workspaceOf } from '../jobs/verify/verify.ts';
import { isThere } from '../system/paths.ts';
import { localeOf } from '../workspace/convention/locale.ts';
import { CONVENTION_FILE } from '../workspace/convention-places.ts';
import type { Given } from './definition.ts';
import { terminalUnder } from './language.ts';
import type { Terminal } from './terminal.ts';

/** The terminal in the language of a run: `--lang`, else that of the convention which it was computed with. */
export function runTerminal(run: string, given: Given, terminal: Terminal): Terminal {
  const packed = join(run, 'inputs');
  const workspace = isThere(join(packed, CONVENTION_FILE)) ? packed : workspaceOf(run);
  return workspace === undefined ? terminal : terminalUnder(given, terminal, localeOf(workspace));
}
