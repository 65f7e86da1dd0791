/**
 * The oracle: DATA.md and ALLOCATION.md once more, naive and slow, in exact fractions of BigInt, day by day,
 * from the pages alone. It shares no code with the program, so that where both agree neither is a copy of the
 * other's mistake.
 */
import { holds, parsePeriod, type Validity } from './days.ts';
import { add, compare, type Fraction, sum, ZERO } from './fraction.ts';
import { winners } from './imputation.ts';
import { definedIds, type Known } from './known.ts';
import type { Convention, Tables } from './model.ts';
import { allocationsCsv, chargesCsv, type OutputRow, settlementCsv } from './outputs.ts';
import { LineError, siteOn } from './participants.ts';
import { readConvention, readOwnCategories, readSiteOfGrappe } from './read-convention.ts';
import { readInvoices } from './read-invoices.ts';
import { readTables } from './read-tables.ts';
import { type Accounts, type Cents, type Claim, carry, largestRemainder, overItsSites } from './rounding.ts';
import { readDecimal, settingOn } from './settings.ts';
import { type SharedLine, shareLine } from './shares.ts';
import type { Reasons } from './table.ts';
import { checkTotals, type PricedLine, priceLines } from './vat.ts';
import { categoriesWith } from './vocabulary.ts';
import { parseYaml } from './yaml-node.ts';

/** Path relative to the workspace, with `/`, → text of the file. */
export type WorkspaceFiles = Readonly<Record<string, string>>;

export interface OracleOptions {
  readonly period?: string;
  readonly allowUnallocated?: boolean;
}

export type OracleResult =
  | {
      readonly ok: true;
      readonly allocations: string;
      readonly charges: string;
      readonly settlement: string;
      readonly unallocated: readonly { file: string; row: number; reason: string }[];
    }
  | { readonly ok: false; readonly reasons: readonly string[] };

/** What `grappe allocate` writes for these files, or why it must refuse them. */
export function oracleRun(files: WorkspaceFiles, options: OracleOptions = {}): OracleResult {
  const reasons: string[] = [];
  const { lines, tables, convention } = readWorkspace(files, reasons);
  const within = periodOf(options, reasons);
  if (reasons.length > 0) return { ok: false, reasons };

  const unallocated: { file: string; row: number; reason: string }[] = [];
  const accounts = new Map<string, Accounts>();
  const rows: OutputRow[] = [];
  for (const line of lines.filter((candidate) => holds(within, candidate.invoiceDate))) {
    const shared = sharedOrReason(line, tables, convention);
    if (typeof shared === 'string') unallocated.push({ file: line.file, row: line.row, reason: shared });
    else rows.push(...outputRows(line, shared, tables, convention, accounts, reasons));
  }
  if (!options.allowUnallocated) {
    reasons.push(...unallocated.map(({ file, row, reason }) => `${file}:${row}: ${reason}`));
  }
  if (reasons.length > 0) return { ok: false, reasons };
  return {
    ok: true,
    allocations: allocationsCsv(rows),
    charges: chargesCsv(rows),
    settlement: settlementCsv(rows),
    unallocated,
  };
}

/** The lines with their VAT and gross, whatever is wrong elsewhere: for generators that state a gross amount. */
export function pricedLines(files: WorkspaceFiles): PricedLine[] {
  return readWorkspace(files, []).lines;
}

function readWorkspace(
  files: WorkspaceFiles,
  reasons: Reasons,
): { lines: PricedLine[]; tables: Tables; convention: Convention } {
  const { tables, convention, known, wrong } = readReference(files);
  reasons.push(...wrong);
  const read = readInvoices(files, convention, known, reasons);
  const lines = priceLines(read.lines, reasons);
  checkTotals(read.totals, lines, reasons);
  return { lines, tables, convention };
}

/** All but the invoices, and what is wrong with it. */
interface Reference {
  readonly tables: Tables;
  readonly convention: Convention;
  readonly known: Known;
  readonly wrong: Reasons;
}

/** What was read last, with its files: a workspace is read several times while it is made, with other invoices. */
let last: { readonly files: WorkspaceFiles; readonly reference: Reference } | undefined;

function readReference(files: WorkspaceFiles): Reference {
  const text = files['convention.yaml'] ?? '';
  // A list may stand among the invoices.
  const own = Object.entries(files).filter(
    ([path]) => !path.startsWith('invoices/') || text.includes(path.slice('invoices/'.length)),
  );
  const same = own.length === Object.keys(last?.files ?? {}).length;
  if (last !== undefined && same && own.every(([path, content]) => last?.files[path] === content))
    return last.reference;
  const wrong: Reasons = [];
  const yaml = parseYaml(text, wrong);
  const categories = categoriesWith(readOwnCategories(yaml, wrong));
  const sources = { files, convention: yaml, decimal: readDecimal(yaml, wrong), reasons: wrong };
  const tables = readTables(sources, categories, readSiteOfGrappe(yaml, []));
  const known = definedIds(tables);
  const convention = readConvention(yaml, known, wrong);
  const reference = { tables, convention, known, wrong };
  last = { files: Object.fromEntries(own), reference };
  return reference;
}

function periodOf({ period }: OracleOptions, reasons: Reasons): Validity {
  const within = period === undefined ? undefined : parsePeriod(period);
  if (period !== undefined && within === undefined) reasons.push(`no period: ${period}`);
  return within ?? { from: Number.NEGATIVE_INFINITY, to: Number.POSITIVE_INFINITY };
}

function sharedOrReason(line: PricedLine, tables: Tables, convention: Convention): SharedLine | string {
  try {
    return shareLine(line, tables, convention);
  } catch (error) {
    if (error instanceof LineError) return error.message;
    throw error;
  }
}

/** The one member with the largest share of the line. */
function largestShare({ shares }: SharedLine, wrong: (what: string) => void): string {
  const of = (member: string): Fraction =>
    sum(shares.filter((row) => row.member === member).map(({ share }) => share));
  const members = [...new Set(shares.map(({ member }) => member))];
  const largest = members.filter((one) => members.every((other) => compare(of(one), of(other)) >= 0));
  if (largest.length > 1) wrong(`${largest.join(' and ')} have the largest share`);
  return largest[0] ?? '';
}

/** §§6–7 and the imputation: the rows of one line. */
function outputRows(
  line: PricedLine,
  shared: SharedLine,
  tables: Tables,
  convention: Convention,
  accounts: Map<string, Accounts>,
  reasons: Reasons,
): OutputRow[] {
  const wrong = (what: string): void => {
    reasons.push(`${line.file}:${line.row}: ${what}`);
  };
  const access = tables.accesses.find((row) => row.access === line.access && holds(row, shared.firstDay));
  const billedTo =
    line.billedTo ||
    access?.billedTo ||
    (shared.largestPays ? largestShare(shared, wrong) : settingOn(convention.billedTo, line.invoiceDate));
  if (billedTo === '') wrong('billed to nobody');
  const net = centsOf(line.net, 'net', line, shared, convention, accounts);
  const vat = centsOf(line.vat, 'vat', line, shared, convention, accounts);
  return shared.shares.map(({ member, site, share, firstDay }) => {
    const expense = {
      member,
      flow: member === billedTo ? 'paid' : 'reimbursed',
      siteType: site === '' ? '' : (siteOn(site, firstDay, tables)?.type ?? ''),
      category: line.category,
    };
    const found = tables.imputations && winners(tables.imputations, expense, shared.firstDay);
    if (found && found.length !== 1) wrong(`${found.length} imputations for ${JSON.stringify(expense)}`);
    const imputation = found?.[0];
    const key = JSON.stringify([member, site]);
    return {
      line,
      shared,
      member,
      site,
      share,
      net: net.get(key) ?? 0n,
      vat: vat.get(key) ?? 0n,
      billedTo,
      chapter: imputation?.chapter ?? '',
      function: imputation?.function ?? '',
      nature: imputation?.nature ?? '',
    };
  });
}

/** Cents by [member, site]: members first, then the sites of each. */
function centsOf(
  amount: bigint,
  which: 'net' | 'vat',
  line: PricedLine,
  shared: SharedLine,
  convention: Convention,
  accounts: Map<string, Accounts>,
): Cents {
  const members = new Map<string, Fraction>();
  for (const { member, share } of shared.shares) members.set(member, add(members.get(member) ?? ZERO, share));
  const claims: Claim[] = [...members].map(([id, share]) => ({ id, share }));
  const account = JSON.stringify([line.supplier, line.invoiceNumber, which]);
  const due: Accounts = accounts.get(account) ?? new Map<string, bigint>();
  accounts.set(account, due);
  const byMember =
    settingOn(convention.rounding, line.invoiceDate) === 'carry'
      ? carry(amount, claims, due)
      : largestRemainder(amount, claims);
  const cents = new Map<string, bigint>();
  for (const [member, whole] of byMember) {
    const sites = shared.shares
      .filter((row) => row.member === member)
      .map((row) => ({ id: row.site, share: row.share }));
    for (const [site, part] of overItsSites(whole, sites)) cents.set(JSON.stringify([member, site]), part);
  }
  return cents;
}
