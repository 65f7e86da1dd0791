import type { AllocatedLine, AllocationRow } from '../../../allocate/allocator.ts';
import type { SharePlan } from '../../../allocate/plan/plan.ts';
import { getOrInsert } from '../../../domain/cache.ts';
import { watchHeap } from '../../../system/heap-room.ts';
import { vatText } from '../../derivation/amounts-text.ts';
import { ruleText } from '../../derivation/key-words.ts';
import type { Names } from '../../statement/identity.ts';
import { categoryText, imputationText, type ReportWords } from '../../words/words.ts';
import type { PageData, PageLine, PagePlan, PageReasons, PageRow } from './page-data.ts';
import { pagePlan, type RecordedTrace, recordedTrace } from './plans.ts';
import { pageRounded } from './splits.ts';

/** The lines of a run and what their allocation recorded, as the script of report.html shows them. */
export function pageData(lines: readonly AllocatedLine[], names: Names, words: ReportWords): PageData {
  const sharePlans = numbered<SharePlan, SharePlan>();
  const plans = numbered<string, PagePlan>();
  const reasons = numbered<string, PageReasons>();
  const pageLines = lines.map((line) => {
    watchHeap();
    const trace = recordedTrace(line);
    const { days, vat, billedTo } = trace;
    const { vatRate } = line.line;
    const why = { days: days.source, vatRate, vat: vat.kind, payer: billedTo.source };
    // A convention may round lines of other dates differently, with the same plan.
    const { policy } = trace.rounding.net.members;
    const sharePlan = sharePlans.numberOf(line.plan, () => line.plan);
    return pageLine(
      line,
      trace,
      {
        plan: plans.numberOf(`${sharePlan} ${policy}`, () => pagePlan(trace, names, words)),
        reasons: reasons.numberOf(Object.values(why).join(), () => why),
      },
      names,
      words,
    );
  });
  const { page, derivation } = words;
  return {
    language: words.language,
    words: page,
    columns: lineTitles(words),
    derivation,
    plans: plans.items,
    reasons: reasons.items,
    lines: pageLines,
  };
}

/** The titles of the columns of the list of lines. */
export function lineTitles(words: ReportWords): readonly string[] {
  const { invoice, service, access, served, rule, net, vat, gross } = words;
  return [invoice, service, access, served, rule, net, vat, gross];
}

/** A list that keeps once what many lines have in common. */
function numbered<Key, Item>() {
  const numbers = new Map<Key, number>();
  const items: Item[] = [];
  const numberOf = (key: Key, make: () => Item): number =>
    getOrInsert(numbers, key, () => items.push(make()) - 1);
  return { items, numberOf };
}

function pageLine(
  { line, plan, rows }: AllocatedLine,
  { billedTo, vat, rounding }: RecordedTrace,
  numbers: Pick<PageLine, 'plan' | 'reasons'>,
  names: Names,
  words: ReportWords,
): PageLine {
  return {
    supplier: names.supplier(line.supplier),
    invoice: line.invoiceNumber,
    date: words.day(line.invoiceDate),
    number: line.lineNumber,
    place: `${line.file}:${line.row}`,
    label: line.label ?? line.itemCode ?? '',
    access: line.access ?? '',
    category: categoryText(line.category, words),
    serves: plan.serves,
    rule: plan.article === '' ? ruleText(plan.rule, words) : plan.article,
    paidBy: billedTo.member,
    accessRow: billedTo.access?.row,
    accessFile: billedTo.access?.file === 'accesses.csv' ? undefined : billedTo.access?.file,
    net: line.net.toString(),
    vat: line.vat.toString(),
    invoiceVat: vat.kind === 'invoice' ? vatText(line, vat, words.derivation, words.language) : undefined,
    ...numbers,
    rows: rows.map(pageRow),
    rounded: pageRounded(rounding),
  };
}

function pageRow({ net, vat, imputation }: AllocationRow): PageRow {
  return {
    net: net.toString(),
    vat: vat.toString(),
    imputation: imputation === undefined ? '' : imputationText(imputation),
  };
}
