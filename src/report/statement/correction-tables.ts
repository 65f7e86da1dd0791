import type { Locale } from '../../domain/convention.ts';
import { amount, amountColumns, left, type Table, text } from '../document.ts';
import { ruleText } from '../words/key-words.ts';
import { dayText, reportWords } from '../words/words.ts';
import { memberText } from './identity.ts';
import { type PageColumn, pageTable } from './said-once.ts';
import { totalCells } from './short-detail.ts';
import type { Regularisation, Statement } from './statement.ts';
import { totalsOf } from './sums.ts';

/** The corrections of closed runs for pages, each run apart. */
export function correctionTables({ regularisations, parts }: Statement, language: Locale): readonly Table[] {
  const words = reportWords(language);
  return parts
    .filter(({ corrects }) => corrects !== '')
    .map(({ corrects }, index) => {
      const items = regularisations.filter(({ run }) => run === corrects);
      const title = words.correctionOf(corrects);
      return pageTable(
        items,
        correctionColumns(language),
        { id: `correction-${index + 1}`, title, note: undefined, above: [] },
        totalCells(totalsOf(items), words),
        words,
      );
    });
}

function correctionColumns(language: Locale): readonly PageColumn<Regularisation>[] {
  const words = reportWords(language);
  const said = (title: string, width: number, textOf: (item: Regularisation) => string) => ({
    shared: true,
    column: left(title, width),
    cell: (item: Regularisation) => text(textOf(item)),
  });
  const sums = [
    ({ net }: Regularisation) => net,
    ({ vat }: Regularisation) => vat,
    ({ gross }: Regularisation) => gross,
  ];
  return [
    said(words.invoice, 12, ({ line }) => line.invoiceNumber),
    said(words.invoiceDate, 10, ({ line }) => dayText(line.invoiceDate, language)),
    { ...said(words.lineNumber, 6, ({ line }) => line.lineNumber), shared: false },
    { ...said(words.service, 30, ({ line }) => line.label ?? line.itemCode ?? ''), shared: false },
    said(words.site, 26, ({ site }) => site?.name ?? words.onMember),
    said(words.uai, 9, ({ site }) => site?.uai ?? ''),
    said(words.ruleAndKey, 20, ({ article, rule }) =>
      [article, ruleText(rule, words)].filter((part) => part !== '').join(' · '),
    ),
    { ...said(words.oldShare, 12, ({ oldShare }) => oldShare), shared: false },
    { ...said(words.newShare, 12, ({ newShare }) => newShare), shared: false },
    said(words.paidBy, 16, ({ creditor }) => memberText(creditor)),
    said(words.imputation, 18, (item) =>
      [item.chapter, item.function, item.nature].filter((part) => part !== '').join(' / '),
    ),
    ...amountColumns([words.net, words.vat, words.gross]).map((column, index) => ({
      shared: false,
      column,
      cell: (item: Regularisation) => amount(sums[index]?.(item) ?? 0n),
    })),
  ];
}
