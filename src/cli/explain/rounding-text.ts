import type { SplitTrace } from '../../allocate/rounding/split-trace.ts';
import type { Explanation } from '../../audit/explanation.ts';
import { ROUNDING_TRAITS } from '../../domain/convention.ts';
import type { Language } from '../../domain/language.ts';
import { parseCents } from '../../domain/money.ts';
import { setsSignAside, splitTable } from '../../report/derivation/split-table.ts';
import { reportWords } from '../../report/words/words.ts';
import { fill } from '../../text/template.ts';
import { words } from '../messages/words.ts';
import { textTable } from '../terminal.ts';
import { money, section } from './text.ts';

type Rounding = NonNullable<Explanation['rounding']>;
type Split = Rounding['net']['members'];

/** One amount: over the members, then each member's over its sites where it has several. */
export function roundingText(rounding: Rounding, kind: 'net' | 'vat', language: Language): string {
  const { members, sites } = rounding[kind];
  const { derivation } = reportWords(language);
  const several = sites.filter(({ parts }) => parts.length > 1);
  const signed = setsSignAside(splitTrace(members));
  const title = fill(derivation.rounding[kind], { amount: money(members.amount, language) });
  return section(title, [
    derivation.policy[rounding.policy],
    ...(signed ? [derivation.signBack] : []),
    splitText(members, language),
    ...(ROUNDING_TRAITS[rounding.policy].carriesOver ? [derivation.picocents] : []),
    ...several.flatMap((split) => [
      words(language).explain.sitesOf(split.member),
      // Under `carry` the sites alone are shared without the sign.
      ...(!signed && setsSignAside(splitTrace(split)) ? [indent(derivation.signBack)] : []),
      indent(splitText(split, language)),
    ]),
  ]);
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}

function splitText(split: Split, language: Language): string {
  const names = split.parts.map(({ id }) => (id === '' ? words(language).explain.onMember : id));
  const { derivation } = reportWords(language);
  const { head, rows, left } = splitTable(splitTrace(split), '', names, derivation, language);
  return `${textTable(head, rows, 2)}\n${left}`;
}

/** The split that the document holds as texts. */
function splitTrace({ policy, amount, denominator, cents_left: left, decided_by, parts }: Split): SplitTrace {
  return {
    policy,
    amount: parseCents(amount),
    total: BigInt(denominator),
    left: BigInt(left),
    decidedBy: decided_by,
    parts: parts.map((part) => ({
      weight: BigInt(part.numerator),
      base: parseCents(part.base),
      remainder: BigInt(part.remainder),
      gotCent: part.got_cent,
      amount: parseCents(part.amount),
      account: part.account === null ? undefined : accountTrace(part.account),
    })),
  };
}

function accountTrace({ before, fraction, after }: NonNullable<Split['parts'][number]['account']>) {
  return { before: BigInt(before), fraction: BigInt(fraction), after: BigInt(after) };
}
