/** `npm run crash -- COUNT SEED`: kills `allocate --force` and `close` so many times each, and says what was left. */
import { killAtRandom } from '../test/machine/crash/kill.ts';

const [count = '200', seed = '1'] = process.argv.slice(2);
for (const command of ['allocate', 'close'] as const) {
  const { kills, before, after, beside, leftovers, failures } = await killAtRandom(
    command,
    Number(count),
    Number(seed),
  );
  for (const failure of failures) process.stdout.write(`${failure}\n`);
  process.stdout.write(
    `${command}: ${kills} kills (seed ${seed}), half of them at a random moment, half after each rename and at ` +
      `random changes of the disk; found: the run as before ${before} times, the run after, or closed, ${after}, the run before beside its place ` +
      `${beside}; ${leftovers} left something, which the next command removed; ${failures.length} failures\n`,
  );
  if (failures.length > 0 || kills < Number(count)) process.exitCode = 1;
}
