/** What every bundle for Node is built with: the program, and scripts and tests that run as one file. */
export const FOR_NODE = /** @type {const} */ ({
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  logLevel: 'warning',
});
