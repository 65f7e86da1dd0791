/** What becomes of a line: its rows, or each reason why not, and what its trace holds of the way there. */
import { describe, expect, test } from 'vitest';
import { createAllocator, type LineOutcome } from '../../src/allocate/allocator.ts';
import type { LineTrace } from '../../src/allocate/trace.ts';
import type { WorkspaceFiles } from '../oracle/oracle.ts';
import { convention, STENAY } from '../oracle/small-workspace.ts';
import { NOWHERE } from './nowhere.ts';
import { outcomes, registerFrom } from './outcomes.ts';

const HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,serves,billed_to,category,period_start,period_end,net_amount,vat_rate,vat_amount,gross_amount\n';

/** The workspace with lines of one invoice: access, serves, billed_to, category, from, to, net, rate, VAT, gross. */
function workspace(lines: readonly string[], files: WorkspaceFiles = {}): WorkspaceFiles {
  const rows = lines.map((line, index) => `S,F1,2021-09-30,${index + 1},${line}\n`);
  return {
    ...STENAY,
    'accesses.csv':
      'access,serves,billed_to,valid_from,valid_to\nA1,STENAY,CEA,,2021-08-31\nA1,STENAY,,2021-09-01,\nA2,NEW,MEUSE,,\n',
    ...files,
    'invoices/a.csv': HEADER + rows.join(''),
  };
}

const NOBODY_PAYS = {
  'convention.yaml': String(STENAY['convention.yaml']).replace('billed_to: REGION\n', ''),
};
const SEPTEMBER = 'subscription,2021-09-01,2021-09-30';

/** What a line came to, in few words: its kind, the codes of its faults or the members of its rows. */
function told(outcome: LineOutcome): readonly string[] {
  const details =
    outcome.kind === 'allocated'
      ? outcome.rows.map(({ member, net, vat, gross }) => `${member} ${net} ${vat} ${gross}`)
      : outcome.faults.map(({ code }) => code);
  return [outcome.kind, ...details];
}

async function trace(line: string, files: WorkspaceFiles = {}): Promise<LineTrace> {
  const { traced } = await outcomes(workspace([line], files));
  const [outcome] = traced;
  if (outcome?.trace === undefined) throw new Error('no trace was made');
  if (outcome.kind !== 'allocated') expect(outcome.trace.faults).toEqual(outcome.faults);
  return outcome.trace;
}

describe('the outcome of a line', () => {
  test.each([
    [`,STENAY,,${SEPTEMBER},6.77,20,,`, ['allocated', 'MEUSE 414 83 497', 'REGION 263 52 315']],
    [`,STENAY,,${SEPTEMBER},6.77,20,,8.13`, ['refused', 'gross-mismatch']],
    [',STENAY,,subscription,,,6.77,20,,', ['unallocated', 'undated']],
    [',STENAY,,subscription,,,6.77,20,,8.13', ['refused', 'gross-mismatch', 'undated']],
    ['A9,,,subscription,,,6.77,20,,', ['unallocated', 'undated', 'access-unknown']],
    [',,,subscription,2021-09-01,,6.77,20,,', ['unallocated', 'period-incomplete', 'serves-missing']],
    ['A9,STENAY,,subscription,,,6.77,20,,', ['unallocated', 'undated']],
    [',NEW,,subscription,2021-09-30,2021-09-01,6.77,20,,', ['unallocated', 'period-reversed']],
  ])('%s', async (line, expected) => {
    const { plain, traced } = await outcomes(workspace([line]));
    expect(plain.map(told)).toEqual([expected]);
    expect(traced.map(told)).toEqual([expected]);
    expect(plain.map((outcome) => outcome.trace)).toEqual([undefined]);
  });

  test('is the same for all lines, in their order, with a trace or without', async () => {
    const lines = [`,STENAY,,${SEPTEMBER},6.77,20,,`, `A2,,,${SEPTEMBER},1.00,20,,`];
    const { plain, traced } = await outcomes(workspace(lines));
    expect(plain.map(told)).toEqual([
      ['allocated', 'MEUSE 414 83 497', 'REGION 263 52 315'],
      ['allocated', 'REGION 100 20 120'],
    ]);
    expect(traced.map(told)).toEqual(plain.map(told));
  });

  test('has the plan of the line before, where both are alike', async () => {
    const line = `,STENAY,,${SEPTEMBER},6.77,20,,`;
    const { plain } = await outcomes(workspace([line, line]));
    const [first, second] = plain.map((outcome) => (outcome.kind === 'allocated' ? outcome.plan : undefined));
    expect(first).toBeDefined();
    expect(second).toBe(first);
  });

  test('that nobody pays is refused, whatever else is wrong with it', async () => {
    const line = `,STENAY,,${SEPTEMBER},6.77,20,,8.13`;
    const { plain } = await outcomes(workspace([line], NOBODY_PAYS));
    expect(plain.map(told)).toEqual([['refused', 'billed-to-missing', 'gross-mismatch']]);
    const found = await trace(line, NOBODY_PAYS);
    expect(found.shares.map(({ text }) => text)).toEqual(['414/677', '263/677']);
    expect(found).toMatchObject({ billedTo: undefined, rounding: undefined, imputations: [], failures: [] });
  });
});

test('the cost of the whole group needs a rule, though it has one member only', async () => {
  const { plain } = await outcomes({
    'convention.yaml':
      'prorata: daily\nsite_of_grappe: site\nrounding: largest_remainder\nvat: line\nbasis: service\nbilled_to: R\nrules:\n  - { id: u, article: "1", applies_to: { target: group, categories: [usage] }, share: { by: equal } }\n',
    'members.csv': 'member,name\nR,Région\n',
    'sites.csv': 'site,name,type,member\nS1,Un,college,R\n',
    'grappes.csv': 'grappe,name,kind,site\nG,G,k,S1\n',
    'invoices/a.csv':
      HEADER +
      ['*', 'S1', 'G', 'R']
        .map((serves, index) => `S,F1,2021-09-30,${index},,${serves},,${SEPTEMBER},1.00,20,,\n`)
        .join(''),
  });
  const own = ['allocated', 'R 100 20 120'];
  expect(plain.map(told)).toEqual([['unallocated', 'no-rule'], own, own, own]);
});

describe('a cost of several members without a rule says what a rule for it needs', () => {
  const args = async (rules: string, serves: string): Promise<unknown> => {
    const files = {
      'convention.yaml': String(STENAY['convention.yaml']).replace(/rules:.+/su, `rules:\n${rules}`),
    };
    const { plain } = await outcomes(workspace([`,${serves},,${SEPTEMBER},6.77,20,,`], files));
    return plain.map((outcome) => (outcome.kind === 'allocated' ? outcome.kind : outcome.faults));
  };
  const rule = (id: string, more: string) =>
    `  - { id: ${id}, article: "1", ${more}, share: { by: equal } }\n`;
  const told = {
    value: 'STENAY',
    condition: { en: '{ grappes: [STENAY] }', fr: '{ grappes: [STENAY] }' },
    category: { en: 'subscription', fr: 'abonnement' },
    days: '2021-09-01..2021-09-30',
  };

  test('and which rule would hold on other days', async () => {
    const rules =
      rule('group', 'applies_to: { target: group }') +
      rule('elsewhere', 'applies_to: { target: grappe, site_types: [lycee] }') +
      rule('late', 'from: 2021-10-01, to: 2021-12-31, applies_to: { target: grappe }');
    expect(await args(rules, 'STENAY')).toEqual([
      [{ code: 'no-rule', args: { ...told, other: 'late', otherDays: '2021-10-01..2021-12-31' } }],
    ]);
  });

  test('and of no other where none would', async () => {
    expect(await args(rule('group', 'applies_to: { target: group }'), 'STENAY')).toEqual([
      [{ code: 'no-rule', args: told }],
    ]);
  });

  test('and what a rule asks of the line that it does not have, in one reason for all of its days', async () => {
    const rules =
      rule('elsewhere', 'applies_to: { target: group, suppliers: [X] }') +
      rule('of-the-19th', 'from: 2021-09-19, applies_to: { suppliers: [X, Y], categories: [subscription] }') +
      rule('setup', 'applies_to: { categories: [setup] }');
    const asks = { en: '`suppliers: [X, Y]`', fr: '`suppliers: [X, Y]`' };
    expect(await args(rules, 'STENAY')).toEqual([
      [{ code: 'no-rule', args: { ...told, missed: 'of-the-19th', asks } }],
    ]);
    const both = rule('fees', 'applies_to: { item_codes: ["F-*"], categories: [setup, usage] }');
    const words = ['`categories: [setup, usage]`', '`categories: [frais_acces, consommation]`'];
    const [en, fr] = words.map((word) => `${word}, \`item_codes: [F-*]\``);
    expect(await args(both, 'STENAY')).toEqual([
      [{ code: 'no-rule', args: { ...told, missed: 'fees', asks: { en, fr } } }],
    ]);
  });

  test.each([
    ['item_codes: ["S*"]', 'item_codes: [S*]'],
    ['suppliers: [X], item_codes: ["F-*", "*"]', 'suppliers: [X]'],
    ['suppliers: [X], categories: [usage, subscription]', 'suppliers: [X]'],
  ])('of %s only what the line lacks', async (conditions, lacking) => {
    const asks = { en: `\`${lacking}\``, fr: `\`${lacking}\`` };
    expect(await args(rule('asking', `applies_to: { ${conditions} }`), 'STENAY')).toEqual([
      [{ code: 'no-rule', args: { ...told, missed: 'asking', asks } }],
    ]);
  });

  test('and nothing of a rule that ended before the line', async () => {
    const ended = rule('ended', 'to: 2021-08-31, applies_to: { suppliers: [X] }');
    expect(await args(ended, 'STENAY')).toEqual([[{ code: 'no-rule', args: told }]]);
  });
});

describe('each line that fails says its own days, though another failed before it', () => {
  const lines = (serves: string): readonly string[] =>
    ['2021-09-02', '2021-09-07'].map((day) => `${serves},,subscription,${day},${day},1.00,20,,`);
  const days = async (serves: string, files: WorkspaceFiles): Promise<readonly unknown[]> => {
    const { plain } = await outcomes(workspace(lines(serves), files));
    return plain.flatMap((outcome) =>
      outcome.kind === 'allocated'
        ? [outcome.kind]
        : outcome.faults.map(({ code, args }) => `${code} ${args['days'] ?? args['day']}`),
    );
  };

  test('for want of a measure', async () => {
    const files = {
      'convention.yaml': convention('{ by: students, as_of: latest, max_age_days: none }'),
      'measures.csv': 'measure,site,as_of,value\nstudents,0550020Y,2020-10-01,1\n',
    };
    expect(await days(',STENAY', files)).toEqual([
      'measure-missing 2021-09-02',
      'measure-missing 2021-09-07',
    ]);
  });

  test('for want of an access', async () => {
    const files = { 'accesses.csv': 'access,serves,valid_to\nA1,STENAY,2020-12-31\n' };
    expect(await days('A1,', files)).toEqual(['access-undated 2021-09-02', 'access-undated 2021-09-07']);
  });

  test('for want of a member', async () => {
    const files = {
      'members.csv': 'member,name,left_on\nMEUSE,Meuse,2020-12-31\nREGION,R,\nCEA,Alsace,\n',
      'accesses.csv': 'access,serves,alone\nA1,0550020Y,yes\n',
    };
    expect(await days('A1,0550020Y', files)).toEqual(['site-absent 2021-09-02', 'site-absent 2021-09-07']);
  });
});

describe('who pays', () => {
  test.each([
    ['the line says', `A2,,CEA,${SEPTEMBER},1.00,20,,`, { member: 'CEA', source: 'line', row: undefined }],
    ['its access says', `A2,,,${SEPTEMBER},1.00,20,,`, { member: 'MEUSE', source: 'access', row: 4 }],
    [
      'its access says on the first day',
      'A1,,,subscription,2021-08-31,2021-09-30,1.00,20,,',
      { member: 'CEA', source: 'access', row: 2 },
    ],
    [
      'its access says, though the line says what it serves',
      `A2,STENAY,,${SEPTEMBER},1.00,20,,`,
      { member: 'MEUSE', source: 'access', row: 4 },
    ],
    [
      'its access says on the first day, though the line says what it serves',
      'A1,STENAY,,subscription,2021-08-31,2021-09-30,1.00,20,,',
      { member: 'CEA', source: 'access', row: 2 },
    ],
    [
      'the convention says where the access is silent',
      `A1,,,${SEPTEMBER},1.00,20,,`,
      { member: 'REGION', source: 'convention', row: undefined },
    ],
    [
      'the convention says where there is no access',
      `,NEW,,${SEPTEMBER},1.00,20,,`,
      { member: 'REGION', source: 'convention', row: undefined },
    ],
  ])('%s', async (_, line, payer) => {
    const { member, source, access } = (await trace(line)).billedTo ?? {};
    expect({ member, source, row: access?.row }).toEqual(payer);
  });
});

describe('a line whose access serves another', () => {
  const warnings = async (line: string): Promise<readonly unknown[]> => {
    const { plain } = await outcomes(workspace([line]));
    return plain.map((outcome) => (outcome.kind === 'allocated' ? outcome.warning : outcome.kind));
  };

  test('is shared with a warning', async () => {
    expect(await warnings(`A1,NEW,,${SEPTEMBER},1.00,20,,`)).toEqual([
      { code: 'serves-contradiction', args: { value: 'NEW', access: 'A1', expected: 'STENAY' } },
    ]);
  });

  test.each([
    `A1,STENAY,,${SEPTEMBER},1.00,20,,`,
    `A1,,,${SEPTEMBER},1.00,20,,`,
    `,NEW,,${SEPTEMBER},1.00,20,,`,
    `A9,NEW,,${SEPTEMBER},1.00,20,,`,
  ])('not: %s', async (line) => {
    expect(await warnings(line)).toEqual([undefined]);
  });
});

describe('the trace', () => {
  test('tells how the VAT was settled', async () => {
    expect((await trace(`,NEW,,${SEPTEMBER},1.00,20,,`)).vat).toEqual({ kind: 'computed' });
    expect((await trace(`,NEW,,${SEPTEMBER},1.00,20,0.20,`)).vat).toEqual({ kind: 'stated' });
    const byInvoice = { 'convention.yaml': convention('{ by: equal }', { vat: 'invoice' }) };
    const { traced } = await outcomes(
      workspace([`,STENAY,,${SEPTEMBER},0.02,20,,`, `,STENAY,,${SEPTEMBER},0.02,20,,`], byInvoice),
    );
    // 0.02 × 20 % = 0.004, 0.04 × 20 % = 0.008.
    expect(traced.map((outcome) => outcome.trace?.vat)).toEqual([
      { kind: 'invoice', netBefore: 0n, netAfter: 2n, vatBefore: 0n, vatAfter: 0n },
      { kind: 'invoice', netBefore: 2n, netAfter: 4n, vatBefore: 0n, vatAfter: 1n },
    ]);
  });

  test('holds how far the way was clear where no days are stated', async () => {
    expect(await trace(',STENAY,,subscription,,,6.77,20,,')).toEqual({
      vat: { kind: 'computed' },
      ...NOWHERE,
      faults: [{ code: 'undated', args: { category: { en: 'subscription', fr: 'abonnement' } } }],
    });
  });

  test('of a run of 0.1, a line without days has no other fault', async () => {
    const of = await outcomes(workspace(['A9,,,subscription,,,6.77,20,,']));
    const { workspace: today } = await registerFrom(workspace([]));
    const allocator = createAllocator({ ...today, release: [0, 1] });
    const [outcome] = of.plain.map(({ line }) => allocator(line));
    expect(outcome && told(outcome)).toEqual(['unallocated', 'undated']);
  });

  test('holds the days that could be shared beside those that could not', async () => {
    const grappes = `${STENAY['grappes.csv']}`.replace(
      'grappe,name,kind,site',
      'grappe,name,kind,site,valid_from',
    );
    const files = { 'grappes.csv': grappes.replace(/(0550.{4})\n/g, '$1,2021-09-11\n') };
    const found = await trace(`,STENAY,,${SEPTEMBER},6.77,20,,`, files);
    expect(found.spans.map(({ days }) => days.to - days.from + 1)).toEqual([20]);
    expect(found.failures.map(({ days }) => days.to - days.from + 1)).toEqual([10]);
    expect(found.failures.map(({ target, rule }) => [target?.id, rule])).toEqual([['STENAY', undefined]]);
    expect(found.shares).toEqual([]);
    expect(found.days?.source).toBe('period');
  });

  test('holds what was rounded, the imputations of all rows, and each fault of them', async () => {
    const files = { 'imputations.csv': 'member,chapter,function,nature\nCEA,011,20,6262\n' };
    const found = await trace(`,STENAY,,${SEPTEMBER},6.77,20,,`, files);
    expect(found.faults.map(({ code, args }) => [code, args['member'], args['flow']])).toEqual([
      ['imputation-missing', 'MEUSE', { en: 'reimbursed', fr: 'rembourse' }],
      ['imputation-missing', 'REGION', { en: 'paid', fr: 'paye' }],
    ]);
    expect(found.imputations.map(({ query, chosen }) => [query.flow, chosen])).toEqual([
      ['reimbursed', undefined],
      ['paid', undefined],
    ]);
    const { weights, net, vat } = found.rounding ?? {};
    expect(weights?.ids).toEqual(['MEUSE', 'REGION']);
    expect([net?.members.amount, vat?.members.amount]).toEqual([677n, 135n]);
    expect(net?.sites.map(({ amount }) => amount)).toEqual([414n, 263n]);
    expect(vat?.sites.map(({ amount }) => amount)).toEqual([83n, 52n]);
  });
});
