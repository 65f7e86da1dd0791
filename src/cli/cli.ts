import { main } from './main.ts';
import { systemTerminal } from './system-terminal.ts';
import { setFlags } from './v8-flags.ts';

process.exitCode = await main(process.argv.slice(2), systemTerminal, setFlags);
