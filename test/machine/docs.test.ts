/**
 * The command lines of the pages, run as somebody reads them: those of a page one after another in one shell, in an
 * empty folder. A line ends well, or with the code that its comment says (`# exit 1`); a `text` block after a block of
 * commands is what they print.
 */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Block, blocksOf, pages } from '../docs/pages.ts';

let folder: string;
beforeAll(() => {
  if (!existsSync('dist/cli.cjs')) throw new Error('npm run build comes first');
  folder = mkdtempSync(join(tmpdir(), 'grappe-docs-'));
  mkdirSync(join(folder, 'bin'));
  writeFileSync(
    join(folder, 'bin/grappe'),
    `#!/bin/sh\nexec ${process.execPath} ${resolve('bin/grappe.js')} "$@"\n`,
  );
  chmodSync(join(folder, 'bin/grappe'), 0o755);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/**
 * Commands of the clone itself: `.ci/run` runs them on a clean machine, so here it is only seen that it does. Of the demo,
 * which the rest of the README looks at, what follows the build is run here.
 */
const OF_THE_CLONE = /^(?:npm|npx|git|node|sudo)\b/u;

describe.each(pages().filter((page) => commandsOf(page).length > 0))('%s', (page) => {
  test('has commands that do what the page says', () => {
    const place = join(folder, page.replaceAll('/', '-'));
    mkdirSync(join(place, 'home'), { recursive: true });
    const script = join(place, 'page.sh');
    writeFileSync(script, scriptOf(page, join(place, 'said')));
    const { status, stdout, stderr } = spawnSync('bash', [script], {
      cwd: place,
      encoding: 'utf8',
      env: {
        PATH: `${join(folder, 'bin')}:${process.env['PATH']}`,
        HOME: join(place, 'home'),
        LANG: 'C.UTF-8',
      },
    });
    expect({ status, end: status === 0 ? '' : `${stdout}${stderr}`.slice(-2000) }).toEqual({
      status: 0,
      end: '',
    });
    expect(unsaid(page, join(place, 'said'))).toEqual([]);
  });
});

test('the commands of the clone are run by .ci/run or a test', () => {
  const known = [readFileSync('.ci/run', 'utf8'), readFileSync('test/machine/pack.test.ts', 'utf8')].join(
    '\n',
  );
  const lines = pages()
    .flatMap((page) => commandsOf(page))
    .flatMap(({ text }) => text.split('\n'))
    .filter((line) => /^npm (?:ci|test)\b/u.test(line));
  expect(lines.filter((line) => !known.includes(line.replace(/\s+#.*$/u, '')))).toEqual([]);
});

function commandsOf(page: string): readonly Block[] {
  return blocksOf(page).filter(({ kind }) => kind === 'sh');
}

/** A shell script of the commands of a page, which stops at the first that does not end as the page says. */
function scriptOf(page: string, said: string): string {
  const parts = commandsOf(page).map(({ at, text }, index) => {
    const lines = commandLines(text)
      .map((line) =>
        line.replace(/^npm ci && npm run demo.*/u, `(cd ${resolve('.')} && node scripts/demo.js)`),
      )
      .filter((line) => !OF_THE_CLONE.test(line));
    return `echo '== ${at}' >&2\n{\n${lines.map(stopping).join('\n')}\n:\n} > ${said}.${index}\ncat ${said}.${index}`;
  });
  return `set -u\n${parts.join('\n')}\n`;
}

/** The lines of a block; one with a here-document is one line. */
function commandLines(text: string): readonly string[] {
  return text.includes('<<') ? [text] : text.replaceAll('\\\n', ' ').split('\n');
}

function stopping(line: string): string {
  if (line.trim() === '' || line.startsWith('#') || line.includes('<<')) return line;
  const code = /#.*\b(?:exit|code de sortie) (\d+)/u.exec(line)?.[1] ?? '0';
  const escaped = line.replaceAll("'", "'\\''");
  return `${line}\ncode=$?; if [ $code -ne ${code} ]; then echo "exit $code: "'${escaped}' >&2; exit 1; fi`;
}

/** The lines of `text` blocks that the commands before them did not print; `…` stands for lines left out. */
function unsaid(page: string, said: string): readonly string[] {
  const blocks = blocksOf(page);
  const missing: string[] = [];
  let commands = -1;
  for (const [index, { kind, text, at }] of blocks.entries()) {
    if (kind === 'sh') commands++;
    if (kind !== 'text' || blocks[index - 1]?.kind !== 'sh') continue;
    const path = `${said}.${commands}`;
    const output = existsSync(path) ? readFileSync(path, 'utf8') : '';
    for (const line of text.split('\n').map((one) => one.trim())) {
      if (line !== '…' && !output.includes(line)) missing.push(`${at} ${line}`);
    }
  }
  return missing;
}
