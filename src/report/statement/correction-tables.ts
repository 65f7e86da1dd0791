import type { Language } from '../../domain/language.ts';
import { groupBy } from '../../domain/lists.ts';
import { dayText } from '../../domain/notation.ts';
import { joined } from '../../text/joined.ts';
import { compareBy } from '../../text/text-order.ts';
import { ruleText } from '../derivation/key-words.ts';
import { amount, amountColumns, left, type Table } from '../document.ts';
import { reportWords } from '../words/words.ts';
import { memberText } from './identity.ts';
import { type PageColumn, pageTable } from './page-table.ts';
import { correctedImputation } from './regularisation-table.ts';
import type { NamedRegularisation } from './statement.ts';
import { totalsOf } from './sums.ts';

/** The corrections of closed runs for pages, each run apart. */
export function correctionTables(
  regularisations: readonly NamedRegularisation[],
  language: Language,
): readonly Table[] {
  const words = reportWords(language);
  return [...groupBy(regularisations, ({ run }) => run)]
    .sort(compareBy(([run]) => run))
    .map(([run, items], index) =>
      pageTable(
        items,
        correctionColumns(items, language),
        { id: `correction-${index + 1}`, title: words.correctionOf(run), above: [] },
        totalsOf(items),
        words,
      ),
    );
}

/** Whose correction it is stands first, where they are of several members. */
function correctionColumns(
  items: readonly NamedRegularisation[],
  language: Language,
): readonly PageColumn<NamedRegularisation>[] {
  const words = reportWords(language);
  const said = (title: string, width: number, textOf: (item: NamedRegularisation) => string) => ({
    shared: true,
    column: left(title, width),
    cell: (item: NamedRegularisation) => textOf(item),
  });
  const sums = [
    ({ net }: NamedRegularisation) => net,
    ({ vat }: NamedRegularisation) => vat,
    ({ gross }: NamedRegularisation) => gross,
  ];
  const several = items.some(({ member }) => member.member !== items[0]?.member.member);
  return [
    ...(several ? [said(words.member, 20, ({ member }) => memberText(member))] : []),
    said(words.invoice, 12, ({ line }) => line.invoiceNumber),
    said(words.invoiceDate, 10, ({ line }) => dayText(line.invoiceDate, language)),
    { ...said(words.lineNumber, 6, ({ line }) => line.lineNumber), shared: false },
    { ...said(words.service, 30, ({ line }) => line.label ?? line.itemCode ?? ''), shared: false },
    said(words.site, 26, ({ site }) => site?.name ?? words.onMember),
    said(words.uai, 9, ({ site }) => site?.uai ?? ''),
    said(words.ruleAndKey, 20, ({ article, rule }) => joined([article, ruleText(rule, words)], ' · ')),
    { ...said(words.oldShare, 12, ({ oldShare }) => oldShare), shared: false },
    { ...said(words.newShare, 12, ({ newShare }) => newShare), shared: false },
    said(words.paidBy, 16, ({ creditor }) => memberText(creditor)),
    said(words.imputation, 18, (item) => correctedImputation(item, '\u00a0/\u00a0')),
    ...amountColumns(words).map((column, index) => ({
      shared: false,
      column,
      cell: (item: NamedRegularisation) => amount(sums[index]?.(item) ?? 0n),
    })),
  ];
}
