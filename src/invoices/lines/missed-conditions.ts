import { type Problem, problem } from '../../diagnostics/problem.ts';
import { cached } from '../../domain/cache.ts';
import type { InvoiceLine } from '../../domain/invoice-line.ts';
import { groupBy } from '../../domain/lists.ts';
import type { Rule } from '../../domain/rule.ts';
import { detached } from '../../text/detached.ts';
import { isGlob, matchesGlob } from '../../text/glob.ts';
import { bareForm } from '../../text/look-alike.ts';
import { withoutAccents } from '../../text/plain-form.ts';
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
 * Finds the texts of lines that are nearly one under `applies_to` of a rule, which passes them over. A text that some
 * rule names is meant to be another one. Undefined where no rule looks at such texts.
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
  const byCase = groupBy(texts, withoutAccents);
  const isMet = (value: string): boolean =>
    isPattern(value) ? texts.some((text) => matchesGlob(value, text)) : counts.has(value);
  /** What lines have in the place of a text; where some have it as it is, only what differs in capitals and accents. */
  const alike = (value: string): readonly string[] => {
    const [formOf, forms] = isMet(value) ? [withoutAccents, byCase] : [bareForm, byBareForm];
    if (isPattern(value)) {
      const glob = inParts(value, formOf);
      return [...forms].flatMap(([form, ofForm]) => (matchesGlob(glob, form) ? ofForm : []));
    }
    return [...(forms.get(formOf(value)) ?? []), ...texts.filter((text) => areOne(value, text))];
  };
  return rules.flatMap((rule, index) =>
    askedBy(rule).flatMap((value) => {
      const other = alike(value).find((text) => !isAsked(text));
      if (other === undefined) return [];
      const place = {
        file: CONVENTION_FILE,
        row: rule.row,
        column: `rules[${index}].applies_to.${key}`,
        value,
      };
      const right = JSON.stringify(other);
      const remedy = isPattern(value) ? { glob: value } : { asked: value, right };
      const told = isMet(value) ? { met: value, added: right } : { unmet: value, ...remedy };
      const args = { rule: rule.id, other, count: counts.get(other) ?? 0, ...told };
      return [problem('condition-missed', place, args)];
    }),
  );
}

/** A form of a pattern, whose `*` and `?` stay. */
function inParts(glob: string, formOf: (text: string) => string): string {
  return glob
    .split(/([*?])/)
    .map((part) => (isGlob(part) ? part : formOf(part)))
    .join('');
}
