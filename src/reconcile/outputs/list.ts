import type { Language } from '../../domain/language.ts';
import type { CheckFacts } from '../check.ts';
import { EXAMPLES } from '../messages/examples.ts';
import { adviceOn } from '../messages/guide.ts';
import { outputWords } from '../messages/output-words.ts';
import { checkWords, messageOf } from '../messages/render.ts';
import { ALL_CHECKS } from '../reconciliation.ts';

/** Every check with what it is for and an example, for people. */
export function checkListText(language: Language): string {
  const text = outputWords(language);
  return ALL_CHECKS.map(({ code, severity }) => {
    const { title, about } = checkWords(code, language);
    const example = `${text.example} ${messageOf(EXAMPLES[code], language)}`;
    const { stake, todo } = adviceOn(code, language);
    const lines = [about, `${text.atStake} ${stake}`, `${text.todo} ${todo}`, example];
    return `${code} · ${text.severity[severity]} · ${title}\n${lines.map((line) => `    ${line}\n`).join('')}`;
  }).join('');
}

/** The same for programs. */
export function checkListJson(language: Language): string {
  const checks = ALL_CHECKS.map(({ code, severity, needs, judges }: CheckFacts) => ({
    code,
    severity,
    needs,
    judges,
    ...checkWords(code, language),
    at_stake: adviceOn(code, language).stake,
    to_do: adviceOn(code, language).todo,
    example: messageOf(EXAMPLES[code], language),
  }));
  return `${JSON.stringify(checks, undefined, 2)}\n`;
}
