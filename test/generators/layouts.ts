/** The layouts of suppliers' files: their own headers, words, defaults, totals. */
import type { Draw } from './features.ts';
import type { LayoutModel, SiteOfGrappe } from './model.ts';
import type { People } from './people.ts';

export const CODES: Readonly<Record<string, string>> = {
  subscription: 'ABO',
  service: 'SRV',
  setup: 'FAS',
  usage: 'CON',
  penalty: 'PEN',
  other: 'DIV',
};
const OWN_HEADERS: Readonly<Record<string, string>> = {
  invoice_number: 'N° de facture',
  invoice_date: 'Émise le',
  access: 'Réf. accès',
  net_amount: 'Montant HT',
  billed_to: 'Payeur',
  label: 'Désignation',
  period_start: 'Du',
  period_end: 'Au',
};
/** A supplier's words for categories, and what a pattern makes of them. */
export const CATEGORY_WORDS: Readonly<Record<string, string>> = {
  subscription: 'Redevance mensuelle',
  usage: 'Conso. du mois',
  penalty: 'Réfaction (SLA)',
};

export interface LayoutNeeds {
  readonly draw: Draw;
  readonly people: People;
  /** The file's name, without its folders. */
  readonly name: string;
  readonly inParts: boolean;
}

export function makeLayout({ draw, people, name, inParts }: LayoutNeeds): LayoutModel {
  const { random, has } = draw;
  const mapped = Object.fromEntries(random.some(Object.entries(OWN_HEADERS), 1));
  const vatRate = random.chance(0.4);
  const patterns = random.chance(0.4);
  const optional = has('optionalColumns') && random.chance(0.5);
  const words = random.fork('words');
  const more = random.fork('more');
  return {
    files: random.chance(0.5) ? `${name.slice(0, -4)}*` : name,
    ...(random.chance(0.5) ? { supplier: random.pick(['34305956400959', 'SFR']) } : {}),
    columns: { ...mapped, ...(optional ? { original_invoice: 'Avoir sur' } : {}) },
    ...(optional ? { optional: ['original_invoice'] } : {}),
    ...(random.chance(0.3) && !inParts ? { line_number: 'row' as const } : {}),
    ...(vatRate ? { defaults: { vat_rate: '20' } } : {}),
    ...(patterns
      ? {
          categories: [
            ['1?', 'setup'],
            ['10', 'usage'],
            ...Object.entries(CODES).map(([category, code]): [string, string] => [`${code}*`, category]),
          ],
        }
      : {}),
    ...(random.chance(0.4)
      ? { skip_rows: { [random.pick(['label', mapped.label ?? 'label'])]: ['Total*', 'Sous-total*'] } }
      : {}),
    ...(random.chance(0.3) ? { ignore_columns: ['Montant de TVA'] } : {}),
    ...(random.chance(0.3) ? { vat: random.pick<'line' | 'invoice'>(['line', 'invoice']) } : {}),
    ...(random.chance(0.3) ? { numbers: { decimal: random.pick<'.' | ','>(['.', ',']) } } : {}),
    ...(has('layoutWords') && words.chance(0.6) ? { values: values(people) } : {}),
    ...(has('withoutAccess') && more.chance(0.5)
      ? { without_access: more.pick(['*', '*', people.grappes[0]?.id ?? '*', people.members[0]?.id ?? '*']) }
      : {}),
    ...(has('siteOfGrappe') && more.chance(0.3)
      ? { site_of_grappe: more.pick<SiteOfGrappe>(['grappe', 'site', 'error']) }
      : {}),
    ...(has('totals') && !inParts && more.chance(0.6) ? { totals: { label: 'TOTAL FACTURE*' } } : {}),
    ...(inParts ? { in_parts: 'yes' as const } : {}),
  };
}

/** `C-0 …` is the first member; words of the supplier for categories, whole or by pattern. */
function values({ members }: People): NonNullable<LayoutModel['values']> {
  return {
    billed_to: Object.fromEntries(members.map(({ id }, i) => [`C-${i} *`, id])),
    category: {
      'Redevance*': 'subscription',
      'Conso. du mois': 'usage',
      'Réfaction ?SLA?': 'Pénalité',
    },
    serves: { 'Lot commun': '*' },
  };
}
