/**
 * What fontkit and pdfkit need for WOFF2 fonts, for paragraphs that they break into lines and for passwords: statements
 * have none of them, the dictionary of brotli alone is larger than all else, and AES makes its tables at each start.
 * @type {import('esbuild').Plugin}
 */
const leftOut = {
  name: 'left-out',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:brotli\/decompress\.js|linebreak|@noble\/ciphers\/aes)$/ }, ({ path }) => ({
      path,
      namespace: 'left-out',
    }));
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `export default function missing() { throw new Error('${path} is left out of grappe'); }
export { missing as cbc, missing as ecb };`,
    }));
  },
};

/** What every bundle for Node is built with: the program, and scripts and tests that run as one file. */
export const FOR_NODE = /** @type {const} */ ({
  bundle: true,
  plugins: [leftOut],
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
});
