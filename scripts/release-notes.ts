/** What a release is judged by. */
export interface ReleaseFacts {
  readonly changelog: string;
  /** What `git status --porcelain` prints. */
  readonly changes: string;
  /** The version that package-lock.json names. */
  readonly locked: string;
  /** The text of bench/RESULTS.md. */
  readonly results: string;
  /** package.json. */
  readonly manifest: object;
}

/** What the page of a package on npm links to: without it nobody finds the source, nor where to report. */
const ADDRESSES = ['repository', 'bugs'];

/** The section of a version in the changelog, without its heading; empty where there is none. */
export function releaseNotes(changelog: string, version: string): string {
  const [, ...sections] = changelog.split(/^## /mu);
  const section = sections.find((text) => text.split('\n', 1)[0] === version);
  return section === undefined ? '' : `${section.slice(version.length).trim()}\n`;
}

/** What a version still lacks, a sentence each. */
export function missingFor(version: string, facts: ReleaseFacts): readonly string[] {
  const missing: string[] = [];
  if (releaseNotes(facts.changelog, version) === '') missing.push(`CHANGELOG.md has no section ${version}.`);
  if (facts.changes !== '') missing.push(`The tree is not clean:\n${facts.changes.trimEnd()}`);
  if (facts.locked !== version) missing.push(`package-lock.json names ${facts.locked}, not ${version}.`);
  if (!facts.results.includes(version)) missing.push(`bench/RESULTS.md does not name version ${version}.`);
  for (const name of ADDRESSES) {
    if (!Object.hasOwn(facts.manifest, name))
      missing.push(`package.json has no ${name}: its public address.`);
  }
  return missing;
}
