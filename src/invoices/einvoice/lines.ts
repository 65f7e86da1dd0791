import {
  type OnProblem,
  type Problem,
  problem,
  problemAt,
  type WithProblems,
} from '../../diagnostics/problem.ts';
import type { CategoryPattern, EinvoiceLayout, Layout } from '../../domain/convention.ts';
import type { BrokenLine, Category, InvoiceLine, SiteOfGrappe } from '../../domain/invoice-line.ts';
import { isCurrency } from '../../domain/numbers/currency.ts';
import { holdsIn, type Release } from '../../domain/release.ts';
import { translation } from '../../workspace/columns/cell-reader.ts';
import { WITHOUT_LOSS } from '../../workspace/columns/lost-form.ts';
import { ungarbled } from '../../workspace/records/encoding.ts';
import { categoryByPattern, categoryUnknown } from '../category.ts';
import { farDay } from '../lines/far-day.ts';
import { byRate, vatByRate } from './arithmetic.ts';
import type { Einvoice, EinvoiceLine } from './einvoice.ts';
import { namesOfParties, supplierOf } from './parties.ts';
import { columnOf, fieldsOf, sourceText } from './references.ts';
import { shown } from './term-reader.ts';

/**
 * What a layout says about a supplier's electronic invoices; where it names no term for the access or `serves`, the
 * defaults apply.
 */
export interface EinvoiceSettings extends EinvoiceLayout {
  /** Takes precedence over what the invoice says about its seller. */
  readonly supplier: string | undefined;
  readonly categories: readonly CategoryPattern[];
  /** What a site of a grappe means in it; undefined: what the convention says. */
  readonly siteOfGrappe: SiteOfGrappe | undefined;
  /** An invoice in another currency is an error; undefined: any will do (`grappe import`). */
  readonly currency: string | undefined;
  readonly defaults: EinvoiceDefaults;
  /** The words for the texts of its terms; a text without an entry stays as it is. */
  readonly values?: Layout['values'] | undefined;
  /** The release of an older run that is computed again; undefined: today's. */
  readonly release?: Release | undefined;
  /** What a line serves that names neither an access nor what it serves. */
  readonly withoutAccess?: string | undefined;
}

/** The values of lines that state none. */
interface EinvoiceDefaults {
  readonly access: string | undefined;
  readonly serves: string | undefined;
  readonly category: Category | undefined;
  readonly billedTo: string | undefined;
}

/** A line as understood, which may have no category yet. */
export type UncategorisedLine = Omit<InvoiceLine, 'category'> & { readonly category: Category | undefined };

/**
 * The lines of an electronic invoice, completed by its layout (DATA.md, "Electronic invoices as lines"). A line without
 * a category, or whose access is in doubt, is reported and left out; everything else wrong with it is reported too.
 */
export function einvoiceLines(
  invoice: Einvoice,
  settings: EinvoiceSettings,
): WithProblems<{ readonly lines: readonly InvoiceLine[]; readonly broken: readonly BrokenLine[] }> {
  const { value, problems, inDoubt } = uncategorisedLines(invoice, settings);
  const missing: Problem[] = [];
  const broken: BrokenLine[] = [];
  const lines = value.flatMap((line): readonly InvoiceLine[] => {
    const { category } = line;
    const isInDoubt = inDoubt.has(line.lineNumber);
    if (category === undefined) missing.push(categoryMissing(line));
    if (category !== undefined && !isInDoubt) return [{ ...line, category }];
    const rest = brokenLine(line);
    broken.push(isInDoubt ? { ...rest, access: undefined, serves: undefined, lacksServes: false } : rest);
    return [];
  });
  return { value: { lines, broken }, problems: [...problems, ...missing] };
}

function brokenLine(line: UncategorisedLine): BrokenLine {
  const { periodStart, periodEnd, serviceDate, invoiceDate, category } = line;
  return {
    ...line,
    lacksServes: line.access === undefined && line.serves === undefined,
    dates: { periodStart, periodEnd, serviceDate, invoiceDate, category },
  };
}

interface UncategorisedLines extends WithProblems<readonly UncategorisedLine[]> {
  /** The numbers of the lines whose access is in doubt. */
  readonly inDoubt: ReadonlySet<string>;
}

/** The lines, including those without a category: what `grappe import` shows. */
export function uncategorisedLines(invoice: Einvoice, settings: EinvoiceSettings): UncategorisedLines {
  const { categories, defaults, siteOfGrappe } = settings;
  const problems: Problem[] = [];
  const inDoubt = new Set<string>();
  const report = (found: Problem): void => {
    problems.push(found);
  };
  const supplier = supplierOf(invoice, settings, report);
  checkCurrency(invoice, settings, report);
  const seen = visibly(invoice.file, settings, report);
  seen('BT-1', invoice.number);
  if (settings.supplier === undefined && supplier !== undefined)
    seen(supplier === invoice.seller.vatId ? 'BT-31' : 'BT-27', supplier);
  for (const number of invoice.preceding) seen('BT-25', number);
  const parties = namesOfParties(invoice, settings);
  const idsOf = lineIds(invoice.file, settings, seen, (number, found) => {
    report(found);
    inDoubt.add(number);
  });
  const nets = byRate(invoice.lines);
  const vats = vatByRate(invoice.rates);
  reportGarbled(invoice, report);
  const originalInvoice = invoice.preceding.length === 0 ? undefined : invoice.preceding.join('+');
  const lines = invoice.lines.flatMap((line): readonly UncategorisedLine[] => {
    seen('BT-126', line.number, line.row);
    if (line.itemCode !== undefined) seen(ITEM_TERM[line.kind], line.itemCode, line.row);
    const { access, serves } = idsOf(line);
    reportFarDay(invoice, line, report);
    if (supplier === undefined) return [];
    return [
      {
        supplier,
        invoiceNumber: invoice.number,
        invoiceDate: invoice.date,
        lineNumber: line.number,
        file: invoice.file,
        row: line.row,
        access,
        serves,
        ...(access === undefined && serves === undefined ? { fields: fieldsOf(line) } : {}),
        itemCode: line.itemCode,
        label: line.name,
        category: categoryByPattern(categories, line.itemCode ?? '', line.name ?? '') ?? defaults.category,
        periodStart: line.periodStart,
        periodEnd: line.periodEnd,
        serviceDate: line.serviceDate,
        ...(line.endMissing === undefined ? {} : { endMissing: line.endMissing }),
        quantity: line.quantity,
        unitPrice: line.unitPrice,
        net: line.net,
        ...(line.ownCharges === 0n ? {} : { ownCharges: line.ownCharges }),
        ...(line.kind === 'line' ? {} : { ofDocument: true }),
        ...parties,
        vatRate: line.vatRate,
        statedVat: undefined,
        statedGross: undefined,
        billedTo: defaults.billedTo,
        siteOfGrappe,
        originalInvoice,
        vatMode: 'invoice',
        statedRateVat: { vat: vats.get(line.vatRate) ?? 0n, net: nets.get(line.vatRate) ?? 0n },
      },
    ];
  });
  return { value: lines, problems, inDoubt };
}

/**
 * The access of a line and what it serves, from where the layout finds them, else from what it says about lines
 * without.
 */
function lineIds(
  file: string,
  settings: EinvoiceSettings,
  seen: ReturnType<typeof visibly>,
  doubt: (line: string, found: Problem) => void,
): (line: EinvoiceLine) => { readonly access: string | undefined; readonly serves: string | undefined } {
  const { defaults, values, release } = settings;
  const meant = { access: translation(values?.get('access')), serves: translation(values?.get('serves')) };
  return (line) => {
    const idOf = (column: 'access' | 'serves'): string | undefined => {
      const source = settings[column];
      const id = sourceText(line, file, source, release, (found) => doubt(line.number, found));
      if (source === undefined || id === undefined) return undefined;
      seen(columnOf(source), id, line.row);
      return (meant[column](id) ?? id) || undefined;
    };
    const access = idOf('access') ?? defaults.access;
    const otherwise = access === undefined ? (defaults.serves ?? settings.withoutAccess) : undefined;
    return { access, serves: idOf('serves') ?? otherwise };
  };
}

const DAY_TERM = { invoice_date: 'BT-2', period_start: 'BT-134', period_end: 'BT-135' } as const;

/** Warns of a line whose days are years from the date of its invoice. */
function reportFarDay(
  { file, date }: Einvoice,
  { row, periodStart, periodEnd, serviceDate }: EinvoiceLine,
  report: OnProblem,
): void {
  const far = farDay(date, periodStart ?? serviceDate, periodEnd ?? serviceDate);
  if (far === undefined) return;
  const { column, value, args } = far;
  report(problem('date-far', { file, row, column: DAY_TERM[column], value }, args));
}

/** Warns of the first name of an item in UTF-8 that the declared encoding makes other letters of, as in a table. */
function reportGarbled({ file, lines }: Einvoice, report: OnProblem): void {
  for (const { name = '', row } of lines) {
    const right = ungarbled(name);
    if (right === undefined) continue;
    const value = shown(name);
    report(problem('text-garbled', { file, row, column: 'BT-153', value }, { value, right: shown(right) }));
    return;
  }
}

/** Where the item code of a line is, or the code of the reason that stands for it. */
const ITEM_TERM = { line: 'BT-155', allowance: 'BT-98', charge: 'BT-105' } as const;

/** Reports numbers and ids with invisible characters. */
function visibly(
  file: string,
  { release }: EinvoiceSettings,
  report: OnProblem,
): (term: string, value: string, row?: number) => void {
  const later = WITHOUT_LOSS;
  if (!holdsIn(release, later.release)) return () => {};
  return (column, value, row) => {
    const found = later.fault(value);
    if (found !== undefined) report(problemAt(found, { file, row, column, value: shown(value) }));
  };
}

export function checkCurrency(
  { file, currency, currencyRow: row }: Einvoice,
  settings: Pick<EinvoiceSettings, 'currency'>,
  report: OnProblem,
): void {
  const expected = settings.currency;
  // An invalid currency of the convention was reported there.
  if (expected === undefined || expected === currency || !isCurrency(expected)) return;
  const found = shown(currency);
  report(problem('currency-differs', { file, row, column: 'BT-5', value: found }, { found, expected }));
}

function categoryMissing({ itemCode, label, file, row }: UncategorisedLine): Problem {
  const [code, text] = [shown(itemCode ?? ''), shown(label ?? '')];
  return problemAt(categoryUnknown(code, text), { file, row, column: 'BT-153', value: text });
}
