import { main } from './main.ts';
import { compilePatiently } from './patient-compiler.ts';

compilePatiently();
process.exitCode = await main(process.argv.slice(2));
