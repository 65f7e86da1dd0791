/** The settings of a convention: one value each, or values that follow each other by the invoice's date. */
import { showDay } from '../oracle/days.ts';
import type { Draw } from './features.ts';
import type { ConventionModel, Setting, SiteOfGrappe } from './model.ts';
import { type People, someDay } from './people.ts';

type Written = Pick<
  ConventionModel,
  'billed_to' | 'prorata' | 'rounding' | 'vat' | 'basis' | 'undated' | 'site_of_grappe'
>;

/** Every line names its payer where the convention names none. */
export type Settings = Written & { readonly billedOnLines: boolean };

export function makeSettings(draw: Draw, { members }: People): Settings {
  const { random, has } = draw;
  const dated = <T extends string>(name: string, values: readonly T[]): Setting<T> =>
    setting({ ...draw, random: random.fork(name) }, values);
  const billedOnLines = random.chance(0.1);
  const either = <T extends string>(on: boolean, usual: T, other: T, chance: number): readonly T[] =>
    on && random.chance(chance) ? [other, usual] : [usual];
  const prorata = either(has('periodStart'), 'daily', 'period_start', 0.3);
  const rounding = either(has('carry'), 'largest_remainder', 'carry', 0.6);
  const vat = either(has('vatInvoice'), 'line', 'invoice', 0.5);
  const basis = either(has('invoiceDateBasis'), 'service', 'invoice_date', 0.2);
  return {
    billedOnLines,
    ...(billedOnLines ? {} : { billed_to: dated('billed_to', random.shuffle(members.map(({ id }) => id))) }),
    prorata: dated('prorata', prorata),
    rounding: dated('rounding', rounding),
    vat: dated('vat', vat),
    basis: dated('basis', basis),
    ...(random.chance(0.7)
      ? { undated: dated('undated', random.shuffle(['error', 'invoice_month', 'invoice_date'] as const)) }
      : {}),
    ...(has('siteOfGrappe') && random.chance(0.85)
      ? {
          site_of_grappe: dated(
            'site_of_grappe',
            random.shuffle<SiteOfGrappe>(['grappe', 'site', random.chance(0.3) ? 'error' : 'grappe']),
          ),
        }
      : {}),
  };
}

/** The first value, or several of them one after the other. */
function setting<T extends string>(draw: Draw, values: readonly T[]): Setting<T> {
  const { random, has } = draw;
  const first = values[0];
  if (first === undefined) throw new Error('a setting without values');
  if (!has('datedSettings') || random.chance(0.6)) return first;
  const days = [...new Set([someDay(draw), someDay(draw)])].sort((a, b) => a - b);
  const periods = [undefined, ...days].map((from, i) => ({
    ...(from === undefined ? {} : { from: showDay(from) }),
    ...(days[i] === undefined ? {} : { to: showDay(days[i] - 1) }),
    value: values[i % values.length] ?? first,
  }));
  return random.chance(0.3) ? random.shuffle(periods) : periods;
}

/** Whether every day of every line is kept: what `period_end` needs. */
export function isWhole({ prorata, basis }: Written): boolean {
  const all = (of: Setting<string>): string[] =>
    typeof of === 'string' ? [of] : of.map(({ value }) => value);
  return all(prorata).every((v) => v === 'daily') && all(basis).every((v) => v === 'service');
}
