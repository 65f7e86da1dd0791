/** Damaged runs given to verify: `npm run fuzz:verify -- 10000 20251125`. */
import { fuzzVerify } from '../test/hostile/fuzz-verify.ts';

const [times = '300', seed = '1'] = process.argv.slice(2);
const failures = await fuzzVerify(Number(times), Number(seed));
process.stdout.write(`${times} damaged runs, ${failures.length} failures\n${failures.join('\n')}\n`);
process.exitCode = failures.length > 0 ? 1 : 0;
