/** French output holds no English sentence, no amount with a point and no "1 lignes": what commands say and write is walked. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { inFolder } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { ENGLISH, ONE_PLURAL, prose } from './english.ts';

const COMMANDS: readonly string[] = [
  'check -v',
  'allocate --period 2025-09 --reports csv,html',
  'close runs/2025-09 --on 2025-10-20',
  'allocate --period 2025-10 --pending --reports csv,html',
  'close runs/2025-10 --on 2025-11-20',
  'allocate --period 2025-12 --pending --regularise 2025-10 --reports csv,html',
  'explain --invoice F2025-0009 --line 1',
  'explain --invoice F2025-0010 --line 6',
  'explain --run runs/2025-10 --invoice F2025-0011 --line 1 --member CEA',
  'diff runs/2025-09 runs/2025-10',
  'reconcile --period 2025-12',
  'reconcile --period 2025-12 --format html',
  'reconcile --period 2025-12 --format letter',
  'reconcile --list',
  'status',
  'account --period 2025-09..2025-10',
  'account --period 2025-09..2025-12 --partial --force',
  'forecast --period 2026',
  'compare --with egal.yaml --period 2025-09',
  'verify runs/2025-09',
  'verify --all',
  'help rules',
  'help line-repeated',
  'init --from sites.csv',
  'allocate --period 2025-13',
  'allocate --perod 2025-10',
  'verify nowhere',
  'explain --invoice F0 --line 1',
];

/** An amount with a point: the cents of a French text stand behind a comma. */
const POINTED = /(?<![\d.,-])\d+\.\d{2}(?![\d.-])/;
/** Words of convention.yaml, of columns and of keys that French sentences have words for. */
const CODE = /\b(?:run_id|largest_remainder|previous|penultimate|subscription|usage|setup|penalty)\b/;

function faults(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => {
      const said = prose(line);
      return ENGLISH.test(said) || POINTED.test(said) || ONE_PLURAL.test(said);
    });
}

/** The texts of a page, without its code and data. */
function pageText(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&amp;/g, '&')
    .replace(/&#39;|&quot;/g, '’');
}

function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}

test('the net catches what it is for', () => {
  expect(faults('Somme : 12.50 euros')).toHaveLength(1);
  expect(faults('1 lignes lues')).toHaveLength(1);
  expect(faults('1 ligne lue, 12,50 euros, 21 lignes, version 0.2.0')).toEqual([]);
  expect(faults('the line is shared')).toHaveLength(1);
});

test(
  'what commands say, and the pages and statements that they write',
  () =>
    inFolder(async (parent) => {
      const workspace = join(parent, 'groupement');
      const found: Record<string, readonly string[]> = {};
      const note = (name: string, text: string): void => {
        const lines = faults(text);
        if (lines.length > 0) found[name] = lines.slice(0, 5);
      };
      const said = await runCommand(['init', workspace, '--lang', 'fr']);
      note('init', said.stdout);
      note('README.md', readFileSync(join(workspace, 'README.md'), 'utf8').replace(/```[\s\S]*?```/g, ' '));
      const own = readFileSync(join(workspace, 'convention.yaml'), 'utf8');
      writeFileSync(
        join(workspace, 'egal.yaml'),
        own.replace(/share: \{ by: students.*/g, 'share: { by: equal, per: site }'),
      );
      const here = process.cwd();
      process.chdir(workspace);
      try {
        for (const command of COMMANDS) {
          const { stdout, stderr } = await runCommand(command.split(' '));
          const text = stdout.startsWith('<') ? pageText(stdout) : stdout.replace(/```[\s\S]*?```/g, ' ');
          expect([command, text + stderr]).not.toEqual([command, '']);
          note(command, `${text}\n${stderr}`);
          if (/^(?:explain|diff|account|status)/.test(command) && CODE.test(text.replace(/\([^)]*\)/g, ' ')))
            found[`${command}: codes`] = text
              .split('\n')
              .filter((line) => CODE.test(line))
              .slice(0, 5);
        }
      } finally {
        process.chdir(here);
      }
      const written = filesBelow(workspace).filter((path) => /statements\/.*\.csv$|\.html$/.test(path));
      expect(written.length).toBeGreaterThan(12);
      for (const path of written) {
        const text = readFileSync(path, 'utf8');
        note(
          path.slice(workspace.length),
          path.endsWith('.html') ? pageText(text) : text.replaceAll(';', '\n'),
        );
      }
      expect(found).toEqual({});
    }),
  240_000,
);

test('help of every command', async () => {
  const { stdout } = await runCommand(['--help', '--lang', 'fr']);
  const names = [...stdout.matchAll(/^ {2}([a-z]+)(?= )/gm)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) {
    const { stdout: help } = await runCommand([name, '--help', '--lang', 'fr']);
    expect([name, faults(help.replace(/^ {2}grappe .*$/gm, ''))]).toEqual([name, []]);
  }
});
