/** The largest workspaces that issue 8 names: 40 members, 500 sites in one grappe, periods of 400 days, 10¹⁵ cents. */
import fc from 'fast-check';
import { dayOf, showDay } from '../oracle/days.ts';
import type { GeneratedWorkspace, Row, Table } from './model.ts';
import { randomOf } from './random.ts';
import { styleOf } from './style.ts';

export interface BigOptions {
  readonly members?: number;
  readonly sites?: number;
  readonly days?: number;
  readonly lines?: number;
}

export function bigWorkspaceArbitrary(options: BigOptions = {}): fc.Arbitrary<GeneratedWorkspace> {
  return fc
    .record({
      seed: fc.noShrink(fc.noBias(fc.nat(0x7fffffff))),
      members: fc.noBias(fc.integer({ min: 2, max: options.members ?? 40 })),
      sites: fc.noBias(fc.integer({ min: 50, max: options.sites ?? 500 })),
    })
    .map(({ seed, members, sites }) => bigWorkspace(seed, { ...options, members, sites }));
}

/** Owners change, sites join and leave the grappe, and two rules follow each other within the periods. */
export function bigWorkspace(seed: number, options: BigOptions = {}): GeneratedWorkspace {
  const { members = 40, sites = 500, days = 400, lines = 3 } = options;
  const random = randomOf(seed);
  const start = dayOf(2024, 9, 1);
  const end = start + days - 1;
  const inside = (): number => random.int(start + 1, end);
  const memberIds = Array.from({ length: members }, (_, i) => `M${i}`);
  const siteRows: Row[] = [];
  const grappeRows: Row[] = [];
  const measureRows: Row[] = [];
  for (let i = 0; i < sites; i++) {
    const site = `S${i}`;
    const named = { site, name: `Site ${i}`, type: random.pick(['college', 'lycee']) };
    const day = showDay(inside());
    const eve = dayBefore(day);
    if (random.chance(0.05)) {
      siteRows.push({ ...named, member: random.pick(memberIds), valid_to: eve });
      siteRows.push({ ...named, member: random.pick(memberIds), valid_from: day });
    } else siteRows.push({ ...named, member: random.pick(memberIds) });
    const joins = i > 0 && random.chance(0.03) ? { valid_from: showDay(inside()) } : {};
    const weight = `${random.int(1, 99)}.${random.int(1, 99)}`;
    grappeRows.push({ grappe: 'G', name: 'La grappe', kind: 'grappe', site, weight, ...joins });
    for (const year of [2022, 2023, 2024, 2025]) {
      measureRows.push({
        measure: 'students',
        site,
        as_of: `${year}-10-01`,
        value: String(random.int(1, 3000)),
      });
    }
  }
  const table = (columns: string, rows: readonly Row[]): Table => ({
    columns: columns.split(' '),
    rows,
    style: styleOf({ random, has: () => false }),
  });
  const change = showDay(inside());
  const students = {
    by: 'measure',
    measure: 'students',
    as_of: { date: '10-01', year: 'school_previous' },
  } as const;
  const invoiceRows = Array.from({ length: lines }, (_, i): Row => {
    const cents = BigInt(random.int(0, 999_999)) * 1_000_000_000n + BigInt(random.int(0, 999_999_999));
    const amount = i === 0 ? 10n ** 15n : cents / 10n ** BigInt(random.int(0, 12));
    const sign = random.chance(0.3) ? '-' : '';
    return {
      invoice_number: 'F1',
      invoice_date: '2025-09-30',
      line_number: String(i + 1),
      serves: i % 3 === 2 ? '*' : 'G',
      category: 'subscription',
      period_start: showDay(start),
      period_end: showDay(end),
      net_amount: `${sign}${amount / 100n}.${String(amount % 100n).padStart(2, '0')}`,
      vat_rate: random.pick(['20', '5.5']),
    };
  });
  return {
    tables: {
      members: table(
        'member name',
        memberIds.map((member) => ({ member, name: member })),
      ),
      sites: table('site name type member valid_from valid_to', siteRows),
      grappes: table('grappe name kind site weight valid_from valid_to', grappeRows),
      measures: table('measure site as_of value', measureRows),
    },
    convention: {
      title: 'Big',
      coordinator: 'M0',
      billed_to: 'M0',
      prorata: 'daily',
      rounding: random.pick(['largest_remainder', 'carry'] as const),
      vat: random.pick(['line', 'invoice'] as const),
      basis: 'service',
      invoices: [],
      rules: [
        {
          id: 'before',
          article: '1',
          to: dayBefore(change),
          applies_to: { target: 'grappe' },
          share: students,
        },
        {
          id: 'after',
          article: '2',
          from: change,
          applies_to: { target: 'grappe' },
          share: {
            by: 'mix',
            of: [
              { part: '1/3', share: { by: 'weight' } },
              { part: '2/3', share: { by: 'equal' } },
            ],
          },
        },
        { id: 'all', article: '3', applies_to: { target: 'group' }, share: students },
      ],
    },
    invoices: [
      {
        name: 'big.csv',
        table: table(
          'invoice_number invoice_date line_number serves category period_start period_end net_amount vat_rate',
          invoiceRows,
        ),
      },
    ],
  };
}

function dayBefore(date: string): string {
  return showDay(dayOf(...ymd(date)) - 1);
}

function ymd(date: string): [number, number, number] {
  const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
  return [year, month, day];
}
