// What each command runs, in one module: one read when any of them runs costs less than many small files.

export { offeredWords } from '../offered-words.ts';
export { account } from './account.ts';
export { advances } from './advances.ts';
export { allocate } from './allocate.ts';
export { check } from './check.ts';
export { close } from './close.ts';
export { compare } from './compare.ts';
export { diff } from './diff.ts';
export { explain } from './explain.ts';
export { forecast } from './forecast.ts';
export { help } from './help.ts';
export { importInvoices } from './import.ts';
export { init } from './init.ts';
export { reconcile } from './reconcile.ts';
export { schema } from './schema.ts';
export { status } from './status.ts';
export { verify } from './verify.ts';
