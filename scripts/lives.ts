/**
 * Lives of a workspace against the naive model: `npm run lives -- --lives 3000 --seed 7`, or `--minutes 60`; by itself a
 * minute, and at least so many that each feature must have been met. Prints how often each thing was. With `--quick` a
 * difference is not shrunk.
 */
import fc from 'fast-check';
import { life } from '../test/lives/event.ts';
import { FEATURES } from '../test/lives/features.ts';
import { live, type Reached } from '../test/lives/lives.ts';

const given = (name: string, otherwise: number): number => {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? otherwise : Number(process.argv[at + 1]);
};

/** From seed 1 on, 60 lives meet every feature: a change of what is generated leaves so many more. */
const ENOUGH = 80;

const started = process.hrtime.bigint();
const most = given('lives', Number.POSITIVE_INFINITY);
const minutes = given('minutes', most === Number.POSITIVE_INFINITY ? 1 : Number.POSITIVE_INFINITY);
const first = given('seed', 1);
const reached: Reached = new Map();
let lives = 0;
const isOver = (): boolean =>
  lives >= most || (lives >= ENOUGH && Number(process.hrtime.bigint() - started) >= minutes * 60e9);
while (!isOver()) {
  await fc.assert(
    fc.asyncProperty(life, (one) => live(one, reached)),
    { numRuns: 10, seed: first + lives / 10, endOnFailure: process.argv.includes('--quick') },
  );
  lives += 10;
}
process.stdout.write(`${lives} lives from seed ${first} on, no difference\n`);
for (const [what, times] of [...reached].sort()) process.stdout.write(`${times} × ${what}\n`);
const missed = FEATURES.filter((feature) => !reached.has(feature));
if (lives >= ENOUGH && missed.length > 0) throw new Error(`never met: ${missed.join('; ')}`);
