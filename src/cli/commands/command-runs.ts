// What each command runs, in one module: reading it costs less than many small files.

import type { CommandName } from '../command-list.ts';
import type { CommandRun } from '../definition.ts';
import { account } from './account.ts';
import { advances } from './advances.ts';
import { allocate } from './allocate.ts';
import { check } from './check.ts';
import { close } from './close.ts';
import { compare } from './compare.ts';
import { diff } from './diff.ts';
import { explain } from './explain.ts';
import { forecast } from './forecast.ts';
import { help } from './help.ts';
import { importInvoices } from './import.ts';
import { init } from './init.ts';
import { reconcile } from './reconcile.ts';
import { schema } from './schema.ts';
import { status } from './status.ts';
import { verify } from './verify.ts';

export { NO_RESULTS } from '../../reconcile/outputs/formats.ts';
export { deliverRefusal, outFileOfLine } from '../refusal-document.ts';
export { offeredWords } from './help.ts';

/** All commands except `completion`, which needs nothing of what these share. */
export const COMMAND_RUNS: Readonly<Record<Exclude<CommandName, 'completion'>, CommandRun>> = {
  account,
  advances,
  allocate,
  check,
  close,
  compare,
  diff,
  explain,
  forecast,
  help,
  import: importInvoices,
  init,
  reconcile,
  schema,
  status,
  verify,
};
