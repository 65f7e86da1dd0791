import type { Language } from '../../domain/language.ts';
import { globOf } from '../../text/glob.ts';
import { plainWord } from '../../text/plain-form.ts';
import { printable } from '../../text/printable.ts';
import { directoryOf } from '../../workspace/reading/directory.ts';
import { CONVENTION_TEMPLATE } from '../convention-template.ts';
import { FROM_WORDS } from './from-words.ts';
import type { InvoiceGroup } from './invoice-groups.ts';
import { columnOf, guessLayout, type LayoutGuess } from './layout/layout-guess.ts';
import { categoriesIn, layoutLines } from './layout/layout-yaml.ts';
import { isLine } from './layout/seen-totals.ts';
import { firstDayIn } from './layout/texts-with-fields.ts';
import { MOST_OPEN, tableEntries } from './list-yaml.ts';
import type { Proposed } from './propose.ts';
import type { Known } from './references.ts';
import { firstText } from './seen-list.ts';
import { unknownLists } from './unknown-lists.ts';
import { plainOrQuoted, quoted } from './yaml-text.ts';

/** The files in `invoices/` that have lines of their own: UBL, CII, Factur-X, archives; by globs of their names. */
export interface Findings {
  readonly proposed: readonly Proposed[];
  readonly members: readonly string[];
  readonly known: Known;
  readonly invoices: readonly InvoiceGroup[];
  readonly einvoices: readonly string[];
}

/** A convention whose layouts read the lists as they are, with all its choices open. */
export function openConvention(
  { proposed, members, known, invoices, einvoices }: Findings,
  language: Language,
): string {
  const words = FROM_WORDS[language];
  const kinds = grappeKinds(proposed);
  const measures = new Set(
    proposed.flatMap(({ layouts }) => layouts.flatMap(({ defaults }) => defaults.get('measure') ?? [])),
  );
  const glossed = (name: string): string => {
    const proposed = words.measureNames[name];
    return proposed === undefined ? name : `${proposed.name} (${proposed.meaning})`;
  };
  const accesses = new Set(known.accesses.map(({ id }) => id));
  const guessed = invoices.map((group) => ({
    group,
    guess: guessLayout(group.list, group.others, accesses),
  }));
  const [first] = guessed.flatMap(({ guess, group }) => firstDay(guess, group) ?? []).sort();
  const lines = CONVENTION_TEMPLATE[language].split('\n');
  const cut = lines.findIndex((line) => line.startsWith('# invoices:'));
  const rules = lines.findIndex((line) => line.startsWith('# rules:'));
  const head = lines
    .slice(0, cut)
    .map((line, index) => (index === 0 ? `# ${words.title}` : naming(line, members)));
  return [
    ...head,
    ...invoiceLines(guessed, known, einvoices, language),
    ...tableLines(proposed, language),
    ...(kinds.length === 0 ? [] : [`# ${words.kindsFound(kinds.map(printable).join(', '))}`]),
    ...(measures.size === 0 ? [] : [`# ${words.measuresFound([...measures].map(glossed).join(', '))}`]),
    ...lines.slice(rules).map((line) => begunBy(first, line, words.firstDay)),
  ].join('\n');
}

/** A line of the template; if it names a member, with the actual members. */
function naming(line: string, members: readonly string[]): string {
  const who = /^# (coordinator|billed_to): MEMB(?:RE|ER) *(#.*)$/.exec(line);
  if (who === null || members.length === 0) return line;
  return `${`${who[1]}:`.padEnd(31)}# ${members.map(plainOrQuoted).join(' | ')}${(who[2] ?? '').replace('#', ' —')}`;
}

/** A line of the template with the first day of a rule, which is no later than the first day of the invoices seen. */
function begunBy(first: string | undefined, line: string, words: string): string {
  const day = /^# +from: (\d{4}-\d{2}-\d{2})$/.exec(line)?.[1];
  if (first === undefined || day === undefined || first >= day) return line;
  return `${line.replace(day, `${first.slice(0, 8)}01`)}   # ${words}`;
}

function invoiceLines(
  guessed: readonly { readonly group: InvoiceGroup; readonly guess: LayoutGuess }[],
  known: Known,
  einvoices: readonly string[],
  language: Language,
): readonly string[] {
  const words = FROM_WORDS[language];
  const entries = guessed.flatMap(({ group, guess }) => [
    `  # ${words.invoiceFiles(group.paths.length, printable(group.paths[0] ?? ''), group.list.headerRow)}`,
    ...layoutLines(guess, group.files, language),
    ...servedValues(guess, group, known, language),
    '',
  ]);
  const [subscription, service] = categoriesIn(language);
  const electronic = einvoices.flatMap((files) => [
    `  # ${words.einvoice}`,
    `  # - files: ${quoted(files)}`,
    '  #   einvoice: { access: BT-128 }',
    `  #   categories: { "FTTO-*": ${subscription}, "*": ${service} }`,
    '',
  ]);
  if (entries.length + electronic.length === 0) return [];
  return [entries.length === 0 ? '# invoices:' : 'invoices:', ...entries, ...electronic];
}

function tableLines(proposed: readonly Proposed[], language: Language): readonly string[] {
  const entries = tableEntries(proposed, language).flatMap((lines) => [...lines, '']);
  const unread = unknownLists(
    proposed.filter(({ recognition }) => recognition === undefined),
    language,
  );
  return [
    ...(entries.length === 0 ? [] : ['tables:', ...entries]),
    ...unread,
    ...(unread.length > 0 ? [''] : []),
  ];
}

/** The kinds of the grappes in the lists, in their order. */
function grappeKinds(proposed: readonly Proposed[]): readonly string[] {
  const cells = proposed.flatMap(({ layouts }) =>
    layouts
      .filter((layout) => layout.kind === 'grappes')
      .flatMap((layout) => {
        const rows = layout.list.rows.filter((row) => !layout.skipRows.isSkipped(row));
        return rows.map((row) => firstText(row, layout.placed('kind')));
      }),
  );
  const words = new Map(cells.filter((cell) => cell !== '').map((cell) => [plainWord(cell), cell]));
  return [...words.values()].slice(0, 40);
}

/**
 * `values` for what lines serve, if invoices contain the names or UAIs of sites that the lists know by other ids: the
 * layout of an invoice takes only ids. Empty where all cells are ids, or no list of sites was seen.
 */
function servedValues(
  guess: LayoutGuess,
  { list, others }: InvoiceGroup,
  { members, sites, grappes }: Known,
  language: Language,
): readonly string[] {
  const index = columnOf(guess, 'serves')?.index;
  if (index === undefined || sites.length === 0) return [];
  const directory = directoryOf(members, sites, grappes);
  const rows = [list, ...others].flatMap((one) => one.rows).filter(isLine);
  const places = [index, ...(guess.joined.get('serves') ?? []).map((seen) => seen.index)];
  const cells = new Set(rows.flatMap((row) => places.flatMap((at) => row[at] || [])));
  const said = [...cells]
    .filter((cell) => !directory.isId('serves', cell))
    .map((cell) => ({ cell, found: directory.resolve('serves', ['uai', 'name', 'uai_first'], cell) }));
  const meant = said.flatMap(({ cell, found }) => ('id' in found ? [[cell, found.id] as const] : []));
  const open = said.filter(({ found }) => !('id' in found)).slice(0, MOST_OPEN);
  if (said.length === 0) return [];
  const words = FROM_WORDS[language];
  const mark = meant.length === 0 ? '# ' : '';
  return [
    `    ${mark}values:   # ${words.servedByName}`,
    `    ${mark}  serves:`,
    ...meant.map(([cell, id]) => `        ${quoted(globOf(cell))}: ${plainOrQuoted(id)}`),
    ...(open.length === 0 ? [] : [`        # ${words.servedUnknown}`]),
    ...open.map(({ cell }) => `        # ${quoted(globOf(cell))}: …`),
  ];
}

/** The first day of service, or date, of the lines of some invoices; undefined where no column or text has any. */
function firstDay(guess: LayoutGuess, { list, others }: InvoiceGroup): string | undefined {
  const ofDays = ['invoice_date', 'period_start', 'service_date'].map((name) => columnOf(guess, name)?.index);
  const places = [...ofDays, ...guess.texts.map(({ seen }) => seen.index)];
  const days = [list, ...others].flatMap(({ rows }) =>
    rows.flatMap((row) =>
      places.map((index) => (index === undefined ? undefined : firstDayIn(row[index] ?? ''))),
    ),
  );
  return days.filter((day) => day !== undefined).sort()[0];
}
