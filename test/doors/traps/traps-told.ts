import { rmSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { makeWritable } from '../../audit/workspace.ts';
import { allocateAsJson, runCommand } from '../../cli/run-command.ts';
import { euros } from '../../generators/amounts.ts';
import { type RandomGroup, randomGroup } from './random-group.ts';
import { TRAPS, type Trap } from './traps.ts';

const CHECK = ({ folder }: RandomGroup): readonly string[] => ['check', folder];

/** Runs the command of a trap on a workspace: how it ended and its messages. */
async function run(group: RandomGroup, { command = CHECK }: Pick<Trap, 'command'>) {
  const { exitCode, stderr } = await runCommand([...command(group), '--lang', 'en', '-q']);
  return { exitCode, stderr };
}

async function inGroup(seed: number, use: (group: RandomGroup) => Promise<void>): Promise<void> {
  const group = randomGroup(seed);
  try {
    await use(group);
  } finally {
    makeWritable(group.folder);
    rmSync(group.folder, { recursive: true, force: true });
  }
}

async function chargedNet({ folder }: RandomGroup): Promise<string> {
  return (await allocateAsJson(folder)).run.totals.allocated.net_amount;
}

/** Tries every trap in random workspaces of the seeds from `first` up to `end`. */
export function trapsAreTold(first: number, end: number): void {
  describe.each(TRAPS.map((trap, index) => ({ ...trap, index })))('$name', (trap) => {
    const seeds = Array.from({ length: end - first }, (_, index) => first + index).filter(
      (seed) => seed % TRAPS.length === trap.index,
    );

    test.each(seeds)(
      'in the random workspace %i is refused or told; without it not a word is said',
      async (seed) => {
        await inGroup(seed, async (group) => {
          const clean = await runCommand([...CHECK(group), '--lang', 'en']);
          expect([clean.exitCode, clean.stderr]).toEqual([0, '']);
          const told = await trap.plant(group);
          const { stderr } = await run(group, trap);
          for (const words of told) expect(stderr).toMatch(words);
          if (told.length > 0) return;
          const whole = [...group.nets.values()].reduce((sum, net) => sum + net, 0);
          expect([stderr, await chargedNet(group)]).toEqual(['', euros(whole)]);
        });
      },
    );
  });
}
