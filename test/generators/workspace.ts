/** Random workspaces with every feature of DATA and ALLOCATION on; they shrink by size and by feature. */
import fc from 'fast-check';
import { dayOf } from '../oracle/days.ts';
import { withGross, withoutUnshareable } from './finish.ts';
import { makeInvoices } from './invoices.ts';
import {
  type ConventionModel,
  type Draw,
  FEATURES,
  type Feature,
  type GeneratedWorkspace,
  type Size,
} from './model.ts';
import { people } from './people.ts';
import { randomOf } from './random.ts';
import { referenceTables } from './reference-tables.ts';
import { rules } from './rules.ts';

export interface WorkspaceOptions extends Partial<Size> {
  /** Features that are off in every workspace. */
  readonly without?: readonly Feature[];
  /** How many workspaces of a hundred keep the lines that cannot be shared; 0: every workspace allocates. */
  readonly keepErrors?: number;
}

const SIZE: Size = { maxMembers: 6, maxSites: 14, maxLines: 14 };

export function workspaceArbitrary(options: WorkspaceOptions = {}): fc.Arbitrary<GeneratedWorkspace> {
  const size = { ...SIZE, ...options };
  const upTo = (max: number): fc.Arbitrary<number> =>
    fc.noBias(
      fc.oneof(
        { withCrossShrink: true },
        { weight: 1, arbitrary: fc.integer({ min: 1, max }) },
        { weight: 3, arbitrary: fc.integer({ min: Math.ceil(max / 2), max }) },
      ),
    );
  const feature = fc.oneof(
    { withCrossShrink: true },
    { weight: 1, arbitrary: fc.constant(false) },
    { weight: 4, arbitrary: fc.constant(true) },
  );
  return fc
    .record({
      seed: fc.noShrink(fc.noBias(fc.nat(0x7fffffff))),
      maxMembers: upTo(size.maxMembers),
      maxSites: upTo(size.maxSites),
      maxLines: upTo(size.maxLines),
      features: fc.tuple(...FEATURES.map(() => feature)),
    })
    .map(({ seed, features, ...drawn }) => {
      const on = new Set(FEATURES.filter((name, i) => features[i] && !options.without?.includes(name)));
      return generateWorkspace(seed, drawn, on, options.keepErrors ?? 40);
    });
}

/** The same workspace for the same arguments, always. */
function generateWorkspace(
  seed: number,
  size: Size,
  features: ReadonlySet<Feature>,
  keepErrors: number,
): GeneratedWorkspace {
  const random = randomOf(seed);
  const year = random.fork('year').pick([2001, 2020, 2023, 2024, 2025, 2028, 2100]);
  const focus = random.fork('focus').int(dayOf(year, 1, 2), dayOf(year, 11, 1));
  const draw: Draw = { random, has: (feature) => features.has(feature), size, year, focus };
  const at = (name: string): Draw => ({ ...draw, random: random.fork(name) });
  const folk = people(at('people'));
  const accesses = folk.sites.slice(0, 8).map((_, i) => ({ id: `ACC-${i}` }));
  const switches = random.fork('switches');
  const billedOnLines = switches.chance(0.1);
  const vat = draw.has('vatInvoice') && switches.chance(0.5) ? 'invoice' : 'line';
  const { invoices, layouts } = makeInvoices(at('invoices'), folk, accesses, { vat, billedOnLines });
  const first = folk.members[0]?.id ?? '';
  const convention: ConventionModel = {
    title: 'Groupement « essai »: accès internet',
    coordinator: first,
    ...(billedOnLines ? {} : { billed_to: switches.pick(folk.members).id }),
    prorata: draw.has('periodStart') && switches.chance(0.3) ? 'period_start' : 'daily',
    rounding: draw.has('carry') && switches.chance(0.6) ? 'carry' : 'largest_remainder',
    vat,
    basis: draw.has('invoiceDateBasis') && switches.chance(0.2) ? 'invoice_date' : 'service',
    ...(switches.chance(0.7)
      ? { undated: switches.pick(['error', 'invoice_month', 'invoice_date'] as const) }
      : {}),
    ...(draw.has('styles') && switches.chance(0.3)
      ? { numbers: { decimal: switches.pick(['.', ','] as const) } }
      : {}),
    invoices: layouts,
    rules: rules(at('rules'), folk),
  };
  const ws = { tables: referenceTables(at('tables'), folk, accesses), convention, invoices };
  return withGross(random.fork('errors').int(1, 100) <= keepErrors ? ws : withoutUnshareable(ws));
}
