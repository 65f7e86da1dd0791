/**
 * Runs tests for Stryker in one process that reads them once: a mutant is a branch that is taken while it is active, so
 * that a test of some milliseconds costs no more than that. The tests that are most about the place of the mutant come
 * first.
 *
 * Modules may remember what they worked out, and a mutant could live or die by what another one left behind. So a mutant
 * is tried again in a new process (Stryker starts one where a run throws) if it was covered once and is not met any
 * more; and if the test that killed it fails without it, too.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { declareClassPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  determineHitLimitReached,
  MutantRunStatus,
  TestStatus,
} from '@stryker-mutator/api/test-runner';
import { described, explanations, keyOf } from './described.js';
import { testsOf } from './test-file.js';
import { testFiles } from './tests.js';

/** What the instrumented code reads and writes: the active mutant, and which test meets which. */
globalThis.__stryker__ ??= {};
const stryker = globalThis.__stryker__;

/**
 * A test of a mutant is endless beyond so many times what it takes without one and so many milliseconds more, of this
 * process, whatever else the machine does. A loop that has no mutant of its own ends by Stryker's timeout.
 */
const ENDLESS = { times: 3, more: 1000 };
/** No test fills so many places of an array of numbers: what asks for more grows without end. */
const MOST_NUMBERS = 20_000_000;
for (const { prototype } of [Uint8Array, Uint16Array, Int32Array, Float64Array]) {
  const Numbers = prototype.constructor;
  // Of an array in hand the code asks its constructor for a longer one.
  prototype.constructor = function numbers(length) {
    if (length > MOST_NUMBERS) throw new RangeError('endless');
    return new Numbers(length);
  };
}
/** The active mutant is asked for in every loop of mutated code: that stops an endless one. */
const limit = { at: Number.POSITIVE_INFINITY, passed: false };
let activeMutant;
let asked = 0;
Object.defineProperty(stryker, 'activeMutant', {
  get() {
    asked += 1;
    if (asked % 0x10000 === 0 && millisecondsUsed() > limit.at) {
      limit.passed = true;
      throw new Error('endless');
    }
    return activeMutant;
  },
  set(id) {
    activeMutant = id;
  },
});

/** What the first run found, for the processes that come after it; in the copy of the repository that Stryker made. */
const FOUND = '.first-run.json';
/** So many mutants before one and after it are its neighbours. */
const NEAR = 30;

class InOneProcess {
  /** By id. */
  #tests = new Map();
  /** Of each test the milliseconds of the processor that it took, and which mutants it met. */
  #found = {};
  /** By mutated file, how many mutants of it each test killed. */
  #kills = new Map();
  /** Mutants tried in this process. */
  #tried = 0;
  #spoilt = false;

  capabilities() {
    return { reloadEnvironment: false };
  }

  async dryRun() {
    await this.#read();
    const tests = [];
    for (const [id, test] of this.#tests) {
      stryker.currentTestId = id;
      const [start, used] = [performance.now(), millisecondsUsed()];
      const failureMessage = await test.run();
      stryker.currentTestId = undefined;
      const status = failureMessage === undefined ? TestStatus.Success : TestStatus.Failed;
      const timeSpentMs = performance.now() - start;
      const cost = millisecondsUsed() - used;
      tests.push({ id, name: test.name, fileName: test.file, timeSpentMs, status, failureMessage });
      const met = Object.keys(stryker.mutantCoverage?.perTest[id] ?? {}).map(Number);
      this.#found[id] = { cost, met };
    }
    writeFileSync(FOUND, JSON.stringify(this.#found));
    return { status: DryRunStatus.Complete, tests, mutantCoverage: stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant, mutantActivation, sandboxFileName, testFilter, hitLimit }) {
    if (this.#spoilt) throw new Error('a mutant left something behind');
    if (process.env.MUTATION_UNEXPLAINED && isExplained(activeMutant))
      return { status: MutantRunStatus.Survived, nrOfTests: 0 };
    if (mutantActivation === 'static') stryker.activeMutant = activeMutant.id;
    await this.#read();
    const first = this.#tried === 0;
    this.#tried += 1;
    limit.passed = false;
    const kills = this.#kills.get(sandboxFileName) ?? new Map();
    this.#kills.set(sandboxFileName, kills);

    stryker.activeMutant = activeMutant.id;
    stryker.hitCount = 0;
    stryker.hitLimit = hitLimit ?? Number.POSITIVE_INFINITY;
    let nrOfTests = 0;
    for (const id of this.#inOrder(testFilter, Number(activeMutant.id), kills)) {
      nrOfTests += 1;
      const { cost = 0 } = this.#found[id] ?? {};
      limit.at = millisecondsUsed() + ENDLESS.times * cost + ENDLESS.more;
      const failureMessage = await this.#tests.get(id).run();
      limit.at = Number.POSITIVE_INFINITY;
      const endless = determineHitLimitReached(stryker.hitCount, hitLimit);
      if (endless !== undefined) return { ...endless, status: MutantRunStatus.Timeout };
      if (failureMessage === undefined) continue;
      stryker.activeMutant = undefined;
      this.#spoilt = (await this.#tests.get(id).run()) !== undefined;
      if (this.#spoilt && !first) throw new Error(`fails without a mutant, too: ${id}`);
      if (limit.passed) return { status: MutantRunStatus.Timeout, reason: failureMessage };
      kills.set(id, (kills.get(id) ?? 0) + 1);
      return { status: MutantRunStatus.Killed, killedBy: [id], failureMessage, nrOfTests };
    }
    if (stryker.hitCount === 0 && !first) throw new Error('what is remembered hides the mutant');
    return { status: MutantRunStatus.Survived, nrOfTests };
  }

  async #read() {
    if (this.#tests.size > 0) return;
    if (existsSync(FOUND)) this.#found = JSON.parse(readFileSync(FOUND, 'utf8'));
    for (const test of await testsOf(testFiles(process.env.MUTATION_ROOM))) {
      const name = `${relative(process.cwd(), test.file)}#${test.name}`;
      let id = name;
      for (let n = 2; this.#tests.has(id); n += 1) id = `${name} (${n})`;
      this.#tests.set(id, test);
    }
  }

  /**
   * Cheap ones first; what meets many neighbours of the mutant and little else, or has killed some, counts as cheaper.
   */
  #inOrder(asked, mutant, kills) {
    const price = (id) => {
      const { cost = 0, met = [] } = this.#found[id] ?? {};
      const near = met.filter((other) => Math.abs(other - mutant) <= NEAR).length;
      return (cost * met.length) / ((1 + near) ** 2 * (1 + (kills.get(id) ?? 0)));
    };
    const prices = new Map((asked ?? [...this.#tests.keys()]).map((id) => [id, price(id)]));
    return [...prices.keys()].sort((a, b) => prices.get(a) - prices.get(b));
  }
}

const explained = new Set(explanations().map(keyOf));

function isExplained(mutant) {
  const lines = readFileSync(mutant.fileName, 'utf8').split('\n');
  const file = relative(join(import.meta.dirname, '..'), mutant.fileName);
  return explained.has(keyOf(described(file, lines, mutant, 0)));
}

/** Of the processor, by this process since it began. */
function millisecondsUsed() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

export const strykerPlugins = [declareClassPlugin(PluginKind.TestRunner, 'in-one-process', InOneProcess)];
