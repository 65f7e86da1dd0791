import { amountsText, vatText } from '../../derivation/amounts-text.ts';
import type { PageData, PageLine, PagePlan } from '../page/page-data.ts';
import { lineAmounts, vatTrace } from '../page/vat.ts';
import { element, prose } from './dom.ts';

/** Where a line stands, which days counted, who paid and how its VAT was settled, each with its reason. */
export function lineFacts(data: PageData, line: PageLine, { days }: PagePlan): Node {
  const { words, derivation, language } = data;
  const reasons = data.reasons[line.reasons];
  if (reasons === undefined) throw new Error(`no reasons ${line.reasons}`);
  const why = [
    derivation.payer[reasons.payer],
    ...(line.accessRow === undefined ? [] : [`${line.accessFile ?? 'accesses.csv'}:${line.accessRow}`]),
  ];
  const amounts = lineAmounts(line, reasons);
  const vat = vatText(amounts, vatTrace(line, reasons), derivation, language);
  return factList([
    [words.place, line.place],
    [words.served, `${days}, ${derivation.daysSource[reasons.days]}`],
    [words.paidBy, [line.paidBy, ...why].join(', ')],
    [words.amounts, [amountsText(amounts, derivation, language), vat].join(derivation.semicolon)],
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
