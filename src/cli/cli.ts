import { EXIT } from './definition.ts';
import { main } from './main.ts';
import { systemTerminal } from './system-terminal.ts';
import { setFlags } from './v8-flags.ts';

// Valid until the command has ended: a process that ends earlier is in error.
process.exitCode = EXIT.bug;
void main(process.argv.slice(2), systemTerminal, setFlags).then((code) => {
  process.exitCode = code;
});
