import type { Language } from '../../../domain/language.ts';
import { printable } from '../../../text/printable.ts';
import { choicesIn } from '../../../workspace/columns/table.ts';
import { INVOICE_LINE_COLUMNS } from '../../../workspace/tables/invoice-lines.ts';
import type { SeenList } from '../seen-list.ts';
import { fileGlob, inlineList, quoted, samplesOf, writingLines } from '../yaml-text.ts';
import { headerFieldLines } from './header-field-lines.ts';
import { hasColumn, type LayoutGuess } from './layout-guess.ts';
import { LAYOUT_WORDS, type LayoutWords } from './layout-words.ts';
import type { RowKinds } from './row-kinds.ts';
import type { SeenTotals } from './seen-totals.ts';

/** A proposed layout as a YAML document: what was guessed as keys, everything else as comments to complete. */
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
  const { sheet, sheets } = guess.list;
  return [
    `  - files: ${quoted(files)}`,
    ...(sheet === undefined ? [] : [`    sheet: ${quoted(sheet)}`]),
    ...(sheets === undefined ? [] : [`    sheets: ${inlineList(sheets)}   # ${words.sheets}`]),
    ...(hasColumn(guess, 'supplier') ? [] : [`    # supplier: "…"          # ${words.supplier}`]),
    ...writingLines(guess.writing).map((line) => `    ${line}`),
    ...preambleLines(guess.list, '    '),
    ...hiddenLines(guess, '    ', language),
    ...headerFieldLines(guess, words),
    ...columnLines(guess, words),
    ...amountLines(guess, words),
    ...textLines(guess, words),
    ...otherLines(guess, language),
    ...unplacedLines(guess, words),
  ];
}

/** For a list whose header is not in its first row: the number of rows above, or the cell that ends them. */
export function preambleLines({ headerRow, until }: SeenList, indent: string): readonly string[] {
  if (headerRow === 1) return [];
  return [`${indent}preamble: ${until === undefined ? headerRow - 1 : `{ until: ${quoted(until)} }`}`];
}

/** For a sheet that hides rows: the key by which they would be read, as a comment to decide. */
export function hiddenLines(
  { hidden }: Pick<SeenList, 'hidden'>,
  indent: string,
  language: Language,
): readonly string[] {
  return hidden === 0 ? [] : [`${indent}# hidden_rows: read   # ${LAYOUT_WORDS[language].hidden(hidden)}`];
}

function columnLines(
  { taken, joined, known, candidates }: LayoutGuess,
  words: LayoutWords,
): readonly string[] {
  return [
    ...(known.length === 0 ? [] : [`    # ${words.known(known.join(', '))}`]),
    ...(taken.size > 0 ? ['    columns:'] : candidates.size > 0 ? ['    # columns:'] : []),
    ...[...taken].map(([name, seen]) => {
      const others = joined.get(name);
      if (others === undefined) return `      ${name}: ${quoted(seen.header)}${samplesOf(seen)}`;
      return `      ${name}: ${inlineList([seen, ...others].map(({ header }) => header))}   # ${words.joined}`;
    }),
  ];
}

const AMOUNT_NAMES = ['net_amount', 'vat_amount', 'vat_rate', 'gross_amount', 'unit_price'];

function amountLines(guess: LayoutGuess, words: LayoutWords): readonly string[] {
  const { candidates, charges, credits, kinds } = guess;
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
    ...(charge === undefined || credit === undefined || charge.header === credit.header
      ? []
      : [
          `    # ${words.split}`,
          `    # amounts: { charge: ${quoted(charge.header)}, credit: ${quoted(credit.header)} }`,
        ]),
    ...kindLines(kinds, words),
  ];
}

function kindLines(kinds: RowKinds | undefined, words: LayoutWords): readonly string[] {
  if (kinds === undefined) return [];
  const entries = [...kinds.kinds].map(([cell, kind]) => `${quoted(cell)}: ${kind}`).join(', ');
  const entry = `${quoted(kinds.seen.header)}: { ${entries} }`;
  if (kinds.areLetters) return [`    # ${words.sides}`, `    # charge_or_credit: { ${entry} }`];
  return [`    charge_or_credit:         # ${words.kinds}`, `      ${entry}`];
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

function totalLines(totals: readonly SeenTotals[], words: LayoutWords): readonly string[] {
  const entries = (globsOf: (seen: SeenTotals) => readonly string[]): string =>
    totals
      .filter((seen) => globsOf(seen).length > 0)
      .map((seen) => `${key(seen.column)}: ${inlineList(globsOf(seen))}`)
      .join(', ');
  const [aside, net] = [entries(({ globs, below }) => [...globs, ...below]), entries((seen) => seen.net)];
  const perhaps = entries(({ globs }) => globs);
  const lines = entries(({ perhapsLines }) => perhapsLines);
  const rows = totals.reduce((sum, seen) => sum + seen.rows, 0);
  return [
    ...(aside === '' ? [] : [`    skip_rows: { ${aside} }   # ${words.totals(rows)}`]),
    ...(net === '' ? [] : [`    totals: { ${net} }   # ${words.statedTotal}`]),
    ...(perhaps === '' || net !== '' ? [] : [`    # totals: { ${perhaps} }   # ${words.perhapsStated}`]),
    ...(lines === '' ? [] : [`    # skip_rows: { ${lines} }   # ${words.perhapsLines}`]),
  ];
}

function otherLines(guess: LayoutGuess, language: Language): readonly string[] {
  const words = LAYOUT_WORDS[language];
  const { totals, families } = guess;
  const isServed = guess.texts.some(({ patterns }) => patterns.join().includes('{serves}'));
  const aimless = !hasColumn(guess, 'access') && !hasColumn(guess, 'serves') && !isServed;
  return [
    ...(hasColumn(guess, 'line_number') ? [] : [`    line_number: row          # ${words.rowNumbers}`]),
    ...defaultLines(guess, language),
    ...(guess.merged.length === 0 ? [] : [`    fill_down: [${guess.merged.join(', ')}]   # ${words.merged}`]),
    ...(aimless ? [`    # ${words.aimless}`] : []),
    ...(guess.aimless > 0 && !guess.merged.includes('access') && !guess.merged.includes('serves')
      ? [
          `    # without_access: "*"   # ${words.withoutAccess(guess.aimless)}`,
          `    # fill_down: [${hasColumn(guess, 'access') ? 'access' : 'serves'}]   # ${words.ofAbove}`,
        ]
      : []),
    ...totalLines(totals, words),
    ...(hasColumn(guess, 'category') || families.length === 0
      ? []
      : [
          `    # ${words.categories(categoriesIn(language).join(', '))}`,
          '    # categories:',
          ...families.map((glob) => `    #   ${quoted(glob)}: …`),
        ]),
  ];
}

/** What applies to all lines, in one comment: a rate where no column has it, a category where no text shows any. */
function defaultLines(guess: LayoutGuess, language: Language): readonly string[] {
  const words = LAYOUT_WORDS[language];
  const isSorted = hasColumn(guess, 'category') || guess.families.length > 0;
  const entries = [
    ...(hasColumn(guess, 'vat_rate') ? [] : [[`vat_rate: "${words.usualRate}"`, words.noRate]]),
    ...(isSorted ? [] : [['category: …', words.noCategory(categoriesIn(language).join(', '))]]),
  ];
  const [keys, why] = [0, 1].map((at) => entries.map((entry) => entry[at]));
  return entries.length === 0 ? [] : [`    # defaults: { ${keys?.join(', ')} }   # ${why?.join(' · ')}`];
}

/** The categories of invoice lines, in the words of the language. */
export function categoriesIn(language: Language): readonly string[] {
  const column = INVOICE_LINE_COLUMNS.find(({ name }) => name === 'category');
  return choicesIn(column ?? {}, language);
}

function key(name: string): string {
  return INVOICE_LINE_COLUMNS.some((column) => column.name === name) ? name : quoted(name);
}

function unplacedLines({ unplaced }: LayoutGuess, words: LayoutWords): readonly string[] {
  if (unplaced.length === 0) return [];
  return [
    `    # ${words.unplaced}`,
    ...unplaced.map((seen) => `    #   ${quoted(seen.header)}${samplesOf(seen)}`),
  ];
}
