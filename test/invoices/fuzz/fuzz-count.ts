/** `npm run fuzz:invoices -- COUNT SEED`: damages so many invoice files, and says what became of them. */
import { fuzz } from './run.ts';

const [count = '10000', seed = '1'] = process.argv.slice(2);
const start = performance.now();
const { files, read, refused, slowest, failures } = await fuzz(Number(count), Number(seed));
const seconds = ((performance.now() - start) / 1000).toFixed(0);
for (const failure of failures) process.stdout.write(`${failure}\n`);
const kinds = Object.entries(read).map(([name, times]) => `${name} ${times}`);
process.stdout.write(
  `${files} files in ${seconds} s: ${kinds.join(', ')} read as by the plain readers, ${refused} refused, ` +
    `${failures.length} failures; the slowest took ${slowest.toFixed(0)} ms of the processor\n`,
);
process.exitCode = failures.length === 0 && files === Number(count) ? 0 : 1;
