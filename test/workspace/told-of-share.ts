/** What the convention is told of a share and of the observations that it counts. */
import { appendFileSync, cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { inFolder } from '../audit/workspace.ts';
import { BASE } from '../diagnostics/fixture.ts';

const SITES = ['0550020Y', '0550072E'];

/** Where a code is told of a share, with the value there: measures of students and of hours hold a count of each site on each day; `further` has rows for the ends of files. */
export function toldOfShare(
  code: string,
  share: string,
  days: readonly string[],
  counts: readonly string[] = ['1', '1'],
  further: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  return inFolder(async (folder) => {
    cpSync(BASE, folder, { recursive: true });
    const path = join(folder, 'convention.yaml');
    const [head] = readFileSync(path, 'utf8').split('rules:\n');
    writeFileSync(path, `${head}rules:\n  - id: r\n    share: ${share}\n`);
    const rows = ['students', 'hours'].flatMap((measure) =>
      days.flatMap((day) => SITES.map((site, index) => `${measure},${site},${day},${counts[index]}\n`)),
    );
    writeFileSync(join(folder, 'measures.csv'), `measure,site,as_of,value\n${rows.join('')}`);
    for (const [file, rows] of Object.entries(further)) appendFileSync(join(folder, file), rows);
    const { problems } = await loadWorkspace(folder);
    return problems.flatMap((found) =>
      found.code === code ? [[found.place.column, found.place.value].join(' ').trim()] : [],
    );
  });
}
