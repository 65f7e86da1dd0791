import { main } from './main.ts';
import { setFlags } from './v8-flags.ts';

setFlags();
process.exitCode = await main(process.argv.slice(2));
