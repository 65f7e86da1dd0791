/** A small workspace as text, of which a test changes a table or two; its invoices are given as what varies of a line. */
import type { WorkspaceFiles } from '../oracle/oracle.ts';

export const CONVENTION = `billed_to: R
prorata: period_start
rounding: largest_remainder
vat: line
basis: service
undated: invoice_month
`;

export const RULES = `rules:
  - { id: g, article: "1", applies_to: { target: grappe }, share: { by: equal, per: site } }
  - { id: s, article: "2", applies_to: { target: site }, share: { by: equal, per: site } }
  - { id: all, article: "3", applies_to: { target: group }, share: { by: equal, per: member } }
`;

const TABLES: WorkspaceFiles = {
  'convention.yaml': CONVENTION + RULES,
  'members.csv': 'member,name,joined_on,left_on\nC,Alsace,,\nR,Région,,\nM,Meuse,,\n',
  'sites.csv':
    'site,name,type,member,valid_from,valid_to\nS1,Un,college,C,,\nS2,Deux,lycee,R,,\nS3,Trois,lycee,M,,\n',
  'grappes.csv':
    'grappe,name,kind,site,weight,head,valid_from,valid_to\nG,La grappe,grappe,S1,,,,\nG,La grappe,grappe,S2,,,,\n',
  'accesses.csv':
    'access,serves,billed_to,valid_from,valid_to\nA1,S1,,,\nA2,S2,,,\nAG,G,,,\nAM,M,,,\nALL,*,,,\n',
};

export const HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,serves,billed_to,category,item_code,period_start,period_end,net_amount,vat_rate\n';

/** What varies of a line; the rest is that of a subscription of an access. */
export interface LineCells {
  readonly day: string;
  readonly access?: string;
  readonly serves?: string;
  readonly billedTo?: string;
  readonly category?: string;
  readonly item?: string;
  readonly net?: string;
  readonly invoice?: string;
  readonly date?: string;
}

/** Lines of one file, numbered in their order. */
export function invoiceText(lines: readonly LineCells[]): string {
  const rows = lines.map((line, index) => {
    const { day, access = 'AG', serves = '', billedTo = '', category = 'subscription' } = line;
    const { item = '', net = '10.01', invoice = 'F1', date = '2025-01-31' } = line;
    return `OP,${invoice},${date},${index + 1},${access},${serves},${billedTo},${category},${item},${day},${day},${net},20\n`;
  });
  return HEADER + rows.join('');
}

/** The workspace with some of its files replaced, and one file of these lines. */
export function smallWorkspace(files: WorkspaceFiles, lines: readonly LineCells[]): WorkspaceFiles {
  return { ...TABLES, ...files, 'invoices/f.csv': invoiceText(lines) };
}
