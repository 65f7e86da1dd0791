/** What the tests say of Windows, in one place: its paths, and what it does not have. */

const unix = process.platform !== 'win32';

/**
 * What Unix has and Windows has not. A test of it runs by `test.runIf(has.links)`: on Windows it is skipped, elsewhere
 * never.
 */
export const has = {
  /** Symbolic links: on Windows only administrators may make them. */
  links: unix,
  /** Names that are no UTF-8: on Windows all names are UTF-16. */
  foreignNames: unix,
  /** Names with any sign but `/`: Windows forbids `"`, `:`, `*`, `?`, `<`, `>`, `|` and control characters. */
  anySigns: unix,
  /** Names that differ by the case of their letters alone. */
  cases: unix,
  /** Signals that a program can answer: on Windows a process ends at once. */
  signals: unix,
  /** Rights of the owner, the group and others: Windows keeps no more of them than that a file is read-only. */
  rights: unix,
  /** A name for each start of the machine. */
  boots: unix,
  /** Errors of quotas and shares that the system numbers, and Node does not name. */
  namelessErrors: unix,
  /** Pipes that have a name in a folder. */
  pipes: unix,
  /** Files that take no room for what was not written. */
  sparse: unix,
  /** `sh`, `git`, `sha256sum`, `/dev/null`. */
  tools: unix,
} as const;

/** The variables that say where a process makes its temporary files: each system has its own. */
export function temporaryIn(folder: string): Readonly<Record<string, string>> {
  return { TMPDIR: folder, TEMP: folder, TMP: folder };
}

/** A path, or a text with paths in it, as it is on Unix: with `/`. */
export function slashed(text: string): string {
  return unix ? text : text.replace(/\\+/gu, '/');
}

/** A text with another name for a folder, whose paths are as on Unix; in JSON Windows' `\\` stands twice. */
export function renamedIn(text: string, folder: string, name: string): string {
  if (unix) return text.replaceAll(folder, name);
  const inJson = [JSON.stringify(folder).slice(1, -1), /^(?:\\\\[^\\"\s]+)+/u] as const;
  return [inJson, [folder, /^(?:\\[^\\"\s]+)+/u] as const].reduce((told, [written, below]) => {
    const [first = '', ...others] = told.split(written);
    return [first, ...others.map((rest) => rest.replace(below, slashed))].join(name);
  }, text);
}
