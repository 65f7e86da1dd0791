import type { Language } from '../../../domain/language.ts';
import { cleanText } from '../../../text/clean-text.ts';
import { printable } from '../../../text/printable.ts';
import { choicesIn, columnsOf } from '../../../workspace/table.ts';
import { invoiceLineSchema } from '../../../workspace/tables/invoice-lines.ts';
import { plainHeader } from '../../header-words.ts';
import type { SeenList } from '../seen-list.ts';
import { fileGlob, inlineList, nameWithField, quoted, samplesOf } from '../yaml-text.ts';
import type { LayoutGuess } from './layout-guess.ts';
import { LAYOUT_WORDS, type LayoutWords } from './layout-words.ts';

/** A proposed layout as a YAML document of its own: what was taken as keys, all else as comments for who completes it. */
export function layoutYaml(
  guess: LayoutGuess,
  language: Language,
  files: string = fileGlob(guess.list.name),
): string {
  const words = LAYOUT_WORDS[language];
  const { name, dialect, form, headerRow, rows } = guess.list;
  const seen =
    dialect === undefined
      ? words.seenSheet(form, headerRow, rows.length)
      : words.seen(dialect.encoding, dialect.delimiter, dialect.lineEnd, headerRow, rows.length);
  const lines = [`# ${words.title(printable(name))}`, `# ${seen}`, 'invoices:'];
  return `${[...lines, ...layoutLines(guess, files, language)].join('\n')}\n`;
}

/** The lines of one entry of `invoices:`, for the files of a glob. */
export function layoutLines(guess: LayoutGuess, files: string, language: Language): readonly string[] {
  const words = LAYOUT_WORDS[language];
  const { sheet } = guess.list;
  return [
    `  - files: ${quoted(files)}`,
    ...(sheet === undefined ? [] : [`    sheet: ${quoted(sheet)}`]),
    ...(hasColumn(guess, 'supplier') ? [] : [`    # supplier: "…"          # ${words.supplier}`]),
    ...(guess.decimal === undefined ? [] : [`    numbers: { decimal: ${quoted(guess.decimal)} }`]),
    ...preambleLines(guess.list, '    '),
    ...headerFieldLines(guess, words),
    ...columnLines(guess, words),
    ...amountLines(guess, words),
    ...textLines(guess, words),
    ...otherLines(guess, language),
    ...unplacedLines(guess, words),
  ];
}

function hasColumn({ known, taken }: LayoutGuess, name: string): boolean {
  return known.includes(name) || taken.has(name);
}

/** Where the header of a list does not stand in its first row: how many rows are above it, or the cell that ends them. */
export function preambleLines({ headerRow, until }: SeenList, indent: string): readonly string[] {
  if (headerRow === 1) return [];
  return [`${indent}preamble: ${until === undefined ? headerRow - 1 : `{ until: ${quoted(until)} }`}`];
}

/** Words that stand before an invoice number or date, and what either looks like. */
const HEADER_FIELDS = {
  invoice_number: { before: /^(?!.*\bdate\b).*\b(facture|invoice)\b/, value: /^\S*\d\S*$/ },
  invoice_date: {
    before: /^(?!.*\b(echeance|limite|paiement|reglement|due|payment|commande|order)\b).*\bdate\b/,
    value: /^\d{1,4}([-/.])\d{1,2}\1\d{2,4}$/,
  },
} as const;

type HeaderField = keyof typeof HEADER_FIELDS;

/** One cell that announces a number and may go on to its date: `Facture n° F1 du 30/11/2025`. */
const NUMBER_AND_DATE =
  /^([^*{}\d]*\b(?:facture|invoice)\b[^*{}\d]*? )([\p{L}\d][\p{L}\d./-]*)( [^*{}\d]* )(\d{4}-\d\d-\d\d|\d\d[-/]\d\d[-/]\d{4})$/iu;

/**
 * An invoice number or date without a column: what the preamble says beside such a word. It is taken where each has one
 * such place only, and a suggestion elsewhere.
 */
function headerFieldLines(guess: LayoutGuess, words: LayoutWords): readonly string[] {
  const fields = (['invoice_number', 'invoice_date'] as const).filter((name) => !hasColumn(guess, name));
  if (fields.length === 0) return [];
  const { name: file, preamble } = guess.list;
  const rows = preamble.map((record) => record.map(cleanText).filter((cell) => cell !== ''));
  const found = fields.map((field) => ({ field, places: placesOf(field, rows) }));
  const isSure = found.every(
    ({ field, places: [place, ...others] }) =>
      place !== undefined && others.length === 0 && HEADER_FIELDS[field].value.test(place.value),
  );
  const mark = isSure ? '    ' : '    # ';
  const patterns = new Map<string, string[]>();
  for (const { pattern, value } of found.flatMap(({ places }) => places))
    patterns.set(pattern, [...(patterns.get(pattern) ?? []), printable(value)]);
  const names = fields.join(', ');
  return [
    `    # ${isSure ? words.saidAbove(names) : words.withoutColumn(names)}`,
    ...(!isSure && /\d.*\./.test(file)
      ? [`    # from_name: ${quoted(nameWithField(file, fields[0] ?? ''))}`]
      : []),
    ...(rows.length === 0 ? [] : [`${mark}from_preamble:`]),
    ...[...patterns].map(([pattern, values]) => `${mark}  - ${quoted(pattern)}   # ${values.join(' · ')}`),
    ...rows
      .filter((cells) => cells.length > 0)
      .slice(0, 12)
      .map((cells) => `    #     ${printable(cells.join(' | ')).slice(0, 100)}`),
  ];
}

/** What a cell says before its last word, as `Facture n° : ` does; in plain letters, words for the number of an invoice. */
const BEFORE_LAST = /^([^*{}]*[\s:])([^\s:*{}]+)$/u;
const OF_NUMBER = /^(facture|invoice)$|\b(n|no|nr|num|numero|number)\b/;

/** A cell that announces a field and says it too. */
function saidInOne(field: HeaderField, cell: string): FieldPlace | undefined {
  const [, before, value] = BEFORE_LAST.exec(cell) ?? [];
  if (before === undefined || value === undefined) return undefined;
  const word = plainHeader(before);
  const { invoice_number: ofNumber, invoice_date: ofDate } = HEADER_FIELDS;
  const isSaid =
    field === 'invoice_date'
      ? ofDate.before.test(word) && ofDate.value.test(value)
      : ofNumber.before.test(word) &&
        OF_NUMBER.test(word) &&
        ofNumber.value.test(value) &&
        !ofDate.value.test(value);
  return isSaid ? { pattern: `${before}{${field}}`, value } : undefined;
}

interface FieldPlace {
  readonly pattern: string;
  readonly value: string;
}

/** Each place of a preamble that announces a field: the pattern that reads it there, and what it reads. */
function placesOf(field: HeaderField, rows: readonly (readonly string[])[]): readonly FieldPlace[] {
  return rows.flatMap((cells) =>
    cells.flatMap((word, index) => {
      const [, before, number, between, date] = NUMBER_AND_DATE.exec(word) ?? [];
      if (number !== undefined && date !== undefined) {
        const pattern = `${before}{invoice_number}${between}{invoice_date}`;
        return [{ pattern, value: field === 'invoice_number' ? number : date }];
      }
      const inOne = saidInOne(field, word);
      if (inOne !== undefined) return [inOne];
      const value = cells[index + 1];
      const announces =
        (HEADER_FIELDS[field].before.test(plainHeader(word)) && word.length < 40) ||
        (field === 'invoice_date' && isBehindNumber(cells, index));
      return announces && value !== undefined ? [{ pattern: `${word} {${field}}`, value }] : [];
    }),
  );
}

/** Whether a cell stands between the number of an invoice and its day: `Facture | F-771 | du | 30/09/2025`. */
function isBehindNumber(cells: readonly string[], index: number): boolean {
  const [announced = '', , word = '', day = ''] = cells.slice(Math.max(0, index - 2), index + 2);
  const { invoice_number: ofNumber, invoice_date: ofDate } = HEADER_FIELDS;
  return (
    /^(?:du|le|dated|of)$/i.test(word) &&
    ofNumber.before.test(plainHeader(announced)) &&
    ofDate.value.test(day)
  );
}

function columnLines({ taken, known, candidates }: LayoutGuess, words: LayoutWords): readonly string[] {
  return [
    ...(known.length === 0 ? [] : [`    # ${words.known(known.join(', '))}`]),
    ...(taken.size > 0 ? ['    columns:'] : candidates.size > 0 ? ['    # columns:'] : []),
    ...[...taken].map(([name, seen]) => `      ${name}: ${quoted(seen.header)}${samplesOf(seen)}`),
  ];
}

const AMOUNT_NAMES = ['net_amount', 'vat_amount', 'vat_rate', 'gross_amount', 'unit_price'];

function amountLines(guess: LayoutGuess, words: LayoutWords): readonly string[] {
  const { candidates, charges, credits } = guess;
  const lines = (names: readonly string[]) =>
    names.flatMap((name) =>
      (candidates.get(name) ?? []).map((seen) => `      # ${name}: ${quoted(seen.header)}${samplesOf(seen)}`),
    );
  const others = [...candidates.keys()].filter((name) => !AMOUNT_NAMES.includes(name));
  const amounts = lines(AMOUNT_NAMES);
  const [charge] = charges;
  const [credit] = credits;
  return [
    ...(others.length === 0 ? [] : [`      # ${words.several}`, ...lines(others)]),
    ...(amounts.length === 0 ? [] : [`      # ${words.amounts}`, ...amounts]),
    ...(amounts.length > 0 || hasColumn(guess, 'net_amount') ? [] : [`    # ${words.noAmount}`]),
    ...(charge === undefined || credit === undefined
      ? []
      : [
          `    # ${words.split}`,
          `    # amounts: { charge: ${quoted(charge.header)}, credit: ${quoted(credit.header)} }`,
        ]),
  ];
}

function textLines({ texts, inLabels }: LayoutGuess, words: LayoutWords): readonly string[] {
  const label = inLabels.length === 0 ? undefined : `label: ${inlineList([...inLabels, '*'])}`;
  if (texts.length === 0)
    return label === undefined ? [] : [`    # from_columns: { ${label} }   # ${words.inLabels}`];
  return [
    `    from_columns:             # ${words.texts}`,
    ...texts.map(({ seen, patterns }) => {
      return `      ${quoted(seen.header)}: ${inlineList(patterns)}${samplesOf(seen)}`;
    }),
    ...(label === undefined ? [] : [`      # ${label}   # ${words.inLabels}`]),
  ];
}

function otherLines(guess: LayoutGuess, language: Language): readonly string[] {
  const words = LAYOUT_WORDS[language];
  const { totals, families } = guess;
  const isServed = guess.texts.some(({ patterns }) => patterns.join().includes('{serves}'));
  const aimless = !hasColumn(guess, 'access') && !hasColumn(guess, 'serves') && !isServed;
  return [
    ...(hasColumn(guess, 'line_number') ? [] : [`    line_number: row          # ${words.rowNumbers}`]),
    ...(hasColumn(guess, 'vat_rate') ? [] : [`    # defaults: { vat_rate: "20" }   # ${words.noRate}`]),
    ...(guess.merged.length === 0 ? [] : [`    fill_down: [${guess.merged.join(', ')}]   # ${words.merged}`]),
    ...(aimless ? [`    # ${words.aimless}`] : []),
    ...(guess.aimless > 0 && !guess.merged.includes('access') && !guess.merged.includes('serves')
      ? [
          `    # without_access: "*"   # ${words.withoutAccess(guess.aimless)}`,
          `    # fill_down: [${hasColumn(guess, 'access') ? 'access' : 'serves'}]   # ${words.ofAbove}`,
        ]
      : []),
    ...(totals === undefined
      ? []
      : [
          ...(totals.globs.length === 0
            ? []
            : [
                `    skip_rows: { ${key(totals.column)}: ${inlineList(totals.globs)} }   # ${words.totals(totals.rows)}`,
              ]),
          ...(totals.net.length === 0
            ? [
                `    # totals: { ${key(totals.column)}: ${inlineList(totals.globs)} }   # ${words.perhapsStated}`,
              ]
            : [`    totals: { ${key(totals.column)}: ${inlineList(totals.net)} }   # ${words.statedTotal}`]),
        ]),
    ...(hasColumn(guess, 'category')
      ? []
      : [
          `    # ${words.categories(categoriesIn(language).join(', '))}`,
          '    # categories:',
          ...families.map((glob) => `    #   ${quoted(glob)}: …`),
        ]),
  ];
}

/** The categories of invoice lines, in the words of the language. */
export function categoriesIn(language: Language): readonly string[] {
  const column = columnsOf(invoiceLineSchema).find(({ name }) => name === 'category');
  return choicesIn(column ?? {}, language);
}

function key(name: string): string {
  return columnsOf(invoiceLineSchema).some((column) => column.name === name) ? name : quoted(name);
}

function unplacedLines({ unplaced }: LayoutGuess, words: LayoutWords): readonly string[] {
  if (unplaced.length === 0) return [];
  return [
    `    # ${words.unplaced}`,
    ...unplaced.map((seen) => `    #   ${quoted(seen.header)}${samplesOf(seen)}`),
  ];
}
