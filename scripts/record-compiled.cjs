// `node scripts/record-compiled.cjs WORDS…` does what `grappe WORDS…` does, and keeps what V8 compiled of each file.
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { COMPILED, DIST, loaded } = require('../bin/load.js');

process.on('exit', () => {
  mkdirSync(COMPILED, { recursive: true });
  for (const [id, script] of loaded) {
    const text = readFileSync(join(DIST, id));
    const code = script.createCachedData();
    const path = join(COMPILED, `${id}.bin`);
    const beside = `${path}.${process.pid}.new`;
    writeFileSync(beside, Buffer.concat([text, code, code]));
    renameSync(beside, path);
  }
});
require('../bin/grappe.js');
