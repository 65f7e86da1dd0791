/** A count of a year before stands in for one that is lacking, and is told. */
import { describe, expect, test } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { LINES_HEADER, lineOf, type SmallGroup, smallGroup } from './small-group.ts';

const HEADER = 'measure,site,as_of,value\n';

/** The counts of both sites of the cité scolaire on a day. */
function counts(...days: readonly string[]): string {
  const rows = days.flatMap((day) => [`students,0550020Y,${day},414\n`, `students,0550072E,${day},263\n`]);
  return `${HEADER}${rows.join('')}`;
}

/** What `allocate` tells of counts, all lines of the group being of September 2025: rows, and the words. */
async function told({ folder }: SmallGroup): Promise<readonly string[]> {
  const { exitCode, stderr } = await runCommand(['check', folder, '--lang', 'en']);
  if (exitCode !== 0) return [stderr];
  return stderr.split('\n').filter((line) => line.includes('measure-year-old'));
}

const LACKING =
  /^measures\.csv:(?<row>\d+): warning\[measure-year-old\]: observations of "students" for (?<day>\S+) are missing \((?<count>\d+)\): those of a year before were counted, such as that of (?<found>\S+) of 0550020Y$/;

function facts(lines: readonly string[]): readonly unknown[] {
  return lines.map((line) => ({ ...(LACKING.exec(line)?.groups ?? { line }) }));
}

describe('a count of 1 October of the year before', () => {
  test.each([
    [
      'of the same date a year before',
      '2023-10-01',
      { row: '2', day: '2024-10-01', count: '2', found: '2023-10-01' },
    ],
    ['of a day more', '2023-10-02', undefined],
    ['of the day itself', '2024-10-01', undefined],
  ])('%s', async (_, made, found) => {
    const group = smallGroup();
    group.write('measures.csv', counts(made));
    expect(facts(await told(group))).toEqual(found === undefined ? [] : [found]);
  });

  test('is told once for all lines, of those that count', async () => {
    const group = smallGroup();
    group.write('measures.csv', counts('2022-10-01', '2023-10-01'));
    group.write(
      'invoices/more.csv',
      LINES_HEADER + ['2025-07-31', '2025-08-31'].map((day, i) => lineOf(`M${i}`, day, '10.00')).join(''),
    );
    expect(facts(await told(group))).toEqual([
      { row: '4', day: '2024-10-01', count: '2', found: '2023-10-01' },
    ]);
  });

  test('is told of two days in their order, whatever that of the lines', async () => {
    const group = smallGroup();
    group.write('measures.csv', counts('2024-10-01'));
    group.edit(
      'convention.yaml',
      'share: { by: students, as_of: { date: "10-01", year: previous } }',
      `share: { by: students, as_of: { date: "10-02", year: previous } }
  - id: services
    applies_to: { target: grappe, categories: [service] }
    share: { by: students, as_of: { date: "10-01", year: previous } }`,
    );
    group.edit('convention.yaml', 'target: grappe', 'target: grappe, categories: [subscription]');
    const [first, second] = ['A', 'B'].map((invoice) => lineOf(invoice, '2026-01-31', '10.00'));
    group.write(
      'invoices/2025-09.csv',
      `${LINES_HEADER}${first}${second?.replace('subscription', 'service')}`,
    );
    const found = { row: '2', count: '2', found: '2024-10-01' };
    expect(facts(await told(group))).toEqual([
      { ...found, day: '2025-10-01' },
      { ...found, day: '2025-10-02' },
    ]);
  });

  test('is not told where the convention says how old one may be', async () => {
    const group = smallGroup();
    group.write('measures.csv', counts('2023-10-01'));
    group.edit('convention.yaml', 'year: previous }', 'year: previous }, max_age_days: 366');
    expect(await told(group)).toEqual([]);
  });

  test('is told of each year of a mean by its own date', async () => {
    const group = smallGroup();
    group.write('measures.csv', counts('2022-10-01', '2024-10-01'));
    group.edit('convention.yaml', 'year: previous }', 'year: previous }, years: 3');
    expect(facts(await told(group))).toEqual([
      { row: '2', day: '2023-10-01', count: '2', found: '2022-10-01' },
    ]);
  });

  test.each([
    [
      'a part of a mix',
      '{ by: mix, of: [{ part: 1/2, share: SHARE }, { part: 1/2, share: { by: equal, per: site } }] }',
    ],
    ['a term of a sum', '{ by: sum, of: [{ measure: students, AS_OF }] }'],
  ])('is told in %s, of a line over the turn of the year too', async (_, share) => {
    const group = smallGroup();
    const asOf = 'as_of: { date: "10-01", year: previous }';
    group.write('measures.csv', counts('2023-10-01'));
    group.write(
      'invoices/2025-09.csv',
      `${LINES_HEADER}OP,F1,2025-01-31,1,A1,,subscription,2024-12-15,2025-01-14,289.90,20\n`,
    );
    group.edit(
      'convention.yaml',
      `{ by: students, ${asOf} }`,
      share.replace('SHARE', `{ by: students, ${asOf} }`).replace('AS_OF', asOf),
    );
    expect(facts(await told(group))).toEqual([
      { row: '2', day: '2024-10-01', count: '2', found: '2023-10-01' },
    ]);
  });
});
