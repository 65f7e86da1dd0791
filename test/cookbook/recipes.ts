/** The situations of the cookbook, each a workspace of `fixtures/cookbook` with the amounts worked out by hand. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const COOKBOOK = 'fixtures/cookbook';

export type Bilingual = Readonly<Record<'en' | 'fr', string>>;

export interface Recipe {
  /** The name of its folder, and the anchor of its heading. */
  readonly name: string;
  readonly order: number;
  readonly title: Bilingual;
  /** A clause of a convention, in words. */
  readonly clause: Bilingual;
  /** How the amounts are worked out without grappe. */
  readonly by_hand: Bilingual;
  /** Net amount by member. */
  readonly net: Readonly<Record<string, string>>;
  /** Net of what one member owes to another who paid, `REGION → MEUSE`, if the situation is about it. */
  readonly owes?: Readonly<Record<string, string>>;
}

/**
 * A real clause: whether rules and an officer's tables express it (E), only with something made by hand (A), or not
 * (N), and the recipe, rule of its own or limit that shows it.
 */
export interface Clause {
  readonly number: number;
  readonly source: Bilingual;
  readonly verdict: 'E' | 'A' | 'N';
  readonly at: string;
  /** What is made by hand; for an A only. */
  readonly turn?: Bilingual;
}

export function recipes(): readonly Recipe[] {
  return readdirSync(COOKBOOK, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(
      ({ name }): Recipe => ({
        name,
        ...JSON.parse(readFileSync(join(COOKBOOK, name, 'recipe.json'), 'utf8')),
      }),
    )
    .sort((a, b) => a.order - b.order);
}

export function clauses(): readonly Clause[] {
  return JSON.parse(readFileSync(join(COOKBOOK, 'clauses.json'), 'utf8'));
}

/** The rule of a real clause that no recipe covers, in a group of its own. */
export interface ClauseRule {
  readonly clause: Bilingual;
  /** Its convention, apart from the settings that all have. */
  readonly convention: string;
  /** Tables and lines as CSV; those not given are the same for all. */
  readonly members?: string;
  readonly sites?: string;
  readonly accesses?: string;
  readonly measures?: string;
  readonly lines: string;
  /** Who pays the operator. */
  readonly payer?: string;
  readonly hand: Bilingual;
  readonly net: Readonly<Record<string, string>>;
}

/** By the number of the clause. */
export function clauseRules(): ReadonlyMap<number, ClauseRule> {
  const rules: Readonly<Record<string, ClauseRule>> = parse(
    readFileSync(join(COOKBOOK, 'clause-rules.yaml'), 'utf8'),
  );
  return new Map(Object.entries(rules).map(([number, rule]) => [Number(number), rule]));
}

const COMMUNES = 'member,name\nAULNE,Commune d’Aulne\nBOIS,Commune de Bois\n';

/** The whole workspace of a clause. */
export function clauseFiles(rule: ClauseRule): Readonly<Record<string, string>> {
  const { members = COMMUNES, sites = '', accesses = '', measures = '', payer = 'AULNE' } = rule;
  const settings = `prorata: daily\nrounding: largest_remainder\nvat: line\nbasis: service\nbilled_to: ${payer}\n`;
  const files = {
    'convention.yaml': settings + rule.convention,
    'members.csv': members,
    'sites.csv': sites === '' ? `site,name,type,member\nBUREAU,Bureau,other,${payer}\n` : sites,
    'accesses.csv': accesses,
    'measures.csv': measures,
    'invoices/f1.csv': invoiceOf(rule.lines),
  };
  return Object.fromEntries(Object.entries(files).filter(([, text]) => text !== ''));
}

/**
 * Lines with the fields that all invoices have in common: number, date, VAT and, where they state none, the days of
 * September.
 */
function invoiceOf(lines: string): string {
  const [header = '', ...rows] = lines.trim().split('\n');
  const dated = header.includes('period_start');
  const days = dated ? ['', ''] : [',period_start,period_end', ',2025-09-01,2025-09-30'];
  return [
    `invoice_number,invoice_date,line_number,vat_rate,${header}${days[0]}`,
    ...rows.map((row, index) => `F1,2026-10-01,${index + 1},20,${row}${days[1]}`),
    '',
  ].join('\n');
}

export function folderOf({ name }: Recipe): string {
  return join(COOKBOOK, name);
}

/** The files of a recipe that a reader sees: settings of its own, rules, and the tables that are more than names. */
export function fileOf(recipe: Recipe, file: string): string {
  return readFileSync(join(folderOf(recipe), file), 'utf8');
}
