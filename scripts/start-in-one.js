import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** What the program imports only when it is needed. A dot stands for the separator of folders. */
const LOADED_LATER =
  /src.(?:cli.commands.command-runs|cli.completion|cli.json|report.pdf.statement|reconcile.outputs.letter-docx)\.ts$/;

/**
 * Keeps what every command starts with in one file: esbuild makes a file of all modules that the same entry points need, and
 * cut the start into twelve, by what else needs each of their modules. Here, whatever is loaded later needs the whole start.
 * @type {import('esbuild').Plugin}
 */
export const startInOne = {
  name: 'start-in-one',
  setup({ onLoad }) {
    onLoad({ filter: LOADED_LATER }, ({ path }) => ({
      contents: `import ${JSON.stringify(resolve('src/cli/main.ts'))};\n${readFileSync(path, 'utf8')}`,
      loader: 'ts',
    }));
  },
};
