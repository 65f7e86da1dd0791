/**
 * What fontkit and pdfkit need for WOFF2 fonts and for paragraphs that they break into lines: statements have neither, and
 * the dictionary of brotli alone is larger than all else of them.
 * @type {import('esbuild').Plugin}
 */
const leftOut = {
  name: 'left-out',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:brotli\/decompress\.js|linebreak)$/ }, ({ path }) => ({
      path,
      namespace: 'left-out',
    }));
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({
      contents: `export default function () { throw new Error('${path} is left out of grappe'); }`,
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
