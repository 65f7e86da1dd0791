import { type Fraction, fraction, multiply } from '../../oracle/fraction.ts';
import { showCents, showShortest } from '../../oracle/numbers.ts';
import { categoryOf, type PlainLine, plainLine, rounded } from './plain-line.ts';
import { CII, type Paths, UBL } from './plain-paths.ts';
import { all, first, type Node, parseXml, textIn } from './plain-xml.ts';

const CREDIT_TYPES = [
  '81',
  '83',
  '261',
  '262',
  '296',
  '308',
  '381',
  '396',
  '420',
  '458',
  '502',
  '503',
  '532',
];

/** The lines of an electronic invoice, by DATA.md ("Electronic invoices as lines") and ALLOCATION.md §1. */
export function plainEinvoice(bytes: Uint8Array): readonly PlainLine[] {
  const root = parseXml(new TextDecoder('utf-8').decode(bytes));
  const paths = root.name === 'rsm:CrossIndustryInvoice' ? CII : UBL;
  const type = first(paths.type.flatMap((path) => all(root, path)));
  const sign = root.name === 'doc:CreditNote' || CREDIT_TYPES.includes(type) ? -1n : 1n;
  const common = {
    supplier: supplierOf(root, paths),
    invoice_number: first(all(root, paths.number)),
    invoice_date: dayOf(all(root, paths.date)),
    original_invoice: all(root, paths.preceding).map(textIn).filter(Boolean).join('+'),
  };
  const read = [
    ...paths.lines.flatMap((path) => all(root, path)).map((line) => lineOf(line, root, paths, sign)),
    ...all(root, paths.allowances).map((item, index) => allowanceOf(item, index, root, paths, sign)),
  ];
  const stated = statedVat(root, paths, sign);
  const sums = new Map<string, { all: bigint; before: bigint }>();
  for (const { rate, net } of read) {
    sums.set(rate, { all: (sums.get(rate)?.all ?? 0n) + net, before: 0n });
  }
  const numbers = distinctNumbers(read.map(({ cells }) => cells['line_number'] ?? ''));
  return read.map(({ cells, net, rate }, index) => {
    const sum = sums.get(rate) ?? { all: 0n, before: 0n };
    const vatOn = (part: bigint): bigint => {
      if (sum.all === 0n) return 0n;
      const turn = sum.all < 0n ? -1n : 1n;
      return rounded(part * (stated.get(rate) ?? 0n) * turn, sum.all * turn);
    };
    const vat = vatOn(sum.before + net) - vatOn(sum.before);
    sum.before += net;
    return plainLine({
      ...common,
      ...cells,
      line_number: numbers[index],
      category: categoryOf(cells['item_code'] ?? '', cells['label'] ?? ''),
      net_amount: showCents(net),
      vat_rate: rate,
      vat_amount: showCents(vat),
      gross_amount: showCents(net + vat),
    });
  });
}

interface Read {
  readonly cells: Readonly<Record<string, string | undefined>>;
  readonly net: bigint;
  readonly rate: string;
}

function supplierOf(root: Node, paths: Paths): string {
  const bare = (text: string): string => text.replace(/\s/g, '');
  const french = all(root, paths.registration).filter(
    (node) =>
      ['0002', '0009', undefined].includes(node.attributes['schemeID']) &&
      /^(?:\d{9}|\d{14})$/.test(bare(textIn(node))),
  );
  return bare(first(french)) || bare(first(paths.vatId(root))) || first(all(root, paths.sellerName));
}

function lineOf(line: Node, root: Node, paths: Paths, sign: bigint): Read {
  const at = (path: string): string => first(all(line, path));
  const quantity = decimal(first(paths.line.quantity.flatMap((path) => all(line, path))));
  const base = decimal(at(paths.line.base) || '1');
  const price = decimal(at(paths.line.price));
  const objects = new Set(paths.objects(line).map(textIn).filter(Boolean));
  return {
    cells: {
      line_number: at(paths.line.id),
      access: [...objects].join('|'),
      item_code: at(paths.line.item),
      label: at(paths.line.name),
      ...serviceDays(line, paths.line.period, root, paths),
      quantity: quantity && base && base.n !== 0n ? within(divided(quantity, base, sign), 4) : undefined,
      unit_price: price && within(price, 6),
    },
    net: cents(at(paths.line.net)) * sign,
    rate: rateOf(all(line, paths.line.tax), paths),
  };
}

function allowanceOf(item: Node, index: number, root: Node, paths: Paths, sign: bigint): Read {
  const at = (path: string): string => first(all(item, path));
  const charge = ['true', '1'].includes(at(paths.allowance.indicator));
  return {
    cells: {
      line_number: `AC${index + 1}`,
      item_code: at(paths.allowance.code),
      label: at(paths.allowance.reason),
      ...serviceDays(item, undefined, root, paths),
    },
    net: cents(at(paths.allowance.amount)) * (charge ? sign : -sign),
    rate: rateOf(all(item, paths.allowance.tax), paths),
  };
}

function serviceDays(line: Node, own: string | undefined, root: Node, paths: Paths) {
  const periods = [...(own === undefined ? [] : all(line, own)), ...all(root, paths.period)];
  for (const period of periods) {
    const [start, end] = [dayOf(all(period, paths.start)), dayOf(all(period, paths.end))];
    if (start !== '') return { period_start: start, period_end: end };
  }
  return { service_date: dayOf(all(root, paths.delivery)) };
}

function dayOf(nodes: readonly Node[]): string {
  const found = nodes.find((node) => textIn(node) !== '');
  if (found === undefined) return '';
  const text = textIn(found);
  return found.attributes['format'] === '102'
    ? text.replace(/(....)(..)(..)/, '$1-$2-$3')
    : text.slice(0, 10);
}

/** The rate of the VAT among the taxes, without zeros that say nothing; none for category O. */
function rateOf(taxes: readonly Node[], paths: Paths): string {
  const vat = taxes.filter(
    (tax) =>
      all(tax, 'ram:TypeCode').every((type) => textIn(type) === 'VAT') &&
      (all(tax, 'cac:TaxScheme').length === 0 ||
        all(tax, 'cac:TaxScheme/cbc:ID').some((id) => textIn(id) === 'VAT')),
  );
  const percent = decimal(first(vat.flatMap((tax) => all(tax, paths.percent))));
  return percent === undefined ? '0' : showShortest(percent);
}

function statedVat(root: Node, paths: Paths, sign: bigint): ReadonlyMap<string, bigint> {
  const stated = new Map<string, bigint>();
  for (const item of paths.rates(root, first(all(root, paths.currency)))) {
    if (all(item, 'ram:TypeCode').some((type) => textIn(type) !== 'VAT')) continue;
    const rate = rateOf(paths.rateTax === '' ? [item] : all(item, paths.rateTax), paths);
    stated.set(rate, (stated.get(rate) ?? 0n) + cents(first(all(item, paths.rateVat))) * sign);
  }
  return stated;
}

/** The second `7` is called `7#2`; a number that the file has itself is not made. */
function distinctNumbers(found: readonly string[]): readonly string[] {
  const taken = new Set(found);
  const counts = new Map<string, number>();
  return found.map((number) => {
    let count = (counts.get(number) ?? 0) + 1;
    if (count > 1) while (taken.has(`${number}#${count}`)) count++;
    counts.set(number, count);
    const made = count === 1 ? number : `${number}#${count}`;
    taken.add(made);
    return made;
  });
}

function decimal(text: string): Fraction | undefined {
  const match = /^([+-]?)(\d*)\.?(\d*)$/.exec(text);
  if (match === null || text === '') return undefined;
  const [, mark, whole = '', decimals = ''] = match;
  const digits = BigInt(whole + decimals);
  return fraction(mark === '-' ? -digits : digits, 10n ** BigInt(decimals.length));
}

function divided(a: Fraction, b: Fraction, sign: bigint): Fraction {
  const turn = b.n < 0n ? -sign : sign;
  return fraction(a.n * b.d * turn, a.d * (b.n < 0n ? -b.n : b.n));
}

/** The value where so many decimals hold it. */
function within(value: Fraction, decimals: number): string | undefined {
  return (value.n * 10n ** BigInt(decimals)) % value.d === 0n ? showShortest(value) : undefined;
}

function cents(text: string): bigint {
  const value = decimal(text);
  return value === undefined ? 0n : multiply(value, fraction(100n)).n;
}
