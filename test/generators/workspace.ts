/** Random workspaces with every feature of DATA and ALLOCATION on; they shrink by size and by feature. */
import fc from 'fast-check';
import { dayOf } from '../oracle/days.ts';
import { type Draw, FEATURES, type Feature, type Size } from './features.ts';
import { withGross, withoutUnshareable, withPayers } from './finish.ts';
import { makeInvoices } from './invoices.ts';
import { withLists } from './lists.ts';
import type { ConventionModel, GeneratedWorkspace } from './model.ts';
import { people } from './people.ts';
import { randomOf } from './random.ts';
import { referenceTables } from './reference-tables.ts';
import { CATEGORIES, rules } from './rules.ts';
import { isWhole, makeSettings } from './settings.ts';

export interface WorkspaceOptions extends Partial<Size> {
  /** Features that are off in every workspace. */
  readonly without?: readonly Feature[];
  /** How many workspaces of a hundred keep the lines that cannot be shared; 0: every workspace allocates. */
  readonly keepErrors?: number;
}

const OWN_CATEGORIES = { eau: 'usage', 'Personnel dédié': 'other', 'forfait-œuvres': 'subscription' };
const IGNORED = {
  'invoices/lisez-moi.txt': 'accusé de réception',
  'invoices/2025/brouillon1.CSV': 'n;importe\nquoi',
  'invoices/.DS_Store': '?',
  'invoices/é/Thumbs.db': '?',
};
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
      const off = options.without ?? [];
      const on = new Set(FEATURES.filter((name, i) => features[i] && !off.includes(name)));
      return remembered(seed, drawn, on, options.keepErrors ?? 40);
    });
}

/** The last workspaces that were made: broken engines get those that grappe got before them. */
const made = new Map<string, GeneratedWorkspace>();
const MOST_MADE = 300;

function remembered(...asked: Parameters<typeof generateWorkspace>): GeneratedWorkspace {
  const [seed, size, features, keepErrors] = asked;
  const key = JSON.stringify([seed, size, [...features], keepErrors]);
  const ws = made.get(key) ?? generateWorkspace(...asked);
  made.set(key, ws);
  const [oldest] = made.keys();
  if (made.size > MOST_MADE && oldest !== undefined) made.delete(oldest);
  return ws;
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
  const settings = makeSettings(at('switches'), folk);
  const ownCategories = draw.has('ownCategories') ? OWN_CATEGORIES : {};
  const categories = [...CATEGORIES, ...Object.keys(ownCategories)];
  const { invoices, layouts } = makeInvoices(at('invoices'), folk, accesses, { ...settings, categories });
  const inventory = { accesses, categories, siteOfGrappe: settings.site_of_grappe };
  const { billedOnLines: _, ...written } = settings;
  const ignored = draw.has('ignoredFiles') ? IGNORED : {};
  const convention: ConventionModel = {
    title: 'Groupement « essai »: accès internet',
    coordinator: folk.members[0]?.id ?? '',
    ...written,
    ...(draw.has('ownCategories') ? { own_categories: ownCategories } : {}),
    ...(draw.has('ignoredFiles') ? { ignore_files: { '*.txt': 'accusés', 'brouillon?.CSV': 'essais' } } : {}),
    ...(draw.has('styles') && random.fork('numbers').chance(0.3)
      ? { numbers: { decimal: random.fork('mark').pick(['.', ','] as const) } }
      : {}),
    invoices: layouts,
    rules: rules({ ...at('rules'), wholePeriods: isWhole(settings) }, folk, categories),
  };
  const tables = referenceTables(at('tables'), folk, inventory);
  const whole = { tables, convention, invoices, ignored };
  const ws = withPayers(draw.has('lists') ? withLists(at('lists'), whole) : whole);
  return withGross(random.fork('errors').int(1, 100) <= keepErrors ? ws : withoutUnshareable(ws));
}
