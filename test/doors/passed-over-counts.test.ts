/** Several observations within the days of a line, of which only the last counts, are told. */
import { describe, expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, type SmallGroup, smallGroup } from './small-group.ts';

const QUARTER = 'OP,F1,2025-09-30,1,A1,,subscription,2025-07-01,2025-09-30,289.90,20\n';
const MONTHS = ['2025-07-31', '2025-08-31', '2025-09-30'];

/** A group whose rule counts what is measured over the period, with counts of both sites on some days. */
function metered(days: readonly string[], lines: string): SmallGroup {
  const group = smallGroup();
  const rows = days.flatMap((day) => [`students,0550020Y,${day},414\n`, `students,0550072E,${day},263\n`]);
  group.write('measures.csv', `measure,site,as_of,value\n${rows.join('')}`);
  group.edit('convention.yaml', 'as_of: { date: "10-01", year: previous }', 'as_of: period_end');
  group.write('invoices/2025-09.csv', LINES_HEADER + lines);
  return group;
}

/** What `check` tells of observations passed over. */
async function told({ folder }: SmallGroup): Promise<readonly string[]> {
  const { exitCode, stderr } = await runCommand(['check', folder, '--lang', 'en']);
  if (exitCode !== 0) return [stderr];
  return stderr.split('\n').filter((line) => line.includes('measure-passed-over'));
}

const warning = (count: number): string =>
  `measures.csv:2: warning[measure-passed-over]: of several observations of "students" within the days of a line only the last counts; passed over: ${count}, such as that of 2025-07-31 of 0550020Y`;

describe('of observations of each month', () => {
  test('a line of the quarter counts the last only, which is told once, with how many do not count', async () => {
    const more = QUARTER.replace('F1', 'F2').replace('2025-09-30,289.90', '2025-08-31,289.90');
    expect(await told(metered(MONTHS, QUARTER + more))).toEqual([warning(4)]);
  });

  test('a line of each month counts its own', async () => {
    const lines = MONTHS.map((day, index) => lineOf(`F${index}`, day, '10.00')).join('');
    expect(await told(metered(MONTHS, lines))).toEqual([]);
  });

  test('those of the day before and after a line are none of its own', async () => {
    expect(await told(metered(['2025-06-30', '2025-09-30', '2025-10-01'], QUARTER))).toEqual([]);
    expect(await told(metered(['2025-07-01', '2025-09-30'], QUARTER))).toEqual([
      warning(2).replace('07-31', '07-01'),
    ]);
  });

  test.each([
    ['the latest counts', 'as_of: latest, max_age_days: none'],
    ['those of a date count', 'as_of: { date: "06-30", year: current }'],
  ])('none is passed over where %s', async (_, asOf) => {
    const group = metered(['2025-06-30', ...MONTHS], QUARTER);
    group.edit('convention.yaml', 'as_of: period_end', asOf);
    expect(await told(group)).toEqual([]);
  });

  test.each([
    [
      'a part of a mix',
      '{ by: mix, of: [{ part: 1/2, share: { by: students, as_of: period_end } }, { part: 1/2, share: { by: equal, per: site } }] }',
    ],
    ['a term of a sum', '{ by: sum, of: [{ measure: students, as_of: period_end }] }'],
    ['a key of a majority', '{ by: majority, of: students, as_of: period_end }'],
  ])('%s tells it too', async (_, share) => {
    const group = metered(MONTHS, QUARTER);
    group.edit('convention.yaml', '{ by: students, as_of: period_end }', share);
    expect(await told(group)).toEqual([warning(4)]);
  });
});
