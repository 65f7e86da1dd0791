/** A member whose sites have all ended, and that bears lines of the whole group still, is told. */
import { expect, test } from 'vitest';
import { departedMembers } from '../../src/jobs/departed-members.ts';
import { runCommand } from '../cli/run-command.ts';
import { contentOf, filesOf, fixtures } from '../diagnostics/fixture.ts';
import { LINES_HEADER, smallGroup } from './small-group.ts';

const SITES = 'site,name,type,member,valid_from,valid_to\n';
const OTHERS = '0550020Y,Collège,college,MEUSE,,\n0550072E,Lycée,lycee,REGION,,\n';

/** What is told of members without sites, where the sites and the last day of AUBE are so. */
async function told(sites: string, left = '', first = '2025-09-01'): Promise<readonly string[]> {
  const group = smallGroup();
  const fixture = fixtures().find(({ name }) => name === 'member-without-sites');
  if (fixture === undefined) throw new Error('the fixture has gone');
  for (const path of filesOf(fixture)) group.write(path, contentOf(fixture, path).toString());
  group.write('sites.csv', `${SITES}${OTHERS}${sites}`);
  group.write('members.csv', `member,name,joined_on,left_on\nREGION,R,,\nMEUSE,M,,\nAUBE,A,,${left}\n`);
  const lines = [
    ['F1', '1', 'A1', '', 'subscription', '2025-09-01'],
    ['F1', '2', '', '*', 'service', first],
    ['F1', '3', '', '*', 'service', '2025-09-15'],
  ].map(([number, line, access, serves, category, from]) =>
    ['OP', number, '2025-09-30', line, access, serves, category, from, '2025-09-30', '30.00', '20'].join(),
  );
  group.write('invoices/2025-09.csv', `${LINES_HEADER}${lines.join('\n')}\n`);
  const { exitCode, stderr } = await runCommand(['check', group.folder, '--lang', 'en']);
  expect(exitCode).toBe(0);
  return stderr.split('\n').filter((line) => line.includes('member-without-sites'));
}

const SAID = (count: number, line: number, day: string): string =>
  `members.csv:4: warning[member-without-sites]: AUBE shares lines of the whole group (${count}, such as line ${line} of invoice F1) after ${day}, on which the last of its sites ended`;

test.each<readonly [string, Parameters<typeof told>, readonly string[]]>([
  ['its last site ended the day before', ['A1,A,college,AUBE,,2025-08-31\n'], [SAID(2, 2, '2025-08-31')]],
  [
    'the later of two is what counts',
    ['A2,A,college,AUBE,,2025-09-07\nA1,A,college,AUBE,,2025-01-31\n'],
    [SAID(1, 3, '2025-09-07')],
  ],
  ['the day of the line is its last', ['A1,A,college,AUBE,,2025-09-15\n', '', '2025-09-10'], []],
  ['a site begins later', ['A1,A,college,AUBE,,2025-08-31\nA2,A,college,AUBE,2026-01-01,\n'], []],
  ['it never had a site', [''], []],
  ['it left with it', ['A1,A,college,AUBE,,2025-08-31\n', '2025-08-31'], []],
])('%s', async (_, given, expected) => {
  expect(await told(...given)).toEqual(expected);
});

test('the row of the member is that of the days of the line; what a rule has it bear of a grappe is not told', () => {
  const always = { from: 0, to: 1000 };
  const members = [
    { member: 'AUBE', file: 'members.csv', row: 2, days: { from: 0, to: 9 } },
    { member: 'AUBE', file: 'members.csv', row: 3, days: { from: 20, to: 1000 } },
  ];
  const sites = [{ member: 'AUBE', days: { from: 0, to: 9 } }];
  const departed = departedMembers({ members, sites } as unknown as Parameters<typeof departedMembers>[0]);
  type Shared = Parameters<typeof departed.add>[0];
  const line = { invoiceNumber: 'F1', lineNumber: '1' };
  const plan = { days: { ...always, from: 20 }, shares: [{ member: 'AUBE' }, { member: 'REGION' }] };
  departed.add({ line, plan: { ...plan, serves: 'STENAY' } } as unknown as Shared);
  expect(departed.problems()).toEqual([]);
  departed.add({ line, plan: { ...plan, serves: '*' } } as unknown as Shared);
  expect(departed.problems().map(({ place, args }) => [place.row, args['count']])).toEqual([[3, 1]]);
});
