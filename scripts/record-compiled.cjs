// `node scripts/record-compiled.cjs WORDS…` does what `grappe WORDS…` does, and keeps what V8 compiled of each file.
const { mkdirSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');
const { crc32 } = require('node:zlib');
const { COMPILED, loaded } = require('../bin/load.js');

process.on('exit', () => {
  mkdirSync(COMPILED, { recursive: true });
  for (const [id, { script, checksum: ofText }] of loaded) {
    const code = script.createCachedData();
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32LE(crc32(code, ofText));
    const path = join(COMPILED, `${id}.bin`);
    const beside = `${path}.${process.pid}.new`;
    writeFileSync(beside, Buffer.concat([code, checksum]));
    renameSync(beside, path);
  }
});
require('../bin/grappe.js');
