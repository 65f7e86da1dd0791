import type { AccessDifference } from '../../audit/access-differences.ts';
import type { CellDifference, RecordDifference } from '../../audit/input-differences.ts';
import { amountDifference, type RowDifference } from '../../audit/line-differences.ts';
import { AMOUNT_COLUMNS } from '../../domain/convention.ts';
import { type Cents, parseCents } from '../../domain/numbers/money.ts';
import type {
  CorrectionDifference,
  ExplainedDifference,
  MemberDifference,
  RunDifference,
} from '../../jobs/diff.ts';
import type { InputCause } from '../../jobs/line-causes.ts';
import { categoryText, reportWords } from '../../report/words/words.ts';
import { type InputDifference, TEXT_COLUMN } from '../../runs/input-records.ts';
import { printable } from '../../text/printable.ts';
import type { Words } from '../messages/en.ts';
import { textTable } from '../terminal.ts';
import { section } from '../text-parts.ts';

const LINES_SHOWN = 50;
const ROWS_SHOWN = 20;

/** The beginning of a list, or all of it; and, where some are left out, how many. */
function beginning<T>(items: readonly T[], most: number, all: boolean, words: Words) {
  const shown = all ? items : items.slice(0, most);
  const left = items.length - shown.length;
  return { shown, more: left > 0 ? [words.diff.more(left)] : [] };
}

/** What changed between two runs, for people: members, lines with their causes, inputs, options. */
export function diffText(difference: RunDifference, all: boolean, words: Words): string {
  const { old, recent, members, corrections, lines, accesses = [], inputs, options } = difference;
  const { shown, more } = beginning(lines, LINES_SHOWN, all, words);
  const changed = options.map((option) => optionText(option, words));
  return [
    `${old.period} ${old.run_id} → ${recent.period} ${recent.run_id}`,
    section(words.diff.membersTitle, [membersTable(members, words)]),
    ...(corrections.length === 0
      ? []
      : [section(words.diff.correctionsTitle, [correctionsTable(corrections, words)])]),
    ...(lines.length === 0
      ? []
      : [
          [words.diff.linesTitle(lines.length), ...shown.map((line) => lineText(line, all, words))].join(
            '\n',
          ),
        ]),
    ...more,
    ...(accesses.length === 0 ? [] : [accessesText(accesses, all, words)]),
    ...(inputs.length === 0 ? [] : [section(words.diff.inputsTitle, inputLines(inputs, all, words))]),
    ...(changed.length === 0 ? [] : [section(words.diff.optionsTitle, changed)]),
  ].join('\n\n');
}

function membersTable(members: readonly MemberDifference[], text: Words): string {
  const header = [text.member, text.diff.old, text.diff.new, text.difference];
  const rows = members.map(({ member, old, recent }) => {
    const [before = 0n, after = 0n] = [old, recent].map((totals) => parseCents(totals?.gross_amount ?? '0'));
    return [member, ...changeCells(before, after, text)];
  });
  return textTable(header, rows, 1);
}

function correctionsTable(corrections: readonly CorrectionDifference[], text: Words): string {
  const header = [text.corrects, text.member, text.diff.old, text.diff.new, text.difference];
  const rows = corrections.map(({ run, member, old, recent }) => [
    run,
    member,
    ...changeCells(old.gross, recent.gross, text),
  ]);
  return textTable(header, rows, 2);
}

function changeCells(before: Cents, after: Cents, { amount }: Words): readonly string[] {
  return [before, after, after - before].map(amount);
}

function lineText(line: ExplainedDifference, all: boolean, words: Words): string {
  const changes = line.changes.map((change) => words.diff.changes[change]).join(', ');
  const title = `  ${words.diff.line(line.invoiceNumber, line.lineNumber)} (${line.file}:${line.row}), ${changes}`;
  const causes = beginning(line.causes, ROWS_SHOWN, all, words);
  return [
    title,
    ...rowsTable(line.rows, words)
      .split('\n')
      .map((row) => `    ${row}`),
    ...causes.shown.map((cause) => `    ${words.diff.cause}${words.explain.colon}${causeText(cause, words)}`),
    ...causes.more.map((left) => `    ${left}`),
  ]
    .map(printable)
    .join('\n');
}

function rowsTable(rows: readonly RowDifference[], text: Words): string {
  const { nothing } = text.diff;
  const cells = rows.map((row) => {
    const { member, site, old, new: recent } = row;
    const moves = (column: string): string => arrow(old?.[column] ?? nothing, recent?.[column] ?? nothing);
    const imputations = [old, recent].map((side) =>
      side === undefined
        ? nothing
        : [side['chapter'], side['function'], side['nature']].join('/').replace(/^\/+$/, nothing),
    );
    return [
      member,
      site,
      moves('share'),
      arrow(imputations[0] ?? '', imputations[1] ?? ''),
      moves('rule'),
      ...AMOUNT_COLUMNS.map((column) => signed(text.amount(amountDifference(row, column)))),
    ];
  });
  const { siteHeader, share, imputation, rule } = text.explain;
  const header = [text.member, siteHeader, share, imputation, rule, text.net, text.vat, text.gross];
  return textTable(header, cells, 5);
}

function arrow(old: string, recent: string): string {
  return old === recent ? old : `${old} → ${recent}`;
}

function signed(amount: string): string {
  return amount.startsWith('-') ? amount : `+${amount}`;
}

function causeText({ file, record }: InputCause, words: Words): string {
  return record === undefined ? file : recordText(file, record, words);
}

/** `measures.csv:2 valeur 414 → 415 (students; STENAY-CLG; 2024-10-01)`. */
function recordText(file: string, { oldRow, newRow, record, cells }: RecordDifference, words: Words): string {
  const place =
    oldRow === undefined || newRow === undefined || oldRow === newRow
      ? `${file}:${newRow ?? oldRow}`
      : `${file}:${oldRow} → ${newRow}`;
  const changed = new Set(cells.map(({ column }) => column));
  const same = Object.entries(record)
    .filter(([column, value]) => value !== '' && !changed.has(column))
    .map(([, value]) => value)
    .slice(0, 4);
  const whole =
    oldRow === undefined
      ? ` (${words.diff.inputChange.appeared})`
      : newRow === undefined
        ? ` (${words.diff.inputChange.vanished})`
        : '';
  const context = same.length === 0 ? whole : ` (${same.join('; ')})`;
  return `${place} ${cells.map((cell) => cellText(cell, words)).join(', ')}${context}`;
}

function cellText({ column, old, new: recent }: CellDifference, { diff: { nothing } }: Words): string {
  const values = `${old?.trim() || nothing} → ${recent?.trim() || nothing}`;
  return column === TEXT_COLUMN ? values : `${column} ${values}`;
}

/** An option in words: `factures : toutes → 2025-09`. */
function optionText({ column, old, new: recent }: CellDifference, words: Words): string {
  const { options, optionValues, nothing } = words.diff;
  const name = isNamed(column, options) ? options[column] : column;
  const shown = (json: string | undefined): string => {
    const value: unknown = json === undefined || column === 'grappe' ? json : JSON.parse(json);
    const all = Array.isArray(value) ? value : [value ?? ''];
    const texts = all.map((one) =>
      String(one).replace(/^(?:all|none|true|false|pending)\b/, (word) => wordOf(word)),
    );
    return texts.join(', ') || nothing;
  };
  const wordOf = (word: string): string => (isNamed(word, optionValues) ? optionValues[word] : word);
  return `${name}${words.explain.colon}${shown(old)} → ${shown(recent)}`;
}

function isNamed<T extends object>(name: string, names: T): name is string & keyof T {
  return Object.hasOwn(names, name);
}

function inputLines(inputs: readonly InputDifference[], all: boolean, words: Words): readonly string[] {
  return inputs.flatMap(({ file, change, records }) => {
    if (records === undefined || records.length === 0) return [`${file} ${words.diff.inputChange[change]}`];
    const { shown, more } = beginning(records, ROWS_SHOWN, all, words);
    return [...shown.map((record) => recordText(file, record, words)), ...more];
  });
}

/** The accesses and items that two runs of different invoices charge differently, for people: sums, then who bears what. */
function accessesText(accesses: readonly AccessDifference[], all: boolean, words: Words): string {
  const { shown, more } = beginning(accesses, LINES_SHOWN, all, words);
  const { access, item, category, difference } = words;
  const header = [access, item, category, words.diff.change, words.diff.old, words.diff.new, difference];
  const rows = shown.map((item) => {
    const [before, after] = [item.old?.gross, item.new?.gross];
    const money = (amount: bigint | undefined): string =>
      amount === undefined ? words.diff.nothing : words.amount(amount);
    return [
      item.access === '' ? item.serves : item.access,
      item.itemCode,
      categoryText(item.category, reportWords(words.language)),
      item.changes.map((change) => words.diff.accessChanges[change]).join(', '),
      money(before),
      money(after),
      money((after ?? 0n) - (before ?? 0n)),
    ];
  });
  const shares = shown
    .filter(({ changes }) => changes.includes('share'))
    .map((item) => shareLine(item, words));
  return [
    words.diff.accessesTitle(accesses.length),
    textTable(header, rows, 4),
    ...(shares.length === 0
      ? []
      : ['', words.diff.sharesTitle, ...shares.map((line) => `  ${printable(line)}`)]),
    ...more,
  ].join('\n');
}

function shareLine({ access, serves, itemCode, old, new: recent }: AccessDifference, words: Words): string {
  const name = access === '' ? serves : access;
  return `${name} ${itemCode}${words.explain.colon}${old?.shares.join(', ')} → ${recent?.shares.join(', ')}`;
}
