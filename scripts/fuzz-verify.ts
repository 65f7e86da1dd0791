/** Damaged runs, ledgers and packed folders given to verify: `npm run fuzz:verify -- 10000 20251125`; one in ten to the built program. */
import { fuzzVerify } from '../test/hostile/fuzz-verify.ts';

const [times = '300', seed = '1'] = process.argv.slice(2);
const { failures, exits, built, slowestMs } = await fuzzVerify(Number(times), Number(seed));
const ends = [...exits].sort(([a], [b]) => a - b).map(([code, count]) => `${count} ended with ${code}`);
process.stdout.write(
  `${times} damaged workspaces, ${built} of them told to the built program: ${ends.join(', ')}, ` +
    `slowest ${slowestMs} ms, ${failures.length} failures\n${failures.join('\n')}\n`,
);
process.exitCode = failures.length > 0 ? 1 : 0;
