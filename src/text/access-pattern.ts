/**
 * Where the access is in a text, as an officer writes it: `Accès {*} - *`, `*{LIE*}*`.
 *
 * It is a glob over the whole text (`*` any run of characters, `?` any one, case counts) in which one pair of braces
 * marks the access. Inside the braces `*` is a run of one or more, and `?` one, of the characters of identifiers:
 * letters, digits and `- _ . / :`. An access begins and ends with a letter or a digit, and next to a `*` it is a whole
 * word. It is not a regular expression: its time is bounded.
 */
export interface AccessPattern {
  readonly before: readonly string[];
  readonly access: readonly string[];
  readonly after: readonly string[];
}

/** A longer text is no pattern. */
export const MOST_PATTERN = 200;
const MOST_ACCESS = 64;

/** Undefined where the text has not exactly one pair of braces with something in it, or is too long. */
export function parseAccessPattern(source: string): AccessPattern | undefined {
  const match = /^([^{}]*)\{([^{}]+)\}([^{}]*)$/.exec(source);
  if (match === null || source.length > MOST_PATTERN) return undefined;
  const [, before = '', access = '', after = ''] = match;
  return { before: [...before], access: [...access], after: [...after] };
}

/** The accesses that a text names: none, or several where it matches in several ways; from one place, the longest. */
export function matchAccess(pattern: AccessPattern, text: string): readonly string[] {
  const characters = [...text];
  const starts = prefixEnds(pattern.before, characters);
  const backwards = prefixEnds([...pattern.after].reverse(), [...characters].reverse());
  const isStart = (at: number): boolean =>
    starts[at] === true && (pattern.before.at(-1) !== '*' || !isWord(characters[at - 1]));
  const isEnd = (at: number): boolean =>
    backwards[characters.length - at] === true && (pattern.after[0] !== '*' || !isWord(characters[at]));

  const found = new Set<string>();
  for (const from of characters.keys()) {
    if (!isStart(from) || !isWord(characters[from])) continue;
    const to = longestEnd(pattern.access, characters, from, isEnd);
    if (to !== undefined) found.add(characters.slice(from, to).join(''));
  }
  return [...found];
}

/** For each position, whether the whole glob matches the text up to it. */
function prefixEnds(glob: readonly string[], text: readonly string[]): readonly boolean[] {
  let reached = [true, ...text.map(() => false)];
  for (const piece of glob) {
    if (piece === '*') {
      let open = false;
      reached = reached.map((is) => {
        open ||= is;
        return open;
      });
    } else {
      const previous = reached;
      reached = previous.map(
        (_, at) => previous[at - 1] === true && (piece === '?' || piece === text[at - 1]),
      );
    }
  }
  return reached;
}

/** The farthest end of an access that begins at `from`, following the states that its pattern may be in. */
function longestEnd(
  access: readonly string[],
  text: readonly string[],
  from: number,
  isEnd: (at: number) => boolean,
): number | undefined {
  let states: ReadonlySet<number> = new Set([0]);
  let longest: number | undefined;
  for (const [offset, character] of text.slice(from, from + MOST_ACCESS).entries()) {
    if (states.size === 0) break;
    const next = new Set<number>();
    for (const state of states) {
      const piece = access[state];
      if (piece === '*' && isIdentifier(character)) next.add(state).add(state + 1);
      else if (piece === character || (piece === '?' && isIdentifier(character))) next.add(state + 1);
    }
    states = next;
    const end = from + offset + 1;
    if (states.has(access.length) && isWord(character) && isEnd(end)) longest = end;
  }
  return longest;
}

/** Whether a character is a letter or a digit, in any script. */
export function isWord(character: string | undefined): boolean {
  return character !== undefined && /[\p{L}\p{N}]/u.test(character);
}

function isIdentifier(character: string): boolean {
  return isWord(character) || /[-_./:]/.test(character);
}
