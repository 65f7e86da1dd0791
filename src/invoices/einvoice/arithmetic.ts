import { type Arguments, bothAmounts } from '../../diagnostics/bilingual.ts';
import { type Problem, problem } from '../../diagnostics/problem.ts';
import { scaled } from '../../domain/numbers/decimal.ts';
import type { DecimalText } from '../../domain/numbers/decimal-text.ts';
import {
  type Cents,
  formatCents,
  netOf,
  roundHalfAway,
  sumOfCents,
  sumsByKey,
} from '../../domain/numbers/money.ts';
import { holdsIn } from '../../domain/release.ts';
import type { Einvoice, EinvoiceLine, EinvoiceOptions } from './einvoice.ts';
import { termWords } from './term-words.ts';

/** The terms from which the sums of an invoice are made. */
type Summed = Pick<Einvoice, 'file' | 'profile' | 'lines' | 'rates' | 'totals'>;

/** One sum that must hold, and by how many cents it may be off with only a warning. */
interface Sum {
  /** The rule of EN 16931. */
  readonly rule: string;
  /** The term that states the sum. */
  readonly term: string;
  readonly row: number;
  readonly found: Cents;
  readonly expected: Cents;
  readonly tolerance: Cents;
}

/**
 * Checks the sums of an invoice as stated: BR-CO-10 to 15 exactly, BR-CO-17 to one cent, the base of each rate (BR-S-08
 * and similar) to under one euro, even where no line has the rate. On the EXTENDED profile (BR-FXEXT) each may be off
 * by one cent for each element that it sums. VAT must be stated for exactly the rates that lines have; `foreignVat`
 * words that it is stated, in another currency alone.
 */
export function arithmeticProblems(
  invoice: Summed,
  options: EinvoiceOptions,
  foreignVat: Arguments = {},
): readonly Problem[] {
  const { linesAside = false } = options;
  const sums = [...totalSums(invoice, linesAside), ...rateSums(invoice, options)];
  const nets = linesAside ? basesOf(invoice.rates) : byRate(invoice.lines);
  return [...sums.flatMap((sum) => sumProblem(sum, invoice.file)), ...unplacedVat(invoice, nets, foreignVat)];
}

function sumProblem({ rule, term, row, found, expected, tolerance }: Sum, file: string): readonly Problem[] {
  const difference = found > expected ? found - expected : expected - found;
  if (difference === 0n) return [];
  const code = difference <= tolerance ? 'einvoice-sum-tolerated' : 'einvoice-sum';
  const place = { file, row, column: term, value: formatCents(found) };
  const amounts = { found: bothAmounts(found), expected: bothAmounts(expected), sum: formatCents(expected) };
  const args = { rule, term: termWords(term), ...amounts };
  return [problem(code, place, args)];
}

function totalSums({ lines, rates, totals, profile }: Summed, linesAside: boolean): readonly Sum[] {
  const own = lines.filter(({ kind }) => kind === 'line');
  const allowances = lines.filter(({ kind }) => kind === 'allowance');
  const charges = lines.filter(({ kind }) => kind === 'charge');
  const cents = (elements: readonly unknown[]): Cents => (isExtended(profile) ? BigInt(elements.length) : 0n);
  const sum = (
    rule: string,
    term: string,
    total: keyof typeof totals,
    expected: Cents,
    tolerance: Cents,
  ): Sum => ({
    ...{ rule, term, expected, tolerance },
    ...{ found: totals[total].amount, row: totals[total].row },
  });
  const net = totals.lines.amount - totals.allowances.amount + totals.charges.amount;
  const vat = sumOfCents(rates.map((rate) => rate.vat));
  return [
    linesAside
      ? sum('BR-CO-13', 'BT-109', 'net', sumOfCents(rates.map(({ base }) => base)), 0n)
      : sum('BR-CO-10', 'BT-106', 'lines', netOf(own), cents(own)),
    sum('BR-CO-11', 'BT-107', 'allowances', -netOf(allowances), cents(allowances)),
    sum('BR-CO-12', 'BT-108', 'charges', netOf(charges), cents(charges)),
    sum('BR-CO-13', 'BT-109', 'net', net, cents(lines)),
    sum('BR-CO-14', 'BT-110', 'vat', vat, cents(rates)),
    sum('BR-CO-15', 'BT-112', 'gross', totals.net.amount + totals.vat.amount, cents(lines)),
  ];
}

/** Just under one euro: the tolerance of validators of EN 16931 for the base of a rate. */
const BASE_TOLERANCE = 99n;

function rateSums(
  { lines, rates, profile }: Summed,
  { linesAside = false, release }: EinvoiceOptions,
): readonly Sum[] {
  const each = rates.map(({ rate, base, vat, row }): Sum => {
    const expected = roundHalfAway(base * scaled(rate, 2), 10_000n);
    const elements = BigInt(lines.filter((line) => line.vatRate === rate).length);
    const tolerance = isExtended(profile) && elements > 1n ? elements : 1n;
    return { rule: 'BR-CO-17', term: 'BT-117', row, found: vat, expected, tolerance };
  });
  const nets = byRate(lines);
  const vats = vatByRate(rates);
  const bases = [...(linesAside ? [] : basesOf(rates))].flatMap(([rate, found]): Sum[] => {
    // VAT of a rate that no line has is reported separately; 0.1 did not look at a rate without VAT.
    const isLooked = vats.get(rate) === 0n && holdsIn(release, '0.2');
    if (!nets.has(rate) && !isLooked) return [];
    const row = rates.find((item) => item.rate === rate)?.row ?? 0;
    const expected = nets.get(rate) ?? 0n;
    return [{ rule: 'BR-S-08', term: 'BT-116', row, found, expected, tolerance: BASE_TOLERANCE }];
  });
  return [...each, ...bases];
}

/** VAT that belongs to no line, and lines whose VAT the invoice does not state. */
function unplacedVat(
  { file, lines, rates }: Summed,
  nets: ReadonlyMap<DecimalText, Cents>,
  foreignVat: Arguments,
): readonly Problem[] {
  const stated = vatByRate(rates);
  const missing = [...nets.keys()]
    .filter((rate) => rate !== '0' && !stated.has(rate))
    .map((rate) => {
      const row = lines.find((line) => line.vatRate === rate)?.row;
      return problem(
        'einvoice-vat-missing',
        { file, row, column: 'BT-117', value: rate },
        { rate, ...foreignVat },
      );
    });
  const unused = [...stated]
    .filter(([rate, vat]) => vat !== 0n && (nets.get(rate) ?? 0n) === 0n)
    .map(([rate, vat]) => {
      const row = rates.find((item) => item.rate === rate)?.row;
      const value = formatCents(vat);
      return problem(
        'einvoice-vat-unused',
        { file, row, column: 'BT-117', value },
        { rate, vat: bothAmounts(vat) },
      );
    });
  return [...missing, ...unused];
}

/** The net of the lines of each rate, in the order of the lines. */
export function byRate(lines: readonly EinvoiceLine[]): ReadonlyMap<DecimalText, Cents> {
  return sumsByKey(lines.map(({ vatRate, net }) => [vatRate, net]));
}

/** The net stated for each rate (BT-116); several categories may have the same. */
export function basesOf(rates: Einvoice['rates']): ReadonlyMap<DecimalText, Cents> {
  return sumsByKey(rates.map(({ rate, base }) => [rate, base]));
}

/** The VAT stated for each rate; several categories may have the same. */
export function vatByRate(rates: Einvoice['rates']): ReadonlyMap<DecimalText, Cents> {
  return sumsByKey(rates.map(({ rate, vat }) => [rate, vat]));
}

/** The profiles called extended: Factur-X EXTENDED and the French EXTENDED-CTC-FR. */
function isExtended(profile: string): boolean {
  return /extended/i.test(profile);
}
