import type { KeyDefinition } from '../allocate/keys/key.ts';
import { KEYS } from '../allocate/keys/list.ts';
import type { Locale } from '../domain/convention.ts';
import { RULE_PAGES, SETTING_PAGES, type SettingPage } from '../workspace/convention/setting-words.ts';

const TEXT = {
  en: {
    rule: 'The keys of a rule',
    keys: 'The repartition keys: `share`',
    settings: 'The keys of convention.yaml',
    over: {
      sites: 'It weighs sites.',
      members: 'It weighs members; a member’s share goes equally to its sites, or stays on the member.',
      parts: '',
    },
    targets: (targets: string) => `Only for the target ${targets}.`,
    gives: (figure: string) => `100.00 come to ${figure}.`,
    errors: 'What it can refuse',
    none: 'none',
  },
  fr: {
    rule: 'Les clés d’une règle',
    keys: 'Les clés de répartition : `share`',
    settings: 'Les clés de convention.yaml',
    over: {
      sites: 'Elle pèse des sites.',
      members:
        'Elle pèse des membres ; la part d’un membre va à parts égales à ses sites, ou reste au membre.',
      parts: '',
    },
    targets: (targets: string) => `Réservée à la cible ${targets}.`,
    gives: (figure: string) => `100,00 donnent ${figure}.`,
    errors: 'Ce qu’elle peut refuser',
    none: 'aucun',
  },
} as const;

/** The reference of rules and of every key of convention.yaml, from what reads them; without its introduction. */
export function rulesReference(language: Locale): string {
  const text = TEXT[language];
  return [
    `## ${text.rule}`,
    settingsTable(RULE_PAGES, language),
    `## ${text.keys}`,
    ...KEYS.map((key) => keySection(key, language)),
    `## ${text.settings}`,
    settingsTable(SETTING_PAGES, language),
  ].join('\n\n');
}

/** The page of one key. */
export function keySection(key: KeyDefinition, language: Locale): string {
  const text = TEXT[language];
  const { title, meaning } = key.words[language];
  const { example, figure, parameters } = key.page;
  const over = text.over[key.over];
  const targets = key.targets === undefined ? '' : text.targets(key.targets.join(', '));
  const amounts = Object.entries(figure)
    .map(([member, amount]) => `${member} ${language === 'fr' ? amount.replace('.', ',') : amount}`)
    .join(', ');
  return [
    `### ${title}`,
    [meaning, over, targets].filter((sentence) => sentence !== '').join(' '),
    `\`\`\`yaml\nshare: ${example}\n\`\`\``,
    text.gives(amounts),
    ...(parameters.length === 0
      ? []
      : [parameters.map((item) => `- \`${item.name}\`: \`${item.form}\`. ${item[language]}`).join('\n')]),
    `${text.errors}: ${key.errors.map((code) => `\`${code}\``).join(', ')}.`,
  ].join('\n\n');
}

function settingsTable(pages: Readonly<Record<string, SettingPage>>, language: Locale): string {
  return Object.entries(pages)
    .map(([name, page]) => `- \`${name}\`: \`${page.form}\`. ${page[language]}`)
    .join('\n');
}

/** The pages that a word of a rule has: a key, a measure, a key of a rule or of the convention. */
export function pagesOfWord(word: string, language: Locale): readonly string[] {
  const keys = KEYS.filter((key) => key.word === word);
  if (keys.length > 0) return keys.map((key) => keySection(key, language));
  const named: Readonly<Record<string, SettingPage>> = { ...SETTING_PAGES, ...RULE_PAGES };
  const page = named[word];
  if (page !== undefined && Object.hasOwn(named, word)) return [settingsTable({ [word]: page }, language)];
  const parameter = KEYS.flatMap((key) => key.page.parameters).find(({ name }) => name === word);
  if (parameter !== undefined) return [`- \`${word}\`: \`${parameter.form}\`. ${parameter[language]}`];
  return [];
}

/** The pages of a word that nothing here has: it is then the name of a measure. */
export function pagesOfMeasure(language: Locale): readonly string[] {
  return KEYS.filter((key) => key.word === undefined).map((key) => keySection(key, language));
}
