// @ts-check
/** Where the time of one run goes: V8's CPU profile, summed by function and by file of the source. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** @typedef {{ name: string, share: number }} Part share: of the whole time, 0 to 1 */
/** @typedef {{ rooms: readonly Part[], functions: readonly Part[] }} Parts by own time, the dearest first */
/** @typedef {{ functionName: string, url: string, lineNumber: number }} CallFrame */

/** The heading that the bundler writes above each file it takes in. */
const HEADING = /^\s*\/\/ (?:\.\.\/\S*?)?((?:src|node_modules)\/\S+)/;

/**
 * @param {readonly string[]} argv a command line that begins with Node
 * @param {string} scratch a folder
 * @param {readonly number[]} accepted exit codes
 * @returns {Parts}
 */
export function profile(argv, scratch, accepted) {
  const folder = mkdtempSync(join(scratch, 'profile-'));
  const [node = process.execPath, ...rest] = argv;
  const { status, stderr } = spawnSync(node, ['--cpu-prof', '--cpu-prof-dir', folder, ...rest], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  });
  if (status === null || !accepted.includes(status))
    throw new Error(`exit code ${status} of ${argv.join(' ')}\n${stderr.slice(0, 4000)}`);
  const written = readdirSync(folder);
  if (written.length === 0) throw new Error(`no profile of ${argv.join(' ')}`);
  const recorded = written.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')));
  rmSync(folder, { recursive: true });
  return { rooms: summed(recorded, roomOf), functions: summed(recorded, nameOf) };
}

/**
 * @param {readonly { nodes: { id: number, callFrame: CallFrame }[], samples: number[], timeDeltas: number[] }[]} recorded
 * @param {(frame: CallFrame) => string} name what is summed together
 * @returns {readonly Part[]}
 */
function summed(recorded, name) {
  /** @type {Map<string, number>} */
  const own = new Map();
  for (const { nodes, samples, timeDeltas } of recorded) {
    const names = new Map(nodes.map(({ id, callFrame }) => [id, name(callFrame)]));
    for (const [i, id] of samples.entries()) {
      const key = names.get(id) ?? '';
      own.set(key, (own.get(key) ?? 0) + (timeDeltas[i] ?? 0));
    }
  }
  const whole = [...own.values()].reduce((sum, one) => sum + one, 0);
  return [...own]
    .map(([key, time]) => ({ name: key, share: time / whole }))
    .sort((a, b) => b.share - a.share || (a.name < b.name ? -1 : 1));
}

/** "splitPlan, src/allocate/plan.ts"; "(garbage collector)". @param {CallFrame} frame */
function nameOf(frame) {
  const { functionName, url } = frame;
  return url === ''
    ? functionName
    : `${functionName === '' ? '(no name)' : functionName}, ${sourceOf(frame)}`;
}

/** "src/allocate"; "fflate"; "Node"; "(garbage collector)". @param {CallFrame} frame */
function roomOf(frame) {
  if (frame.url === '') return frame.functionName.startsWith('(') ? frame.functionName : 'V8';
  const source = sourceOf(frame);
  if (source.startsWith('node:')) return 'Node';
  return /^src\/[^/]+|(?<=^node_modules\/)(?:@[^/]+\/)?[^/]+/.exec(source)?.[0] ?? 'libraries';
}

/** The file that a function was written in. @param {CallFrame} frame */
function sourceOf({ url, lineNumber }) {
  if (!url.startsWith('file:')) return url;
  return headingsOf(fileURLToPath(url))[lineNumber] ?? url.split('/').at(-1) ?? url;
}

/** @type {Map<string, readonly (string | undefined)[]>} */
const headings = new Map();

/** For each line of a bundled file, the source that it came from. @param {string} path */
function headingsOf(path) {
  let known = headings.get(path);
  if (!known) {
    /** @type {string | undefined} */
    let current;
    known = readFileSync(path, 'utf8')
      .split('\n')
      .map((line) => {
        current = HEADING.exec(line)?.[1] ?? current;
        return current;
      });
    headings.set(path, known);
  }
  return known;
}
