/** Mutants by their text, and what `equivalent.json` explains: line numbers move with every edit. */
import { readFileSync } from 'node:fs';

/** A mutant of a file whose lines are given; its place counts lines and columns from `first` on, 0 or 1. */
export function described(file, lines, { mutatorName, replacement, location: { start, end } }, first) {
  const covered = lines.slice(start.line - first, end.line - first + 1);
  covered[covered.length - 1] = covered.at(-1).slice(0, end.column - first);
  covered[0] = covered[0].slice(start.column - first);
  return {
    file,
    line: oneLine(lines[start.line - first]),
    mutator: mutatorName,
    original: oneLine(covered.join('\n')),
    replacement: oneLine(replacement ?? ''),
  };
}

/** A text that mutants alike have, and no others. */
export function keyOf({ file, line, mutator, original, replacement }) {
  return JSON.stringify([file, line, mutator, original, replacement]);
}

/** The mutants that no test can kill, each with the reason. */
export function explanations() {
  const groups = JSON.parse(readFileSync(new URL('./equivalent.json', import.meta.url), 'utf8'));
  return groups.flatMap(({ reason, mutants }) => mutants.map((mutant) => ({ ...mutant, reason })));
}

function oneLine(text) {
  return text.replace(/\s+/g, ' ').trim();
}
