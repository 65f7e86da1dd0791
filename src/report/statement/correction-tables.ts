import { groupBy } from '../../domain/lists.ts';
import { joined } from '../../text/joined.ts';
import { compareBy } from '../../text/text-order.ts';
import { ruleText } from '../derivation/key-words.ts';
import { type Field, field, left, seldom, type Table, tableOf } from '../document.ts';
import type { ReportWords } from '../words/words.ts';
import { memberText } from './identity.ts';
import { type PageColumn, pageTable, shared } from './page-table.ts';
import type { NamedRegularisation, Statement } from './statement.ts';
import { amountCells, amountFields } from './sum-columns.ts';
import { totalsOf } from './sums.ts';

/** The corrections of closed runs for pages, each run by itself. */
export function correctionTables(
  regularisations: readonly NamedRegularisation[],
  words: ReportWords,
): readonly Table[] {
  return [...groupBy(regularisations, ({ run }) => run)]
    .sort(compareBy(([run]) => run))
    .map(([run, items], index) =>
      pageTable(
        items,
        correctionColumns(items, words),
        { id: `correction-${index + 1}`, title: words.correctionOf(run), above: [] },
        totalsOf(items),
        words,
      ),
    );
}

/** Columns of the member first, where the corrections are of several. */
function correctionColumns(
  items: readonly NamedRegularisation[],
  words: ReportWords,
): readonly PageColumn<NamedRegularisation>[] {
  const memberOf = ({ member }: NamedRegularisation): string => memberText(member);
  const several = items.some(({ member }) => member.member !== items[0]?.member.member);
  return [
    ...(several ? [shared(left(words.member, 20), memberOf)] : []),
    shared(left(words.invoice, 12), ({ line }) => line.invoiceNumber),
    shared(left(words.invoiceDate, 10), ({ line }) => words.day(line.invoiceDate)),
    field(left(words.lineNumber, 6), ({ line }) => line.lineNumber),
    field(left(words.service, 30), ({ line }) => line.label ?? line.itemCode ?? ''),
    shared(left(words.site, 26), ({ site }) => site?.name ?? words.onMember),
    shared(left(words.uai, 9), ({ site }) => site?.uai ?? ''),
    shared(left(words.ruleAndKey, 20), (item) => ruleAndKey(item, words)),
    field(left(words.oldShare, 12), ({ oldShare }) => oldShare),
    field(left(words.newShare, 12), ({ newShare }) => newShare),
    shared(left(words.paidBy, 16), ({ creditor }) => memberText(creditor)),
    shared(left(words.imputation, 18), (item) => correctedImputation(item, '\u00a0/\u00a0')),
    ...amountFields(words),
  ];
}

/** The corrections of closed runs, separate from the lines of this one; undefined where there is none. */
export function regularisationTable(
  { regularisations, regularised }: Statement,
  words: ReportWords,
): Table | undefined {
  if (regularisations.length === 0) return undefined;
  const texts: readonly Field<NamedRegularisation>[] = [
    field(left(words.run, 10), ({ run }) => run),
    field(left(words.invoice, 12), ({ line }) => line.invoiceNumber),
    field(left(words.invoiceDate, 10), ({ line }) => words.day(line.invoiceDate)),
    field(left(words.lineNumber, 7), ({ line }) => line.lineNumber),
    field(left(words.label, 28), ({ line }) => line.label ?? ''),
    field(left(words.siteName, 22), ({ site }) => site?.name ?? words.onMember),
    field(seldom(left(words.uai, 10)), ({ site }) => site?.uai ?? ''),
    field(seldom(left(words.ruleAndKey, 20)), (item) => ruleAndKey(item, words)),
    field(left(words.oldShare, 14), ({ oldShare }) => oldShare),
    field(left(words.newShare, 14), ({ newShare }) => newShare),
    field(seldom(left(words.creditor, 10)), ({ creditor }) => creditor.member),
    field(left(words.imputation, 18), (item) => correctedImputation(item, ' / ')),
  ];
  return {
    id: 'regularisations',
    title: words.regularisations,
    ...tableOf(regularisations, [...texts, ...amountFields(words)]),
    total: [words.total, ...texts.slice(1).map(() => ''), ...amountCells(regularised)],
  };
}

function ruleAndKey({ article, rule }: NamedRegularisation, words: ReportWords): string {
  return joined([article, ruleText(rule, words)], ' · ');
}

/** The imputation of a correction: the codes, and the engagement if there is one. */
function correctedImputation(item: NamedRegularisation, separator: string): string {
  const { chapter, function: budgetFunction, nature, engagement } = item;
  return joined([joined([chapter, budgetFunction, nature], separator), engagement], ', ');
}
