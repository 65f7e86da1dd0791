// Bundles the command line and the library, so that start-up reads few files; heavy parts stay in chunks of their own.
import { copyFileSync, mkdirSync, rmSync } from 'node:fs';
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

// What the reports embed: the style and the script of the pages, and the fonts of the PDF with their licence.
await build({
  entryPoints: {
    report: 'src/report/html/browser/report.css',
    'report-page': 'src/report/html/browser/report-page.ts',
  },
  outdir: 'dist/assets',
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome109', 'firefox115', 'safari16'],
  charset: 'utf8',
  logLevel: 'warning',
});
const font = 'node_modules/@expo-google-fonts/ibm-plex-sans-condensed';
mkdirSync('dist/assets/fonts', { recursive: true });
copyFileSync(
  `${font}/400Regular/IBMPlexSansCondensed_400Regular.ttf`,
  'dist/assets/fonts/IBMPlexSansCondensed-Regular.ttf',
);
copyFileSync(
  `${font}/600SemiBold/IBMPlexSansCondensed_600SemiBold.ttf`,
  'dist/assets/fonts/IBMPlexSansCondensed-SemiBold.ttf',
);
copyFileSync(`${font}/LICENSE_FONT`, 'dist/assets/fonts/OFL.txt');
