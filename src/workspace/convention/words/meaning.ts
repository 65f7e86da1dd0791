import { KEYS } from '../../../allocate/keys/list.ts';
import type { Bilingual } from '../../../diagnostics/bilingual.ts';
import type { Problem } from '../../../diagnostics/problem.ts';
import { RULE_SECTIONS, SETTING_SECTIONS, SHARE_SECTIONS } from './sections.ts';

const WHOLE_FILE: Bilingual = {
  en: 'The file is a list of keys, such as `title: "…"`: `grappe init NEW --empty` writes a model of it.',
  fr: 'Le fichier est une suite de clés, comme `title: "…"` : `grappe init NOUVEAU --empty` en écrit le modèle.',
};

/** A problem of convention.yaml with what the reference says of a key that is missing or holds another value. */
export function withMeaning(found: Problem): Problem {
  if (found.code !== 'key-missing' && found.code !== 'value-invalid') return found;
  const { column } = found.place;
  const meaning = column === undefined ? WHOLE_FILE : meaningOf(column);
  return meaning === undefined ? found : { ...found, called: { meaning } };
}

/** What the reference says of a key by its path, such as `rules[0].share.as_of`; undefined where it has no page. */
function meaningOf(path: string): Bilingual | undefined {
  const keys = path.replace(/\[\d+\]/g, '').split('.');
  const name = keys.pop() ?? '';
  const share = keys.lastIndexOf('share');
  const sections = share === -1 ? [...RULE_SECTIONS, ...SETTING_SECTIONS] : SHARE_SECTIONS;
  const within = keys.slice(share + 1);
  const isThere = (at: readonly string[]): boolean =>
    at.length === within.length && at.every((key, index) => key === '*' || key === within[index]);
  const stated = sections.find(({ paths, pages }) => paths.some(isThere) && name in pages)?.pages[name];
  if (stated !== undefined || share === -1) return stated;
  return KEYS.flatMap(({ page }) => page.parameters).find((parameter) => parameter.name === name);
}
