/** `npm run fuzz -- COUNT SEED`: so many damaged files of workspaces and so many command lines. */
import { fuzzCommandLines } from '../test/hostile/fuzz-command-lines.ts';
import { fuzzFiles } from '../test/hostile/fuzz-files.ts';

const [count = '2000', seed = '1'] = process.argv.slice(2);
const { files, accepted, refused, slowest, failures } = await fuzzFiles(Number(count), Number(seed));
const { lines, codes, failures: ofLines } = await fuzzCommandLines(Number(count), Number(seed));
for (const failure of [...failures, ...ofLines]) process.stdout.write(`${failure}\n`);
const endings = Object.entries(codes).map(([code, times]) => `${times} with ${code}`);
process.stdout.write(
  `${files} files of workspaces damaged (seed ${seed}): ${accepted} accepted, ${refused} refused, ` +
    `${failures.length} failures, the slowest took ${Math.round(slowest)} ms\n` +
    `${lines} command lines: ended ${endings.join(', ')}, ${ofLines.length} failures\n`,
);
process.exitCode = failures.length + ofLines.length > 0 ? 1 : 0;
