/** The spans of equal days that a line is made of (ALLOCATION.md §6), and what its rows print of them. */
import { describe, expect, test } from 'vitest';
import { firstDayOf, type SharePlan } from '../../src/allocate/plan/plan.ts';
import { dayOf, formatRange } from '../../src/domain/time/calendar.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { outcomes } from './outcomes.ts';

const HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,serves,category,period_start,period_end,net_amount,vat_rate\n';

const TABLES: WorkspaceFiles = {
  'convention.yaml': rules(
    '{ id: r, article: "1", applies_to: { target: grappe }, share: { by: equal, per: site } }',
  ),
  'members.csv': 'member,name\nR,Région\nC,Alsace\nM,Meuse\n',
  'sites.csv': 'site,name,type,member\nS1,Un,college,C\nS2,Deux,lycee,R\nS3,Trois,lycee,R\n',
  'grappes.csv': 'grappe,name,kind,site\nG,G,k,S1\nG,G,k,S2\n',
  'accesses.csv': 'access,serves\nA,G\n',
};

function rules(...all: readonly string[]): string {
  return `prorata: daily\nsite_of_grappe: site\nrounding: largest_remainder\nvat: line\nbasis: service\nbilled_to: R\nrules:\n${all.map((rule) => `  - ${rule}\n`).join('')}`;
}

/** The plans of lines of one allocator; a line is `access,serves,first day,last day`. */
async function plans(files: WorkspaceFiles, ...lines: readonly string[]): Promise<readonly SharePlan[]> {
  const rows = lines.map((line, index) => {
    const [access, serves, from, to] = line.split(',');
    return `S,F1,2025-09-30,${index + 1},${access},${serves},subscription,${from},${to},1.00,20\n`;
  });
  const { plain } = await outcomes({ ...TABLES, ...files, 'invoices/a.csv': HEADER + rows.join('') });
  return plain.map((outcome) => {
    if (outcome.kind !== 'allocated') throw new Error(JSON.stringify(outcome.faults));
    return outcome.plan;
  });
}

/** Its spans, with the share of C in each. */
function spansOf({ spans }: SharePlan): readonly string[] {
  return spans.map(({ days, shares }) => {
    const { numerator = 0n, denominator = 1n } = shares.find(({ member }) => member === 'C')?.share ?? {};
    return `${formatRange(days)} ${numerator}/${denominator}`;
  });
}

const SEPTEMBER = ',2025-09-01,2025-09-30';

describe('the days of a line are parted', () => {
  const STUDENTS = rules(
    '{ id: r, article: "1", applies_to: { target: grappe }, share: { by: students, as_of: latest, max_age_days: none } }',
  );
  const cases: readonly (readonly [string, WorkspaceFiles, string])[] = [
    [
      'where its shares change',
      { 'grappes.csv': 'grappe,name,kind,site,valid_from\nG,G,k,S1,\nG,G,k,S2,\nG,G,k,S3,2025-09-11\n' },
      '1/3',
    ],
    [
      'where another rule holds, though the shares stay',
      {
        'convention.yaml': rules(
          '{ id: r, article: "1", to: 2025-09-10, applies_to: { target: grappe }, share: { by: equal } }',
          '{ id: q, article: "2", from: 2025-09-11, applies_to: { target: grappe }, share: { by: equal } }',
        ),
      },
      '1/2',
    ],
    [
      'where another row of its access holds',
      { 'accesses.csv': 'access,serves,valid_from,valid_to\nA,G,,2025-09-10\nA,G,2025-09-11,\n' },
      '1/2',
    ],
    [
      'where another observation counts, though it is equal',
      {
        'convention.yaml': STUDENTS,
        'measures.csv':
          'measure,site,as_of,value\nstudents,S1,2025-01-01,1\nstudents,S2,2025-01-01,1\nstudents,S1,2025-09-11,1\n',
      },
      '1/2',
    ],
  ];
  test.each(cases)('%s', async (_, files, after) => {
    const [plan] = await plans(files, `A,${SEPTEMBER}`);
    expect(plan && spansOf(plan)).toEqual(['2025-09-01..2025-09-10 1/2', `2025-09-11..2025-09-30 ${after}`]);
  });

  test('where the reference day is another, though the observations stay', async () => {
    const share = '{ by: students, as_of: { date: "10-01", year: previous }, max_age_days: 9999 }';
    const [plan] = await plans(
      {
        'convention.yaml': rules(`{ id: r, article: "1", applies_to: { target: grappe }, share: ${share} }`),
        'measures.csv': 'measure,site,as_of,value\nstudents,S1,2020-01-01,1\nstudents,S2,2020-01-01,1\n',
      },
      'A,,2024-12-01,2025-01-31',
    );
    expect(plan && spansOf(plan)).toEqual(['2024-12-01..2024-12-31 1/2', '2025-01-01..2025-01-31 1/2']);
  });

  test('where a count stands in for that of the year after, in a sum and in a part of a mix too', async () => {
    const dated = (date: string) => `{ by: students, as_of: { date: "${date}", year: previous } }`;
    const spans = async (share: string): Promise<unknown> => {
      const [plan] = await plans(
        {
          'convention.yaml': rules(
            `{ id: r, article: "1", applies_to: { target: grappe }, share: ${share} }`,
          ),
          'measures.csv': 'measure,site,as_of,value\nstudents,S1,2023-10-01,1\nstudents,S2,2023-10-01,1\n',
        },
        'A,,2024-12-01,2025-01-31',
      );
      return plan?.spans.map(({ days }) => formatRange(days));
    };
    const twoYears = ['2024-12-01..2024-12-31', '2025-01-01..2025-01-31'];
    const mix = `{ by: mix, of: [{ part: "1/2", share: ${dated('10-01')} }, { part: "1/2", share: { by: equal } }] }`;
    expect(await spans(mix)).toEqual(twoYears);
    const sum = `{ by: sum, of: [${dated('10-01').replace('by: students', 'measure: students')}] }`;
    expect(await spans(sum)).toEqual(twoYears);
  });

  test('where another site of the same member bears the same', async () => {
    const files = {
      'grappes.csv':
        'grappe,name,kind,site,valid_from,valid_to\nG,G,k,S1,,\nG,G,k,S2,,2025-09-10\nG,G,k,S3,2025-09-11,\n',
    };
    const [plan] = await plans(files, `A,${SEPTEMBER}`);
    expect(plan?.shares.map(({ site, text }) => `${site} ${text}`)).toEqual(['S1 1/2', 'S2 1/6', 'S3 1/3']);
    expect(plan?.spans.map(({ days }) => formatRange(days))).toEqual([
      '2025-09-01..2025-09-10',
      '2025-09-11..2025-09-30',
    ]);
  });

  test('where a site changes hands, though it bears the same', async () => {
    const files = {
      'sites.csv':
        'site,name,type,member,valid_from,valid_to\nS1,Un,college,C,,2025-09-10\nS1,Un,college,M,2025-09-11,\nS2,Deux,lycee,R,,\n',
    };
    const [plan] = await plans(files, `A,${SEPTEMBER}`);
    // Half of the cost: 10 of 30 days C, 20 days M.
    expect(plan?.shares.map(({ member, site, text }) => `${member} ${site} ${text}`)).toEqual([
      'C S1 1/6',
      'M S1 1/3',
      'R S2 1/2',
    ]);
    expect(plan && spansOf(plan)).toEqual(['2025-09-01..2025-09-10 1/2', '2025-09-11..2025-09-30 0/1']);
  });

  test('where a site joins one that was alone', async () => {
    const files = { 'grappes.csv': 'grappe,name,kind,site,valid_from\nG,G,k,S1,\nG,G,k,S2,2025-09-11\n' };
    const [plan] = await plans(files, `A,${SEPTEMBER}`);
    // 10 days of all and 20 of the half are 20 of 30.
    expect(plan?.shares.map(({ site, text }) => `${site} ${text}`)).toEqual(['S1 2/3', 'S2 1/3']);
  });

  test('where an observation is that of another file, though it stands in the same row of it', async () => {
    const file = (year: number) =>
      `    - { file: ${year}.csv, defaults: { measure: students, as_of: ${year}-09-11 } }\n`;
    const files = {
      'convention.yaml': `${STUDENTS}tables:\n  measures:\n${file(2024)}${file(2025)}`,
      '2024.csv': 'site,value\nS1,1\nS2,1\n',
      '2025.csv': 'site,value\nS1,1\nS2,1\n',
    };
    const [plan] = await plans(files, `A,${SEPTEMBER}`);
    expect(plan && spansOf(plan)).toEqual(['2025-09-01..2025-09-10 1/2', '2025-09-11..2025-09-30 1/2']);
  });

  test('where a site comes that bears nothing', async () => {
    const files = {
      'convention.yaml': rules(
        '{ id: r, article: "1", applies_to: { target: grappe }, share: { by: head } }',
      ),
      'grappes.csv': 'grappe,name,kind,site,head,valid_from\nG,G,k,S1,yes,\nG,G,k,S2,no,2025-09-11\n',
    };
    const [plan] = await plans(files, `A,${SEPTEMBER}`);
    expect(plan && spansOf(plan)).toEqual(['2025-09-01..2025-09-10 1/1', '2025-09-11..2025-09-30 1/1']);
    expect(plan?.shares.map(({ site, text }) => `${site} ${text}`)).toEqual(['S1 1/1']);
  });

  test('up to the last one, though a change day follows it', async () => {
    const files = {
      'grappes.csv':
        'grappe,name,kind,site,valid_from,valid_to\nG,G,k,S1,,\nG,G,k,S2,,\nG,G,k,S3,2025-09-11,2025-09-20\n',
    };
    const [plan] = await plans(files, 'A,,2025-09-01,2025-09-20');
    expect(plan && spansOf(plan)).toEqual(['2025-09-01..2025-09-10 1/2', '2025-09-11..2025-09-20 1/3']);
  });

  test('and joined where nothing but the days differs', async () => {
    const files = {
      'sites.csv':
        'site,name,type,member,valid_from,valid_to\nS1,Un,college,C,,2025-09-10\nS1,Un,college,C,2025-09-11,\nS2,Deux,lycee,R,,\n',
      'members.csv': 'member,name,joined_on\nR,Région,\nC,Alsace,\nM,Meuse,2025-09-21\n',
    };
    const [plan] = await plans(files, `A,${SEPTEMBER}`);
    expect(plan && spansOf(plan)).toEqual(['2025-09-01..2025-09-30 1/2']);
    const pupils = {
      ...files,
      'convention.yaml': STUDENTS,
      'measures.csv': 'measure,site,as_of,value\nstudents,S1,2025-01-01,1\nstudents,S2,2025-01-01,3\n',
    };
    const [byPupils] = await plans(pupils, `A,${SEPTEMBER}`);
    expect(byPupils && spansOf(byPupils)).toEqual(['2025-09-01..2025-09-30 1/4']);
    const [ofMember] = await plans(files, `,C${SEPTEMBER}`);
    expect(ofMember && spansOf(ofMember)).toEqual(['2025-09-01..2025-09-30 1/1']);
    expect(ofMember?.shares).toMatchObject([{ member: 'C', site: '', text: '1/1', siteType: undefined }]);
  });
});

test('a measure of the period counts for lines of those days only, also as a part of a mix', async () => {
  const pupils = '{ by: students, as_of: period_end }';
  const mix = `{ by: mix, of: [{ part: 1/2, share: { by: equal, per: site } }, { part: 1/2, share: ${pupils} }] }`;
  const files = {
    'convention.yaml': rules(`{ id: r, article: "1", applies_to: { target: grappe }, share: ${mix} }`),
    'measures.csv':
      'measure,site,as_of,value\nstudents,S1,2025-09-05,1\nstudents,S2,2025-09-05,3\nstudents,S1,2025-09-20,3\nstudents,S2,2025-09-20,1\n',
  };
  const found = await plans(files, 'A,,2025-09-01,2025-09-15', `A,${SEPTEMBER}`, 'A,,2025-09-01,2025-09-15');
  // Half of the cost in halves, half of it by 1 of 4 pupils, or by 3 of 4.
  expect(found.map(({ shares }) => shares.map(({ site, text }) => `${site} ${text}`))).toEqual([
    ['S1 3/8', 'S2 5/8'],
    ['S1 5/8', 'S2 3/8'],
    ['S1 3/8', 'S2 5/8'],
  ]);
});

describe('a share is of the type of its site', () => {
  const types = (plan: SharePlan | undefined) =>
    plan?.shares.map(({ site, siteType }) => `${site} ${siteType}`);

  test('where one bears all, though it is not the first', async () => {
    const files = {
      'convention.yaml': rules(
        '{ id: r, article: "1", applies_to: { target: grappe }, share: { by: head } }',
      ),
      'grappes.csv': 'grappe,name,kind,site,head\nG,G,k,S1,no\nG,G,k,S2,yes\n',
    };
    const [plan] = await plans(files, `A,${SEPTEMBER}`);
    expect(types(plan)).toEqual(['S2 lycee']);
  });

  test('of few sites and of many', async () => {
    const all = ['cfa', 'college', 'lycee', 'erea', 'other', 'training', 'internal', 'lycee_pro', 'college'];
    for (const count of [2, 7, 8, 9]) {
      const kept = all.slice(0, count);
      const files = {
        'sites.csv': `site,name,type,member\n${kept.map((type, index) => `S${index},x,${type},C\n`).join('')}`,
        'grappes.csv': `grappe,name,kind,site\n${kept.map((_, index) => `G,G,k,S${index}\n`).join('')}`,
      };
      const [plan] = await plans(files, `A,${SEPTEMBER}`);
      expect(types(plan)).toEqual(kept.map((type, index) => `S${index} ${type}`));
    }
  });
});

test('what is served, the rules and the articles stand once each, in the order of their days', async () => {
  const files = {
    'convention.yaml': rules(
      '{ id: r, article: "1", to: 2025-09-10, applies_to: { target: grappe }, share: { by: equal } }',
      '{ id: q, article: "2", from: 2025-09-11, to: 2025-09-15, applies_to: { target: grappe }, share: { by: equal } }',
      '{ id: p, article: "1", from: 2025-09-16, applies_to: { target: grappe }, share: { by: equal } }',
      '{ id: s, article: "0", applies_to: { target: site }, share: { by: equal } }',
    ),
    'accesses.csv':
      'access,serves,valid_from,valid_to\nA,G,,2025-09-20\nA,S1,2025-09-21,2025-09-25\nA,M,2025-09-26,\n',
  };
  const [plan] = await plans(files, `A,${SEPTEMBER}`);
  expect(plan).toMatchObject({ serves: 'G+S1+M', rule: 'r+q+p+s+own', article: '1+2+0' });
});

test('lines in one segment share alike, each for its own days', async () => {
  const days = [SEPTEMBER, SEPTEMBER, ',2025-09-05,2025-09-20', ',2025-09-05,2025-09-30', SEPTEMBER];
  const found = await plans({}, ...days.map((range) => `A,${range}`));
  expect(found.map(({ days: own }) => formatRange(own))).toEqual(
    days.map((range) => range.slice(1).replace(',', '..')),
  );
  expect(found.map((plan) => spansOf(plan).join())).toEqual(
    days.map((range) => `${range.slice(1).replace(',', '..')} 1/2`),
  );
  expect(found.map(({ serves, rule, article }) => `${serves} ${rule} ${article}`)).toEqual(
    days.map(() => 'G r 1'),
  );
});

test('the shares of unequal spans are weighed by their days', async () => {
  const files = {
    'grappes.csv':
      'grappe,name,kind,site,valid_from,valid_to\nG,G,k,S1,,\nG,G,k,S2,,2025-09-10\nG,G,k,S3,2025-09-16,\n',
  };
  // S1 and S2 for 10 days, S1 alone for 5, S1 and S3 for 15.
  const [plan] = await plans(files, `A,${SEPTEMBER}`);
  expect(
    plan?.shares.map(({ member, site, text, firstSpan, siteType }) => [
      member,
      site,
      text,
      firstSpan,
      siteType,
    ]),
  ).toEqual([
    ['C', 'S1', '7/12', 0, 'college'],
    ['R', 'S2', '1/6', 0, 'lycee'],
    ['R', 'S3', '1/4', 2, 'lycee'],
  ]);
  expect(plan?.weights).toMatchObject({
    ids: ['C', 'R'],
    members: { values: [7n, 5n], total: 12n },
    sites: [
      { values: [7n], total: 7n },
      { values: [2n, 3n], total: 5n },
    ],
  });
});

test('one who bears nothing has no share', async () => {
  const share = '{ by: fixed, parts: { C: 1, R: 0, M: 0 } }';
  const files = {
    'convention.yaml': rules(`{ id: r, article: "1", applies_to: { target: group }, share: ${share} }`),
  };
  const [plan] = await plans(files, `,*${SEPTEMBER}`);
  expect(plan?.shares.map(({ member, site, text }) => [member, site, text])).toEqual([['C', '', '1/1']]);
});

test('a share comes from one of the spans', async () => {
  const [plan] = await plans({}, `A,${SEPTEMBER}`);
  const [share] = plan?.shares ?? [];
  if (plan === undefined || share === undefined) throw new Error('the line can be shared');
  expect(firstDayOf(share, plan.spans)).toBe(dayOf(2025, 9, 1));
  expect(() => firstDayOf(share, [])).toThrow(new RangeError('a share comes from one of its spans'));
});
