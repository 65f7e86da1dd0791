/** A site that is alone in a grappe on days on which an access serves it bears all of its cost, and is told. */
import { expect, test } from 'vitest';
import { writeFiles } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { inBase } from '../diagnostics/fixture.ts';

const HEADER = 'grappe,name,kind,site,weight,head,valid_from,valid_to\n';
const COLLEGE = 'STENAY,Stenay,cite_scolaire,0550020Y';
const LYCEE = 'STENAY,Stenay,cite_scolaire,0550072E';

/** What `check` says of sites that are alone, with these rows of grappes.csv and days of the access. */
const alone = (rows: readonly string[], access = ','): Promise<readonly string[]> =>
  inBase(async (workspace) => {
    writeFiles(workspace, {
      'grappes.csv': `${HEADER}${rows.join('\n')}\n`,
      'accesses.csv': `access,serves,valid_from,valid_to\nA1,STENAY,${access}\n`,
    });
    const { stderr } = await runCommand(['check', workspace, '-q', '--lang', 'en']);
    const told = stderr.matchAll(
      /^grappes\.csv:(\d+):site: warning\[grappe-of-one-site\].* alone, (.*), which/gm,
    );
    return [...told].map(([, row, what]) => `${row} ${what}`);
  });

test.each([
  ['both always', [`${COLLEGE},,,,`, `${LYCEE},,,,`], []],
  ['the other row is missing', [`${COLLEGE},,,,`], ['2 0550020Y']],
  ['the other comes later', [`${COLLEGE},,,,`, `${LYCEE},,,2026-09-01,`], ['2 0550020Y (..2026-08-31)']],
  [
    'one leaves before the other comes',
    [`${COLLEGE},,,,2025-06-30`, `${LYCEE},,,2025-09-01,`],
    ['2 0550020Y (..2025-06-30)', '3 0550072E (2025-09-01..)'],
  ],
  [
    'one takes the place of the other',
    [`${COLLEGE},,,,2025-08-31`, `${LYCEE},,,2025-09-01,`],
    ['2 0550020Y (..2025-08-31)', '3 0550072E (2025-09-01..)'],
  ],
  [
    'the other is away for a while',
    [`${COLLEGE},,,,`, `${LYCEE},,,,2025-06-30`, `${LYCEE},,,2025-09-01,`],
    ['2 0550020Y (2025-07-01..2025-08-31)'],
  ],
])('%s', async (_, rows, expected) => {
  expect(await alone(rows)).toEqual(expected);
});

test('only on the days of an access that serves the grappe', async () => {
  const rows = [`${COLLEGE},,,,`, `${LYCEE},,,2025-09-10,`];
  expect(await alone(rows, '2025-09-10,')).toEqual([]);
  expect(await alone(rows, '2025-09-01,')).toEqual(['2 0550020Y (2025-09-01..2025-09-09)']);
});
