import { bothAmounts } from '../../diagnostics/bilingual.ts';
import { type OnProblem, type Problem, problem } from '../../diagnostics/problem.ts';
import { getOrInsert } from '../../domain/cache.ts';
import type { InvoiceLine, StatedRateVat } from '../../domain/invoice-line.ts';
import type { DecimalText } from '../../domain/numbers/decimal-text.ts';
import { type Cents, formatCents } from '../../domain/numbers/money.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { fileOfPlace, isSheetPlace, isTabular } from '../../text/file-type.ts';
import { globOf } from '../../text/glob.ts';
import { compareText } from '../../text/text-order.ts';
import { copyName } from './copy-name.ts';
import { filesOfInvoices } from './files-of-invoices.ts';
import { dateDiffers } from './invoice-date.ts';
import { type InvoiceSum, sumsOfInvoices } from './sums-of-invoices.ts';

/** An electronic invoice whose lines are in another file (DATA.md, `lines: elsewhere`). */
export interface LinelessInvoice {
  readonly supplier: string;
  readonly number: string;
  readonly date: Day;
  /** BT-109, in cents. */
  readonly net: Cents;
  /** By rate in its shortest form: BT-116 and BT-117. */
  readonly rates: ReadonlyMap<DecimalText, StatedRateVat>;
  readonly file: string;
  readonly row: number;
}

/** The lineless invoices of a workspace. */
export type LinelessInvoices = ReturnType<typeof linelessInvoices>;

interface SeenLines {
  readonly files: Set<string>;
  readonly nets: Map<DecimalText, Cents>;
  dateDiffers: boolean;
}

/**
 * Reports two files of one invoice that do not state the same.
 * @param held the files that closed runs have read
 */
export function linelessInvoices(
  all: readonly LinelessInvoice[],
  held: ReadonlySet<string>,
  report: OnProblem,
) {
  const bySupplier = new Map<string, Map<string, LinelessInvoice>>();
  for (const invoice of all) {
    const ofSupplier = getOrInsert(bySupplier, invoice.supplier, () => new Map<string, LinelessInvoice>());
    const known = getOrInsert(ofSupplier, invoice.number, () => invoice);
    if (statedBy(known) !== statedBy(invoice)) report(statedTwice(invoice, known, held));
  }
  /** The invoice of a line, where it is one of them. */
  const of = (supplier: string, invoiceNumber: string | undefined): LinelessInvoice | undefined =>
    invoiceNumber === undefined ? undefined : bySupplier.get(supplier)?.get(invoiceNumber);
  const seen = new Map<LinelessInvoice, SeenLines>();
  const holding = filesOfInvoices();
  const others = sumsOfInvoices();
  return {
    of,
    /** Receives all lines: sums those of each invoice, and reports a line with another date than its invoice. */
    observe(lines: readonly InvoiceLine[], reportLine: OnProblem): void {
      for (const line of lines) {
        holding.add(line.file, line.invoiceNumber);
        const invoice = of(line.supplier, line.invoiceNumber);
        if (invoice === undefined) {
          others.add(line);
          continue;
        }
        const none = (): SeenLines => ({ files: new Set(), nets: new Map(), dateDiffers: false });
        const known = getOrInsert(seen, invoice, none);
        known.files.add(line.file);
        known.nets.set(line.vatRate, (known.nets.get(line.vatRate) ?? 0n) + line.net);
        if (invoice.date === line.invoiceDate || known.dateDiffers) continue;
        known.dateDiffers = true;
        reportLine(dateDiffers(line, invoice, invoice.date, { number: invoice.number }));
      }
    },
    /**
     * Invoices without lines, or whose lines do not sum to them; not reported where a file could not be read
     * completely.
     */
    problems: (faulty: ReadonlySet<string>): readonly Problem[] =>
      all.flatMap((invoice) => {
        const known = seen.get(of(invoice.supplier, invoice.number) ?? invoice);
        if (known !== undefined) {
          return [...known.files].some((file) => faulty.has(file))
            ? []
            : differences(invoice, known, holding.result().ofSeveral);
        }
        return [...faulty].map(fileOfPlace).some(isTabular)
          ? []
          : [absent(invoice, others.of(invoice.date, invoice.net))];
      }),
  };
}

function statedBy({ date, rates }: LinelessInvoice): string {
  const sorted = [...rates].sort(([a], [b]) => compareText(a, b));
  return JSON.stringify([date, sorted.map(([rate, { net, vat }]) => [rate, `${net}`, `${vat}`])]);
}

/** An electronic invoice has no other invoice in its file. */
const ALONE = { ofSeveral: new Set<string>() };

function statedTwice(
  { file, row, supplier, number, net }: LinelessInvoice,
  { file: other }: LinelessInvoice,
  held: ReadonlySet<string>,
): Problem {
  const place = { file, row, column: 'BT-1', value: number };
  const args = { invoice: number, supplier, other, count: 0, net: bothAmounts(net) };
  return problem('invoice-in-files', place, {
    ...args,
    rival: other,
    copy: copyName(file, other, { held, ...ALONE }),
  });
}

/** `alike`: invoices of the same date and sum, whose lines may be meant. */
function absent(
  { file, row, supplier, number, net }: LinelessInvoice,
  alike: readonly InvoiceSum[],
): Problem {
  const place = { file, row, column: 'BT-1', value: number };
  const like = alike.map((one) => `${one.invoiceNumber} (${[one.supplier, ...one.files].join(', ')})`);
  const other = [...new Set(alike.flatMap((one) => [...one.files]))].join(', ');
  return problem('lines-absent', place, {
    invoice: number,
    supplier,
    net: bothAmounts(net),
    like: like.join(', '),
    other,
  });
}

function differences(
  invoice: LinelessInvoice,
  { files, nets }: SeenLines,
  shared: ReadonlySet<string>,
): readonly Problem[] {
  const { file, row, number, rates } = invoice;
  return [...new Set([...rates.keys(), ...nets.keys()])].flatMap((rate) => {
    const [stated, sum] = [rates.get(rate)?.net ?? 0n, nets.get(rate) ?? 0n];
    if (stated === sum) return [];
    const value = formatCents(stated);
    const args = {
      invoice: number,
      rate,
      value: bothAmounts(stated),
      sum: bothAmounts(sum),
      difference: bothAmounts(stated - sum),
      ...asideUntilThen([...files]),
      unsigned: stated < 0n && sum === -stated ? [...files].join(', ') : '',
      shared: [...files].filter((file) => shared.has(file)).join(', '),
    };
    return [problem('lines-differ', { file, row, column: 'BT-116', value }, args)];
  });
}

/**
 * What else must be left aside: files as `ignore_files` lists them, each for the same reason; but not other sheets of a
 * workbook.
 */
function asideUntilThen(files: readonly string[]) {
  if (files.some(isSheetPlace)) return { others: '', sheets: files.join(', ') };
  const listed = (reason: string): string =>
    files.map((file) => `${JSON.stringify(globOf(file))}: "${reason}"`).join(', ');
  return { others: { en: listed('waiting'), fr: listed('attente') }, sheets: '' };
}
