/** Whether a glob matches other texts than itself. */
export function isGlob(glob: string): boolean {
  return /[*?]/.test(glob);
}

/** A glob for a text, which matches few others: a `*` cannot be escaped. */
export function globOf(text: string): string {
  return text.replaceAll('*', '?');
}

/**
 * A glob for texts that begin with the same words: for `Total HT` it is `Total *`, since `Total*` would match
 * TotalEnergies too.
 */
export function globOfStart(start: RegExp, text: string): string {
  const word = start.exec(text)?.[0] ?? '';
  const [sign = '', ...rest] = text.slice(word.length);
  return globOf(word + sign) + (rest.length === 0 ? '' : '*');
}

/** Whether the whole `text` matches one of some globs. */
export function matchesAny(globs: Iterable<string>, text: string): boolean {
  for (const glob of globs) if (matchesGlob(glob, text)) return true;
  return false;
}

/** Whether a glob matches all that another one does. */
export function takesAll(wide: string, narrow: string): boolean {
  if (wide === narrow) return true;
  // A `?` would take the `*` of the other one for a character.
  return !(wide.includes('?') && narrow.includes('*')) && matchesGlob(wide, narrow);
}

/** Whether the whole `text` matches a glob: `*` any run of characters, `?` any one; case counts (DATA.md). */
export function matchesGlob(glob: string, text: string): boolean {
  // Only `?` counts characters; without it, comparing UTF-16 units is enough, and nothing is copied.
  const pattern = glob.includes('?') ? [...glob] : glob;
  const subject = glob.includes('?') ? [...text] : text;
  let p = 0;
  let s = 0;
  let star = -1;
  let resume = 0;
  while (s < subject.length) {
    if (pattern[p] === '*') {
      star = p++;
      resume = s;
    } else if (pattern[p] === '?' || pattern[p] === subject[s]) {
      p++;
      s++;
    } else if (star !== -1) {
      p = star + 1;
      s = ++resume;
    } else {
      return false;
    }
  }
  while (pattern[p] === '*') p++;
  return p === pattern.length;
}
