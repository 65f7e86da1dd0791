/**
 * The tests of files, collected by vitest's own collector and run one by one, as often as asked for, in this process:
 * modules are read once. A test runs with all hooks of its suites, so that none needs another to have run.
 */
import { readFileSync } from 'node:fs';
import { register } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  afterAll,
  afterEach,
  beforeAll,
  beforeEach,
  collectTests,
  test as declare,
  describe,
  getFn,
  getHooks,
  startTests,
} from '@vitest/runner';

const CONFIG = {
  setupFiles: [],
  sequence: { hooks: 'stack' },
  tags: [],
  testTimeout: 600_000,
  hookTimeout: 60_000,
  maxConcurrency: 1,
  passWithNoTests: true,
  allowOnly: false,
  fakeTimers: {},
  snapshotOptions: {},
};
const HOOKS = { beforeAll, beforeEach, afterEach, afterAll };

/** All tests of the files, whose paths are from the working directory: `file`, `name`, `run`. */
export async function testsOf(files) {
  CONFIG.root = process.cwd();
  register(new URL('./typescript.js', import.meta.url));
  // What `expect` and `vi` look for in a worker of vitest.
  globalThis.__vitest_worker__ = { config: CONFIG };
  const { expect } = await import('vitest');
  expect.extend({ toMatchFileSnapshot });
  const collected = await collectTests(
    files.map((file) => join(CONFIG.root, file)),
    { config: CONFIG, importFile: (path) => import(pathToFileURL(path).href) },
  );
  return collected.flatMap((file) => {
    if (file.result?.state === 'fail') throw new Error(messageOf(file));
    const tests = testsIn(file);
    tests.forEach(addNoListener);
    return tests.map((test) => ({
      file: file.filepath,
      name: [...suitesOf(test), test].map(({ name }) => name).join(' '),
      run: () => outcomeOf(test),
    }));
  });
}

/**
 * At each run a test adds a listener to the signal by which vitest aborts it, and the listener holds what that run failed
 * with: megabytes, never let go. Nothing aborts tests here, so no listener is added.
 */
function addNoListener({ context }) {
  context.signal.addEventListener = () => undefined;
}

function testsIn(task) {
  return task.type === 'test' ? (task.mode === 'run' ? [task] : []) : task.tasks.flatMap(testsIn);
}

/** The suites around a test, the outermost first; its file is none of them. */
function suitesOf({ suite, file }) {
  return suite === undefined || suite === file ? [] : [...suitesOf(suite), suite];
}

/** What a test fails with, or `undefined`. */
async function outcomeOf(test) {
  const again = { config: CONFIG, importFile: () => within([test.file, ...suitesOf(test)], test) };
  const [file] = await startTests([test.file.filepath], again);
  return file.result.state === 'pass' ? undefined : messageOf(file);
}

/** Declares a test anew, in suites with the hooks that they had when their file was read. */
function within([suite, ...rest], test) {
  for (const [name, declareHook] of Object.entries(HOOKS))
    for (const hook of getHooks(suite)[name])
      declareHook(() => hook(name.endsWith('Each') ? test.context : suite, suite));
  const [inner] = rest;
  if (inner !== undefined) describe(inner.name, () => within(rest, test));
  else declare(test.name, () => getFn(test)());
}

function messageOf(task) {
  const [error] = task.result?.errors ?? [];
  return error?.message ?? task.tasks?.map(messageOf).find((message) => message !== undefined);
}

/** As vitest's own, which asks its worker to write the file. */
function toMatchFileSnapshot(received, path) {
  return { pass: received === readFileSync(path, 'utf8'), message: () => `differs from ${path}` };
}
