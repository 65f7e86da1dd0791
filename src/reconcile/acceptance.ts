import { getOrInsert } from '../domain/cache.ts';
import type { AcceptedFinding } from '../domain/invoice-line.ts';
import { groupBy } from '../domain/lists.ts';
import { joined } from '../text/joined.ts';
import { harmlessText } from '../text/spreadsheet.ts';
import type { CheckDescription } from './check.ts';
import type { RawFinding } from './finding.ts';
import type { FindingKeys } from './findings.ts';
import type { History } from './sweep/history.ts';

/** The check of accepted-findings.csv itself, by what the other checks found. */
export const ACCEPTANCE_CHECK: CheckDescription = {
  code: 'acceptance-unused',
  severity: 'warning',
  needs: ['acceptances'],
  judges: 'acceptance',
  asks: undefined,
  stakes: undefined,
  example: {
    wording: 'acceptance-unused/unmatched',
    args: { accepted: { check: 'price-mismatch', of: 'FTTO-0001' }, reason: 'tarif négocié' },
  },
};

/** The columns by which an acceptance may be narrowed; one that it leaves empty may have any value. */
const NARROWED = ['supplier', 'invoiceNumber', 'lineNumber', 'access', 'itemCode'] as const;

/** The acceptances of a code, by the set of columns that they fill in (as bits), then by the values there. */
type Listed = Map<number, Map<string, Alike>>;

/** Acceptances with the same values. */
interface Alike {
  /** Each holds longer than the one before; the others are not needed. */
  readonly rows: AcceptedFinding[];
  /** The first day of a finding that they cover. */
  firstDay: number;
}

/** An index of accepted-findings.csv: a finding is looked up once for each set of columns that rows fill in. */
export function acceptancesOf(history: History) {
  const all = history.register.workspace.acceptedFindings ?? [];
  const alikeOf = new Map<AcceptedFinding, Alike>();
  const listed = listedBy(all, alikeOf);
  return {
    /**
     * The first acceptance that lists a finding; every one that lists it counts as used. `keysOf` is called only where
     * one is of its code.
     */
    accepting(code: string, keysOf: () => FindingKeys): AcceptedFinding | undefined {
      const ofCode = listed.get(code);
      if (ofCode === undefined) return undefined;
      const keys = keysOf();
      const day = keys.date ?? history.period?.from ?? 0;
      let first: AcceptedFinding | undefined;
      for (const [bits, rows] of ofCode) {
        const alike = rows.get(keyOf(bits, keys));
        if (alike === undefined) continue;
        alike.firstDay = Math.min(alike.firstDay, day);
        const row = alike.rows.find((item) => day <= holdsUntil(item));
        if (row !== undefined && (first === undefined || row.row < first.row)) first = row;
      }
      return first;
    },
    /**
     * Acceptances that accepted nothing or have expired, without those of other periods or of a check that did not run.
     */
    unused(notRun: ReadonlySet<string>): readonly RawFinding[] {
      const isElsewhere = elsewhereTester(history);
      const begins = history.period?.from ?? Number.NEGATIVE_INFINITY;
      return all.flatMap((row) => {
        const firstDay = alikeOf.get(row)?.firstDay ?? NEVER;
        if (firstDay <= holdsUntil(row)) return [];
        const expired = holdsUntil(row) < begins || firstDay < NEVER;
        return !expired && (notRun.has(row.code) || isElsewhere(row)) ? [] : [unusedFinding(row, expired)];
      });
    },
  };
}

function listedBy(
  rows: readonly AcceptedFinding[],
  alikeOf: Map<AcceptedFinding, Alike>,
): ReadonlyMap<string, Listed> {
  const listed = new Map<string, Listed>();
  for (const row of rows) {
    const bits = NARROWED.reduce((sum, name, bit) => sum + (row[name] === undefined ? 0 : 1 << bit), 0);
    const ofCode: Listed = getOrInsert(listed, row.code, () => new Map());
    const ofBits = getOrInsert(ofCode, bits, () => new Map<string, Alike>());
    const key = keyOf(bits, row);
    const alike = getOrInsert(ofBits, key, () => ({ rows: [], firstDay: NEVER }));
    alikeOf.set(row, alike);
    if (holdsUntil(row) > holdsUntil(alike.rows.at(-1))) alike.rows.push(row);
  }
  return listed;
}

/** Later than any day, even the last day of an acceptance without an end. */
const NEVER = Number.POSITIVE_INFINITY;

function holdsUntil(row: AcceptedFinding | undefined): number {
  return row === undefined ? Number.NEGATIVE_INFINITY : (row.until ?? Number.MAX_SAFE_INTEGER);
}

/** A row that was copied from `--format csv` has an apostrophe before what a spreadsheet would take for a formula. */
function keyOf(bits: number, keys: Partial<Record<(typeof NARROWED)[number], string | undefined>>): string {
  const filled = NARROWED.filter((_, bit) => (bits & (1 << bit)) !== 0);
  return filled.map((name) => harmlessText(keys[name] ?? '')).join('\u0000');
}

function unusedFinding(row: AcceptedFinding, expired: boolean): RawFinding {
  const { code, supplier = '', invoiceNumber = '', lineNumber = '', access = '', itemCode = '' } = row;
  const { reason, until } = row;
  const of = joined([supplier, invoiceNumber, lineNumber, access, itemCode], ' ');
  const place = { file: 'accepted-findings.csv', row: row.row };
  return {
    about: { supplier, invoiceNumber, lineNumber, access, itemCode, date: undefined, ...place },
    details: () => ({
      wording: expired ? 'acceptance-unused/expired' : 'acceptance-unused/unmatched',
      args: { accepted: { check: code, of }, reason, days: { from: until ?? 0, to: until ?? 0 } },
      column: expired ? 'until' : 'code',
      actual: code,
    }),
  };
}

/** Whether an acceptance names an invoice that is in the workspace, but not judged. */
function elsewhereTester({ lines }: History): (row: AcceptedFinding) => boolean {
  const byNumber = groupBy(lines.invoices.all, ({ invoiceNumber }) => harmlessText(invoiceNumber));
  return ({ supplier, invoiceNumber = '' }) => {
    const named = (byNumber.get(harmlessText(invoiceNumber)) ?? []).filter(
      (invoice) => supplier === undefined || harmlessText(supplier) === harmlessText(invoice.supplier),
    );
    return named.length > 0 && !named.some(({ selected }) => selected);
  };
}
