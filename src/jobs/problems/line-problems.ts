import type { Arguments, Bilingual } from '../../diagnostics/bilingual.ts';
import type { Code } from '../../diagnostics/codes.ts';
import { type Fault, type Problem, problem, problemAt } from '../../diagnostics/problem.ts';
import type { Convention } from '../../domain/convention.ts';
import type { BrokenLine, InvoiceLine } from '../../domain/invoice-line.ts';
import { type Cents, formatCents } from '../../domain/numbers/money.ts';
import { type Day, formatDay } from '../../domain/time/calendar.ts';
import { termWords } from '../../invoices/einvoice/term-words.ts';
import { CONVENTION_FILE } from '../../workspace/convention-places.ts';
import type { LoadedWorkspace } from '../../workspace/load.ts';
import { TABLES } from '../../workspace/tables.ts';

/** The fields of a line that a problem may mention. */
type SaidOfLine = Pick<
  BrokenLine,
  'file' | 'row' | 'access' | 'serves' | 'billedTo' | 'net' | 'fields' | 'endMissing' | 'ofDocument'
> &
  Partial<Pick<InvoiceLine, 'periodStart' | 'periodEnd' | 'statedGross'>> & {
    readonly invoiceDate?: Day | undefined;
  };

const whatItServes = ({ access = '', serves }: SaidOfLine) =>
  serves === undefined ? (['access', access] as const) : (['serves', serves] as const);
const itsAccess = ({ access = '' }: SaidOfLine) => ['access', access] as const;

/** For faults of allocation that are about a column of the invoice line: which one. */
const COLUMNS: Partial<Record<Code, (line: SaidOfLine) => readonly [column: string, value: string]>> = {
  'serves-missing': () => ['serves', ''],
  'serves-unknown': whatItServes,
  'grappe-site': whatItServes,
  'serves-contradiction': (line) => ['serves', line.serves ?? ''],
  'access-unknown': itsAccess,
  'access-undated': itsAccess,
  'period-incomplete': ({ endMissing, periodStart }) => [
    endMissing ?? (periodStart === undefined ? 'period_start' : 'period_end'),
    '',
  ],
  'period-reversed': (line) => ['period_end', line.periodEnd === undefined ? '' : formatDay(line.periodEnd)],
  'setting-unset': ({ invoiceDate }) => [
    'invoice_date',
    invoiceDate === undefined ? '' : formatDay(invoiceDate),
  ],
  undated: () => ['period_start', ''],
  'gross-mismatch': (line) => [
    'gross_amount',
    line.statedGross === undefined ? '' : formatCents(line.statedGross),
  ],
  'billed-to-missing': () => ['billed_to', ''],
  'billed-to-tie': () => ['billed_to', ''],
  'member-unknown': (line) => ['billed_to', line.billedTo ?? ''],
};

/** What remedies need besides. */
const REMEDIES: Partial<Record<Code, (line: SaidOfLine) => Arguments>> = {
  'serves-missing': accessFields,
  'period-incomplete': ({ endMissing }) =>
    endMissing === undefined
      ? { invoice: THE_INVOICE }
      : { term: termWords(endMissing), elsewhere: 'lines: elsewhere' },
};

/** The problems of a line, at its place; the amount at stake is its net, where it was understood. */
export function lineProblems(line: SaidOfLine, faults: readonly Fault[]): readonly Problem[] {
  return faults.map((found) => {
    const [column, value] = COLUMNS[found.code]?.(line) ?? [];
    const said = problemAt(found, { file: line.file, row: line.row, column, value });
    const args = { ...found.args, ...REMEDIES[found.code]?.(line) };
    return line.net === undefined ? { ...said, args } : { ...said, args, stake: line.net };
  });
}

/**
 * The fields of an electronic line that may name its access, and the first of them in the words of a layout; of a charge
 * or allowance on the whole invoice, what it is.
 */
function accessFields({ fields = '', ofDocument }: SaidOfLine): Arguments {
  const [term] = /^BT-\d+/.exec(fields) ?? [];
  const field = term ?? `{ from: ${fields.split(' ', 1)[0] ?? ''}, pattern: "…" }`;
  return ofDocument ? { whole: OF_WHOLE, line: '' } : { found: fields, field, line: OF_LINE };
}

const THE_INVOICE: Bilingual = { en: 'the invoice', fr: 'la facture' };
const OF_WHOLE: Bilingual = { en: 'A charge or allowance', fr: 'Une remise ou des frais' };
const OF_LINE: Bilingual = { en: 'of the line', fr: 'de la ligne' };

/** Up to this many lines are reported one by one, each at its place; beyond, what all of them lack is reported once. */
const FEW = 2;

/** Where a convention has no rule and many lines need one, replaces their problems by one, at the list of rules. */
export function gatherNoRules(
  problems: readonly Problem[],
  convention: Convention | undefined,
): readonly Problem[] {
  if (convention === undefined || convention.rules.length > 0) return problems;
  const place = { file: CONVENTION_FILE, row: convention.rulesRow, column: 'rules' };
  return gathered(problems, 'no-rule', (unruled, { args }) =>
    unruled.length > FEW
      ? problem('rules-none', place, { count: unruled.length, value: args['value'] ?? '' })
      : undefined,
  );
}

/** Where no file lists accesses and lines name several, replaces their problems by one: the inventory is missing. */
export function gatherAccesses(
  problems: readonly Problem[],
  { definedIds, files }: Pick<LoadedWorkspace, 'definedIds' | 'files'>,
): readonly Problem[] {
  const { file, name } = TABLES.accesses;
  const isListed = files.some((read) => 'table' in read && read.table === name);
  if (isListed || definedIds?.accesses === undefined) return problems;
  return gathered(problems, 'access-unknown', (unknown) =>
    new Set(unknown.map(({ place }) => place.value)).size > FEW
      ? problem('table-missing', { file }, { file })
      : undefined,
  );
}

/** Replaces all problems of a code by a single one, which puts at stake what they do together. */
function gathered(
  problems: readonly Problem[],
  code: Code,
  standIn: (found: readonly Problem[], first: Problem) => Problem | undefined,
): readonly Problem[] {
  const found = problems.filter((one) => one.code === code);
  const [first] = found;
  const one = first && standIn(found, first);
  if (one === undefined) return problems;
  const stake = found.reduce<Cents>((sum, each) => sum + (each.stake ?? 0n), 0n);
  return [...problems.filter((other) => other.code !== code), { ...one, stake }];
}
