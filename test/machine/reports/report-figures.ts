/**
 * The figures of each format of a run, read by tools and rules that share nothing with the program: pdftotext, the XML
 * of a workbook, cells of CSV, elements of HTML. Amounts are cents.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { runTool } from './written-run.ts';

type Amounts = readonly bigint[];
/** A row of the detail: invoice, line, net, VAT, gross. */
export type DetailRow = string;

/** Amounts as a language writes them, in running text; percentages and shares have other decimals. */
const WRITTEN = {
  fr: /(?<![\d,.])-?\d{1,3}(?:[ \u00a0]\d{3})*,\d{2}(?![\d,])/g,
  en: /(?<![\d,.])-?€?\d{1,3}(?:,\d{3})*\.\d{2}(?![\d.])/g,
} as const;

export type Language = keyof typeof WRITTEN;

function writtenIn(text: string, language: Language): Amounts {
  return [...text.matchAll(WRITTEN[language])].map(([amount]) => cents(amount));
}

export function cents(text: string): bigint {
  return BigInt(text.replace(/[^\d-]/g, ''));
}

export function pdfAmounts(pdf: string, language: Language): Amounts {
  // Columns stand at least two spaces apart; what is one space is within a figure.
  return writtenIn(runTool('pdftotext', ['-layout', pdf, '-']).stdout, language);
}

/** The cells of the tables of a page, and its sums in large figures. */
export function pageAmounts(html: string, language: Language): Amounts {
  const cells = [...html.matchAll(/<td class="figure amount"[^>]*>([^<]*)</g)].map(([, text = '']) =>
    cents(text),
  );
  const sums = [...html.matchAll(/<strong>([^<]*)<\/strong>/g)].flatMap(([, text = '']) =>
    writtenIn(text, language),
  );
  return [...cells, ...sums];
}

export function csvAmounts(csv: string, language: Language): Amounts {
  const [delimiter, form] = language === 'fr' ? [';', /^-?\d+,\d\d$/] : [',', /^-?\d+\.\d\d$/];
  const rows: string[][] = parse(csv, { delimiter, bom: true, relax_column_count: true });
  return rows
    .flat()
    .filter((cell) => form.test(cell))
    .map(cents);
}

export interface BookSheet {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
  /** Cells whose number is shown with two decimals. */
  readonly amounts: Amounts;
}

/** The sheets of a workbook from its XML alone, in order. */
export function sheetsOf(workbook: Uint8Array): readonly BookSheet[] {
  const files = unzipSync(workbook);
  const part = (name: string): string => strFromU8(files[name] ?? new Uint8Array());
  const texts = [...part('xl/sharedStrings.xml').matchAll(/<si><t[^>]*>([^<]*)<\/t><\/si>/g)].map(
    ([, text = '']) => unescaped(text),
  );
  const styles = part('xl/styles.xml');
  const formats = new Map(
    [...styles.matchAll(/<numFmt numFmtId="(\d+)" formatCode="([^"]*)"/g)].map(([, id, code]) => [id, code]),
  );
  const looks = [...(styles.split('<cellXfs')[1] ?? '').matchAll(/<xf numFmtId="(\d+)"/g)].map(
    ([, id]) => formats.get(id) ?? '',
  );
  const names = [...part('xl/workbook.xml').matchAll(/<sheet name="([^"]*)"/g)].map(([, name = '']) =>
    unescaped(name),
  );
  return names.map((name, index) => {
    const amounts: bigint[] = [];
    const xml = part(`xl/worksheets/sheet${index + 1}.xml`);
    const rows = [...xml.matchAll(/<row r="\d+"[^>]*>(.*?)<\/row>/g)].map(([, cells = '']) => {
      const row: string[] = [];
      for (const [, column = '', look, type, value = ''] of cells.matchAll(CELL)) {
        while (row.length < columnNumber(column)) row.push('');
        row[columnNumber(column)] = type === undefined ? value : (texts[Number(value)] ?? '');
        const isAmount = value !== '' && looks[Number(look)]?.includes('#,##0.00');
        if (type === undefined && isAmount) amounts.push(euros(value));
      }
      return row;
    });
    return { name, rows, amounts };
  });
}

/** A cell: its column, its style, whether it is a text, its value. */
const CELL = /<c r="([A-Z]+)\d+"(?: s="(\d+)")?( t="s")?(?:\/>|>(?:<f>[^<]*<\/f>)?<v>([^<]*)<\/v>)/g;

/** 0 for `A`. */
function columnNumber(name: string): number {
  return [...name].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

/** The number of a sheet in cents. */
export function euros(value: string): bigint {
  return BigInt(Math.round(Number(value) * 100));
}

function unescaped(text: string): string {
  return text
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

/** The rows of a table of cells under the header that holds all these titles. */
export function detailOf(
  rows: readonly (readonly string[])[],
  titles: readonly string[],
  amountOf: (cell: string) => bigint,
): readonly DetailRow[] {
  const head = rows.findIndex((row) => titles.every((title) => row.includes(title)));
  const places = titles.map((title) => rows[head]?.indexOf(title) ?? -1);
  const found: DetailRow[] = [];
  for (const row of rows.slice(head + 1)) {
    const [invoice = '', line = '', ...amounts] = places.map((place) => row[place] ?? '');
    if (invoice === '' || line === '') break;
    found.push([invoice, line, ...amounts.map(amountOf)].join(' '));
  }
  return found.sort();
}

/** The data of report.html. */
export function reportData(html: string): {
  readonly lines: readonly {
    readonly invoice: string;
    readonly number: string;
    readonly net: string;
    readonly vat: string;
    readonly rows: readonly { readonly net: string; readonly vat: string }[];
  }[];
} {
  return JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)?.[1] ?? '');
}

export function textOf(path: string): string {
  return readFileSync(path, 'utf8');
}
