import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, extname, join } from 'node:path';
import { type OnProblem, problem } from '../../diagnostics/problem.ts';
import { isThere } from '../../system/paths.ts';
import { compareText } from '../../text/text-order.ts';

/** What synchronising programs add to the name of a copy; Google Drive ` (1)`: ` (2024)` is a year. */
const SET_ASIDE = /conflict|conflit|\bcop(?:y|ie)\b|\(\d{1,3}\)/iu;
/**
 * The name of a computer, as OneDrive adds it: `-PC42`, `-DESKTOP-7H2K9QF`. It has capitals and digits, as most have;
 * with others (`-MEUSE`, `-2026`, `-V2`, `-MAJ2025`, `-LOT12`, `-AVENANT1`) another convention may be meant.
 */
const OF_COMPUTER =
  /^-(?=[A-Z0-9-]{4,15}$)(?=.*\d)(?!ANNEXE|ARTICLE|AVENANT|LOT|MARCHE|VERSION)[A-Z][A-Z0-9-]*$(?<!20\d\d)/u;

/** Reports copies beside files (NFC), as synchronising programs make them: nobody knows which one is right. */
export function reportSetAside(folder: string, paths: Iterable<string>, report: OnProblem): void {
  const known = new Set(paths);
  for (const original of known) {
    const place = join(folder, dirname(original));
    const names = isThere(place) && statSync(place).isDirectory() ? readdirSync(place) : [];
    for (const name of names.map((found) => found.normalize('NFC')).sort(compareText)) {
      const file = dirname(original) === '.' ? name : `${dirname(original)}/${name}`;
      if (!known.has(file) && isSetAside(name, basename(original)))
        report(problem('copy-unread', { file }, { file, original }));
    }
  }
}

/** Whether a name is that of a file with such an addition: `F1 (1).csv` for `F1.csv`. */
export function isSetAside(name: string, original: string): boolean {
  const end = extname(original);
  const start = basename(original, end);
  if (!name.startsWith(start) || extname(name) !== end) return false;
  const added = name.slice(start.length, end === '' ? undefined : -end.length);
  return SET_ASIDE.test(added) || OF_COMPUTER.test(added);
}
