/** What must hold between the reference tables (DATA.md, Tables). */
import { holds, overlap, type Validity } from './days.ts';
import { definedIds, isTarget, type Known } from './known.ts';
import type { ImputationRow, Tables } from './model.ts';
import { type Setting, settingOn } from './settings.ts';
import type { Reasons } from './table.ts';
import { fold, RESERVED_MEASURES } from './vocabulary.ts';

/** What must hold within and between the tables, whatever the invoices say. */
export function checkTables(tables: Tables, siteOfGrappe: Setting, reasons: Reasons): void {
  const known = definedIds(tables);
  for (const id of known.members) {
    if (known.sites.has(id) || known.grappes.has(id)) reasons.push(`id ${id} collides`);
    if (/[/\\]|^\.|^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/iu.test(id))
      reasons.push(`member ${id} is no file name`);
  }
  for (const id of known.sites) if (known.grappes.has(id)) reasons.push(`id ${id} collides`);
  disjoint('members.csv', tables.members, (row) => row.member, reasons);
  disjoint('sites.csv', tables.sites, (row) => row.site, reasons);
  disjoint('grappes.csv', tables.grappes, (row) => JSON.stringify([row.grappe, row.site]), reasons);
  disjoint('accesses.csv', tables.accesses, (row) => row.access, reasons);
  const expense = (row: ImputationRow): string =>
    JSON.stringify([row.member, row.flow, row.siteType, row.category]);
  disjoint('imputations.csv', tables.imputations ?? [], expense, reasons);
  for (const row of tables.sites) {
    if (!known.members.has(row.member)) reasons.push(`sites.csv: unknown member ${row.member}`);
  }
  checkGrappes(tables, known, reasons);
  const keys = tables.measures.map((row) => JSON.stringify([row.measure, row.of, row.asOf]));
  if (new Set(keys).size !== keys.length) reasons.push('measures.csv: equal keys');
  for (const row of tables.measures) {
    if (RESERVED_MEASURES.includes(row.measure)) reasons.push(`measures.csv: ${row.measure} is reserved`);
    if (!(row.ofMember ? known.members : known.sites).has(row.of))
      reasons.push(`measures.csv: unknown ${row.of}`);
    const observed = known.measures.get(row.measure);
    if (observed !== (row.ofMember ? 'member' : 'site'))
      reasons.push(`measures.csv: ${row.measure} is of sites and of members`);
  }
  for (const row of tables.accesses) {
    if (!isTarget(known, row.serves)) reasons.push(`accesses.csv: unknown ${row.serves}`);
    if (row.billedTo !== '' && !known.members.has(row.billedTo))
      reasons.push(`accesses.csv: unknown ${row.billedTo}`);
    if (row.alone && !known.sites.has(row.serves)) reasons.push(`accesses.csv: ${row.access}: alone`);
  }
  checkGrappeSites(tables, siteOfGrappe, reasons);
  for (const row of tables.imputations ?? []) {
    if (!known.members.has(row.member)) reasons.push(`imputations.csv: unknown member ${row.member}`);
  }
}

function checkGrappes(tables: Tables, known: Known, reasons: Reasons): void {
  for (const row of tables.grappes) {
    if (!known.sites.has(row.site)) reasons.push(`grappes.csv: unknown site ${row.site}`);
    const first = tables.grappes.find((other) => other.grappe === row.grappe);
    if (first?.name !== row.name || fold(first.kind) !== fold(row.kind))
      reasons.push(`grappes.csv: ${row.grappe}: name or kind differs`);
    if (
      !covered(
        row,
        tables.sites.filter((site) => site.site === row.site),
      )
    ) {
      reasons.push(`grappes.csv: ${row.grappe}: outside the dates of site ${row.site}`);
    }
  }
}

/** Whether the periods together hold on every day of `whole`. */
function covered(whole: Validity, periods: readonly Validity[]): boolean {
  let next = whole.from;
  for (const period of [...periods].sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0))) {
    if (period.from <= next && period.to >= next) {
      if (period.to >= whole.to) return true;
      next = period.to + 1;
    }
  }
  return false;
}

function disjoint<T extends Validity>(
  file: string,
  rows: readonly T[],
  id: (row: T) => string,
  reasons: Reasons,
): void {
  const groups = new Map<string, T[]>();
  for (const row of rows) groups.set(id(row), [...(groups.get(id(row)) ?? []), row]);
  for (const [key, group] of groups) {
    const clash = group.some((a, i) => group.some((b, j) => i < j && overlap(a, b)));
    if (clash) reasons.push(`${file}: rows of ${key} overlap`);
  }
}

/** An access may name a site of a grappe only where the convention says, on every day, what that means. */
function checkGrappeSites(tables: Tables, siteOfGrappe: Setting, reasons: Reasons): void {
  for (const row of tables.accesses) {
    if (row.alone) continue;
    const holding = tables.grappes.filter((grappe) => grappe.site === row.serves);
    const starts = [row, ...holding, ...siteOfGrappe].flatMap(({ from, to }) => [from, to + 1]);
    const days = starts.filter((day) => holds(row, day) && day < Number.POSITIVE_INFINITY);
    for (const day of days) {
      const grappes = new Set(holding.filter((grappe) => holds(grappe, day)).map(({ grappe }) => grappe));
      const said = settingOn(siteOfGrappe, day);
      if (grappes.size > 0 && said !== 'site' && !(said === 'grappe' && grappes.size === 1)) {
        reasons.push(`accesses.csv: ${row.access}: grappe-site ${row.serves}`);
        break;
      }
    }
  }
}
