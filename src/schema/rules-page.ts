import { isSeq, parseDocument, visit } from 'yaml';
import type { KeyDefinition } from '../allocate/keys/common/key.ts';
import type { ParameterPage } from '../allocate/keys/common/key-page.ts';
import { KEYS } from '../allocate/keys/list.ts';
import { FINDING_CODES } from '../domain/finding.ts';
import { type Language, NOTATION } from '../domain/language.ts';
import { addTo } from '../domain/lists.ts';
import { CATEGORY_WORDS, SITE_TYPE_WORDS } from '../forms/choices.ts';
import { isOneOf, plainWord } from '../text/plain-form.ts';
import type { Section, SettingPage, Worked } from '../workspace/convention/words/page.ts';
import { RULE_SECTIONS, SHARE_PAGES, SHARE_SECTIONS } from '../workspace/convention/words/rules.ts';
import { SETTING_SECTIONS } from '../workspace/convention/words/settings.ts';
import { amountsText, hasKey, workedText } from './worked-text.ts';

const TEXT = {
  en: {
    keys: 'The repartition keys: `by`',
    over: {
      sites: 'The cost is divided among sites; the owner of a site on the day bears its part.',
      members:
        'The cost is divided among members; the part of a member is divided equally among its sites that take part, or stays in its own name.',
      parts: '',
    },
    targets: (targets: string) => `Only for the target ${targets}.`,
    gives: (figure: string) => `Of 100.00, ${figure}.`,
    asAbove: (names: string, title: string) => `- ${names}: as for “${title}”.`,
    refuses: 'Errors it can give',
    everyKey:
      'Any key can give `key-unknown` (misspelt, or in the wrong place), `value-invalid` (in the wrong form) and `yaml-syntax`, and a required one also `key-missing`; the errors named below come in addition.',
    dated:
      'Or values in turn, by the date of the invoice: `[{ to: 2025-12-31, value: … }, { from: 2026-01-01, value: … }]`.',
  },
  fr: {
    keys: 'Les clés de répartition : `by`',
    over: {
      sites: 'La dépense se divise entre les sites ; le propriétaire d’un site ce jour-là supporte sa part.',
      members:
        'La dépense se divise entre les membres ; la part d’un membre va à parts égales à ses sites concernés, ou reste à son nom.',
      parts: '',
    },
    targets: (targets: string) => `Réservée à la cible ${targets}.`,
    gives: (figure: string) => `Sur 100,00 : ${figure}.`,
    asAbove: (names: string, title: string) => `- ${names} : comme pour « ${title} ».`,
    refuses: 'Erreurs possibles',
    everyKey:
      'Toute clé peut donner `key-unknown` (mal écrite, ou mal placée), `value-invalid` (mauvaise forme) et `yaml-syntax`, et une clé obligatoire aussi `key-missing` ; les erreurs nommées plus bas s’y ajoutent.',
    dated:
      'Ou des valeurs successives, selon la date de facture : `[{ to: 2025-12-31, value: … }, { from: 2026-01-01, value: … }]`.',
  },
} as const;

/** The reference of rules and of every key of convention.yaml, from what reads them; without its introduction. */
export function rulesReference(language: Language): string {
  const shown = new Map<ParameterPage, string>();
  const keys = KEYS.map((key) => {
    const section = keySection(key, language, shown);
    for (const parameter of key.page.parameters) {
      if (!shown.has(parameter)) shown.set(parameter, key.words[language].title);
    }
    return section;
  });
  const [share, ...inside] = SHARE_SECTIONS;
  return [
    TEXT[language].everyKey,
    ...[...RULE_SECTIONS, ...(share === undefined ? [] : [share])].map((part) => sectionText(part, language)),
    `## ${TEXT[language].keys}`,
    ...keys,
    ...[...inside, ...SETTING_SECTIONS].map((part) => sectionText(part, language)),
  ].join('\n\n');
}

/** The page of one key; parameters that are described on another page are only named. */
function keySection(
  key: KeyDefinition,
  language: Language,
  shown: ReadonlyMap<ParameterPage, string> = new Map(),
): string {
  const text = TEXT[language];
  const { title, meaning } = key.words[language];
  const { example, figure, parameters } = key.page;
  const targets = key.targets === undefined ? '' : text.targets(key.targets.join(', '));
  const amounts = amountsText(figure, language);
  const items = parameters
    .filter((parameter) => !shown.has(parameter))
    .map((parameter) => item([parameter.name], parameter, language));
  const known = new Map<string, string[]>();
  for (const parameter of parameters) {
    const where = shown.get(parameter);
    if (where !== undefined) addTo(known, where, `\`${parameter.name}\``);
  }
  const list = [...items, ...[...known].map(([where, names]) => text.asAbove(names.join(', '), where))];
  return [
    `### ${title}`,
    [meaning, text.over[key.over], targets].filter((sentence) => sentence !== '').join(' '),
    `\`\`\`yaml\n${yamlOf(example)}\n\`\`\``,
    text.gives(amounts),
    ...(list.length === 0 ? [] : [list.join('\n')]),
    `${errorsText(key.errors, language)}`,
  ].join('\n\n');
}

/** A share as people write it: on one line, or with its list below. */
function yamlOf(example: string): string {
  const line = `share: ${example}`;
  if (line.length <= LONGEST_LINE) return line;
  const document = parseDocument(line);
  visit(document, {
    Collection: (_, node, path) => {
      const isItem = path.some(isSeq);
      if (!isItem) node.flow = false;
    },
  });
  return document.toString({ lineWidth: 0 }).trimEnd();
}

const LONGEST_LINE = 80;

function sectionText(
  { title, pages, worked = [], unsaid = '', without = TEXT_WITHOUT }: Section,
  language: Language,
  names: readonly string[] = Object.keys(pages),
): string {
  const alike = new Map<SettingPage, string[]>();
  for (const name of names) if (pages[name] !== undefined) addTo(alike, pages[name], name);
  const items = [...alike].map(([page, all]) => item(all, page, language));
  const isUnsaid = unsaid.split(' ').some((name) => names.includes(name));
  const shown = names.length === Object.keys(pages).length ? worked : withKeys(worked, names);
  return [
    `## ${title[language]}`,
    ...(items.length === 0 ? [] : [items.join('\n'), ...(isUnsaid ? [without[language]] : [])]),
    ...workedText(shown, language),
  ].join('\n\n');
}

/** What applies without a key, where neither it nor its section says it. */
const TEXT_WITHOUT = {
  en: 'A key that is not required may be left out; if it has no default, it then has no effect.',
  fr: 'Une clé qui n’est pas obligatoire peut être absente ; si elle ne nomme pas de valeur par défaut, elle est alors sans effet.',
};

/** The examples of a section that have one of these keys; if none has, those of other sections. */
function withKeys(worked: readonly Worked[], names: readonly string[]): readonly Worked[] {
  const own = worked.filter((one) => hasKey(one, names));
  return own.length > 0 ? own : WORKED.filter((one) => hasKey(one, names));
}

/** What is said of one key, or of several that are alike. */
function item(names: readonly string[], page: SettingPage, language: Language): string {
  const errors = page.errors === undefined ? '' : ` ${errorsText(page.errors, language)}`;
  const inTurn = page.dated ? ` ${TEXT[language].dated}` : '';
  return `- ${names.map((name) => `\`${name}\``).join(', ')}: \`${page.written}\`. ${page[language]}${inTurn}${errors}`;
}

function errorsText(codes: readonly string[], language: Language): string {
  return `${TEXT[language].refuses}${NOTATION[language].colon} ${codes.map((code) => `\`${code}\``).join(', ')}.`;
}

const SECTIONS: readonly Section[] = [...RULE_SECTIONS, ...SHARE_SECTIONS, ...SETTING_SECTIONS];
const WORKED: readonly Worked[] = SECTIONS.flatMap(({ worked = [] }) => worked);

/** The reference on a word: keys, names of settings and parameters, or values that they name. */
export function pagesOfWord(word: string, language: Language): readonly string[] {
  const keys = KEYS.filter((key) => key.word === word).map((key) => keySection(key, language));
  const named = found((name) => name === word, language);
  const inside = SECTIONS.filter(({ paths }) =>
    paths.some((path) => path.findLast((name) => name !== '*') === word),
  ).map((section) => sectionText(section, language));
  if (keys.length + named.length + inside.length > 0) return [...keys, ...named, ...inside];
  const meant = [
    ...KEYS.filter(({ page }) => isOneOf(word, page.also)).map((key) => keySection(key, language)),
    ...found((_, { also }) => isOneOf(word, also), language),
  ];
  if (meant.length > 0) return meant;
  const chosen = found(
    (_, page) => isChoice(word, page.written) || page[language].includes(`\`${word}\``),
    language,
  );
  const other = otherWord(word);
  return chosen.length > 0 || other === undefined ? chosen : pagesOfWord(other, language);
}

/** The word on the pages for one that is written differently: in French, or as the code of a check. */
function otherWord(word: string): string | undefined {
  if (FINDING_CODES.some((code) => code === word)) return 'severity';
  const plain = plainWord(word);
  const [english] =
    CHOICES.find(([name, french]) => [name, french ?? name].map(plainWord).includes(plain)) ?? [];
  return english === word ? undefined : english;
}

const CHOICES: readonly (readonly [string, string | undefined])[] = Object.entries({
  ...SITE_TYPE_WORDS,
  ...CATEGORY_WORDS,
  yes: 'oui',
  no: 'non',
});

/** Whether a word is one of several written with bars between them. */
function isChoice(word: string, written: string): boolean {
  const choices = written.split(' | ');
  return choices.length > 1 && choices.includes(word);
}

/** The settings and parameters that pass a test, each under its heading. */
function found(takes: (name: string, page: SettingPage) => boolean, language: Language): readonly string[] {
  const sections = SECTIONS.flatMap((section) => {
    const names = Object.entries(section.pages).flatMap(([name, page]) => (takes(name, page) ? [name] : []));
    return names.length === 0 ? [] : [sectionText(section, language, names)];
  });
  const ofShare = new Set(Object.keys(SHARE_PAGES));
  const parameters = new Map<ParameterPage, string>();
  for (const { page, words } of KEYS) {
    for (const parameter of page.parameters) {
      if (!takes(parameter.name, parameter) || ofShare.has(parameter.name)) continue;
      if (!parameters.has(parameter)) parameters.set(parameter, words[language].title);
    }
  }
  const names = [...parameters.keys()].map(({ name }) => name);
  const atWork = SHARE_SECTIONS.flatMap(({ worked = [] }) => worked).filter((one) => hasKey(one, names));
  return [
    ...[...parameters].map(([page, title]) => `## ${title}\n\n${item([page.name], page, language)}`),
    ...workedText(atWork, language),
    ...sections,
  ];
}

/** The words that the reference knows. */
export function referenceWords(): ReadonlySet<string> {
  return new Set([
    ...KEYS.flatMap(({ word = [], page }) => [word, page.parameters.map(({ name }) => name)].flat()),
    ...SECTIONS.flatMap(({ pages }) => Object.keys(pages)),
  ]);
}

/** The reference on an unknown word: it is then the name of a measure. */
export function pagesOfMeasure(language: Language): readonly string[] {
  return KEYS.filter((key) => key.word === undefined).map((key) => keySection(key, language));
}
