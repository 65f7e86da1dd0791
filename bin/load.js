const { closeSync, fstatSync, openSync, readFileSync, readSync } = require('node:fs');
const Module = require('node:module');
const { join } = require('node:path');
const { Script } = require('node:vm');

const DIST = join(__dirname, '..', 'dist');

/** Where `npm run build` keeps what V8 compiled of each file. Another V8 could not use it. */
const COMPILED = join(DIST, 'compiled', `${process.version}-${process.platform}-${process.arch}`);

/** What {@link holds} reads into. */
const PIECE = Buffer.alloc(2 ** 16);

/** The files loaded here, by name, as V8 holds them. */
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
  const script = new Script(Module.wrap(text.toString()), { filename, cachedData: compiled(id, text) });
  loaded.set(id, script);
  const module = new Module(filename);
  script.runInThisContext()(module.exports, load, module, filename, DIST);
  module.loaded = true;
  require.cache[filename] = module;
  return module.exports;
}

/**
 * What V8 compiled of a text, if it is whole: V8 looks neither at it nor at the text. The file holds the text and twice what
 * was compiled. Comparing needs no module of Node that help does without, where a checksum needs the streams.
 */
function compiled(id, text) {
  let file;
  try {
    file = openSync(join(COMPILED, `${id}.bin`));
    const code = Buffer.alloc(Math.max(0, (fstatSync(file).size - text.length) >> 1));
    readSync(file, code, 0, code.length, text.length);
    return holds(file, text, 0) && holds(file, code, text.length + code.length) ? code : undefined;
  } catch {
    return undefined;
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Whether an open file holds these bytes from there on. In pieces: V8 collects garbage the sooner, the more is read. */
function holds(file, bytes, from) {
  for (let at = 0; at < bytes.length; at += PIECE.length) {
    const length = readSync(file, PIECE, 0, Math.min(PIECE.length, bytes.length - at), from + at);
    if (!PIECE.subarray(0, length).equals(bytes.subarray(at, at + PIECE.length))) return false;
  }
  return true;
}

module.exports = { COMPILED, DIST, load, loaded };
