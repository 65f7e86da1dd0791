/** Invoices under `carry` whose lines are many and small: there the accounts decide every cent. */
import fc from 'fast-check';
import { euros } from '../generators/amounts.ts';
import type { GeneratedWorkspace, Row, Table } from '../generators/model.ts';
import { randomOf } from '../generators/random.ts';
import { styleOf } from '../generators/style.ts';

export interface CarriedOptions {
  readonly members: number;
  /** Whether every line is shared by all of them, or each by some. */
  readonly company: 'all' | 'some';
}

export function carriedWorkspaceArbitrary(options: CarriedOptions): fc.Arbitrary<GeneratedWorkspace> {
  return fc
    .record({ seed: fc.noShrink(fc.noBias(fc.nat(0x7fffffff))), lines: fc.integer({ min: 1, max: 40 }) })
    .map(({ seed, lines }) => carriedWorkspace(seed, lines, options));
}

/** One site a member; a grappe for each company and weighting; two invoices, charges and credits. */
function carriedWorkspace(seed: number, lines: number, options: CarriedOptions): GeneratedWorkspace {
  const random = randomOf(seed);
  const members = Array.from({ length: options.members }, (_, i) => `M${i}`);
  const grappes = Array.from({ length: 4 }, (_, i) => `G${i}`);
  const company = (): string[] => (options.company === 'all' ? members : random.some(members, 2));
  const grappeRows = grappes.flatMap((grappe) =>
    company().map((member): Row => {
      const weight = random.chance(0.5) ? '1' : String(random.int(1, 12));
      return { grappe, name: grappe, kind: 'grappe', site: `S${member}`, weight };
    }),
  );
  const invoiceRows = Array.from({ length: lines }, (_, i): Row => {
    const sign = random.chance(0.35) ? -1n : 1n;
    return {
      invoice_number: random.pick(['F1', 'F2']),
      invoice_date: '2025-09-30',
      line_number: String(i + 1),
      serves: random.pick(grappes),
      category: 'service',
      period_start: '2025-09-01',
      period_end: '2025-09-30',
      net_amount: euros(BigInt(random.int(0, random.pick([3, 30, 30_000]))) * sign),
      vat_rate: random.pick(['20', '5.5']),
    };
  });
  const table = (columns: string, rows: readonly Row[]): Table => ({
    columns: columns.split(' '),
    rows,
    style: styleOf({ random, has: () => false }),
  });
  return {
    tables: {
      members: table(
        'member name',
        members.map((member) => ({ member, name: member })),
      ),
      sites: table(
        'site name type member',
        members.map((member) => ({ site: `S${member}`, name: member, type: 'college', member })),
      ),
      grappes: table('grappe name kind site weight', grappeRows),
    },
    convention: {
      title: 'Report des centimes',
      coordinator: 'M0',
      billed_to: 'M0',
      prorata: 'daily',
      rounding: 'carry',
      vat: random.pick(['line', 'invoice'] as const),
      basis: 'service',
      invoices: [],
      rules: [{ id: 'r', article: '1', applies_to: { target: 'grappe' }, share: { by: 'weight' } }],
    },
    invoices: [
      {
        name: 'a.csv',
        table: table(
          'invoice_number invoice_date line_number serves category period_start period_end net_amount vat_rate',
          invoiceRows,
        ),
      },
    ],
  };
}
