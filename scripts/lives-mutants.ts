/** Plants each mutant of test/lives/mutants.ts and lives until a difference is met; exit 1 where none is. */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { MUTANTS, type Mutant } from '../test/lives/mutants.ts';
import { FOR_NODE } from './for-node.js';

const LIVES = '600';
const wanted = process.argv[2];

/** Bundles the lives with a mutant in the sources. */
async function planted({ file, from, to }: Mutant, outfile: string): Promise<void> {
  const text = readFileSync(file, 'utf8');
  if (text.split(from).length !== 2) throw new Error(`${file} does not hold once: ${from}`);
  await build({
    ...FOR_NODE,
    entryPoints: ['scripts/lives.ts'],
    outfile,
    packages: 'external',
    plugins: [
      {
        name: 'mutant',
        setup({ onLoad }) {
          onLoad({ filter: /\.ts$/ }, ({ path }) =>
            path === resolve(file) ? { contents: text.replace(from, () => to), loader: 'ts' } : undefined,
          );
        },
      },
    ],
  });
}

const tried = MUTANTS.filter(({ name }) => wanted === undefined || name.includes(wanted));
let survivors = 0;
for (const [index, mutant] of tried.entries()) {
  const outfile = `.scripts/mutant-${process.pid}-${index}.mjs`;
  await planted(mutant, outfile);
  const { status, stderr } = spawnSync(process.execPath, [outfile, '--lives', LIVES, '--quick'], {
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  rmSync(outfile);
  const isFound = status !== 0 && stderr.includes('Property failed');
  if (!isFound) survivors++;
  const how = /\[cause\]: Error: (.*)/.exec(stderr)?.[1] ?? stderr.slice(0, 300);
  process.stdout.write(`${isFound ? 'found' : 'NOT FOUND'}: ${mutant.name}${isFound ? ` (${how})` : ''}\n`);
}
process.stdout.write(`${tried.length - survivors} of ${tried.length} mutants found\n`);
process.exitCode = survivors === 0 ? 0 : 1;
