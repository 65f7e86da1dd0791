import { amountsText } from '../../derivation/amounts-text.ts';
import type { PageCount, PageData, PageLine, PagePlan, PageStep, PageWords } from '../page/page-data.ts';
import { amounts, element, prose, table } from './dom.ts';
import { roundingNodes } from './rounding.ts';

/** How the shares and the amounts of a line came about, with every number needed to redo them. */
export function derivation(data: PageData, line: PageLine): readonly Node[] {
  const plan = data.plans[line.plan];
  if (plan === undefined) throw new Error(`no plan ${line.plan}`);
  const { words } = data;
  return [
    lineFacts(data, line, plan),
    element('h3', {}, [words.steps]),
    ...plan.steps.flatMap((step) => stepNodes(step, words)),
    element('h3', {}, [words.rounding]),
    ...roundingNodes(data, plan.splits, line.rounded),
    rowTable(data, line, plan),
  ];
}

function stepNodes({ days, target, rule, counts }: PageStep, words: PageWords): readonly Node[] {
  return [
    element('p', { class: 'step' }, prose(`${days} · ${target} · ${rule}`)),
    ...counts.map((count) => countTable(count, words)),
  ];
}

function countTable({ key, weights, total }: PageCount, words: PageWords): Node {
  const observed = weights.some(({ observedOn }) => observedOn !== '');
  const head = [words.site, words.member, words.weight];
  const rows = weights.map(({ name, member, weight, observedOn, source }) => [
    name,
    member,
    weight,
    ...(observed ? [observedOn, source] : []),
  ]);
  const sum = [words.total, '', total, ...(observed ? ['', ''] : [])];
  return table(key, observed ? [...head, words.observedOn, words.source] : head, [...rows, sum], [2]);
}

function rowTable({ words, language }: PageData, line: PageLine, plan: PagePlan): Node {
  const rows = plan.shares.map(({ member, site, numerator, denominator, percent }, index) => {
    const row = line.rows[index];
    const sums = amounts({ net: BigInt(row?.net ?? 0), vat: BigInt(row?.vat ?? 0) }, language);
    return [
      member,
      site === '' ? words.onMember : site,
      `${numerator}/${denominator}`,
      percent,
      sums.net,
      sums.vat,
      sums.gross,
      row?.imputation ?? '',
    ];
  });
  return table(
    words.sitesOfMember,
    [
      words.member,
      words.site,
      words.share,
      words.percent,
      words.net,
      words.vat,
      words.gross,
      words.imputation,
    ],
    rows,
    [2, 3, 4, 5, 6],
  );
}

/** Where a line is, which days counted, who paid and how its VAT was settled, each with its reason. */
function lineFacts(data: PageData, line: PageLine, { days }: PagePlan): Node {
  const { words, derivation, language } = data;
  const reasons = data.reasons[line.reasons];
  if (reasons === undefined) throw new Error(`no reasons ${line.reasons}`);
  const why = [
    derivation.payer[reasons.payer],
    ...(line.accessRow === undefined ? [] : [`${line.accessFile ?? 'accesses.csv'}:${line.accessRow}`]),
  ];
  const [net, vat] = [BigInt(line.net), BigInt(line.vat)];
  const sums = { net, vat, vatRate: reasons.vatRate, gross: net + vat };
  return factList([
    [words.place, line.place],
    [words.served, `${days}, ${derivation.daysSource[reasons.days]}`],
    [words.paidBy, [line.paidBy, ...why].join(', ')],
    [
      words.amounts,
      [amountsText(sums, derivation, language), line.invoiceVat ?? derivation.vatHow[reasons.vat]].join(
        derivation.semicolon,
      ),
    ],
  ]);
}

function factList(facts: readonly (readonly [name: string, fact: string])[]): HTMLDListElement {
  return element(
    'dl',
    { class: 'facts' },
    facts.map(([name, fact]) =>
      element('div', {}, [element('dt', {}, [name]), element('dd', {}, prose(fact))]),
    ),
  );
}
