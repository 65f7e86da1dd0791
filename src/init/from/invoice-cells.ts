import type { Language } from '../../domain/language.ts';
import { directoryOf } from '../../workspace/reading/directory.ts';
import { columnsOf, isHeaderOf } from '../../workspace/table.ts';
import { invoiceLineSchema } from '../../workspace/tables/invoice-lines.ts';
import { FROM_WORDS } from './from-words.ts';
import type { InvoiceGroup } from './invoice-groups.ts';
import type { LayoutGuess } from './layout/layout-guess.ts';
import { firstDayIn } from './layout/texts-with-fields.ts';
import { isTotal } from './left-aside.ts';
import type { Known } from './references.ts';
import { plainOrQuoted, quoted } from './yaml-text.ts';

const COLUMNS = columnsOf(invoiceLineSchema);

/** The most words of what a line serves that are asked for. */
const MOST_OPEN = 40;

/**
 * `values` for what lines serve, where invoices write the names or UAIs of sites that the lists know by other ids: the
 * layout of an invoice takes ids only. Nothing where all cells are ids, or no list of sites was seen.
 */
export function servedValues(
  guess: LayoutGuess,
  { list, others }: InvoiceGroup,
  { members, sites, grappes }: Known,
  language: Language,
): readonly string[] {
  const index = columnAt(guess, 'serves');
  if (index === undefined || sites.length === 0) return [];
  const directory = directoryOf(members, sites, grappes);
  const rows = [list, ...others].flatMap((one) => one.rows).filter((row) => !isTotal(row));
  const cells = new Set(rows.map((row) => row[index] ?? '').filter((cell) => cell !== ''));
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
    ...meant.map(([cell, id]) => `        ${quoted(cell)}: ${plainOrQuoted(id)}`),
    ...(open.length === 0 ? [] : [`        # ${words.servedUnknown}`]),
    ...open.map(({ cell }) => `        # ${quoted(cell)}: …`),
  ];
}

/** The first day that the lines of some invoices are of, or are dated; undefined where no column or text says any. */
export function firstDay(guess: LayoutGuess, { list, others }: InvoiceGroup): string | undefined {
  const ofDays = ['invoice_date', 'period_start', 'service_date'].map((name) => columnAt(guess, name));
  const places = [...ofDays, ...guess.texts.map(({ seen }) => seen.index)];
  const days = [list, ...others].flatMap(({ rows }) =>
    rows.flatMap((row) =>
      places.map((index) => (index === undefined ? undefined : firstDayIn(row[index] ?? ''))),
    ),
  );
  return days.filter((day) => day !== undefined).sort()[0];
}

/** Where a column of the lines stands, by its own name or the one that was taken for it. */
function columnAt({ taken, list }: LayoutGuess, name: string): number | undefined {
  const column = COLUMNS.find((candidate) => candidate.name === name);
  const own = list.columns.find(({ header }) => column !== undefined && isHeaderOf(column, header));
  return (taken.get(name) ?? own)?.index;
}
