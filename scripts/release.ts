/**
 * `npm run release -- --check`: what is missing for the version of package.json, a line each; exit 1 where something is.
 * Without `--check` it then packs the tarball into release/, with its SHA-256 and the release notes. It publishes nothing.
 */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { missingFor, releaseNotes } from './release-notes.ts';

const FOLDER = 'release';

const read = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
const manifest = JSON.parse(read('package.json')) as { readonly version: string };
const { version } = manifest;
const changelog = read('CHANGELOG.md');
const missing = missingFor(version, {
  changelog,
  changes: execFileSync('git', ['status', '--porcelain'], { encoding: 'utf8' }),
  locked: (JSON.parse(read('package-lock.json')) as { readonly version: string }).version,
  results: read('bench/RESULTS.md'),
  manifest,
});
for (const sentence of missing) process.stderr.write(`${sentence}\n`);
if (missing.length > 0) process.exitCode = 1;
else if (!process.argv.includes('--check')) {
  mkdirSync(FOLDER, { recursive: true });
  execFileSync('npm', ['pack', '--silent', '--pack-destination', FOLDER], { stdio: 'inherit' });
  const tarball = `grappe-${version}.tgz`;
  const sha256 = createHash('sha256')
    .update(readFileSync(join(FOLDER, tarball)))
    .digest('hex');
  writeFileSync(join(FOLDER, 'SHA256SUMS'), `${sha256}  ${tarball}\n`);
  writeFileSync(join(FOLDER, `notes-${version}.md`), releaseNotes(changelog, version));
}
