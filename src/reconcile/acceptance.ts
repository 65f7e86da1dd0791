import type { AcceptedFinding, InvoiceLine } from '../domain/invoice-line.ts';
import type { Check } from './check.ts';
import type { Entry } from './entry.ts';
import type { Fact, Finding } from './finding.ts';
import type { History } from './history.ts';

/** The check of accepted-findings.csv itself; it judges what the other checks found. */
export const ACCEPTANCE_CHECK: Omit<Check, 'find'> = {
  code: 'acceptance-unused',
  severity: 'warning',
  needs: ['acceptances'],
  judges: 'acceptance',
};

/** A finding and the acceptance that lists it. */
export interface Accepted {
  readonly finding: Finding;
  readonly acceptance: AcceptedFinding;
}

export interface Acceptances {
  readonly open: readonly Finding[];
  readonly accepted: readonly Accepted[];
  /** Acceptances that match nothing or have expired. */
  readonly unused: readonly Fact[];
}

/** Sets the accepted findings apart, and looks for acceptances that accept nothing. */
export function applyAcceptances(findings: readonly Finding[], history: History): Acceptances {
  const rows = history.workspace.acceptedFindings ?? [];
  const open: Finding[] = [];
  const accepted: Accepted[] = [];
  const used = new Set<AcceptedFinding>();
  for (const finding of findings) {
    const acceptance = rows.find((row) => accepts(row, finding, history));
    if (acceptance === undefined) open.push(finding);
    else {
      accepted.push({ finding, acceptance });
      used.add(acceptance);
    }
  }
  const unused = rows.filter((row) => !used.has(row)).flatMap((row) => unusedFact(row, history));
  return { open, accepted, unused };
}

function accepts(row: AcceptedFinding, finding: Finding, history: History): boolean {
  const same = (wanted: string | undefined, found: string): boolean =>
    wanted === undefined || wanted === found;
  return (
    row.code === finding.code &&
    same(row.supplier, finding.supplier) &&
    same(row.invoiceNumber, finding.invoiceNumber) &&
    same(row.lineNumber, finding.lineNumber) &&
    same(row.access, finding.access) &&
    (row.until === undefined || dayOfFinding(finding, history) <= row.until)
  );
}

/** An acceptance holds for invoices dated up to its last day: the clock decides nothing. */
function dayOfFinding({ entry, supplier, invoiceNumber }: Finding, history: History): number {
  const first: Entry | undefined = entry ?? history.ofInvoice(supplier, invoiceNumber)[0];
  return first?.line.invoiceDate ?? history.period?.from ?? 0;
}

/** An acceptance of an invoice of another period waits for that period. */
function unusedFact(row: AcceptedFinding, history: History): readonly Fact[] {
  const { code, supplier = '', invoiceNumber = '', lineNumber = '', access = '', reason, until } = row;
  const expired = until !== undefined && history.period !== undefined && until < history.period.from;
  if (!expired && isElsewhere(row, history)) return [];
  const accepted = [code, supplier, invoiceNumber, lineNumber, access]
    .filter((part) => part !== '')
    .join(' ');
  return [
    {
      wording: expired ? 'acceptance-unused/expired' : 'acceptance-unused/unmatched',
      args: { accepted, reason, days: { from: until ?? 0, to: until ?? 0 } },
      entry: undefined,
      supplier,
      invoiceNumber,
      lineNumber,
      access,
      expected: '',
      actual: code,
      atStake: undefined,
      file: 'accepted-findings.csv',
      row: row.row,
      column: expired ? 'until' : 'code',
      severity: undefined,
    },
  ];
}

function isElsewhere({ supplier, invoiceNumber }: AcceptedFinding, history: History): boolean {
  const fits = (line: InvoiceLine): boolean =>
    line.invoiceNumber === invoiceNumber && (supplier === undefined || supplier === line.supplier);
  return !history.selected.some(({ line }) => fits(line)) && history.lines.some(fits);
}
