// `node scripts/record-compiled.cjs WORDS…` does what `grappe WORDS…` does, and keeps what V8 compiled of each file.
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { crc32 } = require('node:zlib');
const { COMPILED, DIST, scripts } = require('../bin/load.js');

process.on('exit', () => {
  mkdirSync(COMPILED, { recursive: true });
  for (const [id, script] of scripts) {
    const code = script.createCachedData();
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32LE(crc32(code, crc32(readFileSync(join(DIST, id)))));
    const path = join(COMPILED, `${id}.bin`);
    writeFileSync(`${path}.new`, Buffer.concat([code, checksum]));
    renameSync(`${path}.new`, path);
  }
});
require('../bin/grappe.js');
