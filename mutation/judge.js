/**
 * Judges what mutation testing found: every mutant that no test kills is explained in `equivalent.json`, or the
 * judgement fails; so it does where an explanation meets no such mutant, and where a room falls short.
 */
import { readFileSync } from 'node:fs';
import { described, explanations, keyOf } from './described.js';

/** Percent of the mutants tried that tests kill; an explanation does not lift it. */
const LEAST_SCORE = 95;
const KILLED = ['Killed', 'Timeout'];
const ALIVE = ['Survived', 'NoCoverage'];

/** Whether all is well in these rooms, or files of them; says what is not, and a line for each room. */
export function judge(asked) {
  const isAsked = (file) => asked.some((name) => `${file}/`.startsWith(`src/${name}/`));
  const rooms = [...new Set(asked.map((name) => name.split('/')[0]))];
  const asExplained = explanations().filter(({ file }) => isAsked(file));
  const explained = new Set(asExplained.map(keyOf));
  const met = new Set();
  const verdicts = rooms.map((room) => {
    const mutants = mutantsOf(room).filter(({ file }) => isAsked(file));
    const killed = mutants.filter(({ status }) => KILLED.includes(status));
    const alive = mutants.filter(({ status }) => ALIVE.includes(status));
    const constant = mutants.filter(({ status }) => status === 'Ignored');
    const unexplained = alive.filter((mutant) => !explained.has(keyOf(mutant)));
    for (const mutant of alive) met.add(keyOf(mutant));
    for (const { file, at, status, mutator, original, replacement } of unexplained)
      console.log(`${file}:${at} ${status} ${mutator}\n  - ${original}\n  + ${replacement}`);
    const tried = killed.length + alive.length;
    const score = (100 * killed.length) / tried;
    console.log(
      `${room}: ${tried} mutants tried, ${killed.length} killed (${score.toFixed(1)} %), ` +
        `${alive.length - unexplained.length} explained, ${unexplained.length} unexplained; ` +
        `not tried: ${constant.length} of constants, ${mutants.length - tried - constant.length} that do not run`,
    );
    return unexplained.length === 0 && score >= LEAST_SCORE;
  });
  const stale = asExplained.filter((explanation) => !met.has(keyOf(explanation)));
  for (const { file, line, original, replacement } of stale)
    console.log(`explained, but killed or gone: ${file}: ${line}\n  - ${original}\n  + ${replacement}`);
  return verdicts.every((well) => well) && stale.length === 0;
}

function mutantsOf(room) {
  const { files } = readJson(`../reports/mutation/${room}.json`);
  return Object.entries(files)
    .filter(([file]) => roomOf(file) === room)
    .flatMap(([file, { source, mutants }]) =>
      mutants.map((mutant) => ({
        ...described(file, source.split('\n'), mutant, 1),
        at: mutant.location.start.line,
        status: mutant.status,
      })),
    );
}

function roomOf(file) {
  return file.split('/')[1];
}

function readJson(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}
