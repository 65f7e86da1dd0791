import type { Language } from '../../domain/language.ts';
import { dayText } from '../../domain/notation.ts';
import { joined } from '../../text/joined.ts';
import { ruleText } from '../derivation/key-words.ts';
import { amountColumns, type Column, left, seldom, type Table } from '../document.ts';
import { reportWords } from '../words/words.ts';
import type { NamedRegularisation, Statement } from './statement.ts';
import { amountCells } from './sum-columns.ts';

/** The corrections of closed runs, apart from the lines of this one; undefined where there is none. */
export function regularisationTable(
  { regularisations, regularised }: Statement,
  language: Language,
): Table | undefined {
  if (regularisations.length === 0) return undefined;
  const words = reportWords(language);
  const texts: readonly (readonly [column: Column, of: (item: NamedRegularisation) => string])[] = [
    [left(words.run, 10), ({ run }) => run],
    [left(words.invoice, 12), ({ line }) => line.invoiceNumber],
    [left(words.invoiceDate, 10), ({ line }) => dayText(line.invoiceDate, language)],
    [left(words.lineNumber, 7), ({ line }) => line.lineNumber],
    [left(words.label, 28), ({ line }) => line.label ?? ''],
    [left(words.siteName, 22), ({ site }) => site?.name ?? words.onMember],
    [seldom(left(words.uai, 10)), ({ site }) => site?.uai ?? ''],
    [seldom(left(words.ruleAndKey, 20)), (item) => joined([item.article, ruleText(item.rule, words)], ' · ')],
    [left(words.oldShare, 14), ({ oldShare }) => oldShare],
    [left(words.newShare, 14), ({ newShare }) => newShare],
    [seldom(left(words.creditor, 10)), ({ creditor }) => creditor.member],
    [left(words.imputation, 18), (item) => correctedImputation(item, ' / ')],
  ];
  return {
    id: 'regularisations',
    title: words.regularisations,
    columns: [...texts.map(([column]) => column), ...amountColumns(words)],
    rows: regularisations.map((item) => [...texts.map(([, of]) => of(item)), ...amountCells(item)]),
    total: [words.total, ...texts.slice(1).map(() => ''), ...amountCells(regularised)],
  };
}

/** By what a correction is booked: the codes, and the engagement where there is one. */
export function correctedImputation(item: NamedRegularisation, separator: string): string {
  const { chapter, function: budgetFunction, nature, engagement } = item;
  return joined([joined([chapter, budgetFunction, nature], separator), engagement], ', ');
}
