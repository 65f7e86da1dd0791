import { main } from '../../src/cli/main.ts';
import { words } from '../../src/cli/messages/words.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

/** What a command line printed, and how it ended. */
export interface CommandResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, as `bin/grappe.js` would, with what it prints kept. */
export async function runCommand(argv: readonly string[]): Promise<CommandResult> {
  let stdout = '';
  let stderr = '';
  const exitCode = await main(
    argv,
    (language, options): Terminal => ({
      language,
      words: words(language),
      quiet: options['quiet'] === true,
      color: false,
      out: (text) => {
        stdout += wholeLine(text);
      },
      err: (text) => {
        stderr += wholeLine(text);
      },
    }),
  );
  return { exitCode, stdout, stderr };
}

function wholeLine(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** Allocates all lines of a workspace, without papers: how it ended, and what it printed as JSON. */
export async function allocateAsJson(folder: string) {
  const { exitCode, stdout } = await runCommand([
    ...['allocate', folder, '--reports', 'none', '--force', '--format', 'json'],
  ]);
  return { exitCode, ...JSON.parse(stdout) };
}
