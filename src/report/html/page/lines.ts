import type { AllocatedLine, AllocationRow } from '../../../allocate/allocator.ts';
import type { SharePlan } from '../../../allocate/share-plan.ts';
import type { Locale, RoundingPolicy } from '../../../domain/convention.ts';
import type { Names } from '../../statement/names.ts';
import { ruleText } from '../../words/key-words.ts';
import { dayText, reportWords } from '../../words/words.ts';
import type { PageData, PageLine, PagePlan, PageRow } from './page-data.ts';
import { pagePlan } from './plans.ts';

/** The lines of a run and their derivations, as the script of report.html shows them. */
export function pageData(
  lines: readonly AllocatedLine[],
  names: Names,
  rounding: RoundingPolicy,
  language: Locale,
): PageData {
  const numbers = new Map<SharePlan, number>();
  const plans: PagePlan[] = [];
  const planNumber = (plan: SharePlan): number => {
    const known = numbers.get(plan);
    if (known !== undefined) return known;
    numbers.set(plan, plans.length);
    plans.push(pagePlan(plan, names, language));
    return plans.length - 1;
  };
  const pageLines = lines.map((line) => pageLine(line, planNumber(line.plan), language));
  return { language, rounding, words: reportWords(language).page, plans, lines: pageLines };
}

function pageLine({ line, plan, billedTo, rows }: AllocatedLine, number: number, language: Locale): PageLine {
  const words = reportWords(language);
  return {
    supplier: line.supplier,
    invoice: line.invoiceNumber,
    date: dayText(line.invoiceDate, language),
    number: line.lineNumber,
    place: `${line.file}:${line.row}`,
    label: line.label ?? line.itemCode ?? '',
    access: line.access ?? '',
    category: words.categories[line.category],
    serves: plan.serves,
    rule: [plan.article, ruleText(plan.rule, words)].filter((part) => part !== '').join(' · '),
    paidBy: billedTo,
    net: line.net.toString(),
    vat: line.vat.toString(),
    plan: number,
    rows: rows.map((row) => pageRow(row, words.imputationText)),
  };
}

function pageRow(
  { net, vat, imputation }: AllocationRow,
  imputationText: (chapter: string, budgetFunction: string, nature: string) => string,
): PageRow {
  return {
    net: net.toString(),
    vat: vat.toString(),
    imputation:
      imputation === undefined
        ? ''
        : imputationText(imputation.chapter, imputation.function, imputation.nature),
  };
}
