import { type Problem, problem } from '../../diagnostics/problem.ts';
import { cached } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { groupBy } from '../../domain/lists.ts';
import type { Rule } from '../../domain/rule.ts';
import { detached } from '../../text/detached.ts';
import { isGlob, matchesGlob } from '../../text/glob.ts';
import { bareForm } from '../../text/look-alike.ts';
import { CONVENTION_FILE } from '../../workspace/convention-places.ts';
import { areOneCompany } from './perhaps-twice.ts';

/** A condition of rules whose texts no table lists: only the lines show how they are written. */
interface Condition {
  readonly key: 'suppliers' | 'item_codes';
  readonly askedBy: (rule: Rule) => readonly string[];
  readonly textOf: (line: InvoiceLine) => string | undefined;
  readonly isPattern: (asked: string) => boolean;
  /** Whether two texts may be one although they are written differently, beyond their bare form. */
  readonly areOne: (asked: string, text: string) => boolean;
}

const CONDITIONS: readonly Condition[] = [
  {
    key: 'suppliers',
    askedBy: ({ appliesTo: { suppliers = [] } }) => suppliers,
    textOf: ({ supplier }) => supplier,
    isPattern: () => false,
    areOne: areOneCompany,
  },
  {
    key: 'item_codes',
    askedBy: ({ appliesTo: { itemCodes = [] } }) => itemCodes,
    textOf: ({ itemCode }) => itemCode,
    isPattern: isGlob,
    areOne: () => false,
  },
];

/**
 * Finds the texts under `applies_to` of a rule that no line has, while lines have nearly the same: the rule would pass
 * them over. A text that some rule names is meant to be another one. Undefined where no rule looks at such texts.
 */
export function missedConditions(rules: readonly Rule[]) {
  const seen = CONDITIONS.filter(({ askedBy }) => rules.some((rule) => askedBy(rule).length > 0)).map(
    (condition) => ({ condition, counts: new Map<string, number>() }),
  );
  if (seen.length === 0) return undefined;
  return {
    observe(lines: readonly InvoiceLine[]): void {
      for (const { condition, counts } of seen) {
        for (const line of lines) {
          const text = condition.textOf(line) ?? '';
          const count = counts.get(text);
          counts.set(count === undefined ? detached(text) : text, (count ?? 0) + 1);
        }
      }
    },
    problems: (): readonly Problem[] =>
      seen.flatMap(({ condition, counts }) => missedOf(condition, rules, counts)),
  };
}

function missedOf(
  { key, askedBy, isPattern, areOne }: Condition,
  rules: readonly Rule[],
  counts: ReadonlyMap<string, number>,
): readonly Problem[] {
  const texts = [...counts.keys()].filter((text) => text !== '');
  const asked = new Set(rules.flatMap(askedBy));
  const patterns = [...asked].filter(isPattern);
  const isAsked = cached(
    (text: string) => asked.has(text) || patterns.some((glob) => matchesGlob(glob, text)),
  );
  const byBareForm = groupBy(texts, bareForm);
  const isMet = (value: string) =>
    isPattern(value) ? texts.some((text) => matchesGlob(value, text)) : counts.has(value);
  const alike = (value: string): readonly string[] => {
    if (!isPattern(value))
      return [...(byBareForm.get(bareForm(value)) ?? []), ...texts.filter((text) => areOne(value, text))];
    const glob = bareGlob(value);
    return [...byBareForm].flatMap(([bare, ofForm]) => (matchesGlob(glob, bare) ? ofForm : []));
  };
  return rules.flatMap((rule, index) =>
    askedBy(rule).flatMap((value) => {
      const other = isMet(value) ? undefined : alike(value).find((text) => !isAsked(text));
      if (other === undefined) return [];
      const place = {
        file: CONVENTION_FILE,
        row: rule.row,
        column: `rules[${index}].applies_to.${key}`,
        value,
      };
      const remedy = isPattern(value) ? { glob: value } : { asked: value, right: JSON.stringify(other) };
      const args = { rule: rule.id, value, other, count: counts.get(other) ?? 0, ...remedy };
      return [problem('condition-missed', place, args)];
    }),
  );
}

/** A pattern for the bare form of the texts that it is meant for. */
function bareGlob(glob: string): string {
  return glob
    .split(/([*?])/)
    .map((part) => (isGlob(part) ? part : bareForm(part)))
    .join('');
}
