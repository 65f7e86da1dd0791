import type { Language } from '../../domain/language.ts';
import type { Unreached } from '../../settle/unreached.ts';
import { words } from '../messages/words.ts';

const SHOWN = 12;
const KINDS = ['rules', 'grappes', 'accesses', 'members'] as const;

/** What no line met, a line of text for each kind of it. */
export function unreachedLines(unreached: Unreached, language: Language): readonly string[] {
  const { status: text } = words(language);
  return KINDS.flatMap((kind) => {
    const ids = unreached[kind];
    if (ids.length === 0) return [];
    const more = ids.length > SHOWN ? [text.more(ids.length - SHOWN)] : [];
    return [text[kind]([...ids.slice(0, SHOWN), ...more].join(', '))];
  });
}
