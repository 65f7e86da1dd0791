/**
 * The output of each command with `--format json`, on the worked example and its second year: intact, damaged, closed,
 * corrected.
 */
import {
  appendFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { rehash } from '../audit/built.ts';
import { chargeAgain } from '../audit/charged-again.ts';
import {
  conventionOf,
  EXAMPLE,
  INVOICE_HEADER,
  inFolder,
  makeSmall,
  makeWritable,
  must,
} from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { writeXlsx } from '../workspace/sheet/write-xlsx.ts';

/** The documents of a command, by its heading in docs/json.md. */
export type Scenes = ReadonlyMap<string, readonly unknown[]>;

const SECOND_YEAR = 'fixtures/grand-est-year';
const QUIET = ['--reports', 'none', '--no-reconcile', '-q'] as const;

export async function jsonScenes(): Promise<Scenes> {
  const scenes = new Map<string, unknown[]>();
  const see = async (heading: string, ...argv: readonly string[]): Promise<void> => {
    const { stdout } = await runCommand([...argv, '--format', 'json', '--lang', 'en']);
    scenes.set(heading, [...(scenes.get(heading) ?? []), JSON.parse(stdout)]);
  };
  await inFolder((folder) => monthsOf(folder, see));
  await inFolder((folder) => doubtsOf(folder, see, scenes));
  await inFolder((folder) => linesOf(folder, see));
  return scenes;
}

type See = (heading: string, ...argv: readonly string[]) => Promise<void>;

function edit(path: string, from: string, to: string): void {
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  writeFileSync(path, text.replace(from, to));
}

/** Four closed months, one of them corrected; the account, and a forecast. */
async function monthsOf(workspace: string, see: See): Promise<void> {
  cpSync(EXAMPLE, workspace, { recursive: true });
  for (const name of ['convention.yaml', 'prices.csv', 'advances.csv', 'budget.csv'])
    cpSync(join(SECOND_YEAR, name), join(workspace, name));
  const more = join(SECOND_YEAR, 'more');
  for (const name of readdirSync(more)) appendFileSync(join(workspace, name), readFileSync(join(more, name)));
  const run = (month: string) => join(workspace, 'runs', month);
  const close = (month: string) => must('close', run(month), '--on', '2026-01-20', '-q');
  await see('check', 'check', workspace);
  await see('status', 'status', workspace, '--quick');
  await see('account', 'account', workspace, '--period', '2025');
  await see('allocate', 'allocate', workspace, '--period', '2025-09', '--reports', 'csv');
  await see('verify', 'verify', run('2025-09'));
  const closing = ['close', run('2025-09'), '--on', '2026-01-20'];
  await see('close', ...closing);
  await see('close', ...closing);
  await see('close', 'close', run('2025-08'), '--on', '2026-01-20');
  await see('explain', 'explain', workspace, '--invoice', 'F2025-0009', '--line', '2');
  await must('allocate', workspace, '--period', '2025-10', ...QUIET);
  await see('account', 'account', workspace, '--period', '2025-09..2025-12', '--partial');
  edit(join(workspace, 'measures.csv'), 'STENAY-CLG;2024-10-01;414', 'STENAY-CLG;2024-10-01;420');
  await see('status', 'status', workspace);
  await see('explain', 'explain', workspace, '--invoice', 'F2025-0009', '--line', '1');
  await see('explain', 'explain', workspace, '--invoice', 'C2025-0012', '--line', '1');
  await see('verify', 'verify', run('2025-09'), '--workspace', workspace);
  const before = join(workspace, '../before');
  cpSync(run('2025-10'), before, { recursive: true });
  const grappes = 'share: { by: equal, per: site }';
  edit(join(workspace, 'convention.yaml'), grappes, 'share: { by: equal, per: member }');
  const corrects = ['--regularise', '2025-09'];
  await must('allocate', workspace, '--pending', '--period', '2025-10', '--force', ...corrects, ...QUIET);
  await see('diff', 'diff', before, run('2025-10'));
  await see('diff', 'diff', run('2025-10'), before);
  await see('diff', 'diff', run('2025-09'), run('2025-10'));
  await see('diff', 'diff', 'fixtures/audit/0.1.0/runs/2025-10', run('2025-10'));
  await see('diff', 'diff', run('2025-10'), 'fixtures/audit/0.1.0/runs/2025-10');
  const imputations = join(workspace, 'imputations.csv');
  renameSync(imputations, `${imputations}.kept`);
  await must('allocate', workspace, '--pending', '--period', '2025-10', '--force', ...QUIET);
  await see('diff', 'diff', before, run('2025-10'));
  renameSync(`${imputations}.kept`, imputations);
  const invoice = join(workspace, '../invoice');
  const ofInvoice = ['--invoice', 'F2025-0010', '--per-member', '--reports', 'csv', '--out', invoice];
  await must('allocate', workspace, ...ofInvoice, '-q');
  await see('diff', 'diff', before, invoice);
  await see('diff', 'diff', invoice, before);
  rmSync(invoice, { recursive: true });
  rmSync(before, { recursive: true });
  edit(join(workspace, 'convention.yaml'), 'share: { by: equal, per: member }', grappes);
  for (const month of ['2025-10', '2025-11']) {
    await must('allocate', workspace, '--period', month, '--force', ...QUIET);
    await close(month);
  }
  appendFileSync(join(workspace, 'invoices/2025-10.csv'), lateLine(workspace));
  const december = ['allocate', workspace, '--period', '2025-12', '--pending', '--regularise', '2025-09'];
  await see('allocate', ...december);
  await close('2025-12');
  await see('explain', 'explain', workspace, '--invoice', 'F2025-0009', '--line', '1');
  const ofRun = ['--run', join(workspace, 'runs/2025-12'), '--invoice', 'F2025-0009', '--line', '1'];
  await see('explain', 'explain', ...ofRun);
  await see('status', 'status', workspace);
  await see('account', 'account', workspace, '--period', '2025-09..2025-12', '--force');
  await see('forecast', 'forecast', workspace, '--period', '2026', '--budget');
  await see('forecast', 'forecast', workspace, '--period', '2027');
  edit(join(workspace, 'prices.csv'), ';524,75;', ';514,75;');
  await see('forecast --check', 'forecast', workspace, '--check', '2025-12');
  edit(join(workspace, 'prices.csv'), ';514,75;', ';524,75;');
  await see('advances', 'advances', workspace, '--period', '2026');
  const other = join(workspace, 'other.yaml');
  cpSync(join(workspace, 'convention.yaml'), other);
  edit(other, grappes, 'share: { by: equal, per: member }');
  await see('compare', 'compare', workspace, '--period', '2025', '--with', other);
  await see('verify', 'verify', join(workspace, 'accounts/2025-09..2025-12'));
  await see('verify --all', 'verify', workspace, '--all');
  edit(join(workspace, 'measures.csv'), 'STENAY-CLG;2024-10-01;420', 'STENAY-CLG;2024-10-02;420');
  await see('status', 'status', workspace);
  await see('explain', 'explain', workspace, '--invoice', 'F2025-0009', '--line', '1');
  const withdrawn = join(workspace, 'withdrawn-lines.csv');
  const header = 'supplier,invoice_number,line_number,run,reason\n';
  writeFileSync(withdrawn, `${header}99900421100010,F2025-0009,1,2025-09,sent by mistake\n`);
  await see('explain', 'explain', workspace, '--invoice', 'F2025-0009', '--line', '1');
  rmSync(withdrawn);
  await damagedOf(workspace, see);
}

/** A line of October that comes once the month is closed. */
function lateLine(workspace: string): string {
  const last =
    readFileSync(join(workspace, 'invoices/2025-10.csv'), 'utf8').trimEnd().split('\n').at(-1) ?? '';
  return `${last.replace(/^((?:[^;]*;){3})[^;]*/u, '$1999')}\n`;
}

/** Closed runs that somebody changed. */
async function damagedOf(workspace: string, see: See): Promise<void> {
  makeWritable(workspace);
  const runs = join(workspace, 'runs');
  await chargeAgain(workspace, '2025-09', 'again');
  await see('verify --all', 'verify', workspace, '--all');
  appendFileSync(join(runs, '2025-12/charges.csv'), 'x\n');
  writeFileSync(join(runs, '2025-12/settlement.csv'), '');
  appendFileSync(join(runs, '2025-12/statements/MEUSE.pdf'), '\n');
  await see('verify', 'verify', join(runs, '2025-12'));
  writeFileSync(join(runs, '2025-12/notes.txt'), '');
  appendFileSync(join(runs, '2025-12/inputs/members.csv'), 'x\n');
  await see('verify', 'verify', join(runs, '2025-12'));
  edit(join(runs, '2025-11/settlement.csv'), '.', ',');

  writeFileSync(join(runs, '2025-10/manifest.json'), '{');
  edit(join(runs, 'closed.csv'), ',2026-01-20', ',2026-01-21');
  await see('verify', 'verify', join(runs, '2025-09'));
  await see('verify', 'verify', join(runs, '2025-10'));
  await see('verify', 'verify', join(runs, '2025-11'), '--workspace', workspace);
  rmSync(join(runs, '2025-11'), { recursive: true });
  await see('verify --all', 'verify', workspace, '--all', '--anchor', '0'.repeat(64));
  renameSync(join(runs, 'closed.csv'), join(runs, 'closed-PC42.csv'));
  await see('verify --all', 'verify', workspace, '--all');
  writeFileSync(join(workspace, 'accounts/2025-09..2025-12/manifest.json'), '{');
  await see('verify --all', 'verify', workspace, '--all');
  await see('verify', 'verify', 'fixtures/audit/0.1.0/runs/2025-10');
  const later = join(workspace, '../later');
  cpSync('fixtures/audit/0.1.0/runs/2025-10', later, { recursive: true });
  makeWritable(later);
  edit(join(later, 'manifest.json'), '"grappe": "0.1.0"', '"grappe": "9.0.0"');
  await see('verify', 'verify', later);
  rmSync(later, { recursive: true });
}

/** The example with what stops a run, what reconcile finds, and what is missing; and the file that a run keeps of it. */
async function doubtsOf(folder: string, see: See, scenes: Map<string, unknown[]>): Promise<void> {
  const errors = 'fixtures/grand-est-errors';
  await see('check', 'check', errors);
  await see('allocate', 'allocate', errors, '--out', join(folder, 'out'));
  await see('reconcile --list', 'reconcile', '--list');
  await see('reconcile', 'reconcile', errors);
  await see('status', 'status', errors);
  await see('forecast', 'forecast', errors, '--period', '2026', '--out', join(folder, 'out'));
  await see('forecast --check', 'forecast', errors, '--check', '2025-12');
  await see('advances', 'advances', errors, '--period', '2026');
  await see('compare', 'compare', errors, '--period', '2025', '--with', join(EXAMPLE, 'convention.yaml'));
  await see('no answer', 'explain', errors, '--invoice', 'F2025-0010');
  const workspace = join(folder, 'w');
  cpSync(EXAMPLE, workspace, { recursive: true });
  edit(join(workspace, 'prices.csv'), ';524,75;', ';514,75;');
  const ignored = 'ignore_files: { "*.txt": "notes of the office" }\n';
  appendFileSync(join(workspace, 'convention.yaml'), ignored);
  writeFileSync(join(workspace, 'invoices/lisez-moi.txt'), '');
  writeFileSync(join(workspace, 'invoices/lettre.docx'), '');
  const header = readFileSync(join(workspace, 'invoices/2025-09.csv'), 'utf8').split('\n')[0];
  writeFileSync(join(workspace, 'invoices/vide.csv'), `${header}\n`);
  await see('status', 'status', workspace);
  rmSync(join(workspace, 'invoices/lettre.docx'));
  const accepted =
    'code,access,reason,accepted_by\nprice-mismatch,FTTO-0002,agreed,J. Dupont\nprice-mismatch,FTTO-0003,agreed,\n';
  writeFileSync(join(workspace, 'accepted-findings.csv'), accepted);
  await see('reconcile', 'reconcile', workspace, '--period', '2025-10');
  const withPage = join(folder, 'with-page');
  await must('allocate', workspace, '--period', '2025-10', '--reports', 'html', '-q', '--out', withPage);
  scenes.set('findings.json', [JSON.parse(readFileSync(join(withPage, 'findings.json'), 'utf8'))]);
  const file = (name: string) => join(workspace, 'invoices', name);
  await see('import', 'import', file('efacture-A2025-0002.xml'), '--workspace', workspace);
  await see('import', 'import', file('efacture-A2025-0002.xml'));
  await see('import', 'import', file('operateur-2025-12.csv'), '--workspace', workspace);
  await see('import', 'import', join(errors, 'invoices/2025-11.csv'), '--workspace', errors);
  const one = ['--invoice', 'C2025-0012', '--out', join(folder, 'one'), '--reports', 'none'];
  await see('allocate', 'allocate', workspace, ...one);
  appendFileSync(join(folder, 'one/inputs/members.csv'), 'x\n');
  rehash(join(folder, 'one'));
  await see('verify', 'verify', join(folder, 'one'));
  for (const found of ['credit-without-original', 'unbilled-access', 'invoice-total-mismatch']) {
    const group = join(folder, found);
    cpSync('fixtures/reconcile/base', group, { recursive: true });
    cpSync(`fixtures/reconcile/${found}/trigger`, group, { recursive: true });
    await see('reconcile', 'reconcile', group);
  }
  const unpriced = join(folder, 'unbilled-access');
  rmSync(join(unpriced, 'prices.csv'));
  await see('reconcile', 'reconcile', unpriced);
  const unmarketed = join(folder, 'credit-without-original');
  const prices = join(unmarketed, 'prices.csv');
  writeFileSync(
    prices,
    readFileSync(prices, 'utf8').replace(
      'FIBRE-100,subscription,100.00,20,monthly,M2025',
      'FIBRE-100,subscription,100.00,20,monthly,L3',
    ),
  );
  await see('reconcile', 'reconcile', unmarketed);
}

const RULES = `  - { id: inventory, applies_to: { target: grappe, categories: [penalty] }, share: { by: accesses } }
  - id: by-pupils
    applies_to: { target: grappe, categories: [subscription] }
    share: { by: students, as_of: { date: "10-01", year: previous }, at_least: 2, at_most: 6, times: { lycee: 3/2 } }
  - { id: bands, article: "1", applies_to: { target: grappe, categories: [service] }, share: { by: students, as_of: latest, max_age_days: none, bands: { 0: 1, 5: 2 } } }
  - id: mix
    article: "2"
    applies_to: { target: grappe, categories: [usage] }
    share: { by: mix, of: [{ part: 40, share: { by: equal, per: site } }, { part: 60, share: { by: payer, member: C } }] }
`;

/** Lines that are shared in each possible way, and lines that cannot be. */
async function linesOf(folder: string, see: See): Promise<void> {
  const convention = conventionOf(
    'carry',
    '{ by: students, as_of: { date: "10-01", year: current } }',
    'invoice',
  );
  const header = INVOICE_HEADER.replace(
    'period_start',
    'service_date,original_invoice,access,billed_to,period_start',
  );
  const line = (number: number, serves: string, category: string, cells = ',,,,2025-09-01,2025-09-30') =>
    `OP,F1,2025-09-20,${number},${serves},${category},${cells},1.01,20\n`;
  makeSmall(
    folder,
    `${convention.replace(/rules:\n/u, `rules:\n${RULES}`)}tables: { sites: { file: sites.xlsx } }\n`,
    {
      'a.csv': [
        header,
        line(1, 'G', 'subscription'),
        line(2, 'G', 'service'),
        line(3, 'G', 'usage', '2025-09-12,F0,,C,,'),
        line(4, 'R', 'subscription'),
        line(5, 'S1', 'subscription'),
        line(6, 'G', 'setup'),
        line(7, 'S9', 'setup'),
        line(8, '', 'subscription', ',,A1,,2025-09-01,2025-09-30'),
        line(9, 'G', 'subscription', ',,,,,'),
        line(10, '', 'subscription', ',,A2,,2025-09-01,2025-09-30'),
        line(11, 'D', 'subscription'),
        line(12, '*', 'subscription'),
        line(13, 'G', 'penalty'),
      ].join(''),
    },
  );
  const sites = readFileSync(join(folder, 'sites.csv'), 'utf8').trimEnd().split('\n');
  const rows = sites.map((row) => row.split(','));
  writeFileSync(join(folder, 'sites.xlsx'), writeXlsx({ sheets: [{ name: 'Sites', rows }] }));
  rmSync(join(folder, 'sites.csv'));
  writeFileSync(
    join(folder, 'members.csv'),
    'member,name,left_on\nC,Alsace,\nR,Région,\nD,Ailleurs,2025-01-31\n',
  );
  writeFileSync(
    join(folder, 'accesses.csv'),
    'access,serves,billed_to,valid_from\nA1,S1,C,\nA2,S1,,2025-10-01\n',
  );
  await see('check', 'check', folder);
  const explain = (number: number, heading = 'explain') =>
    see(heading, 'explain', folder, '--invoice', 'F1', '--line', String(number));
  for (const number of [1, 2, 3, 5, 6, 8, 9, 10, 11, 12, 13]) await explain(number);
  await explain(7, 'no answer');
  writeFileSync(join(folder, 'imputations.csv'), 'member,chapter,function,nature\nC,1,2,3\nR,1,2,3\n');
  await explain(4);
  const invoice = [
    line(1, 'G', 'subscription', ',,,C,2025-09-01,2025-09-30'),
    line(2, 'G', 'subscription').replace('1.01', '-1.01').replace('OP,', ','),
  ];
  writeFileSync(join(folder, 'invoices/a.csv'), `${header}${invoice.join('')}`);
  await see('import', 'import', join(folder, 'invoices/a.csv'), '--workspace', folder);
  const file = join(folder, 'convention.yaml');
  await see('compare', 'compare', folder, '--period', '2025', '--with', file);
}
