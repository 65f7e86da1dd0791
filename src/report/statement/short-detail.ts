import { OWN } from '../../allocate/plan/plan.ts';
import { cached, getOrInsert } from '../../domain/cache.ts';
import type { Imputation } from '../../domain/imputation.ts';
import { groupBy } from '../../domain/lists.ts';
import type { Member } from '../../domain/tables.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { plus } from '../../settle/totals.ts';
import { compareText } from '../../text/text-order.ts';
import { keyLines, namedRule, ruleText } from '../derivation/key-words.ts';
import { amountColumns, left, type Table } from '../document.ts';
import { imputationText, type ReportWords } from '../words/words.ts';
import { correctionTables } from './correction-tables.ts';
import { memberText } from './identity.ts';
import { lineAmounts, lineColumns, shareColumns, targetText } from './page-columns.ts';
import { type PageColumn, pageTable, usualValue } from './page-table.ts';
import { beforePeriod, type Statement, type StatementLine, type StatementShare } from './statement.ts';
import { amountCells } from './sum-columns.ts';
import { totalsOf } from './sums.ts';

/** The id of the table with the total of all lines. */
export const ALL_LINES = 'all-lines';

/** The details of a statement for pages: its lines, then the corrections of closed runs. */
export function detailTables(statement: Statement, words: ReportWords): readonly Table[] {
  return [...shortDetail(statement, words), ...correctionTables(statement.regularisations, words)];
}

/**
 * The lines of a statement for pages: first those that the member bears alone, in short form, then those that are
 * shared, by rule and key; late invoices come last. What most lines have in common (supplier, payer, days of service,
 * imputation) is written once; a line that differs says so.
 */
export function shortDetail(statement: Statement, words: ReportWords): readonly Table[] {
  if (statement.lines.length === 0) return [];
  const isBefore = beforePeriod(statement.run);
  const groups = new Map<string, { readonly head: GroupHead; readonly lines: StatementLine[] }>();
  const groupFor = cached((creditor: Member) =>
    cached((late: boolean) =>
      cached((share: StatementShare) => {
        const head = groupOf(share, creditor, late, words);
        return getOrInsert(groups, JSON.stringify(head), () => ({ head, lines: [] }));
      }),
    ),
  );
  for (const line of statement.lines)
    groupFor(line.creditor)(isBefore(line.line))(line.share).lines.push(line);
  const inOrder = [...groups.values()].sort(
    (a, b) =>
      Number(a.head.late) - Number(b.head.late) ||
      Number(b.head.alone) - Number(a.head.alone) ||
      compareText(a.head.place, b.head.place),
  );
  const tables = inOrder
    .flatMap((group) => targetsApart(group, words))
    .map(({ head, lines }, index) => {
      const columns = head.alone ? [] : shareColumns(lines, words);
      return lineTable(`lines-${index + 1}`, head, lines, columns, words);
    });
  return tables.length < 2 ? tables : [...tables, totalTable(statement, words)];
}

/** Lines in one table. */
interface LineGroup {
  readonly head: GroupHead;
  readonly lines: readonly StatementLine[];
}

/** What they have in common: who paid the operator for them, and the rule and key by which they are shared. */
interface GroupHead {
  readonly late: boolean;
  readonly alone: boolean;
  /** The order of groups: by payer, then in the order of the statement's rules. */
  readonly place: string;
  readonly title: string;
  readonly above: readonly string[];
}

function groupOf(share: StatementShare, creditor: Member, late: boolean, words: ReportWords): GroupHead {
  const alone = isAlone(share);
  const shared = share.rule === OWN ? words.aloneForDays : words.sharedBy(ruleTitle(share, words));
  const what = alone ? words.borneAlone : shared;
  const title = `${what}, ${words.paidByMember(memberText(creditor))}`;
  const keys = alone ? [] : keyLines(share.steps, words).map((text) => `${words.key}${words.colon} ${text}`);
  const place = [creditor.member, ...(alone ? [] : [share.article, share.rule])].join('\0');
  return { late, alone, place, title: late ? words.lateBefore(title) : title, above: keys };
}

/** So many lines of one site and target have a table of their own: what is the same in all is written once above. */
const MANY_LINES = 10;

/** The lines of each site and target that has many of them, in a table of their own, then the others. */
function targetsApart(group: LineGroup, words: ReportWords): readonly LineGroup[] {
  const { head, lines } = group;
  const nameOf = cached(({ site, targets }: StatementShare) =>
    [
      ...new Set([
        ...(site === undefined ? [] : [site.name]),
        ...targets.map((target) => targetText(target, words)),
      ]),
    ].join(' · '),
  );
  const byTarget = groupBy(lines, ({ share }) => nameOf(share));
  if (head.alone || byTarget.size === 1) return [group];
  const apart = [...byTarget].filter(([, own]) => own.length >= MANY_LINES);
  const names = new Set(apart.map(([name]) => name));
  const rest = lines.filter(({ share }) => !names.has(nameOf(share)));
  return [
    ...apart.map(([name, own]) => ({ head: { ...head, title: `${head.title} · ${name}` }, lines: own })),
    ...(rest.length === 0 ? [] : [{ head, lines: rest }]),
  ];
}

/** Nobody else takes part: the share needs no computation. */
function isAlone({ exact, steps }: StatementShare): boolean {
  return exact.numerator === exact.denominator && steps.every(({ figures }) => figures.alone);
}

function ruleTitle({ article, rule, ruleTitles }: StatementShare, words: ReportWords): string {
  return namedRule(article, ruleText(rule, words), ruleTitles);
}

function lineTable(
  id: string,
  { title, above }: GroupHead,
  lines: readonly StatementLine[],
  columns: readonly PageColumn<StatementLine>[],
  words: ReportWords,
): Table {
  const usual = usualOf(lines, words);
  return pageTable(
    lines,
    [...lineColumns(usual.unusual, words), ...columns, ...lineAmounts(words)],
    {
      id,
      title,
      above: [...above, ...usual.said].map((text, index) => (index === 0 ? capitalized(text) : text)),
    },
    totalsOf(lines),
    words,
  );
}

/** What is written above the table, for lines that are as usual. */
type Usual = {
  readonly said: readonly string[];
  readonly unusual: (line: StatementLine) => readonly string[];
};

function usualOf(lines: readonly StatementLine[], words: ReportWords): Usual {
  const supplierText = cached((supplier: string) => (supplier === '' ? '' : words.supplierAndId(supplier)));
  const serviceText = cached((from: Day | undefined) =>
    cached((to: Day | undefined) =>
      from === undefined || to === undefined
        ? ''
        : words.servedOn(words.fromTo(words.day(from), words.day(to))),
    ),
  );
  const chargedText = cached((imputation: Imputation | undefined) =>
    imputation === undefined
      ? ''
      : [
          words.imputationAnd(imputationText(imputation)),
          ...(imputation.engagement === undefined ? [] : [imputation.engagement]),
        ].join(', '),
  );
  const facts: readonly { readonly of: (line: StatementLine) => string; readonly none: string }[] = [
    { of: ({ supplier }) => supplierText(supplier), none: words.supplierUnnamed },
    {
      of: ({ line }) => serviceText(line.periodStart ?? line.serviceDate)(line.periodEnd ?? line.serviceDate),
      none: words.servedUndated,
    },
    { of: ({ imputation }) => chargedText(imputation), none: words.withoutImputation },
  ];
  const usual = facts.map((fact) => usualValue(lines.map(fact.of)));
  const differs = lines.some((line) => facts.some((fact, index) => fact.of(line) !== usual[index]));
  const said = usual.filter((value) => value !== '').join(words.semicolon);
  return {
    said: said === '' ? [] : [differs ? `${words.unlessSaid}${words.colon} ${said}` : said],
    unusual: (line) =>
      differs
        ? facts.flatMap((fact, index) => {
            const value = fact.of(line);
            return value === usual[index] ? [] : [value === '' ? fact.none : value];
          })
        : [],
  };
}

function totalTable({ charges, credits }: Statement, words: ReportWords): Table {
  return {
    id: ALL_LINES,
    title: words.totalOfLines,
    columns: [left(words.detail, 60), ...amountColumns(words)],
    rows: [[words.totalOfLines, ...amountCells(plus(charges, credits))]],
  };
}

function capitalized(value: string): string {
  return value.charAt(0).toUpperCase() + value.slice(1);
}
