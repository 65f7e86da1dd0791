// Bundles the command line and the library, so that start-up reads few files; heavy parts stay in chunks of their own.
import { rmSync } from 'node:fs';
import { build } from 'esbuild';

rmSync('dist', { recursive: true, force: true });
await build({
  entryPoints: { cli: 'src/cli/cli.ts', index: 'src/index.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  chunkNames: '[name]-[hash]',
  banner: {
    js: "import { createRequire as grappeRequire } from 'node:module'; const require = grappeRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
