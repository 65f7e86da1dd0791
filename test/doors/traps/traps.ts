import { mkdirSync, readFileSync, renameSync } from 'node:fs';
import { basename, join } from 'node:path';
import { zipSync } from 'fflate';
import { must } from '../../audit/workspace.ts';
import { euros } from '../../generators/amounts.ts';
import { LINES_HEADER, lineOf, type RandomGroup } from './random-group.ts';

/** What grappe must say about a trap: words of its message, including the sum at stake; none: everything is charged. */
export type Told = readonly (string | RegExp)[];

/** Something wrong with a workspace that once charged wrong amounts without a message. */
export interface Trap {
  readonly name: string;
  readonly plant: (group: RandomGroup) => Told | Promise<Told>;
  /** The command to run; by default `check`. */
  readonly command?: (group: RandomGroup) => readonly string[];
}

function edit({ folder, write }: RandomGroup, path: string, change: (text: string) => string): void {
  const before = readFileSync(join(folder, path), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`${path} was not changed`);
  write(path, after);
}

/** The lines of an invoice once more, with other numbers: everything is charged twice. */
function detailOf(
  { folder, nets }: RandomGroup,
  month: string,
): { readonly text: string; readonly net: string } {
  const text = readFileSync(join(folder, `invoices/${month}.csv`), 'utf8').replace(/(-05,)(\d+),/g, '$1D$2,');
  return { text, net: euros(nets.get(`F${month}`) ?? 0) };
}

function wholeNet({ nets }: RandomGroup): string {
  return euros([...nets.values()].reduce((sum, net) => sum + net, 0));
}

export const TRAPS: readonly Trap[] = [
  {
    name: 'the inventory names a shared access by its host',
    plant: (group) => {
      const index = group.random.int(0, group.grappes.length - 1);
      const host = group.hosts[index] ?? '';
      edit(group, 'accesses.csv', (text) => text.replace(`,G${index + 1}\n`, `,${host}\n`));
      return ['error[grappe-site]', host, / \d+\.\d\d without VAT would go to one or to all/];
    },
  },
  {
    name: 'a line names a grappe by its host',
    plant: (group) => {
      const host = group.random.pick(group.hosts);
      const header = LINES_HEADER.replace('access', 'serves');
      group.write('invoices/host.csv', header + lineOf('FH', '2025-09', '1', host, 100_00));
      return [
        'invoices/host.csv:2:serves: error[grappe-site]',
        host,
        '100.00 without VAT would go to one or to all',
      ];
    },
  },
  {
    name: 'a site joins a grappe while an access of its own goes on',
    plant: (group) => {
      edit(group, 'sites.csv', (text) => `${text}NEUF,Neuf,other,REGION\n`);
      edit(group, 'accesses.csv', (text) => `${text}B1,NEUF\n`);
      edit(group, 'measures.csv', (text) => `${text}students,NEUF,2024-10-01,10\n`);
      edit(group, 'grappes.csv', (text) => `${text}G1,Grappe 1,grappe,NEUF,2025-10-01\n`);
      return ['error[grappe-site]', 'NEUF is served, and is in G1 on 2025-10-01..'];
    },
  },
  {
    name: 'an invoice once more as the operator’s detail',
    plant: (group) => {
      const { text, net } = detailOf(group, group.random.pick(group.months));
      group.write('invoices/detail/suite.csv', text);
      return ['error[invoice-in-files]', `${net} without VAT) would be charged once more`];
    },
  },
  {
    name: 'an invoice once more within an archive',
    plant: (group) => {
      const { text, net } = detailOf(group, group.random.pick(group.months));
      group.write('invoices/envoi.zip', zipSync({ 'z/detail.csv': new TextEncoder().encode(text) }));
      return ['error[invoice-in-files]', `${net} without VAT) would be charged once more`];
    },
  },
  {
    name: 'an invoice in a subfolder',
    plant: (group) => {
      const month = group.random.pick(group.months);
      mkdirSync(join(group.folder, 'invoices/2025'));
      renameSync(
        join(group.folder, `invoices/${month}.csv`),
        join(group.folder, `invoices/2025/${month}.csv`),
      );
      return [];
    },
  },
  {
    name: 'an invoice in a subfolder of a name of its own, beside invoices/',
    plant: (group) => {
      mkdirSync(join(group.folder, 'factures'));
      const month = group.months.at(-1);
      renameSync(join(group.folder, `invoices/${month}.csv`), join(group.folder, `factures/${month}.csv`));
      const net = euros(group.nets.get(`F${month}`) ?? 0);
      return ['warning[folder-unread]', `the folder factures/ is not read, with lines of ${net} without VAT`];
    },
  },
  {
    name: 'a file that is no invoice file',
    plant: (group) => {
      const name = group.random.pick(['avoir.txt', '2025/lettre.docx', 'facture.xls', 'envoi.rar']);
      group.write(`invoices/${name}`, 'x');
      return [`invoices/${name}: error[file-unsupported]`];
    },
  },
  {
    name: 'a count of years ago',
    plant: (group) => {
      const site = group.random.pick(group.hosts);
      edit(group, 'measures.csv', (text) => text.replace(`${site},2024-10-01`, `${site},2019-10-01`));
      return [
        'error[measure-stale]',
        `the students of ${site} is of 2019-10-01`,
        /; \d+\.\d\d without VAT would be shared by it/,
      ];
    },
  },
  {
    name: 'the latest count, whatever its age',
    plant: (group) => {
      edit(group, 'convention.yaml', (text) => text.replace('{ date: "10-01", year: previous }', 'latest'));
      return ['error[age-unsaid]'];
    },
  },
  {
    name: 'an invoice that comes when its month is closed',
    plant: async (group) => {
      await must('allocate', group.folder, '--period', '2025-09', '--reports', 'none', '-q');
      await must('close', join(group.folder, 'runs/2025-09'), '--on', '2025-12-31', '-q');
      const cents = group.random.int(1, 900) * 100;
      group.write('invoices/late.csv', LINES_HEADER + lineOf('FL', '2025-09', '1', 'A1', cents));
      return ['[lines-uncharged]', euros((cents * 12) / 10)];
    },
    command: ({ folder }) => ['allocate', folder, '--period', '2025-10', '--reports', 'none'],
  },
  {
    name: 'a misnamed table',
    plant: (group) => {
      const [name, table] = group.random.pick([
        ['imputation.csv', 'imputations.csv'],
        ['price.csv', 'prices.csv'],
        ['Prix 2025.xlsx', 'prices.csv'],
        ['mesure.csv', 'measures.csv'],
      ] as const);
      group.write(name, 'x\n');
      return [
        'warning[table-unread]',
        `tables: { ${basename(table, '.csv')}: `,
        `; ${wholeNet(group)} without VAT is shared ${table === 'measures.csv' ? 'by measures.csv alone' : 'without it'}`,
      ];
    },
  },
  {
    name: 'a table of another name than its own',
    plant: (group) => {
      const [table, name] = group.random.pick([
        ['members.csv', 'member.csv'],
        ['sites.csv', 'sites-2025.csv'],
        ['grappes.csv', 'grappe.csv'],
        ['measures.csv', 'mesures-2024.csv'],
        ['accesses.csv', 'acces.csv'],
      ] as const);
      renameSync(join(group.folder, table), join(group.folder, name));
      // A group without an inventory may name an access or two for which lines say what they serve.
      const missing =
        table === 'accesses.csv' ? /error\[(?:access-unknown|table-missing)\]/ : 'error[table-missing]';
      return [missing, `${name}: warning[table-unread]`, `tables: { ${basename(table, '.csv')}: `];
    },
  },
  {
    name: 'two sources for one table',
    plant: (group) => {
      group.write('sites.xlsx', 'x');
      return ['sites.xlsx: error[table-twice]'];
    },
  },
  {
    name: 'a total that is off',
    plant: (group) => {
      const month = group.random.pick(group.months);
      const net = group.nets.get(`F${month}`) ?? 0;
      const off = group.random.int(1, 99);
      const row = `OP,F${month},,,Total facture,,,,,${euros(net + off)},\n`;
      edit(group, `invoices/${month}.csv`, (text) => text + row);
      edit(group, 'convention.yaml', (text) =>
        text.replace('"*.csv"', '"*.csv", totals: { label: "Total*" }'),
      );
      return ['error[declared-total]', `a difference of ${euros(off)}`];
    },
  },
];
