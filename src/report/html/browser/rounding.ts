import type { SplitTrace } from '../../../allocate/rounding/split-trace.ts';
import { ROUNDING_TRAITS, type RoundingPolicy } from '../../../domain/convention.ts';
import { amountText } from '../../../domain/numbers/amount-text.ts';
import { fill } from '../../../text/template.ts';
import { setsSignAside, splitTable } from '../../derivation/split-table.ts';
import type { DerivationWords } from '../../words/en/derivation.ts';
import type { PageData, PageLine, PageSplit } from '../page/page-data.ts';
import { splitTrace } from '../page/splits.ts';
import { capitalized, element, prose, table } from './dom.ts';

type Kind = 'net' | 'vat';

/** How the net and the VAT of a line were rounded, step by step, as the allocation recorded it. */
export function roundingNodes(
  data: PageData,
  splits: readonly PageSplit[],
  rounded: PageLine['rounded'],
): readonly Node[] {
  const { words, derivation } = data;
  if (rounded === undefined) return [element('p', { class: 'step' }, [words.oneBearer])];
  const told = (['net', 'vat'] as const).flatMap((kind) =>
    splits.map((split, index) => ({ kind, split, trace: splitTrace(split, rounded[kind][index]) })),
  );
  const traces = told.map(({ trace }) => trace);
  const policies = [...new Set(traces.map(({ policy }) => policy))];
  return [
    ...policies.map((policy) =>
      element('p', { class: 'step' }, prose(policyText(policy, traces, derivation))),
    ),
    ...told.flatMap(({ kind, split, trace }) => splitNodes(data, kind, split, trace)),
  ];
}

/** A policy in words, with what is needed to read its tables. */
function policyText(
  policy: RoundingPolicy,
  traces: readonly SplitTrace[],
  { policy: texts, signBack, picocents }: DerivationWords,
): string {
  return [
    texts[policy],
    ...(ROUNDING_TRAITS[policy].setsSignAside && traces.some(setsSignAside) ? [signBack] : []),
    ...(ROUNDING_TRAITS[policy].carriesOver ? [picocents] : []),
  ].join('. ');
}

function splitNodes(
  data: PageData,
  kind: Kind,
  { of, names }: PageSplit,
  trace: SplitTrace,
): readonly Node[] {
  const { words, derivation, language } = data;
  const amount = fill(derivation.rounding[kind], { amount: amountText(trace.amount, language) });
  const caption = of === '' ? amount : `${amount} · ${fill(words.overSites, { member: of })}`;
  const shown = names.map((name) => (name === '' ? words.onMember : name));
  const title = of === '' ? words.member : words.site;
  const { head, rows, left } = splitTable(trace, title, shown, derivation, language);
  const figures = head.map((_, column) => column).slice(1);
  return [
    table(caption, head.map(capitalized), rows, figures),
    element('p', { class: 'left-over' }, prose(capitalized(left))),
  ];
}
