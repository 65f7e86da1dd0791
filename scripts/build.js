// Bundles the command line and the library, so that start-up reads few files; heavy parts stay in chunks of their own.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { build } from 'esbuild';
import { assertFewFiles, assertNoCircle, commonJs } from './common-js.js';
import { FOR_NODE } from './for-node.js';
import { startInOne } from './start-in-one.js';
import { sbomText, thirdPartyText } from './third-party.js';

const { metafile, outputFiles } = await build({
  ...FOR_NODE,
  plugins: [...FOR_NODE.plugins, startInOne],
  metafile: true,
  entryPoints: { cli: 'src/cli/cli.ts', index: 'src/index.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  // Only pdfkit asks for its address, at each start, for fonts and a profile of colours that statements do not have.
  // Windows knows no address without a drive.
  define: { 'import.meta.dirname': '__dirname', 'import.meta.url': '"file:///C:/"' },
  splitting: true,
  chunkNames: '[name]-[hash]',
  write: false,
});
mkdirSync('dist', { recursive: true });
const { outputs } = metafile;
assertNoCircle(outputs);
// From twelve files help took a fiftieth longer than from three; a dynamic import that start-in-one.js does not name cuts more.
assertFewFiles(outputs, 'src/cli/cli.ts', 3);
// What calls from file to file is slower: from 42 a quarter of a million lines took a fifteenth longer than from 27.
assertFewFiles(outputs, 'src/cli/commands/command-runs.ts', 30);
for (const { path, text } of outputFiles)
  writeFileSync(path, commonJs(path, text, outputs[`dist/${basename(path)}`]?.imports ?? []));

// The library stays a module for those who import it.
const names = metafile.outputs['dist/index.cjs']?.exports ?? [];
writeFileSync('dist/index.js', `export { ${names.join(', ')} } from './index.cjs';\n`);

// A program of its own, started as a thread where a PDF is read: its library is large and needed nowhere else.
const { metafile: worker } = await build({
  ...FOR_NODE,
  metafile: true,
  banner: {
    js: "import { createRequire as grappeRequire } from 'node:module'; const require = grappeRequire(import.meta.url);",
  },
  entryPoints: { 'pdf-worker': 'src/invoices/einvoice/pdf/worker.ts' },
  outdir: 'dist/assets',
  minify: true,
});

// What the reports embed: the style and the script of the pages, and the fonts of the PDF with their licence.
await build({
  entryPoints: {
    report: 'src/report/html/browser/report.css',
    statement: 'src/report/html/browser/statement.css',
    'report-page': 'src/report/html/browser/report-page.ts',
    'statement-page': 'src/report/html/browser/statement-page.ts',
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
for (const script of ['scripts/letter-spacing.ts', 'scripts/man-pages.ts']) {
  execFileSync(process.execPath, ['scripts/typescript.js', script], { stdio: 'inherit' });
}
const inputs = [...Object.keys(metafile.inputs), ...Object.keys(worker.inputs)];
writeFileSync('THIRD-PARTY.md', thirdPartyText(inputs));
writeFileSync('dist/sbom.cdx.json', sbomText(inputs));

// Chunks of earlier builds go last, so that a program or test that runs meanwhile never finds the folder empty.
const built = new Set(Object.keys(metafile.outputs).map((path) => basename(path))).add('index.js');
for (const name of readdirSync('dist')) {
  if (/\.c?js$/.test(name) && !built.has(name)) rmSync(`dist/${name}`);
}
rmSync('dist/types', { recursive: true, force: true });

execFileSync(process.execPath, ['scripts/compile.js'], { stdio: 'inherit' });
