/** What the tests of this room are made of, without a file. R pays the operator; A and M are the other members. */
import type { AllocatedLine } from '../../src/allocate/allocator.ts';
import type { ChargeTerms } from '../../src/allocate/charge-terms.ts';
import type { SharePlan } from '../../src/allocate/plan/plan.ts';
import type { Imputation } from '../../src/domain/imputation.ts';
import type { LineWithVat } from '../../src/domain/invoice-line.ts';
import { ONE } from '../../src/domain/numbers/fraction.ts';
import type { SiteType } from '../../src/domain/tables.ts';
import { ALWAYS, dayOf } from '../../src/domain/time/calendar.ts';
import type { Workspace } from '../../src/domain/workspace.ts';
import { type Amounts, NOTHING, plus } from '../../src/settle/totals.ts';

export const SEPTEMBER = { from: dayOf(2025, 9, 1), to: dayOf(2025, 9, 30) };

/** Amounts in cents, with a VAT of a fifth where none is given. */
export function cents(net: bigint, vat = net / 5n): Amounts {
  return { net, vat, gross: net + vat };
}

/** A line of the invoice F1 of 30 September 2025: 100.00 and 20.00 of VAT. */
export function line(more: Partial<LineWithVat> = {}): LineWithVat {
  return {
    supplier: 'OP',
    invoiceNumber: 'F1',
    invoiceDate: SEPTEMBER.to,
    lineNumber: '1',
    file: 'invoices/a.csv',
    row: 2,
    access: undefined,
    serves: undefined,
    itemCode: undefined,
    label: undefined,
    category: 'subscription',
    periodStart: SEPTEMBER.from,
    periodEnd: SEPTEMBER.to,
    serviceDate: undefined,
    quantity: undefined,
    unitPrice: undefined,
    vatRate: '20',
    statedVat: undefined,
    statedGross: undefined,
    billedTo: undefined,
    siteOfGrappe: undefined,
    originalInvoice: undefined,
    vatMode: 'line',
    statedRateVat: undefined,
    ...cents(10_000n),
    ...more,
  };
}

/** What a member bears of a line: for a site, or for itself. */
export interface Part {
  readonly member: string;
  readonly amounts: Amounts;
  readonly site?: string;
  readonly siteType?: SiteType;
  readonly share?: string;
  readonly imputation?: Imputation | undefined;
  /** Those of another line, where both are booked by one object. */
  readonly terms?: ChargeTerms;
}

/** A line of the sum of its parts, shared for September 2025. */
export function allocated(
  parts: readonly Part[],
  more: {
    readonly billedTo?: string;
    readonly line?: Partial<LineWithVat>;
    readonly plan?: Partial<SharePlan>;
  } = {},
): AllocatedLine {
  const { billedTo = 'R' } = more;
  const { lines: _, ...sum } = parts.reduce((total, { amounts }) => plus(total, amounts), NOTHING);
  const ofLine = line({ ...sum, ...more.line });
  return {
    kind: 'allocated',
    line: ofLine,
    billedTo,
    rows: parts.map(({ member, amounts, site = '', share = '1/1', imputation, terms }) => ({
      ...{ member, site, share, imputation, ...amounts },
      terms: terms ?? { member, billedTo, category: ofLine.category, imputation },
    })),
    plan: {
      days: SEPTEMBER,
      spans: [],
      shares: parts.map(({ member, site = '', share: text = '1/1', siteType }) => {
        return { member, site, share: ONE, text, firstSpan: 0, siteType };
      }),
      weights: { ids: [], members: { values: [], total: 1n }, sites: [], haveOneSite: true },
      serves: 'G',
      rule: 'r',
      article: '6',
      ...more.plan,
    },
    warning: undefined,
    trace: undefined,
  };
}

/** A row of imputations.csv that holds always, for any site and category. */
export function imputation(codes: string, more: Partial<Imputation> = {}): Imputation {
  const [chapter = '', budgetFunction = '', nature = ''] = codes.split(' ');
  return {
    member: 'R',
    flow: undefined,
    siteType: undefined,
    category: undefined,
    ...{ chapter, function: budgetFunction, nature },
    engagement: undefined,
    days: ALWAYS,
    file: 'imputations.csv',
    row: 2,
    ...more,
  };
}

/** A workspace of today without a table, but for those given. */
export function workspace(more: Partial<Workspace> = {}): Workspace {
  return {
    release: [0, 2],
    convention: { rules: [], settings: [{ days: ALWAYS, value: {}, unset: [] }] },
    members: [],
    sites: [],
    grappes: [],
    suppliers: [],
    withdrawnLines: [],
    ...more,
  } as unknown as Workspace;
}
