import type { Language } from '../../domain/language.ts';
import type { CheckDescription } from '../check.ts';
import { outputWords } from '../messages/output-words.ts';
import { ALL_CHECKS } from '../reconciliation.ts';
import { checkWords, messageOf } from '../render.ts';

/** Every check with its purpose and an example, for people. */
export function checkListText(language: Language): string {
  return ALL_CHECKS.map((check) => checkText(check, language)).join('');
}

/** The purpose of the check of a code, with an example; undefined where no check has the code. */
export function checkHelp(code: string, language: Language): string | undefined {
  const check = ALL_CHECKS.find((one) => one.code === code);
  return check && checkText(check, language);
}

function checkText({ code, severity, example }: CheckDescription, language: Language): string {
  const text = outputWords(language);
  const { title, about, stake, todo } = checkWords(code, language);
  const shown = `${text.example} ${messageOf(example, language)}`;
  const lines = [about, `${text.atStake} ${stake}`, `${text.todo} ${todo}`, shown];
  return `${code} · ${text.severity[severity]} · ${title}\n${lines.map((line) => `    ${line}\n`).join('')}`;
}

/** The same for programs. */
export function checkListJson(language: Language): string {
  const checks = ALL_CHECKS.map(({ code, severity, needs = [], judges = 'line', example }) => {
    const { title, about, stake: at_stake, todo: to_do } = checkWords(code, language);
    const shown = messageOf(example, language);
    return { code, severity, needs, judges, title, about, at_stake, to_do, example: shown };
  });
  return `${JSON.stringify(checks, undefined, 2)}\n`;
}
