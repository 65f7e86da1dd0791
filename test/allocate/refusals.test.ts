/** Who cannot share, and what is said of it (ALLOCATION.md §§4–5): the cases that no fixture of one thing wrong shows. */
import { describe, expect, test } from 'vitest';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { convention, invoice, STENAY } from '../oracle/small-workspace.ts';
import { productRun } from '../properties/product.ts';
import { shares } from './shares.ts';

const OTHER = '*,other,,,1.00,20,';

/** STENAY with a rule for the group, and CEA in it until the end of 2020. */
function group(share: string, over = ''): WorkspaceFiles {
  const rules = `rules:\n  - { id: r, applies_to: { target: group }, share: ${share.replace(/ \}$/, `${over} }`)} }\n`;
  return {
    ...STENAY,
    'members.csv': 'member,name,joined_on,left_on\nMEUSE,Meuse,,\nREGION,Région,,\nCEA,Alsace,,2020-12-31\n',
    'convention.yaml': convention('{ by: equal }').replace(/rules:.+/s, rules),
    'invoices/a.csv': invoice(OTHER),
  };
}

async function reasons(files: WorkspaceFiles): Promise<readonly string[]> {
  const result = await productRun(files);
  return result.ok ? ['shared'] : result.reasons;
}

describe('a rule for the group that keeps nobody', () => {
  test.each([
    ['{ by: equal }', ', over: { members: [CEA] }'],
    ['{ by: majority, of: students, as_of: latest, max_age_days: none }', ', over: { members: [CEA] }'],
    ['{ by: students, as_of: latest, max_age_days: none }', ', over: { site_types: [cfa] }'],
    ['{ by: payer, member: REGION }', ', over: { members: [CEA] }'],
  ])('has no participant: %s%s', async (share, over) => {
    expect(await reasons(group(share, over))).toEqual([
      'invoices/a.csv:2 no-participant: nobody takes part in * on 2021-09-30 (1.00 without VAT)',
    ]);
  });
});

describe('a fixed part', () => {
  test('of a member that left is not charged', async () => {
    const files = group('{ by: fixed, parts: { MEUSE: 1, REGION: 1, CEA: 2 }, absent: charged }');
    expect(await reasons(files)).toEqual([
      'invoices/a.csv:2 payer-absent: the rule r charges CEA, who is not in the group on 2021-09-30 (1.00 without VAT)',
    ]);
  });

  test('as a fraction is refused beside a percentage, which counts its hundredths', async () => {
    const mixed = group('{ by: fixed, parts: { MEUSE: "50 % ", REGION: 1/4, CEA: 1/4 }, absent: left_out }');
    expect(await reasons(mixed)).toEqual([
      'convention.yaml:7 value-invalid: expected `60 | 33.5 | 50 %`, found "1/4"',
      'convention.yaml:7 value-invalid: expected `60 | 33.5 | 50 %`, found "1/4"',
    ]);
    for (const part of ['0.5', '" 0.50 "', '.05', '00.5']) {
      const decimal = group(`{ by: fixed, parts: { MEUSE: 50 %, REGION: ${part}, CEA: 0.0 } }`);
      expect(await reasons(decimal)).toEqual([
        `convention.yaml:7 value-invalid: expected \`60 | 33.5 | 50 %\`, found "${part.replaceAll('"', '')}"`,
      ]);
    }
    const others = group('{ by: fixed, parts: { MEUSE: 89.5 %, REGION: 10.5, CEA: 0.0 } }');
    expect(await shares(others, 'member share')).toEqual(['MEUSE 179/200', 'REGION 21/200']);
    // Each part is judged for itself.
    const bad = group('{ by: fixed, parts: { MEUSE: 1/4 %, REGION: 0.5e2 } }');
    expect(await reasons(bad)).toHaveLength(2);
    const halves = group('{ by: fixed, parts: { MEUSE: 50 %, REGION: 50, CEA: 0 } }');
    expect(await shares(halves, 'member share')).toEqual(['MEUSE 1/2', 'REGION 1/2']);
  });

  test('is one of a member: a number alone is refused', async () => {
    expect(await reasons(group('{ by: fixed, parts: 50 }'))).toEqual([
      'convention.yaml:7 value-invalid: expected `{ MEUSE: 1/3, REGION: 2/3 }`, found "50"',
    ]);
  });

  test('of zero asks nothing of a member outside', async () => {
    const files = group('{ by: fixed, parts: { MEUSE: 1, REGION: 3, CEA: 0 } }');
    expect(await shares(files, 'member share')).toEqual(['MEUSE 1/4', 'REGION 3/4']);
  });

  test('of each member outside is told, in the order of their ids', async () => {
    const files = group('{ by: fixed, parts: { MEUSE: 1, REGION: 1, CEA: 2, AUBE: 3 } }');
    const members = `${files['members.csv']}AUBE,Aube,,2020-12-31\n`;
    expect(await reasons({ ...files, 'members.csv': members })).toEqual([
      'invoices/a.csv:2 part-absent: the rule r gives a part to AUBE, who does not take part on 2021-09-30 (1.00 without VAT)',
      'invoices/a.csv:2 part-absent: the rule r gives a part to CEA, who does not take part on 2021-09-30 (1.00 without VAT)',
    ]);
  });

  test('is missing for each member that has none', async () => {
    expect(await reasons(group('{ by: fixed, parts: { MEUSE: 1 } }'))).toEqual([
      'invoices/a.csv:2 part-missing: the rule r gives no part to REGION, who takes part on 2021-09-30 (1.00 without VAT)',
    ]);
  });
});

test('a payer that left pays nothing', async () => {
  expect(await reasons(group('{ by: payer, member: CEA }'))).toEqual([
    'invoices/a.csv:2 payer-absent: the rule r charges CEA, who is not in the group on 2021-09-30 (1.00 without VAT)',
  ]);
});

describe('a site that closed while its grappe goes on', () => {
  const STUDENTS = '{ by: students, as_of: latest, max_age_days: none }';
  const closedOn = (last: string): WorkspaceFiles => ({
    ...STENAY,
    'sites.csv': `site,name,type,member,valid_to\n0550020Y,Kastler,college,MEUSE,${last}\n0550072E,Kastler,lycee,REGION,\n`,
    'measures.csv': STENAY['measures.csv']?.replace(/^.*NEW.*\n/m, '') ?? '',
    'convention.yaml': convention(STUDENTS),
    'invoices/a.csv': invoice('STENAY,subscription,2021-09-01,2021-09-30,289.90,20,'),
  });

  test('leaves the lines of earlier days as they are', async () => {
    expect(await shares(closedOn('2021-09-30'), 'site share')).toEqual([
      '0550020Y 414/677',
      '0550072E 263/677',
    ]);
  });

  test('stops the lines of later days', async () => {
    expect(await reasons(closedOn('2021-09-20'))).toEqual([
      'invoices/a.csv:2 site-absent: 0550020Y of STENAY has no owner in the group on 2021-09-21..2021-09-30 (289.90 without VAT)',
    ]);
  });
});
