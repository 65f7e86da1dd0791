import type { Language } from '../../domain/language.ts';
import { dayText } from '../../domain/notation.ts';
import { joined } from '../../text/joined.ts';
import { ruleText } from '../derivation/key-words.ts';
import { amountColumns, left, seldom, type Table } from '../document.ts';
import { reportWords } from '../words/words.ts';
import type { Statement } from './statement.ts';
import { amountCells } from './sum-columns.ts';

/** The corrections of closed runs, apart from the lines of this one; undefined where there is none. */
export function regularisationTable(
  { regularisations, regularised }: Statement,
  language: Language,
): Table | undefined {
  if (regularisations.length === 0) return undefined;
  const words = reportWords(language);
  const cells = regularisations.map((item) => [
    item.run,
    item.line.invoiceNumber,
    dayText(item.line.invoiceDate, language),
    item.line.lineNumber,
    item.line.label ?? '',
    item.site?.name ?? words.onMember,
    item.site?.uai ?? '',
    joined([item.article, ruleText(item.rule, words)], ' · '),
    item.oldShare,
    item.newShare,
    item.creditor.member,
    joined([item.chapter, item.function, item.nature], ' / '),
    ...amountCells(item),
  ]);
  const blank = Array.from({ length: 11 }, () => '');
  return {
    id: 'regularisations',
    title: words.regularisations,
    columns: [
      left(words.run, 10),
      left(words.invoice, 12),
      left(words.invoiceDate, 10),
      left(words.lineNumber, 7),
      left(words.label, 28),
      left(words.siteName, 22),
      seldom(left(words.uai, 10)),
      seldom(left(words.ruleAndKey, 20)),
      left(words.oldShare, 14),
      left(words.newShare, 14),
      seldom(left(words.creditor, 10)),
      left(words.imputation, 18),
      ...amountColumns(words),
    ],
    rows: cells,
    total: [words.total, ...blank, ...amountCells(regularised)],
  };
}
