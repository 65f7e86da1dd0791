import { problem } from '../../diagnostics/problem.ts';
import { scaled, shortestDecimal, unscaled } from '../../domain/numbers/decimal.ts';
import { type DecimalText, decimalsOf } from '../../domain/numbers/decimal-text.ts';
import type { Cents } from '../../domain/numbers/money.ts';
import type { EinvoiceLine } from './einvoice.ts';
import { cleanXmlText, isPresent, shown, type TermReader, termReader } from './term-reader.ts';
import type { AllowanceTerms, InvoiceTerms, LineTerms, PeriodTerms, TaxTerms, Term } from './terms.ts';
import { uniqueNumbers } from './unique-numbers.ts';

/** The lines that count, then the allowances and charges of the document; those in error are left out. */
export function buildLines(terms: InvoiceTerms, read: TermReader): readonly EinvoiceLine[] {
  const service = headerService(terms, read);
  const lines = terms.lines
    .filter((line) => counts(line, read))
    .map((line) => buildLine(line, service, read));
  const charges = terms.allowances.map((charge, index) => buildAllowance(charge, index + 1, service, read));
  const found = [...lines, ...charges].filter((line) => line !== undefined);
  const numbers = uniqueNumbers(found, read.file, read.report);
  return found.map((line, index) => ({ ...line, number: numbers[index] ?? line.number }));
}

const SUBTYPES = ['DETAIL', 'GROUP', 'INFORMATION'];

/** Sub-lines (EXTENDED): a GROUP repeats the amounts of its children, INFORMATION has none that counts. */
function counts(line: LineTerms, read: TermReader): boolean {
  const subtype = read.choice('BT-X-8', line.subtype, SUBTYPES);
  return subtype === undefined || subtype === 'DETAIL';
}

function buildLine(line: LineTerms, service: HeaderService, read: TermReader): EinvoiceLine | undefined {
  const { row } = line.element;
  const number = read.text('BT-126', line.id) ?? reportMissing(line.id, 'BT-126', row, read);
  const net = read.amount('BT-131', line.net) ?? reportMissing(line.net, 'BT-131', row, read);
  const vatRate = readRate(line.tax, 'BT-151', 'BT-152', row, read);
  const item = {
    itemCode: read.text('BT-155', line.itemCode),
    name: read.text('BT-153', line.name),
    notes: line.notes.map(({ text }) => cleanXmlText(text ?? '')),
    quantity: readQuantity(line, read),
    unitPrice: readUnitPrice(line, read),
    ownCharges: ownCharges(line, read),
    objects: line.objects.flatMap(({ id, scheme }) => {
      const text = read.text('BT-128', [id]);
      return text === undefined ? [] : [{ id: text, scheme }];
    }),
    buyerAccount: read.text('BT-133', line.buyerAccount),
  };
  const own = readPeriod(line.period, 'BT-134', 'BT-135', read);
  if (number === undefined || net === undefined || vatRate === undefined) return undefined;
  return { kind: 'line', number, row, net, vatRate, ...item, ...serviceDays(own, service) };
}

const CHARGE: Readonly<Record<string, boolean>> = { true: true, '1': true, false: false, '0': false };

function buildAllowance(
  { element, indicator, amount, reasonCode, reason, tax }: AllowanceTerms,
  order: number,
  service: HeaderService,
  read: TermReader,
): EinvoiceLine | undefined {
  const { row } = element;
  const isCharge = indicator === undefined || readIndicator(indicator, row, read);
  if (isCharge === undefined) return undefined;
  const [amountTerm, categoryTerm, rateTerm, reasonTerm, codeTerm] = isCharge
    ? (['BT-99', 'BT-102', 'BT-103', 'BT-104', 'BT-105'] as const)
    : (['BT-92', 'BT-95', 'BT-96', 'BT-97', 'BT-98'] as const);
  const stated = read.amount(amountTerm, amount) ?? reportMissing(amount, amountTerm, row, read);
  const vatRate = readRate(tax, categoryTerm, rateTerm, row, read);
  const itemCode = read.text(codeTerm, reasonCode);
  const name = read.text(reasonTerm, reason);
  if (stated === undefined || vatRate === undefined) return undefined;
  return {
    kind: isCharge ? 'charge' : 'allowance',
    number: `AC${order}`,
    row,
    itemCode,
    name,
    notes: [],
    quantity: undefined,
    unitPrice: undefined,
    net: isCharge ? stated : -stated,
    ownCharges: 0n,
    vatRate,
    objects: [],
    buyerAccount: undefined,
    ...serviceDays(undefined, service),
  };
}

function readIndicator(indicator: Term, row: number, read: TermReader): boolean | undefined {
  const value = read.choice('ChargeIndicator', indicator, Object.keys(CHARGE));
  if (value === undefined) return reportMissing(indicator, 'ChargeIndicator', row, read);
  return CHARGE[value];
}

/** Reports a term that is missing; one that is there but wrong was reported already. */
export function reportMissing(found: Term, term: string, row: number, read: TermReader): undefined {
  return found.some(isPresent) ? undefined : read.missing(term, row);
}

/** The rate counts, not the letter; without a rate only category O (not subject to VAT) is clear. */
export function readRate(
  { category, rate, others }: TaxTerms,
  categoryTerm: string,
  rateTerm: string,
  row: number,
  read: TermReader,
): DecimalText | undefined {
  const found = read.rate(rateTerm, rate);
  if (found !== undefined || rate.some(isPresent)) return found;
  const letter = read.text(categoryTerm, category);
  if (letter === 'O') return '0';
  const place = { file: read.file, row, column: rateTerm };
  const tax = [...new Set(others.map(({ text }) => shown(text ?? '')))].join(', ');
  read.report(problem('vat-rate-missing', place, { category: letter ?? '—', tax }));
  return undefined;
}

/** BT-129 ÷ BT-149 where it is exact within four decimals; only the checks of prices use it. */
function readQuantity(line: LineTerms, read: TermReader): DecimalText | undefined {
  const quantity = read.decimal('BT-129', line.quantity);
  const base = read.decimal('BT-149', line.priceBase) ?? '1';
  if (quantity === undefined) return undefined;
  const scale = Math.max(decimalsOf(quantity), decimalsOf(base));
  const divisor = scaled(base, scale);
  if (divisor === 0n) return undefined;
  const dividend = scaled(quantity, scale) * 10_000n;
  return dividend % divisor === 0n ? unscaled(dividend / divisor, 4) : undefined;
}

/** BT-146; a price of more than six decimals is left out, because no table of grappe can hold it. */
function readUnitPrice(line: LineTerms, read: TermReader): DecimalText | undefined {
  const price = read.decimal('BT-146', line.unitPrice);
  if (price === undefined) return undefined;
  const shortest = shortestDecimal(price);
  return decimalsOf(shortest) <= 6 ? shortest : undefined;
}

/** BT-141 less BT-136. Only the checks of prices use them, so one that cannot be read is no fault. */
function ownCharges({ element, allowances }: LineTerms, { file }: TermReader): Cents {
  const read = termReader(file, undefined, () => {});
  return allowances.reduce((sum, { indicator = [], amount }) => {
    const isCharge = readIndicator(indicator, element.row, read);
    const stated = read.amount('BT-136', amount) ?? 0n;
    return isCharge === undefined ? sum : sum + (isCharge ? stated : -stated);
  }, 0n);
}

/** The days of an electronic line as it states them: what is wrong between them is told as of any other line. */
type StatedDays = Pick<EinvoiceLine, 'periodStart' | 'periodEnd' | 'serviceDate' | 'endMissing'>;

const NO_DAYS: StatedDays = { periodStart: undefined, periodEnd: undefined, serviceDate: undefined };

/** The ends of a period, one of which may be missing; undefined where there is none. One that is no day is reported. */
function readPeriod(
  { start, end }: PeriodTerms,
  startTerm: string,
  endTerm: string,
  read: TermReader,
): StatedDays | undefined {
  if (![...start, ...end].some(isPresent)) return undefined;
  const lacking = start.some(isPresent) ? (end.some(isPresent) ? undefined : endTerm) : startTerm;
  return {
    ...{ ...NO_DAYS, periodStart: read.day(startTerm, start), periodEnd: read.day(endTerm, end) },
    ...(lacking === undefined ? {} : { endMissing: lacking }),
  };
}

type HeaderService = ReturnType<typeof headerService>;

/** BG-14 and BT-72, read only when a line needs them: what no line uses must not stop a run. */
function headerService(terms: InvoiceTerms, read: TermReader) {
  return {
    period: once(() => readPeriod(terms.period, 'BT-73', 'BT-74', read)),
    delivery: once(() => read.day('BT-72', terms.deliveryDate)),
  };
}

function once<T>(compute: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: compute() };
    return known.value;
  };
}

/** The line's own period, else that of the invoice, else the day of delivery. */
function serviceDays(own: StatedDays | undefined, header: HeaderService): StatedDays {
  return own ?? header.period() ?? { ...NO_DAYS, serviceDate: header.delivery() };
}
