import { cached } from '../../domain/cache.ts';
import { length } from '../../domain/calendar.ts';
import type { Language } from '../../domain/language.ts';
import { dayText } from '../../domain/notation.ts';
import { computationLines, observedDays, quotientText } from '../derivation/key-words.ts';
import { amount, amountColumns, type Cell, type Column, left, right, text } from '../document.ts';
import type { ReportWords } from '../words/en.ts';
import { categoryText, pagePercentText } from '../words/words.ts';
import type { PageColumn } from './page-table.ts';
import type { ServedTarget, StatementLine, StatementShare } from './statement.ts';

/** What a line is of; `unusual` is what of it differs from what is said above the table. */
export function lineColumns(
  unusual: (line: StatementLine) => readonly string[],
  words: ReportWords,
  language: Language,
): readonly PageColumn<StatementLine>[] {
  const shared = true;
  return [
    { shared, column: left(words.invoice, 12), cell: ({ line }) => line.invoiceNumber },
    {
      shared,
      column: left(words.invoiceDate, 10),
      cell: ({ line }) => dayText(line.invoiceDate, language),
    },
    { shared: false, column: left(words.lineNumber, 6), cell: ({ line }) => line.lineNumber },
    { shared, column: left(words.access, 11), cell: ({ line }) => line.access ?? '' },
    {
      shared: false,
      column: left(words.service, 32),
      cell: (line) => [labelText(line, words), ...unusual(line)].join(' · '),
    },
    { shared, column: left(words.site, 28), cell: ({ share }) => share.site?.name ?? words.onMember },
    { shared, column: left(words.uai, 9), cell: ({ share }) => share.site?.uai ?? '' },
  ];
}

function labelText({ line }: StatementLine, words: ReportWords): string {
  return line.label ?? line.itemCode ?? categoryText(line.category, words);
}

/** How shares came about; a computation that only repeats the share is left out. */
export function shareColumns(
  lines: readonly StatementLine[],
  words: ReportWords,
  language: Language,
): readonly PageColumn<StatementLine>[] {
  const plain = (words: readonly string[]): string => words.join(' ').replaceAll(' ', '');
  const onlyRepeats = cached(
    (share: StatementShare) => plain(computationParts(share, language).lines) === plain([share.text]),
  );
  const computation = ofShare(left(words.computation, 22), true, (share) =>
    text(...summedUp(computationParts(share, language).lines.map(unbroken))),
  );
  return [
    ofShare(left(words.served, 20), true, ({ targets }) =>
      targets
        .filter(({ kind }) => kind !== 'site')
        .map((target) => targetText(target, words))
        .join(' + '),
    ),
    ...(lines.every(({ share }) => onlyRepeats(share)) ? [] : [computation]),
    ofShare(left(words.observed, 10), true, (share) => computationParts(share, language).observed),
    ofShare(left(words.share, 12), false, (share) => share.text),
    ofShare(right(words.sharePercent, 10), false, ({ exact }) => pagePercentText(exact, language)),
  ];
}

/** A column whose cells say something of shares, each of which is told once. */
function ofShare(
  column: Column,
  shared: boolean,
  cellOf: (share: StatementShare) => Cell,
): PageColumn<StatementLine> {
  const remembered = cached(cellOf);
  return { column, shared, cell: ({ share }) => remembered(share) };
}

/** Terms of a sum, a line each. */
function summedUp(terms: readonly string[]): readonly string[] {
  return terms.map((term, index) => (index < terms.length - 1 ? `${term} +` : term));
}

/** `1 009 / 1 344` on one line. */
function unbroken(line: string): string {
  return line.replaceAll(' / ', '\u00a0/\u00a0');
}

/** What a line serves, by name; by its id where it has none. */
export function targetText({ kind, id, name }: ServedTarget, words: ReportWords): string {
  if (kind === 'group') return words.wholeGroup;
  return name === '' ? id : name;
}

/** The amounts of a row, marked where they hold a residual cent. */
export function lineAmounts(words: ReportWords): readonly PageColumn<StatementLine>[] {
  const [net, vat, gross] = amountColumns(words);
  const shared = false;
  return [
    { shared, column: net, cell: (line) => amount(line.net, line.residual.net > 0n) },
    { shared, column: vat, cell: (line) => amount(line.vat, line.residual.vat > 0n) },
    { shared, column: gross, cell: (line) => amount(line.gross) },
  ];
}

/** How a share came about, and apart from it, where all days count alike, when what it counts was observed. */
function computationParts({ steps, days }: StatementShare, language: Language) {
  const [step] = steps;
  const plain = steps.length === 1 && step?.dayCount === length(days) && step.figures.parts.length === 0;
  if (step === undefined || !plain) return { lines: computationLines(steps, days, language), observed: '' };
  return { lines: [quotientText(step.figures, language)], observed: observedDays(step.figures, language) };
}
