import { decimalIn, type Language } from '../domain/language.ts';
import type { Outcome, Worked } from '../workspace/convention/words/page.ts';

const TEXT = {
  en: {
    worked: 'Worked out',
    net: (amounts: string) => `It gives: ${amounts}.`,
    refused: (code: string) => `It is refused: \`${code}\`.`,
    found: (findings: string) =>
      findings === '' ? 'Reconcile finds nothing.' : `Reconcile finds ${findings}.`,
    stake: (amount: string) => (amount === '' ? '' : `, ${amount} at stake`),
    written: (file: string) => `\`${file}\` then shows:`,
    sheet: (file: string, sheet: string) => `\`${file}\`, sheet \`${sheet}\`:`,
    file: (file: string) => `\`${file}\`:`,
    again: (file: string) => `\`${file}\`: as above.`,
    einvoice: (file: string) => `In \`${file}\`:`,
  },
  fr: {
    worked: 'Exemples calculés',
    net: (amounts: string) => `Cela donne : ${amounts}.`,
    refused: (code: string) => `C’est refusé : \`${code}\`.`,
    found: (findings: string) =>
      findings === '' ? 'Le rapprochement ne relève rien.' : `Le rapprochement relève ${findings}.`,
    stake: (amount: string) => (amount === '' ? '' : `, ${amount} en jeu`),
    written: (file: string) => `On lit alors dans \`${file}\` :`,
    sheet: (file: string, sheet: string) => `\`${file}\`, feuille \`${sheet}\` :`,
    file: (file: string) => `\`${file}\` :`,
    again: (file: string) => `\`${file}\` : comme ci-dessus.`,
    einvoice: (file: string) => `Dans \`${file}\` :`,
  },
} as const;

/** Whether the convention of an example has one of these keys. */
export function hasKey({ convention }: Worked, names: readonly string[]): boolean {
  return names.some((name) => new RegExp(`(?:^|[\\s{])${name}:`, 'u').test(convention));
}

export function workedText(worked: readonly Worked[], language: Language): readonly string[] {
  if (worked.length === 0) return [];
  return [
    `**${TEXT[language].worked}**`,
    ...worked.map((one, index) => exampleText(one, language, worked[index - 1]?.files)),
  ];
}

/** An example as text: its files, but for those that the example before has shown, and the result. */
function exampleText(worked: Worked, language: Language, before: Worked['files'] = {}): string {
  const text = TEXT[language];
  const files = Object.entries(worked.files ?? {}).flatMap(([path, content]) => {
    if (content === '') return [];
    if (content === before[path]) return [text.again(path)];
    if (typeof content !== 'string') {
      return Object.entries(content).map(([sheet, rows]) => fenced(text.sheet(path, sheet), 'csv', rows));
    }
    return path.endsWith('.xml')
      ? [fenced(text.einvoice(path), 'xml', content)]
      : [fenced(text.file(path), 'csv', content)];
  });
  return [
    fenced(worked[language], 'yaml', worked.convention),
    ...files,
    outcomeText(worked.gives, language),
  ].join('\n\n');
}

function outcomeText(gives: Outcome, language: Language): string {
  const text = TEXT[language];
  if ('net' in gives) return text.net(amountsText(gives.net, language));
  if ('refused' in gives) return text.refused(gives.refused);
  if ('file' in gives) return fenced(text.written(gives.file), '', gives.lines.join('\n'));
  const findings = Object.entries(gives.found).map(
    ([code, stake]) => `\`${code}\`${text.stake(decimalIn(language, stake))}`,
  );
  return text.found(findings.join(' ; '));
}

function fenced(title: string, kind: string, content: string): string {
  return `${title}\n\n\`\`\`${kind}\n${content.trimEnd()}\n\`\`\``;
}

export function amountsText(amounts: Readonly<Record<string, string>>, language: Language): string {
  return Object.entries(amounts)
    .map(([member, amount]) => `${member} ${decimalIn(language, amount)}`)
    .join(', ');
}
