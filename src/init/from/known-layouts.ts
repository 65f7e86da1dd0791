import type { OnProblem } from '../../diagnostics/problem.ts';
import type { Layout } from '../../domain/convention.ts';
import type { TableLayout } from '../../domain/layout.ts';
import { oneBlank } from '../../text/clean-text.ts';
import { readConvention } from '../../workspace/convention/load.ts';

/** The layouts that a convention has already. */
export interface KnownLayouts {
  readonly tables: ReadonlyMap<string, readonly TableLayout[]>;
  readonly invoices: readonly Layout[];
  /** Headers that the convention places behind a `#` only, for somebody to decide. */
  readonly undecided: ReadonlySet<string>;
}

/** The layouts of a convention, one whose choices are still open included; undefined, with the problems, where it cannot be read. */
export function knownLayouts(text: string, report: OnProblem): KnownLayouts | undefined {
  const { value, problems } = readConvention(withChoices(text));
  if (value === undefined) problems.forEach(report);
  if (value === undefined) return undefined;
  const { tables, layouts } = value.convention;
  return { tables, invoices: layouts, undecided: undecidedHeaders(text) };
}

/** The headers of lines such as `# net_amount: "Montant HT"`, which `init --from` writes for what it does not guess. */
function undecidedHeaders(text: string): ReadonlySet<string> {
  const placed = text.matchAll(/^ *# *\w+: *(?:\{ *)?"((?:[^"\\]|\\.)*)"/gm);
  return new Set([...placed].map(([, header = '']) => oneBlank(header.replace(/\\(.)/g, '$1'))));
}

/** A value for each choice that `init` leaves open: layouts do not depend on them. */
const ANY_CHOICE = { prorata: 'daily', rounding: 'carry', vat: 'line', basis: 'service' };

/** The text with a word for each choice that has none yet. */
function withChoices(text: string): string {
  const { problems } = readConvention(text);
  const isOpen = (key: string): boolean =>
    problems.some(({ code, args }) => code === 'key-missing' && args['key'] === key);
  return Object.entries(ANY_CHOICE).reduce(
    (chosen, [key, value]) =>
      isOpen(key) ? chosen.replace(new RegExp(`^${key}:`, 'm'), `${key}: ${value}`) : chosen,
    text,
  );
}
