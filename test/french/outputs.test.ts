/** French output holds no English sentence, no amount with a point and no "1 lignes": what commands say and write is walked. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { expect, test } from 'vitest';
import { inFolder } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { slashed } from '../windows.ts';
import { faults } from './english.ts';

const COMMANDS: readonly string[] = [
  'check -v',
  'allocate --period 2025-09 --reports csv,html,xlsx',
  'close runs/2025-09 --on 2025-10-20',
  'allocate --period 2025-10 --pending --reports csv,html,xlsx',
  'close runs/2025-10 --on 2025-11-20',
  'allocate --period 2025-12 --pending --regularise 2025-10 --reports csv,html,xlsx',
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
  'forecast --check 2025-10',
  'advances --period 2026',
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

/** Words of convention.yaml, of columns and of keys that French sentences have words for. */
const CODE = /\b(?:run_id|largest_remainder|previous|penultimate|subscription|usage|setup|penalty)\b/;

/** The texts of a page, without its code and data. */
function pageText(html: string): string {
  return html
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, ' ')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&amp;/g, '&')
    .replace(/&#39;|&quot;/g, '’');
}

/** The texts that an office document shows: cells, names of sheets, paragraphs. */
function officeText(bytes: Uint8Array): string {
  const parts = Object.entries(unzipSync(bytes)).filter(([name]) => name.endsWith('.xml'));
  const texts = parts.flatMap(([name, part]) => {
    const xml = strFromU8(part);
    const shown = [...xml.matchAll(/<(?:w:)?t(?: [^>]*)?>([^<]*)</g)].map(([, text = '']) => text);
    const names = name === 'xl/workbook.xml' ? [...xml.matchAll(/<sheet [^>]*name="([^"]*)"/g)] : [];
    return [...shown, ...names.map(([, text = '']) => text)];
  });
  return texts
    .join('\n')
    .replace(/&amp;/g, '&')
    .replace(/&quot;|&apos;/g, '’');
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
          if (
            /^(?:explain|diff|account|status|compare|forecast)/.test(command) &&
            CODE.test(text.replace(/\([^)]*\)/g, ' '))
          )
            found[`${command}: codes`] = text
              .split('\n')
              .filter((line) => CODE.test(line))
              .slice(0, 5);
        }
      } finally {
        process.chdir(here);
      }
      const written = filesBelow(workspace).filter((path) =>
        /statements\/.*\.csv$|\.(?:html|xlsx)$/.test(slashed(path)),
      );
      expect(new Set(written.map((path) => path.slice(path.lastIndexOf('.'))))).toEqual(
        new Set(['.csv', '.html', '.xlsx']),
      );
      expect(written.length).toBeGreaterThan(12);
      for (const path of written) {
        const bytes = readFileSync(path);
        const text = (): string => bytes.toString('utf8');
        const shown = path.endsWith('.html')
          ? pageText(text())
          : path.endsWith('.csv')
            ? text().replaceAll(';', '\n')
            : officeText(bytes);
        note(path.slice(workspace.length), shown);
        if (path.endsWith('report.html')) {
          const all = [...text().matchAll(/<option value="">([^<]*)</g)].map(([, word]) => word);
          expect(all, 'of members, categories, invoices').toEqual(['tous', 'toutes', 'toutes']);
        }
      }
      expect(found).toEqual({});
    }),
  240_000,
);

test('what reconcile says of invoices with every kind of error, and the letter', () =>
  inFolder(async (parent) => {
    const workspace = join(parent, 'groupement');
    await runCommand(['init', workspace, '--lang', 'fr', '-q']);
    cpSync('fixtures/grand-est-errors', workspace, { recursive: true });
    const said: Record<string, string> = {};
    for (const format of ['text', 'csv', 'github', 'junit', 'letter']) {
      const { exitCode, stdout, stderr } = await runCommand([
        ...['reconcile', workspace, '--all', '--format', format, '--lang', 'fr'],
        ...(format === 'letter' ? ['--with-warnings'] : []),
      ]);
      expect([format, exitCode]).toEqual([format, 1]);
      said[format] = stdout + stderr;
    }
    const letter = join(parent, 'lettre.docx');
    await runCommand(['reconcile', workspace, '--format', 'letter', '--out', letter, '--lang', 'fr']);
    said['docx'] = filesBelow(parent)
      .filter((path) => path.endsWith('.docx'))
      .map((path) => officeText(readFileSync(path)))
      .join('\n');
    expect(said['docx']).toContain('contestation');
    // Columns of CSV and elements of JUnit are words of their formats; the messages in them are walked.
    const data = /^[a-z_,]+$|(?<=,)-?\d+\.\d{2}(?=,)|<[^>]*>|^::\w+ file=[^,]*,line=\d+,title=/gm;
    const found = Object.entries(said).map(([format, text]) => [
      format,
      faults(text.replace(data, ' ')).slice(0, 5),
    ]);
    expect(found.filter(([, lines]) => lines?.length !== 0)).toEqual([]);
  }));

test('help of every command', async () => {
  const { stdout } = await runCommand(['--help', '--lang', 'fr']);
  const names = [...stdout.matchAll(/^ {2}([a-z]+)(?= )/gm)].map(([, name = '']) => name);
  expect(names.length).toBeGreaterThan(15);
  for (const name of names) {
    const { stdout: help } = await runCommand([name, '--help', '--lang', 'fr']);
    expect([name, faults(help.replace(/^ {2}grappe .*$/gm, ''))]).toEqual([name, []]);
  }
});
