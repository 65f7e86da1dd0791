import { Script } from 'node:vm';

/**
 * A file that esbuild bundled and split, as CommonJS: Node reads and links modules of the other kind later and one by one,
 * which took a twentieth of the month of the example. esbuild splits no CommonJS, and what it makes of a split file reads
 * each imported name through two functions at each use. It writes imports and exports in these forms only; of another one
 * the file is no script, and the build stops.
 * @param {string} path
 * @param {string} text
 */
export function commonJs(path, text) {
  const script = text
    .replace(
      /^import (\{[^}]*\}) from ("[^"]+");$/gm,
      (_, names, from) => `const ${renamed(names)} = require(${from});`,
    )
    .replace(/^import (?:\* as )?([\w$]+) from ("[^"]+");$/gm, 'const $1 = require($2);')
    .replace(/^import ("[^"]+");$/gm, 'require($1);')
    .replace(/\bimport\(("[^"]+")\)/g, 'Promise.resolve().then(() => require($1))')
    .replace(/^export (\{[^}]*\});$/gm, (_, names) => `module.exports = ${exported(names)};`);
  const whole = `'use strict';\n${script}`;
  new Script(`(function (exports, require, module, __filename, __dirname) {${whole}\n})`, { filename: path });
  return whole;
}

/** `{ a as b }` of an import is `{ a: b }` of what `require` gives. */
function renamed(names) {
  return names.replaceAll(' as ', ': ');
}

/** `{ a as b }` of an export is the object `{ b: a }`. */
function exported(names) {
  return names.replace(/([\w$]+) as ([\w$]+)/g, '$2: $1');
}
