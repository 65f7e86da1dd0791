/** What a line means by a site that is in a grappe: the site alone, or all that share its access (ALLOCATION.md §2). */
import { describe, expect, test } from 'vitest';
import type { LineOutcome } from '../../src/allocate/allocator.ts';
import { type Target, targetOn } from '../../src/allocate/target/target.ts';
import { dayOf } from '../../src/domain/time/calendar.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { STENAY } from '../oracle/small-workspace.ts';
import { outcomes, registerFrom } from './outcomes.ts';

const HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,serves,category,period_start,period_end,net_amount,vat_rate\n';

/** Stenay, whose convention says this word; as it is, it says none. */
function said(word: string, more = ''): WorkspaceFiles {
  const { 'convention.yaml': text = '' } = STENAY;
  return { ...STENAY, 'convention.yaml': text.replace('rules:', `site_of_grappe: ${word}\n${more}rules:`) };
}

/** Lines of 6.77 (access, serves) for a September; what each member bears in cents, or what is said. */
async function told(files: WorkspaceFiles, ...lines: readonly string[]): Promise<readonly string[]> {
  const rows = lines.map(
    (line, index) => `S,F1,2021-09-30,${index + 1},${line},subscription,2021-09-01,2021-09-30,6.77,20\n`,
  );
  const { plain } = await outcomes({ ...files, 'invoices/a.csv': HEADER + rows.join('') });
  return plain.map(inShort);
}

function inShort(outcome: LineOutcome): string {
  return outcome.kind === 'allocated'
    ? outcome.rows.map(({ member, net }) => `${member} ${net}`).join(', ')
    : outcome.faults
        .map(({ code, args }) => `${code}: ${args['site']}, ${args['grappes']}, ${args['days']}`)
        .join('; ');
}

const LYCEE = ',0550072E';
/** By 414 and 263 pupils. */
const ALL = 'MEUSE 414, REGION 263';
const ALONE = 'REGION 677';

describe('a line that names the lycée', () => {
  test('is in doubt where nobody says what is meant', async () => {
    expect(await told(STENAY, LYCEE)).toEqual(['grappe-site: 0550072E, STENAY, 2021-09-01..2021-09-30']);
    expect(await told(said('error'), LYCEE)).toEqual(await told(STENAY, LYCEE));
  });

  test('is for the cité scolaire, or for the lycée alone, as the convention says', async () => {
    expect(await told(said('grappe'), LYCEE)).toEqual([ALL]);
    expect(await told(said('site'), LYCEE)).toEqual([ALONE]);
  });

  test('is for what the layout of its file says, whatever the convention says', async () => {
    const layout = (word: string) => `invoices: [{ files: "*.csv", site_of_grappe: ${word} }]\n`;
    expect(await told(said('site', layout('grappe')), LYCEE)).toEqual([ALL]);
    expect(await told(said('grappe', layout('site')), LYCEE)).toEqual([ALONE]);
    expect(await told(said('grappe', layout('error')), LYCEE)).toEqual(await told(STENAY, LYCEE));
  });

  test('is for what the convention said on the day of its invoice', async () => {
    const dated = (first: string, then: string) =>
      said(`[{ to: 2021-09-29, value: ${first} }, { from: 2021-09-30, value: ${then} }]`);
    expect(await told(dated('site', 'grappe'), LYCEE)).toEqual([ALL]);
    expect(await told(dated('grappe', 'site'), LYCEE)).toEqual([ALONE]);
  });

  test('is in doubt where two grappes hold it, but where it is meant alone', async () => {
    const files = (word: string) => ({
      ...said(word),
      'grappes.csv': `${STENAY['grappes.csv']}OTHER,Autre,grappe,0550072E\n`,
    });
    expect(await told(files('grappe'), LYCEE)).toEqual([
      'grappe-site: 0550072E, OTHER, STENAY, 2021-09-01..2021-09-30',
    ]);
    expect(await told(files('site'), LYCEE)).toEqual([ALONE]);
  });

  test('is for the cité scolaire from the day on which the lycée joins it', async () => {
    const grappes =
      'grappe,name,kind,site,valid_from\nSTENAY,Stenay,cite_scolaire,0550020Y,\nSTENAY,Stenay,cite_scolaire,0550072E,2021-09-16\n';
    // 15 of 30 days at 414/677 for Meuse: 4.14 / 2.
    expect(await told({ ...said('grappe'), 'grappes.csv': grappes }, LYCEE)).toEqual([
      'MEUSE 207, REGION 470',
    ]);
    expect(await told({ ...STENAY, 'grappes.csv': grappes }, LYCEE)).toEqual([
      'grappe-site: 0550072E, STENAY, 2021-09-16..2021-09-30',
    ]);
  });

  test('was for the lycée alone in runs of 0.1', async () => {
    const tables = await registerFrom(said('grappe'));
    const meant = (release: readonly [number, number]): Target | undefined => {
      const then = { ...tables, workspace: { ...tables.workspace, release } };
      const found = targetOn({ serves: '0550072E', access: undefined }, dayOf(2021, 9, 1), then);
      return 'target' in found ? found.target : undefined;
    };
    expect([meant([0, 1]), meant([0, 2])]).toMatchObject([
      { kind: 'site', id: '0550072E' },
      { kind: 'grappe', id: 'STENAY' },
    ]);
  });
});

describe('an access of one site alone', () => {
  const files = {
    ...said('grappe'),
    'accesses.csv':
      'access,serves,alone,valid_from,valid_to\nundefined,0550072E,yes,,\nOWN,0550072E,yes,,\nSHARED,0550072E,no,,\nMOVED,0550072E,,,2021-09-15\nMOVED,0550072E,yes,2021-09-16,\n',
  };

  test('is the last word on its site, with the site on the line or without it', async () => {
    expect(await told(files, 'OWN,', 'OWN,0550072E')).toEqual([ALONE, ALONE]);
    expect(await told(files, 'SHARED,', 'SHARED,0550072E', 'UNKNOWN,0550072E', LYCEE)).toEqual([
      ALL,
      ALL,
      ALL,
      ALL,
    ]);
  });

  test('is told apart from the others, and from a line without any', async () => {
    const lines = ['SHARED', 'OWN', '', 'undefined', 'SHARED'].map((access) => `${access},0550072E`);
    expect(await told(files, ...lines)).toEqual([ALL, ALONE, ALL, ALONE, ALL]);
  });

  test('says nothing of another site', async () => {
    expect(await told(files, 'OWN,0550020Y')).toEqual([ALL]);
  });

  test('is so on the days of its row', async () => {
    // Half of the month by 414 and 263 pupils.
    expect(await told(files, 'MOVED,', 'MOVED,0550072E')).toEqual(Array(2).fill('MEUSE 207, REGION 470'));
  });
});

describe('a line that names the cité scolaire, and an access that names its lycée, or the other way round', () => {
  const warnings = async (files: WorkspaceFiles, line: string): Promise<readonly unknown[]> => {
    const row = `S,F1,2021-09-30,1,${line},subscription,2021-09-01,2021-09-30,6.77,20\n`;
    const { plain } = await outcomes({ ...files, 'invoices/a.csv': HEADER + row });
    return plain.map((outcome) => (outcome.kind === 'allocated' ? outcome.warning?.args : outcome.kind));
  };
  const withAccess = (word: string) => ({
    ...said(word),
    'accesses.csv': 'access,serves\nOF-SITE,0550072E\nOF-ALL,STENAY\n',
  });

  test('agree where the lycée means the cité scolaire', async () => {
    expect(await warnings(withAccess('grappe'), 'OF-SITE,STENAY')).toEqual([undefined]);
    expect(await warnings(withAccess('grappe'), 'OF-ALL,0550072E')).toEqual([undefined]);
  });

  test('contradict each other where it means the lycée alone', async () => {
    const contradiction = (value: string, access: string, expected: string) => [{ value, access, expected }];
    expect(await warnings(withAccess('site'), 'OF-SITE,STENAY')).toEqual(
      contradiction('STENAY', 'OF-SITE', '0550072E'),
    );
    expect(await warnings(withAccess('site'), 'OF-ALL,0550072E')).toEqual(
      contradiction('0550072E', 'OF-ALL', 'STENAY'),
    );
  });
});

test('a site that no grappe holds, and the grappe itself, mean what they are', async () => {
  expect(await told(STENAY, ',NEW', ',STENAY')).toEqual([ALONE, ALL]);
});
