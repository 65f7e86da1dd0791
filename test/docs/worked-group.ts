/** The small group of the reference: its files unless an example has others, and the result of an example in it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { Outcome, Worked } from '../../src/workspace/convention/words/page.ts';
import { must } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { oneLine } from '../invoices/einvoice/sample-invoice.ts';
import { ubl } from '../invoices/einvoice/sample-ubl.ts';
import { inWorkspace } from '../invoices/temporary-workspace.ts';
import { parseCsv } from '../oracle/csv.ts';
import { writeXlsx } from '../workspace/sheet/write-xlsx.ts';

const SETTINGS: Readonly<Record<string, string>> = {
  prorata: 'daily',
  rounding: 'largest_remainder',
  vat: 'line',
  basis: 'service',
  billed_to: 'REGION',
  rules:
    '[{ id: eleves, article: "Article 6", share: { by: students, as_of: { date: "10-01", year: previous } } }]',
};

const TABLES: Readonly<Record<string, string>> = {
  'members.csv': 'member,name\nMEUSE,Meuse\nREGION,Région\n',
  'sites.csv': 'site,name,type,member\nCLG,Collège,college,MEUSE\nLYC,Lycée,lycee,REGION\n',
  'grappes.csv':
    'grappe,name,kind,site,weight,head\nCITE,Cité,cite_scolaire,CLG,1,\nCITE,Cité,cite_scolaire,LYC,3,yes\n',
  'accesses.csv': 'access,serves,bandwidth_mbps\nA1,CITE,200\n',
  'measures.csv':
    'measure,site,member,as_of,value\nstudents,CLG,,2024-10-01,300\nstudents,LYC,,2024-10-01,200\npopulation,,MEUSE,2024-01-01,100000\npopulation,,REGION,2024-01-01,900000\nstaff,CLG,,2024-10-01,20\nstaff,LYC,,2024-10-01,80\nhours,CLG,,2024-10-01,20\nhours,LYC,,2024-10-01,45\nbudget,,MEUSE,2024-01-01,2000000\nbudget,,REGION,2024-01-01,54000000\n',
};

const INVOICE =
  'invoice_number,invoice_date,line_number,access,category,period_start,period_end,net_amount,vat_rate\nF1,2025-09-30,1,A1,subscription,2025-09-01,2025-09-30,100.00,20\n';

/** The files of the small group with the convention and the files given. */
export function groupWith({
  convention,
  files = {},
  hides = [],
}: Pick<Worked, 'convention' | 'files' | 'hides'>) {
  const said = Object.keys(parse(convention));
  const settings = Object.entries(SETTINGS).filter(([name]) => !said.includes(name));
  const hasInvoices = Object.keys(files).some(
    (path) => path.startsWith('invoices/') && !path.endsWith('.txt'),
  );
  const given = Object.entries(files).map(([path, content]) => [path, bytesOf(content, hides)] as const);
  const all = Object.entries({
    ...TABLES,
    ...(hasInvoices ? {} : { 'invoices/f.csv': INVOICE }),
    ...Object.fromEntries(given),
    'convention.yaml': `${settings.map(([name, value]) => `${name}: ${value}\n`).join('')}${convention}\n`,
  });
  return Object.fromEntries(all.filter(([, content]) => content !== ''));
}

/** A file as it lies in the folder: a workbook from its sheets, an electronic invoice around its line. */
function bytesOf(
  content: string | Readonly<Record<string, string>>,
  hiddenRows: readonly number[],
): string | Uint8Array {
  if (typeof content !== 'string') {
    const sheets = Object.entries(content).map(([name, text]) => ({
      ...{ name, rows: parseCsv(text).records, hiddenRows },
    }));
    return writeXlsx({ sheets });
  }
  if (!content.startsWith('<cac:InvoiceLine>')) return content;
  const whole = ubl(oneLine({}, { number: 'F1', date: '2025-09-30', period: ['2025-09-01', '2025-09-30'] }));
  return whole.replace(/<cac:InvoiceLine>[\s\S]*<\/cac:InvoiceLine>/u, content);
}

/** The result of running the example, in the form in which the example states it. */
export async function outcomeOf(worked: Worked): Promise<Outcome> {
  const { gives } = worked;
  return inWorkspace(groupWith(worked), async (folder): Promise<Outcome> => {
    if ('found' in gives) return { found: await findings(folder) };
    if ('file' in gives) {
      const text = await writtenFile(folder, gives.file);
      const lines = text.replace(/^\uFEFF/u, '').split(/\r?\n/u);
      return { file: gives.file, lines: gives.lines.filter((line) => lines.includes(line)) };
    }
    const { exitCode, stdout } = await runCommand([
      ...['allocate', folder, '--reports', 'none', '--no-reconcile', '--format', 'json'],
    ]);
    if (exitCode !== 0) return { refused: JSON.parse(stdout).diagnostics[0].code };
    return { net: netByMember(readFileSync(join(folder, 'runs/all/allocations.csv'), 'utf8')) };
  });
}

async function findings(folder: string): Promise<Readonly<Record<string, string>>> {
  const { exitCode, stdout, stderr } = await runCommand(['reconcile', folder, '--format', 'csv']);
  if (exitCode === 2) throw new Error(stderr);
  const [header = [], ...rows] = parseCsv(stdout).records;
  const [code, stake] = ['code', 'at_stake'].map((name) => header.indexOf(name));
  return Object.fromEntries(rows.map((row) => [row[code ?? -1] ?? '', row[stake ?? -1] ?? '']));
}

/** A file of the run, of its account or of a forecast, or what a command prints. */
async function writtenFile(folder: string, file: string): Promise<string> {
  const [kind, period = ''] = file.split('/');
  const [command = '', ...asked] = file.split(' ');
  if (asked.length > 0) {
    const { exitCode, stdout, stderr } = await runCommand([command, folder, ...asked]);
    if (exitCode === 2) throw new Error(stderr);
    return stdout;
  }
  if (kind === 'forecasts') {
    await must('forecast', folder, '--period', period, '--budget');
    return readFileSync(join(folder, file), 'utf8');
  }
  const inAccount = kind === 'accounts';
  const run = inAccount || file === 'titres.csv' ? ['--period', '2025-09'] : [];
  await must('allocate', folder, '--reports', 'csv', '--no-reconcile', ...run);
  if (!inAccount) return readFileSync(join(folder, 'runs', run[1] ?? 'all', file), 'utf8');
  await must('close', join(folder, 'runs', period), '--on', '2025-10-01');
  await must('account', folder, '--period', period, '--reports', 'none');
  return readFileSync(join(folder, file), 'utf8');
}

/** Net by member, summed over allocations.csv. */
export function netByMember(allocations: string): Readonly<Record<string, string>> {
  const [header = [], ...rows] = parseCsv(allocations).records;
  const [member, net] = ['member', 'net_amount'].map((name) => header.indexOf(name));
  const cents = new Map<string, bigint>();
  for (const row of rows) {
    const id = row[member ?? -1] ?? '';
    cents.set(id, (cents.get(id) ?? 0n) + BigInt((row[net ?? -1] ?? '').replace('.', '')));
  }
  return Object.fromEntries(
    [...cents].map(([id, sum]) => [id, `${sum / 100n}.${String(sum % 100n).padStart(2, '0')}`]),
  );
}
