import { cached } from '../../domain/cache.ts';
import { length } from '../../domain/time/calendar.ts';
import { computationLines, observedDays, quotientText } from '../derivation/key-words.ts';
import { amount, amountColumns, type Cell, type Field, field, left, right, text } from '../document.ts';
import { categoryText, pagePercentText, type ReportWords } from '../words/words.ts';
import { type PageColumn, shared } from './page-table.ts';
import type { ServedTarget, StatementLine, StatementShare } from './statement.ts';

/** What a line is about; `unusual` is how it differs from what is said above the table. */
export function lineColumns(
  unusual: (line: StatementLine) => readonly string[],
  words: ReportWords,
): readonly PageColumn<StatementLine>[] {
  return [
    shared(left(words.invoice, 12), ({ line }) => line.invoiceNumber),
    shared(left(words.invoiceDate, 10), ({ line }) => words.day(line.invoiceDate)),
    field(left(words.lineNumber, 6), ({ line }) => line.lineNumber),
    shared(left(words.access, 11), ({ line }) => line.access ?? ''),
    field(left(words.service, 32), (line) => [labelText(line, words), ...unusual(line)].join(' · ')),
    shared(left(words.site, 28), ({ share }) => share.site?.name ?? words.onMember),
    shared(left(words.uai, 9), ({ share }) => share.site?.uai ?? ''),
  ];
}

function labelText({ line }: StatementLine, words: ReportWords): string {
  return line.label ?? line.itemCode ?? categoryText(line.category, words);
}

/** How shares came about; a computation that only repeats the share is left out. */
export function shareColumns(
  lines: readonly StatementLine[],
  words: ReportWords,
): readonly PageColumn<StatementLine>[] {
  const plain = (words: readonly string[]): string => words.join(' ').replaceAll(' ', '');
  const onlyRepeats = cached(
    (share: StatementShare) => plain(computationParts(share, words).lines) === plain([share.text]),
  );
  const computation = shared(
    left(words.computation, 22),
    ofShare((share) => text(...summedUp(computationParts(share, words).lines.map(unbroken)))),
  );
  const served = ofShare(({ targets }) =>
    targets
      .filter(({ kind }) => kind !== 'site')
      .map((target) => targetText(target, words))
      .join(' + '),
  );
  return [
    shared(left(words.served, 20), served),
    ...(lines.every(({ share }) => onlyRepeats(share)) ? [] : [computation]),
    shared(
      left(words.observed, 10),
      ofShare((share) => computationParts(share, words).observed),
    ),
    field(left(words.share, 12), ({ share }) => share.text),
    field(
      right(words.sharePercent, 10),
      ofShare(({ exact }) => pagePercentText(exact, words)),
    ),
  ];
}

/** Cells about shares, each made once. */
function ofShare(cellOf: (share: StatementShare) => Cell): Field<StatementLine>['cell'] {
  const remembered = cached(cellOf);
  return ({ share }) => remembered(share);
}

/** The terms of a sum, one per line. */
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

/** The amounts of a row, marked where they include a residual cent. */
export function lineAmounts(words: ReportWords): readonly Field<StatementLine>[] {
  const [net, vat, gross] = amountColumns(words);
  return [
    field(net, (line) => amount(line.net, line.residual.net > 0n)),
    field(vat, (line) => amount(line.vat, line.residual.vat > 0n)),
    field(gross, (line) => amount(line.gross)),
  ];
}

/** How a share came about; and separately, where all days count the same, when the values it counts were observed. */
function computationParts({ steps, days }: StatementShare, words: ReportWords) {
  const [step] = steps;
  const plain = steps.length === 1 && step?.dayCount === length(days) && step.figures.parts.length === 0;
  if (step === undefined || !plain) return { lines: computationLines(steps, days, words), observed: '' };
  return { lines: [quotientText(step.figures, words)], observed: observedDays(step.figures, words) };
}
