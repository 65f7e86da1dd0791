import { Script } from 'node:vm';

/**
 * A file that esbuild bundled and split, as CommonJS: Node reads and links modules of the other kind later and one by one,
 * which took a twentieth of the month of the example. esbuild splits no CommonJS, and what it makes of a split file reads
 * each imported name through two functions at each use. It writes imports and exports in these forms only; the build stops
 * where as many are not found as esbuild says that there are, or where the file is no script.
 * @param {string} path
 * @param {string} text
 * @param {readonly { readonly kind: string }[]} imports as esbuild lists them for the file
 */
export function commonJs(path, text, imports) {
  let found = 0;
  const required = (/** @type {string} */ from, before = '', after = '') => {
    found++;
    return `${before}require(${from})${after}`;
  };
  const script = text
    .replace(/^import (\{[^}]*\}) from ("[^"]+");$/gm, (_, names, from) =>
      required(from, `const ${renamed(names)} = `, ';'),
    )
    .replace(/^import (?:\* as )?([\w$]+) from ("[^"]+");$/gm, (_, name, from) =>
      required(from, `const ${name} = `, ';'),
    )
    .replace(/^import ("[^"]+");$/gm, (_, from) => required(from, '', ';'))
    .replace(/\bimport\(("[^"]+")\)/g, (_, from) =>
      /^"node:/.test(from)
        ? required(from, 'Promise.resolve().then(() => ', ')')
        : required('"../bin/load.js"', 'Promise.resolve().then(() => ', `.load(${from}))`),
    )
    .replace(/^export (\{[^}]*\});$/gm, (_, names) => `module.exports = ${exported(names)};`);
  const said = imports.filter(({ kind }) => kind !== 'require-call').length;
  if (found !== said) throw new Error(`${path} has ${said} imports, found: ${found}`);
  const whole = `'use strict';\n${script}`;
  new Script(`(function (exports, require, module, __filename, __dirname) {${whole}\n})`, { filename: path });
  return whole;
}

/**
 * Stops the build where files of CommonJS would need each other in a circle: one of them would get names without values.
 * @param {Readonly<Record<string, { readonly imports: readonly { readonly path: string, readonly kind: string }[] }>>} outputs
 */
export function assertNoCircle(outputs) {
  const done = new Set();
  const visit = (/** @type {string} */ path, /** @type {readonly string[]} */ above) => {
    if (above.includes(path)) throw new Error(`in a circle: ${[...above, path].join(' ')}`);
    if (done.has(path)) return;
    for (const { path: needed, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement') visit(needed, [...above, path]);
    done.add(path);
  };
  for (const path of Object.keys(outputs)) visit(path, []);
}

/**
 * Stops the build where the start or the commands are read from too many files: each dynamic import of a module that needs
 * some of theirs makes esbuild cut them once more.
 * @param {Readonly<Record<string, { readonly entryPoint?: string, readonly imports: readonly { readonly path: string, readonly kind: string }[] }>>} outputs
 * @param {string} entryPoint the module that needs them
 * @param {number} most
 */
export function assertFewFiles(outputs, entryPoint, most) {
  const found = new Set(Object.keys(outputs).filter((path) => outputs[path]?.entryPoint === entryPoint));
  if (found.size === 0) throw new Error(`no file is made from ${entryPoint}`);
  for (const path of found)
    for (const { path: needed, kind } of outputs[path]?.imports ?? [])
      if (kind === 'import-statement' && needed in outputs) found.add(needed);
  if (found.size > most)
    throw new Error(
      `${entryPoint} is read from ${found.size} files, at most ${most}: which module did a dynamic import add?`,
    );
}

/** `{ a as b }` of an import is `{ a: b }` of what `require` gives. */
function renamed(names) {
  return names.replaceAll(' as ', ': ');
}

/** `{ a as b }` of an export is the object `{ b: a }`. */
function exported(names) {
  return names.replace(/([\w$]+) as ([\w$]+)/g, '$2: $1');
}
