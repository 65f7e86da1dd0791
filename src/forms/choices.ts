import type { Bilingual } from '../diagnostics/bilingual.ts';
import type { Flow } from '../domain/imputation.ts';
import type { BuiltInCategory } from '../domain/invoice-line.ts';
import type { Billing, SiteType } from '../domain/tables.ts';
import { plainWord } from '../text/plain-form.ts';

/** The words of DATA.md with their French forms; convention and tables use the same. */
export const SITE_TYPE_WORDS = {
  college: undefined,
  lycee: undefined,
  lycee_pro: undefined,
  erea: undefined,
  cfa: undefined,
  training: 'formation',
  internal: 'interne',
  other: 'autre',
} as const satisfies Record<SiteType, string | undefined>;

export const CATEGORY_WORDS = {
  subscription: 'abonnement',
  service: undefined,
  setup: 'frais_acces',
  usage: 'consommation',
  penalty: 'penalite',
  other: 'autre',
} as const satisfies Record<BuiltInCategory, string | undefined>;

export const FLOW_WORDS = {
  paid: 'paye',
  reimbursed: 'rembourse',
  recovered: 'recouvre',
} as const satisfies Record<Flow, string | undefined>;

export const BILLING_WORDS = {
  monthly: 'mensuel',
  quarterly: 'trimestriel',
  yearly: 'annuel',
  once: 'unique',
} as const satisfies Record<Billing, string | undefined>;

/** The words that a choice of the convention lists (`paid | reimbursed`), those with French names in French. */
export function listedWords(choices: string): string | Bilingual {
  return LISTED_WORDS.get(choices) ?? choices;
}

const LISTED_WORDS: ReadonlyMap<string, Bilingual> = new Map(
  [SITE_TYPE_WORDS, CATEGORY_WORDS].map((words) => {
    const en = Object.keys(words).join(' | ');
    const french = Object.entries<string | undefined>(words).map(([word, name]) => name ?? word);
    return [en, { en, fr: french.join(' | ') }] as const;
  }),
);

/** The built-in categories as a list for messages. */
export const CATEGORY_LIST: Bilingual = {
  en: Object.keys(CATEGORY_WORDS).join(', '),
  fr: Object.entries(CATEGORY_WORDS)
    .map(([word, french]) => french ?? word)
    .join(', '),
};

const CATEGORY_BY_PLAIN_WORD = new Map(
  Object.entries(CATEGORY_WORDS).flatMap(([word, french]) => [
    [plainWord(word), word as BuiltInCategory] as const,
    [plainWord(french ?? word), word as BuiltInCategory] as const,
  ]),
);

/** The built-in category of a text, by its English or its French word. */
export function categoryWord(text: string): BuiltInCategory | undefined {
  return CATEGORY_BY_PLAIN_WORD.get(plainWord(text));
}
