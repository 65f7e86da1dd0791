import { KEYS } from '../../../allocate/keys/list.ts';
import type { Argument, Bilingual } from '../../../diagnostics/bilingual.ts';
import type { Problem } from '../../../diagnostics/problem.ts';
import { isOneOf } from '../../../text/plain-form.ts';
import type { SettingPage } from './page.ts';
import { RULE_SECTIONS, SHARE_SECTIONS } from './rules.ts';
import { SETTING_SECTIONS } from './settings.ts';

const WHOLE_FILE: Bilingual = {
  en: 'The file is a list of keys, such as `title: "…"`: `grappe init NEW --empty` writes a model of it.',
  fr: 'Le fichier est une suite de clés, comme `title: "…"` : `grappe init NOUVEAU --empty` en écrit le modèle.',
};

/** A problem of convention.yaml with words of the reference: what its key means, or which key may be meant. */
export function withMeaning(found: Problem): Problem {
  if (found.code === 'key-unknown') return withKeyMeant(found);
  if (found.code !== 'key-missing' && found.code !== 'value-invalid') return found;
  const { column } = found.place;
  if (column === undefined) return { ...found, called: { meaning: WHOLE_FILE } };
  const by = found.called?.['by'];
  const page = pageOf(keyOf(column, found), by);
  // A group's own name, such as a member of `parts`, has the meaning of the key above it.
  const parent = found.code === 'value-invalid' ? pageOf(column.replace(/\.[^.]*$/u, ''), by) : undefined;
  const meaning = page ?? parent;
  if (meaning === undefined) return found;
  return { ...found, args: { ...found.args, ...formIn(page, found) }, called: { meaning } };
}

/** Instead of an expected form that is any text or brackets, that of the reference: `[subscription, service]`. */
function formIn(page: Page | undefined, { args }: Problem): Problem['args'] {
  const expected = String(args['expected']);
  const isBare = ['"…"', '[ … ]', '{ … }'].includes(expected);
  const bracketOf = (form: string): string => /^[[{]/.exec(form)?.[0] ?? '';
  const isAlike = page !== undefined && bracketOf(page.written) === bracketOf(expected);
  return isBare && isAlike ? { expected: page.written } : {};
}

type Page = Bilingual & Pick<SettingPage, 'also' | 'written'>;

/** For an unknown key that is near no other: the key there that people call so: `arrondi` is `rounding`. */
function withKeyMeant(found: Problem): Problem {
  const { value, known, nearest } = found.args;
  if (nearest !== '') return found;
  const names = String(known).split(', ');
  const meant = PAGES.find(([name, { also }]) => names.includes(name) && isOneOf(String(value), also));
  return meant === undefined
    ? found
    : { ...found, args: { value: String(value), nearest: meant[0], known: '' } };
}

/** Everything with a page, by name: keys of the convention, parameters of its keys. */
const PAGES: readonly (readonly [name: string, page: Page])[] = [
  ...[...RULE_SECTIONS, ...SHARE_SECTIONS, ...SETTING_SECTIONS].flatMap(({ pages }) => Object.entries(pages)),
  ...KEYS.flatMap(({ page }) => page.parameters.map((parameter) => [parameter.name, parameter] as const)),
];

/** The path of the key concerned: a missing one may be reported at another key that needs it. */
function keyOf(column: string, { code, args }: Problem): string {
  if (code !== 'key-missing') return column;
  return [...column.split('.').slice(0, -1), String(args['name'])].join('.');
}

/** The page of a key by its path, such as `rules[0].share.as_of`, in a share with that `by`. */
function pageOf(path: string, by: Argument | undefined): Page | undefined {
  const keys = path.replace(/\[\d+\]/g, '').split('.');
  const name = keys.pop() ?? '';
  const share = keys.lastIndexOf('share');
  const sections = share === -1 ? [...RULE_SECTIONS, ...SETTING_SECTIONS] : SHARE_SECTIONS;
  const within = keys.slice(share + 1);
  const isThere = (at: readonly string[]): boolean =>
    at.length === within.length && at.every((key, index) => key === '*' || key === within[index]);
  const stated = sections.find(({ paths, pages }) => paths.some(isThere) && name in pages)?.pages[name];
  if (stated !== undefined || share === -1) return stated;
  const ofWord = KEYS.filter(({ word }) => word === by);
  return [...ofWord, ...KEYS]
    .flatMap(({ page }) => page.parameters)
    .find((parameter) => parameter.name === name);
}
