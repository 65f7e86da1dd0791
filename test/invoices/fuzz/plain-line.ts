/** A line as `grappe import --format json` shows it, made by readers that share no code with grappe. */
export type PlainLine = Readonly<Record<string, string | null>>;

const COLUMNS = [
  ...['supplier', 'invoice_number', 'invoice_date', 'line_number', 'access', 'serves', 'item_code', 'label'],
  ...['category', 'period_start', 'period_end', 'service_date', 'quantity', 'unit_price', 'net_amount'],
  ...['vat_rate', 'vat_amount', 'gross_amount', 'billed_to', 'original_invoice'],
];

export function plainLine(cells: Readonly<Record<string, string | undefined>>): PlainLine {
  return Object.fromEntries(COLUMNS.map((name) => [name, cells[name] || null]));
}

/** The layouts of the fuzzed workspace say the same of every file. */
export function categoryOf(itemCode: string, label: string): string {
  const starts: readonly (readonly [string, string])[] = [
    ['ABO', 'subscription'],
    ['SRV', 'service'],
    ['FAS', 'setup'],
  ];
  const found = starts.find(([start]) => itemCode.startsWith(start) || label.startsWith(start));
  return found?.[1] ?? 'other';
}

export function clean(text: string): string {
  return text.trim().normalize('NFC');
}

/** Half away from zero; the denominator is positive. */
export function rounded(numerator: bigint, denominator: bigint): bigint {
  const size = numerator < 0n ? -numerator : numerator;
  const whole = size / denominator + ((size % denominator) * 2n >= denominator ? 1n : 0n);
  return numerator < 0n ? -whole : whole;
}
