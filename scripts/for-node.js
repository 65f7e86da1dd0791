/**
 * What fontkit and pdfkit need for WOFF2 fonts, for paragraphs that they break into lines and for passwords: statements
 * have none of them, the dictionary of brotli alone is larger than all else, and AES makes its tables at each start. What
 * reads PDFs of invoices names another file of AES, which stays: some of them are encrypted. And what commander starts
 * subcommands of other files with: grappe has none, and starts no process.
 * @type {import('esbuild').Plugin}
 */
const leftOut = {
  name: 'left-out',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:brotli\/decompress\.js|linebreak|@noble\/ciphers\/aes)$/ }, ({ path }) => ({
      path,
      namespace: 'left-out',
    }));
    onResolve({ filter: /^node:child_process$/ }, ({ path, importer }) =>
      /\/commander\//.test(importer.replaceAll('\\', '/')) ? { path, namespace: 'left-out' } : undefined,
    );
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `export default function missing() { throw new Error('${path} is left out of grappe'); }
export { missing as cbc, missing as ecb };`,
    }));
  },
};

/**
 * What fontkit knows of all letters (their scripts, how they join), unpacked when it is first asked and not at each
 * start: nearly no statement asks.
 * @type {import('esbuild').Plugin}
 */
const unpackedLate = {
  name: 'unpacked-late',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^unicode-trie$/ }, ({ path, namespace, resolveDir }) =>
      namespace === 'unpacked-late'
        ? undefined
        : { path, namespace: 'unpacked-late', pluginData: resolveDir },
    );
    onLoad({ filter: /.*/, namespace: 'unpacked-late' }, ({ pluginData }) => ({
      contents: `import UnicodeTrie from 'unicode-trie';
export default class {
  constructor(packed) { this.packed = packed; }
  get(letter) { return (this.trie ??= new UnicodeTrie(this.packed)).get(letter); }
}`,
      resolveDir: pluginData,
    }));
  },
};

/** What every bundle for Node is built with: the program, and scripts and tests that run as one file. */
export const FOR_NODE = /** @type {const} */ ({
  bundle: true,
  plugins: [leftOut, unpackedLate],
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
});
