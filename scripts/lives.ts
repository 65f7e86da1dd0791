/** Lives of a workspace against the naive model: `npm run lives -- --minutes 60 --seed 7`. */
import fc from 'fast-check';
import { life, live, type Reached } from '../test/lives/lives.ts';

const given = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};

const started = process.hrtime.bigint();
const minutes = given('minutes', 1);
const reached: Reached = new Map();
let seed = given('seed', 1);
let lives = 0;
while (Number(process.hrtime.bigint() - started) < minutes * 60e9) {
  await fc.assert(
    fc.asyncProperty(life, (events) => live(events, reached)),
    { numRuns: 10, seed: seed++, interruptAfterTimeLimit: 600_000 },
  );
  lives += 10;
}
process.stdout.write(`${lives} lives, no difference\n`);
for (const [what, times] of [...reached].sort()) process.stdout.write(`${times} × ${what}\n`);
