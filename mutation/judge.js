/**
 * Judges what mutation testing found: every mutant that no test kills is explained in `equivalent.json`, or the
 * judgement fails; so it does where an explanation meets no such mutant, and where a room falls short.
 */
import { readFileSync } from 'node:fs';

/** Percent of the mutants tried that tests kill; an explanation does not lift it. */
const LEAST_SCORE = 95;
const KILLED = ['Killed', 'Timeout'];
const ALIVE = ['Survived', 'NoCoverage'];

/** Whether all is well in these rooms, or files of them; says what is not, and a line for each room. */
export function judge(asked) {
  const isAsked = (file) => asked.some((name) => `${file}/`.startsWith(`src/${name}/`));
  const rooms = [...new Set(asked.map((name) => name.split('/')[0]))];
  const explanations = readJson('./equivalent.json')
    .flatMap(({ reason, mutants }) => mutants.map((mutant) => ({ ...mutant, reason })))
    .filter(({ file }) => isAsked(file));
  const explained = new Set(explanations.map(keyOf));
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
  const stale = explanations.filter((explanation) => !met.has(keyOf(explanation)));
  for (const { file, line, original, replacement } of stale)
    console.log(`explained, but killed or gone: ${file}: ${line}\n  - ${original}\n  + ${replacement}`);
  return verdicts.every((well) => well) && stale.length === 0;
}

function mutantsOf(room) {
  const { files } = readJson(`../reports/mutation/${room}.json`);
  return Object.entries(files)
    .filter(([file]) => roomOf(file) === room)
    .flatMap(([file, { source, mutants }]) =>
      mutants.map((mutant) => described(file, source.split('\n'), mutant)),
    );
}

function roomOf(file) {
  return file.split('/')[1];
}

/** A mutant by its text: line numbers move with every edit. */
function described(file, lines, { status, mutatorName, replacement, location: { start, end } }) {
  const covered = lines.slice(start.line - 1, end.line);
  covered[covered.length - 1] = covered.at(-1).slice(0, end.column - 1);
  covered[0] = covered[0].slice(start.column - 1);
  return {
    file,
    at: start.line,
    status,
    line: oneLine(lines[start.line - 1]),
    mutator: mutatorName,
    original: oneLine(covered.join('\n')),
    replacement: oneLine(replacement ?? ''),
  };
}

function oneLine(text) {
  return text.replace(/\s+/g, ' ').trim();
}

function keyOf({ file, line, mutator, original, replacement }) {
  return JSON.stringify([file, line, mutator, original, replacement]);
}

function readJson(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}
