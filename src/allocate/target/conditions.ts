import { type Bilingual, bothWords } from '../../diagnostics/bilingual.ts';
import type { Language } from '../../domain/language.ts';
import type { AppliesTo } from '../../domain/rule.ts';
import { CATEGORY_WORDS } from '../../forms/choices.ts';
import type { Target } from './target.ts';

/** The conditions of a rule on the line itself. */
export type LineConditions = Partial<Pick<AppliesTo, 'categories' | 'suppliers' | 'itemCodes'>>;

/**
 * The conditions by which a rule is for this target alone, as convention.yaml writes them; with those of another rule on
 * lines, for no line that this one is not for.
 */
export function conditionOf({ kind, id }: Target, ofLines: LineConditions = {}): Bilingual {
  const ofTarget = {
    grappe: [inBrackets('grappes', [id])],
    site: ['target: site', inBrackets('sites', [id])],
    member: [],
    group: ['target: group'],
  }[kind];
  const inWords = (language: Language): string =>
    `{ ${[...ofTarget, ...lineConditions(ofLines, language)].join(', ')} }`;
  return { en: inWords('en'), fr: inWords('fr') };
}

/** The conditions on lines as convention.yaml writes them: `categories: [abonnement]`, `item_codes: ["*"]`. */
export function lineConditions(
  { categories, suppliers, itemCodes }: LineConditions,
  language: Language,
): readonly string[] {
  const named = categories?.map((word) => bothWords(CATEGORY_WORDS, word)[language]);
  return Object.entries({ categories: named, suppliers, item_codes: itemCodes }).flatMap(([name, asked]) =>
    asked === undefined ? [] : [inBrackets(name, asked)],
  );
}

/** A key with a YAML list of texts, each quoted where it contains a character that YAML would interpret. */
function inBrackets(key: string, texts: readonly string[]): string {
  const written = texts.map((text) =>
    /^[\p{L}\p{N}][^,[\]{}:#"\\]*$/u.test(text) ? text : JSON.stringify(text),
  );
  return `${key}: [${written.join(', ')}]`;
}
