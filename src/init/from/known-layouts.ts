import type { OnProblem, Problem } from '../../diagnostics/problem.ts';
import type { Layout } from '../../domain/convention.ts';
import type { TableLayout } from '../../domain/layout.ts';
import { oneBlank } from '../../text/clean-text.ts';
import { readConvention } from '../../workspace/convention/load.ts';

export interface KnownLayouts {
  readonly tables: ReadonlyMap<string, readonly TableLayout[]>;
  readonly invoices: readonly Layout[];
  /** Headers that the convention mentions only in comments (`#`), for somebody to decide. */
  readonly undecided: ReadonlySet<string>;
}

/** The layouts of a convention, even one with open choices; undefined, with the problems, where it cannot be read. */
export function knownLayouts(text: string, report: OnProblem): KnownLayouts | undefined {
  const { value, doubts, problems } = readConvention(text);
  const isOpenChoice = ({ code, args }: Problem): boolean =>
    code === 'key-missing' && CHOICES.some((key) => key === args['key']);
  const open = problems.filter(isOpenChoice).map(({ args }) => args['key']);
  const isRead = doubts === undefined || [...doubts.keys].every((key) => open.includes(key));
  if (value === undefined || !isRead) {
    problems.filter((found) => !isOpenChoice(found)).forEach(report);
    return undefined;
  }
  const { tables, layouts } = value.convention;
  return { tables, invoices: layouts, undecided: undecidedHeaders(text) };
}

const HEADER = '"((?:[^"\\\\]|\\\\.)*)"';

/**
 * What `init --from` writes for what it does not guess: `# net_amount: "Montant HT"`, `# amounts: { charge: "Débit",
 * credit: "Crédit" }`, and `#   "Remarque"` without a place.
 */
const UNDECIDED = new RegExp(
  `^ *# *(?:amounts: \\{ charge: ${HEADER}, credit: ${HEADER}|\\w+: *(?:\\{ *)?${HEADER}|${HEADER}(?! *:))`,
  'gm',
);

/** The headers that a convention names in such comments. */
function undecidedHeaders(text: string): ReadonlySet<string> {
  const found = [...text.matchAll(UNDECIDED)].flatMap(([, ...headers]) =>
    headers.flatMap((one) => one ?? []),
  );
  return new Set(found.map((header) => oneBlank(header.replace(/\\(.)/g, '$1'))));
}

/** The choices that `init` leaves open: layouts do not depend on them. */
const CHOICES = ['prorata', 'rounding', 'vat', 'basis'];
