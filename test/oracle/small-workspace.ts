/** A small workspace and its allocations in few words, for the tests of the oracle. */
import { type OracleOptions, oracleRun, type WorkspaceFiles } from './oracle.ts';

const SWITCHES = { prorata: 'daily', rounding: 'largest_remainder', vat: 'line', basis: 'service' };

/** A convention of one rule per share, all on every target but those named. */
export function convention(
  share: string,
  switches: Partial<typeof SWITCHES> & Record<string, string> = {},
): string {
  const lines = Object.entries({ ...SWITCHES, billed_to: 'REGION', ...switches }).map(
    ([key, value]) => `${key}: ${value}`,
  );
  return `${lines.join('\n')}\nrules:\n  - { id: r1, article: "Article 1", applies_to: { target: grappe }, share: ${share} }\n  - { id: r2, article: "Article 2", applies_to: { target: group }, share: ${share} }\n`;
}

export const STENAY: WorkspaceFiles = {
  'convention.yaml': convention('{ by: students, as_of: { date: "10-01", year: previous } }'),
  'members.csv': 'member,name\nMEUSE,Meuse\nREGION,Région\nCEA,Alsace\n',
  'sites.csv':
    'site,name,type,member\n0550020Y,Kastler,college,MEUSE\n0550072E,Kastler,lycee,REGION\nNEW,New,lycee,REGION\n',
  'grappes.csv':
    'grappe,name,kind,site\nSTENAY,Stenay,cite_scolaire,0550020Y\nSTENAY,Stenay,cite_scolaire,0550072E\n',
  'measures.csv':
    'measure,site,as_of,value\nstudents,0550020Y,2020-10-01,414\nstudents,0550072E,2020-10-01,263\nstudents,NEW,2020-10-01,100\n',
};

const INVOICE =
  'supplier,invoice_number,invoice_date,line_number,serves,category,period_start,period_end,net_amount,vat_rate,vat_amount';

export function invoice(...lines: string[]): string {
  return `${INVOICE}\n${lines.map((line, i) => `S,F1,2021-09-30,${i + 1},${line}\n`).join('')}`;
}

/** Chosen columns of allocations.csv, as text; or the reasons. */
export function shares(
  files: WorkspaceFiles,
  columns: readonly string[],
  options: OracleOptions = {},
): string[] {
  const result = oracleRun(files, options);
  if (!result.ok) return [...result.reasons];
  const [header = '', ...rows] = result.allocations.trimEnd().split('\n');
  const names = header.split(',');
  return rows.map((row) => columns.map((column) => row.split(',')[names.indexOf(column)]).join(' '));
}

export const NET = ['member', 'site', 'share', 'net_amount'];
export const MONEY = ['member', 'net_amount', 'vat_amount'];
