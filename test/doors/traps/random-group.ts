import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeFiles } from '../../audit/workspace.ts';
import { euros } from '../../generators/amounts.ts';
import { type Random, randomOf } from '../../generators/random.ts';

/** A random group that grappe reads without any problem: grappes of two members, an inventory, months of invoices. */
export interface RandomGroup {
  readonly folder: string;
  readonly random: Random;
  readonly grappes: readonly string[];
  /** The first site of each grappe, where its access is. */
  readonly hosts: readonly string[];
  /** `2025-09` and the months after it. */
  readonly months: readonly string[];
  /** The net of each invoice, in cents, by its number. */
  readonly nets: ReadonlyMap<string, number>;
  readonly write: (path: string, text: string | Uint8Array) => void;
}

export const LINES_HEADER =
  'supplier,invoice_number,invoice_date,line_number,label,access,category,period_start,period_end,net_amount,vat_rate\n';

const DAYS: Readonly<Record<string, number>> = { '2025-09': 30, '2025-10': 31, '2025-11': 30 };

/** A line of an access for a whole month. */
export function lineOf(invoice: string, month: string, line: string, access: string, cents: number): string {
  const date = `${month}-05`;
  const period = `${month}-01,${month}-${DAYS[month]}`;
  return `OP,${invoice},${date},${line},Abonnement,${access},subscription,${period},${euros(cents)},20\n`;
}

/** A workspace made from a seed, in a folder of its own. */
export function randomGroup(seed: number): RandomGroup {
  const random = randomOf(seed);
  const folder = mkdtempSync(join(tmpdir(), 'grappe-traps-'));
  const write = (path: string, text: string | Uint8Array): void => writeFiles(folder, { [path]: text });
  const numbers = Array.from({ length: random.int(2, 5) }, (_, index) => index + 1);
  const grappes = numbers.map((number) => `G${number}`);
  const sitesOf = (number: number) => [
    `CLG-${number}`,
    `LYC-${number}`,
    ...(random.chance(0.3) ? [`ANX-${number}`] : []),
  ];
  const sites = numbers.map((number) => ({ number, ids: sitesOf(number) }));
  const members = random.chance(0.5) ? ['CEA', 'REGION'] : ['CEA', 'MEUSE', 'REGION'];
  write('members.csv', `member,name\n${members.map((member) => `${member},${member}\n`).join('')}`);
  const owner = (id: string): string =>
    id.startsWith('LYC') ? 'REGION' : (members[Number(id.slice(4)) % (members.length - 1)] ?? 'CEA');
  const all = sites.flatMap(({ ids }) => ids);
  write(
    'sites.csv',
    `site,name,type,member\n${all.map((id) => `${id},${id},other,${owner(id)}\n`).join('')}`,
  );
  const held = sites.flatMap(({ number, ids }) =>
    ids.map((id) => `G${number},Grappe ${number},grappe,${id},\n`),
  );
  write('grappes.csv', `grappe,name,kind,site,valid_from\n${held.join('')}`);
  const counts = all.map((id) => `students,${id},2024-10-01,${random.int(1, 1200)}\n`);
  write('measures.csv', `measure,site,as_of,value\n${counts.join('')}`);
  write('accesses.csv', `access,serves\n${numbers.map((number) => `A${number},G${number}\n`).join('')}`);
  write(
    'convention.yaml',
    [
      'title: Un groupement\nbilled_to: REGION\nprorata: daily\nrounding: largest_remainder\nvat: line\nbasis: service',
      'invoices:\n  - { files: "*.csv" }',
      'rules:\n  - id: eleves\n    article: "6"\n    applies_to: { target: grappe }',
      '    share: { by: students, as_of: { date: "10-01", year: previous } }\n',
    ].join('\n'),
  );
  const months = ['2025-09', '2025-10', '2025-11'].slice(0, random.int(2, 3));
  const nets = new Map<string, number>();
  for (const month of months) {
    const invoice = `F${month}`;
    const amounts = numbers.map(() => random.int(1_00, 900_00));
    nets.set(
      invoice,
      amounts.reduce((sum, cents) => sum + cents, 0),
    );
    const lines = amounts.map((cents, index) =>
      lineOf(invoice, month, String(index + 1), `A${index + 1}`, cents),
    );
    write(`invoices/${month}.csv`, LINES_HEADER + lines.join(''));
  }
  return { folder, random, grappes, hosts: numbers.map((number) => `LYC-${number}`), months, nets, write };
}
