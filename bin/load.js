const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');
const { crc32 } = require('node:zlib');

const DIST = join(__dirname, '..', 'dist');

/** Where `npm run build` keeps what V8 compiled of each file. Another V8 could not use it. */
const COMPILED = join(DIST, 'compiled', `${process.versions.v8}-${process.arch}`);

/** The files loaded here, by name, as V8 holds them. */
const scripts = new Map();

/**
 * What a file of `dist` exports (`./jobs-1234.cjs`), or a module of Node. It does what `require` does, and gives V8 what it
 * compiled of the file when grappe was built, which takes a third of the time. Where that is missing, damaged or of
 * another text, V8 compiles the text.
 */
function load(id) {
  if (!id.startsWith('./')) return require(id);
  const filename = join(DIST, id);
  const known = require.cache[filename];
  if (known !== undefined) return known.exports;
  const text = readFileSync(filename);
  const script = new Script(Module.wrap(text.toString()), { filename, cachedData: compiled(id, text) });
  scripts.set(id, script);
  const module = new Module(filename);
  require.cache[filename] = module;
  script.runInThisContext()(module.exports, load, module, filename, DIST);
  return module.exports;
}

/** What V8 compiled of a text; the file ends with a checksum of both, since V8 looks at neither. */
function compiled(id, text) {
  const path = join(COMPILED, `${id}.bin`);
  let bytes;
  try {
    bytes = readFileSync(path);
  } catch {
    return undefined;
  }
  const code = bytes.subarray(0, -4);
  return bytes.length > 4 && crc32(code, crc32(text)) === bytes.readUInt32LE(code.length) ? code : undefined;
}

module.exports = { COMPILED, DIST, load, scripts };
