/** A text as the clerk finds it, cut into blocks anywhere. */
import {
  AMOUNT,
  AMOUNTS,
  type Block,
  CODED_COLUMNS,
  EMPTY,
  FIELD,
  FIELDS,
  HEAD,
} from '../../src/fastlane/clerk/block.ts';
import { type FileShape, NONE, type Scan, type ScanTask } from '../../src/fastlane/clerk/scan.ts';
import type { InvoiceColumn } from '../../src/workspace/tables/invoice-lines.ts';

/** What was found of a record. */
export interface FoundRecord {
  /** Where it begins in the text, in bytes. */
  readonly start: number;
  /** Undefined where it is no plain one. */
  readonly plain: PlainRecord | undefined;
}

export interface PlainRecord {
  readonly lineNumber: string;
  /** Of each column that has codes. */
  readonly cells: readonly string[];
  /** Net, VAT and gross, in cents; undefined for an empty cell. */
  readonly amounts: readonly (number | undefined)[];
}

export interface FoundText {
  readonly records: readonly FoundRecord[];
  /** Where the first record begins that goes the ordinary way; undefined where none does. */
  readonly irregularAt: number | undefined;
  readonly scans: readonly Scan[];
}

export const COLUMNS: readonly InvoiceColumn[] = [
  ...CODED_COLUMNS,
  'line_number',
  'label',
  'quantity',
  'unit_price',
  'net_amount',
  'vat_amount',
  'gross_amount',
];

/** A file with these columns. */
export function shapeWith(
  columns: readonly InvoiceColumn[],
  more: Partial<Omit<FileShape, 'columns'>> = {},
): FileShape {
  const places = COLUMNS.map((column): [string, number] => [column, columns.indexOf(column)]);
  return {
    kind: 0,
    // Every column has a place; one that the file lacks has that of indexOf, NONE.
    columns: Object.fromEntries(places) as FileShape['columns'],
    width: columns.length,
    headerRow: 0,
    delimiter: ';'.charCodeAt(0),
    mark: 'either',
    forget: [],
    ...more,
  };
}

export type Scanner = (task: ScanTask) => Scan;

/** Scans a file whose blocks end at these bytes. `texts` are those of the codes of its kind, which is added to. */
export function scanText(
  scan: Scanner,
  blocks: readonly Block[],
  text: string | Buffer,
  { shape, cuts = [], bom = 0 }: { shape: FileShape; cuts?: readonly number[]; bom?: number },
  texts: readonly string[][] = CODED_COLUMNS.map(() => []),
): FoundText {
  const bytes = Buffer.from(text);
  const ends = [...cuts, bytes.length];
  const records: FoundRecord[] = [];
  const scans: Scan[] = [];
  let irregularAt: number | undefined;
  ends.forEach((end, index) => {
    const from = ends[index - 1] ?? 0;
    const number = index % blocks.length;
    const block = blocks[number];
    if (block === undefined) throw new RangeError('a block');
    bytes.copy(block.bytes, HEAD, from, end);
    const isFirst = index === 0;
    const found = scan({
      block: number,
      shape: isFirst ? shape : undefined,
      filled: HEAD + end - from,
      begin: isFirst ? HEAD + bom : undefined,
      isLast: index === ends.length - 1,
    });
    scans.push(found);
    const { news } = found;
    for (let at = 0; at < news.length; at += 3) {
      texts[news[at] ?? NONE]?.push(block.bytes.toString('utf8', news[at + 1], news[at + 2]));
    }
    for (let record = 0; record < found.count; record++) records.push(recordIn(block, record, from, texts));
    if (found.isIrregular) irregularAt ??= from + found.next - HEAD;
  });
  return { records, irregularAt, scans };
}

function recordIn(block: Block, record: number, from: number, texts: readonly string[][]): FoundRecord {
  const field = (name: keyof typeof FIELD): number => block.records[record * FIELDS + FIELD[name]] ?? NONE;
  const amount = (name: keyof typeof AMOUNT): number | undefined => {
    const cents = block.amounts[record * AMOUNTS + AMOUNT[name]];
    return cents === EMPTY ? undefined : cents;
  };
  return {
    start: from + field('start') - HEAD,
    plain:
      field('isPlain') === 0
        ? undefined
        : {
            lineNumber: block.bytes.toString('utf8', field('numberFrom'), field('numberTo')),
            cells: CODED_COLUMNS.map(
              (column, index) => texts[index]?.[field(column)] ?? 'a cell that is not new',
            ),
            amounts: [amount('net'), amount('vat'), amount('gross')],
          },
  };
}
