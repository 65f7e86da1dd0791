const { readFileSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');
const { crc32 } = require('node:zlib');

const DIST = join(__dirname, '..', 'dist');

/** Where `npm run build` keeps what V8 compiled of each file. Another V8 could not use it. */
const COMPILED = join(DIST, 'compiled', `${process.version}-${process.platform}-${process.arch}`);

/** The files loaded here, by name: as V8 holds them, and the checksum of their text. */
const loaded = new Map();

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
  // Node 21, 22.0 and 22.1 have no such checksum.
  const checksum = crc32?.(text);
  const script = new Script(Module.wrap(text.toString()), { filename, cachedData: compiled(id, checksum) });
  loaded.set(id, { script, checksum });
  const module = new Module(filename);
  script.runInThisContext()(module.exports, load, module, filename, DIST);
  module.loaded = true;
  require.cache[filename] = module;
  return module.exports;
}

/** What V8 compiled of a text; the file ends with a checksum of both, since V8 looks at neither. */
function compiled(id, checksum) {
  if (checksum === undefined) return undefined;
  let bytes;
  try {
    bytes = readFileSync(join(COMPILED, `${id}.bin`));
  } catch {
    return undefined;
  }
  const code = bytes.subarray(0, -4);
  return bytes.length > 4 && crc32(code, checksum) === bytes.readUInt32LE(code.length) ? code : undefined;
}

module.exports = { COMPILED, load, loaded };
