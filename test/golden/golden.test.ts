import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeWritable, must } from '../audit/workspace.ts';
import { withEnvironment } from '../cli/environment.ts';
import { runCommand } from '../cli/run-command.ts';
import { renamedIn } from '../windows.ts';
import { closeMonth, invoiceOf, makeGroup } from '../year/workspace.ts';

/**
 * Whole command lines. Each has a file of its name in `outputs/` with its exit code, stdout and stderr:
 * after a change that is meant, `npx vitest run test/golden -u`, and read what changed.
 */
const COMMANDS = [
  'grappe',
  'grappe --help',
  'grappe --help --lang fr',
  'grappe --version',
  'grappe help',
  'grappe help close --lang fr',
  'grappe completion',
  'grappe completion tcsh --lang fr',
  'grappe check --help',
  'grappe allocate --help',
  'grappe allocate --help --lang fr',
  'grappe --colour',
  'grappe alocate small',
  'grappe alocate small --lang fr',
  'grappe allocate small --perod 2025-09',
  'grappe allocate small --period',
  'grappe allocate small --period septembre --lang fr',
  'grappe allocate small --period 2025-13',
  'grappe allocate small --period 2025-09 --invoice F1',
  'grappe allocate small --format xml',
  'grappe allocate small --lang de',
  'grappe allocate small other',
  'grappe allocate small --reports docx',
  'grappe allocate small --period 2025-13 --format json',
  'grappe allocate small --perod 2025-09 --format=json',
  'grappe allocate nowhere --lang fr',
  'grappe check small',
  'grappe check small --lang fr',
  'grappe check small -q',
  'grappe check small -v',
  'grappe check small -v --lang fr',
  'grappe check small --format json',
  'grappe check broken --format github',
  'grappe check warned',
  'grappe check warned -q',
  'grappe allocate small --reports none',
  'grappe allocate small --reports none --force',
  'grappe allocate small --reports none --force -q',
  'grappe allocate small --reports none --force --lang fr',
  'grappe allocate small --reports none --force --format json',
  'grappe allocate small --reports none --period 2025-Q3',
  'grappe allocate small --reports none --period 2025-10',
  'grappe allocate small --reports none --invoice F1 --invoice F2',
  'grappe allocate broken --lang en',
  'grappe allocate broken --lang fr',
  'grappe allocate broken --format json',
  'grappe allocate broken -q',
  'grappe allocate many',
  'grappe allocate many --all',
  'grappe allocate french',
  'grappe allocate french --lang en',
  'LC_ALL=fr_FR.UTF-8 grappe check warned',
  'LANG=fr_FR.UTF-8 LC_ALL=C grappe check warned',
  'LANG=fr_FR.UTF-8 grappe check warned',
  'LANG=fr_FR.UTF-8 grappe check warned --lang en',
  'NO_COLOR=1 grappe check broken',
  'grappe allocate example --period 2025-09 --reports none',
  'grappe account --help',
  'grappe account --help --lang fr',
  'grappe account small',
  'grappe account small --period 2025-13 --lang fr',
  'grappe account small --period 2025-09',
  'grappe account closed --period 2025-09..2025-10',
  'grappe account closed --period 2025-09..2025-10 --partial --lang fr',
  'grappe account closed --period 2025-09 --format json',
  'grappe forecast --help',
  'grappe forecast --help --lang fr',
  'grappe forecast small --period 2026',
  'grappe forecast closed --period 2026',
  'grappe forecast closed --period 2025-Q4 --budget --lang fr',
  'grappe forecast closed --period 2025-10 --format json',
  'grappe forecast closed --check 2025-10',
  'grappe forecast example --check 2025-12',
  'grappe forecast closed --check 2025-10 --period 2025',
  'grappe advances --help',
  'grappe advances --help --lang fr',
  'grappe advances closed --period 2026 --parts 2',
  'grappe advances closed --period 2026 --parts 2 --lang fr',
  'grappe advances closed --period 2026 --parts none',
  'grappe diff closed/runs/2025-09 closed/draft',
  'grappe diff closed/runs/2025-09 closed/draft --lang fr --format json',
  'grappe compare --help',
  'grappe compare --help --lang fr',
  'grappe compare small --period 2025',
  'grappe compare example --with equal.yaml --period 2025-09',
  'grappe compare example --with equal.yaml --with example/convention.yaml --period 2025-09 --lang en',
  'grappe compare example --with equal.yaml --period 2025-09 --format csv',
] as const;

const BASE = 'fixtures/diagnostics/base';
const home = process.cwd();
let folder = '';

beforeAll(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'grappe-golden-')));
  workspace('small');
  workspace('warned', (text) =>
    text.replace('rules:', 'rules:\n  - { id: none, share: { by: head }, applies_to: { kinds: [campus] } }'),
  );
  workspace('broken', (text) => text.replace('prorata: daily', 'prorota: daily'), {
    'members.csv': 'member,name,siret\nMEUSE,Meuse,22550001600013\nREGION,,20005226400013\n',
    'sites.csv':
      'site,name,type,member\n0550020Y,Collège \u001b[31mrouge,college,MEUSE\n0550072E,Lycée,Lycee,LORRAINE\n',
  });
  workspace('french', (text) => `locale: fr\n${text.replace('by: students', 'by: student')}`);
  const header = 'supplier,invoice_number,invoice_date,line_number,access,category,net_amount,vat_rate\n';
  const rows = Array.from({ length: 53 }, (_, n) => `OP,F1,2025-09-30,${n},A1,setup,1e${n},20\n`);
  workspace('many', undefined, { 'invoices/2025-09.csv': header + rows.join('') });
  cpSync('fixtures/grand-est', join(folder, 'example'), { recursive: true });
  const ofExample = readFileSync('fixtures/grand-est/convention.yaml', 'utf8');
  writeFileSync(join(folder, 'equal.yaml'), ofExample.replace('REGION: 60, CEA: 35', 'REGION: 50, CEA: 45'));
  process.chdir(folder);
  makeGroup(join(folder, 'closed'), { '2025-09.csv': invoiceOf('2025-09') });
  await closeMonth('closed', '2025-09');
  writeFileSync('closed/invoices/2025-10.csv', invoiceOf('2025-10').replace('289.90', '299.90'));
  await must('allocate', 'closed', '--period', '2025-10', '--out', 'closed/draft', '--reports', 'none', '-q');
  writeFileSync('closed/budget.csv', 'member,year,gross_amount\nC,2025,600.00\n');
}, 60_000);

afterAll(() => {
  process.chdir(home);
  makeWritable(folder);
  rmSync(folder, { recursive: true, force: true });
});

/** A copy of the workspace without a problem, with something changed. */
function workspace(
  name: string,
  convention: (text: string) => string = (text) => text,
  files: Readonly<Record<string, string>> = {},
): void {
  const path = join(folder, name);
  mkdirSync(path);
  cpSync(BASE, path, { recursive: true });
  writeFileSync(
    join(path, 'convention.yaml'),
    convention(readFileSync(join(path, 'convention.yaml'), 'utf8')),
  );
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
}

describe('a command line', () => {
  it.each(COMMANDS)('%s', async (command) => {
    const { variables, argv } = parsed(command);
    const { exitCode, stdout, stderr } = await withEnvironment(variables, () => runCommand(argv));
    const text = `$ ${command}\nexit ${exitCode}\n--- stdout\n${stdout}--- stderr\n${stderr}`;
    const name = command.replace(/[^A-Za-z0-9=.-]+/g, '_');
    await expect(renamedIn(text, folder, '…')).toMatchFileSnapshot(
      resolve(home, 'test/golden/outputs', `${name}.txt`),
    );
  });
});

/** `NAME=value … grappe arguments …`. */
function parsed(command: string): { variables: Record<string, string>; argv: readonly string[] } {
  const words = command.split(' ');
  const at = words.indexOf('grappe');
  const variables = Object.fromEntries(words.slice(0, at).map((word) => word.split('=', 2)));
  return { variables, argv: words.slice(at + 1) };
}
