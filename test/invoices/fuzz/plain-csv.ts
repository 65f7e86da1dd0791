import { parseCsv } from '../../oracle/csv.ts';
import { parseDay, showDay } from '../../oracle/days.ts';
import { type Fraction, fraction, multiply } from '../../oracle/fraction.ts';
import { type NumberDialect, parseNumber, showCents, showShortest } from '../../oracle/numbers.ts';
import { CATEGORIES, canonicalColumn, INVOICES } from '../../oracle/vocabulary.ts';
import { categoryOf, clean, type PlainLine, plainLine, rounded } from './plain-line.ts';

/** The five undefined bytes of windows-1252 stay controls (WHATWG). */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return [...bytes]
      .map((byte) => (byte >= 0x80 && byte < 0xa0 ? HIGH.charAt(byte - 0x80) : String.fromCharCode(byte)))
      .join('');
  }
}

/** The lines of a file with our own headers. */
export function plainCanonical(bytes: Uint8Array): readonly PlainLine[] {
  const { records, delimiter } = parseCsv(textOf(bytes));
  const names = (records[0] ?? []).map((header) => canonicalColumn(clean(header), INVOICES));
  return linesOf(records.slice(1), names, { delimiter, decimal: undefined }, {});
}

/** The headers of the supplier's file, as its layout maps them. */
const MAPPED: Readonly<Record<string, string>> = {
  Ligne: 'line_number',
  Accès: 'access',
  Article: 'item_code',
  Désignation: 'label',
  Du: 'period_start',
  Au: 'period_end',
  'Réalisé le': 'service_date',
  HT: 'net_amount',
  Taux: 'vat_rate',
  TVA: 'vat_amount',
};

/** The lines of the supplier's file: the header is the row that begins with « Ligne », the invoice stands above. */
export function plainSupplier(bytes: Uint8Array): readonly PlainLine[] {
  const rows = textOf(bytes).split('\n');
  const at = rows.findIndex((row) =>
    (parseCsv(row).records[0] ?? []).some((cell) => clean(cell) === 'Ligne'),
  );
  const { records, delimiter } = parseCsv(rows.slice(at).join('\n'));
  const above = rows
    .slice(0, at)
    .map((row) => row.split(delimiter).map(clean).filter(Boolean).join(' ').replace(/\s+/g, ' '));
  // What is repeated may hold the words without the day: the invoice is where both stand.
  const [invoice] = above
    .flatMap((row) => [...row.matchAll(/(?=relevé n° (\S+) du (\S+))/gu)])
    .filter(([, , day = '']) => parseDay(dayText(day)) !== undefined);
  const names = (records[0] ?? []).map((header) => {
    const text = clean(header);
    return (
      MAPPED[text] ?? (Object.values(MAPPED).includes(text) ? undefined : canonicalColumn(text, INVOICES))
    );
  });
  const fallback = { supplier: '73282932000074', invoice_number: invoice?.[1], invoice_date: invoice?.[2] };
  return linesOf(records.slice(1), names, { delimiter, decimal: ',' }, fallback);
}

function linesOf(
  records: readonly (readonly string[])[],
  names: readonly (string | undefined)[],
  dialect: NumberDialect,
  fallback: Readonly<Record<string, string | undefined>>,
): readonly PlainLine[] {
  return records
    .map((record) => record.map(clean))
    .filter((record) => record.some((cell) => cell !== ''))
    .map((record) => {
      const cells: Record<string, string> = {};
      record.forEach((cell, index) => {
        const name = names[index];
        if (name !== undefined) cells[name] = cell;
      });
      return cells;
    })
    .filter(({ label = '' }) => !/^(?:Total|Sous-total)/u.test(label))
    .map((cells) => lineOf({ ...fallback, ...notEmpty(cells) }, dialect));
}

function notEmpty(cells: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(cells).filter(([, cell]) => cell !== ''));
}

function lineOf(cells: Readonly<Record<string, string | undefined>>, dialect: NumberDialect): PlainLine {
  const number = (name: string, decimals: number): Fraction | undefined =>
    cells[name] === undefined ? undefined : parseNumber(cells[name], dialect, decimals);
  const cents = (name: string): bigint | undefined => {
    const value = number(name, 2);
    return value && multiply(value, fraction(100n)).n;
  };
  const day = (name: string): string | undefined => {
    const value = cells[name] === undefined ? undefined : parseDay(dayText(cells[name]));
    return value === undefined ? undefined : showDay(value);
  };
  const net = cents('net_amount') ?? 0n;
  const rate = number('vat_rate', 2) ?? fraction(0n);
  const vat = cents('vat_amount') ?? rounded(net * rate.n, rate.d * 100n);
  const shortest = (value: Fraction | undefined) => value && showShortest(value);
  const category = cells['category'];
  return plainLine({
    ...cells,
    invoice_date: day('invoice_date'),
    category:
      category === undefined
        ? categoryOf(cells['item_code'] ?? '', cells['label'] ?? '')
        : CATEGORIES.get(category),
    period_start: day('period_start'),
    period_end: day('period_end'),
    service_date: day('service_date'),
    quantity: shortest(number('quantity', 4)),
    unit_price: shortest(number('unit_price', 6)),
    net_amount: showCents(net),
    vat_rate: showShortest(rate),
    vat_amount: showCents(vat),
    gross_amount: showCents(net + vat),
  });
}

/** In a preamble a day may be written without its marks, or with dashes. */
function dayText(text: string): string {
  return text
    .replace(/^(\d{4})(\d{2})(\d{2})$/u, '$1-$2-$3')
    .replace(/^(\d{2})-(\d{2})-(\d{4})$/u, '$1/$2/$3');
}
