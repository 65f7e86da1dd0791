// @ts-check
/** One whole process, measured from outside it. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ wall: number, cpu: number, memory: number }} Cost seconds, seconds, bytes at the peak */

const wrapper = fileURLToPath(new URL('measure.py', import.meta.url));

/**
 * @param {readonly string[]} argv
 * @param {string} scratch a folder for the process's stderr
 * @param {readonly number[]} [accepted] exit codes
 * @returns {Cost}
 */
export function measure(argv, scratch, accepted = [0]) {
  const errors = join(scratch, 'stderr.txt');
  const { stdout, stderr, status } = spawnSync('python3', [wrapper, errors, ...argv], { encoding: 'utf8' });
  if (status !== 0) throw new Error(`python3 could not measure: ${stderr}`);
  const { wall, cpu, memory, code } = JSON.parse(stdout);
  if (!accepted.includes(code))
    throw new Error(`exit code ${code} of ${argv.join(' ')}\n${readFileSync(errors, 'utf8').slice(0, 4000)}`);
  return { wall, cpu, memory };
}
