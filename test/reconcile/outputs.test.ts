import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SaxesParser } from 'saxes';
import { describe, expect, test } from 'vitest';
import { problem } from '../../src/diagnostics/problem.ts';
import { toDiagnostic } from '../../src/diagnostics/render.ts';
import type { Language } from '../../src/domain/language.ts';
import { FORMATS, type Format, OUTPUTS } from '../../src/reconcile/outputs/formats.ts';
import { githubSummary } from '../../src/reconcile/outputs/github.ts';
import { junitNoResult } from '../../src/reconcile/outputs/junit.ts';
import { markdownText } from '../../src/reconcile/outputs/markdown.ts';
import type { OutputOptions } from '../../src/reconcile/outputs/output.ts';
import { ALL_CHECKS, type Reconciliation } from '../../src/reconcile/reconciliation.ts';
import { billed, JUNE, MAY, settle } from './billed.ts';
import { careless, LANGUAGES, reconciled, workspaceOf } from './workspace.ts';

/** 5.00 above its price. */
const DEAR = JUNE.replace('100.00,100.00', '105.00,105.00');

const options: OutputOptions = { language: 'fr', failOn: 'error', folder: '.' };

function output(format: Format, result: Reconciliation, changed: Partial<OutputOptions> = {}): string {
  return [...OUTPUTS[format](result, { ...options, ...changed })].join('');
}

/** The checks that run where a convention asks for none. */
const UNASKED = ALL_CHECKS.filter(({ onlyIfAsked }) => onlyIfAsked !== true);

const HEADER =
  'supplier,invoice_number,invoice_date,line_number,access,item_code,category,service_date,net_amount,vat_rate,gross_amount,original_invoice';

/** A workspace whose invoice file bears these lines and this name. */
function hostile(lines: readonly string[], name = 'lines.csv'): Promise<Reconciliation> {
  const folder = workspaceOf('reconcile/base', 'reconcile/unknown-access/trigger');
  writeFileSync(join(folder, 'invoices', 'lines.csv'), `${HEADER}\n`);
  writeFileSync(join(folder, 'invoices', name), `${[HEADER, ...lines].join('\n')}\n`);
  return reconciled(folder);
}

function unknownAccesses(count: number): readonly string[] {
  return Array.from(
    { length: count },
    (_, n) => `OP,F1,2025-06-05,${n + 1},A1,VISITE,usage,2025-06-03,80.00,20,97.00,`,
  );
}

describe('text', () => {
  test('says in one line, when all is well, how many lines and which checks ran', async () => {
    const text = output('text', await reconciled(workspaceOf('grand-est'), '2025-09'));
    expect(text.split('\n')).toHaveLength(2);
    const [, named = ''] = /^Rien à redire sur 80 lignes\. Contrôles faits : (.*)\.\n$/.exec(text) ?? [];
    const checks = named.split(' ; ');
    expect(checks[0]).toBe('Lignes facturées deux fois');
    // All but those on late lines and on acceptances, as no run is closed and nothing is accepted.
    expect(checks).toHaveLength(UNASKED.length - 2);
    expect(checks).not.toContain('Factures tardives');
  });

  test('counts a single finding as one', async () => {
    const result = await reconciled(billed(MAY, JUNE.replace('100.00,100.00', '100.00,101.00')));
    expect(output('text', result)).toMatch(/\n1 écart sur 2 lignes, /);
    expect(output('text', result, { language: 'en' })).toMatch(/\n1 finding in 2 lines, /);
    expect(output('text', result)).not.toContain('Écarts acceptés');
  });

  test('shows what is accepted where nothing else was found', async () => {
    const folder = workspaceOf('reconcile/base', 'reconcile/acceptance-unused/near-miss');
    const text = output('text', await reconciled(folder), { language: 'en' });
    expect(text).toMatch(/^Accepted findings\n {2}invoices\/lines\.csv:2:unit_price {2}F1\/1 A1 {2}€5\.00\n/);
    expect(text).toMatch(/\n0 findings in 1 line, \d+ checks\n$/);
  });

  test('names each severity of a check', async () => {
    const folder = billed();
    const header =
      'supplier,invoice_number,invoice_date,line_number,access,item_code,category,service_date,net_amount,vat_rate,vat_amount';
    const line = (number: number, vat: string): string =>
      `OP,F2,2025-06-05,${number},A1,VISITE,usage,2025-06-0${number},80.00,20,${vat}`;
    writeFileSync(
      join(folder, 'invoices', 'lines.csv'),
      `${[header, line(1, '16.01'), line(2, '17.00')].join('\n')}\n`,
    );
    expect(output('text', await reconciled(folder), { language: 'en' })).toContain(
      ' · vat-arithmetic · warning, error · 2 findings\n',
    );
  });

  describe('with -q', () => {
    const quiet = { language: 'en', quiet: true } as const;
    /** 5.00 above its price, and an item that no table names: an error, and a warning without an amount. */
    const found = () =>
      reconciled(billed(MAY, DEAR, 'OP,F2,2025-06-05,2,A1,AUTRE,usage,,,2025-06-03,,,80.00,20,'));

    test('shows what makes the command fail or has an amount, counts all, and names no check that did not run', async () => {
      expect(output('text', await found(), quiet)).toMatch(
        /^Prices [^\n]*price-mismatch · error · 1 finding [^\n]*\n {2}invoices\/lines\.csv:3:[^\n]*\n {4}unit price 105\.00[^\n]*\n\n2 findings in 3 lines, \d+ checks · over-billed €5\.00\n$/,
      );
      const asked = output('text', await found(), { ...quiet, failOn: 'warning' });
      expect(asked).toContain('unknown-item · warning · 1 finding\n');
      const folder = billed(MAY, DEAR);
      settle(folder, 'severity: { price-mismatch: warning }');
      expect(output('text', await reconciled(folder), quiet)).toContain(
        'price-mismatch · warning · 1 finding ',
      );
    });

    test('shows nothing where nothing does', async () => {
      const folder = workspaceOf('reconcile/base', 'reconcile/acceptance-unused/near-miss');
      const warned = workspaceOf('reconcile/base', 'reconcile/item-mismatch/trigger');
      for (const at of [folder, warned, billed(MAY, JUNE)])
        expect(output('text', await reconciled(at), quiet)).toBe('');
    });

    test('has in github all that was found, and not what did not run', async () => {
      const text = output('github', await found(), quiet);
      expect(text.split('\n').map((line) => line.replace(/ .*/, ''))).toEqual([
        '::error',
        '::warning',
        '2',
        '',
      ]);
      expect(output('github', await reconciled(billed(MAY, JUNE)), quiet)).toBe('');
    });
  });

  describe('of what it says of several accesses', () => {
    const header = 'access,serves,item_code,activated_on,terminated_on,valid_from,valid_to';
    const named = (count: number): readonly string[] => Array.from({ length: count }, (_, n) => `B${n + 1}`);

    /** The places that are told in a file. */
    async function places(
      folder: string,
      file: string,
      language: Language = 'en',
    ): Promise<readonly string[]> {
      const text = output('text', await reconciled(folder, '2025-06'), { language });
      return text.split('\n').flatMap((row) => (row.startsWith(`  ${file}:`) ? [row.trim()] : []));
    }

    test.each([
      [3, ['accesses.csv:3:access  B1', 'accesses.csv:4:access  B2', 'accesses.csv:5:access  B3']],
      [4, ['accesses.csv:3:access  B1, B2, B3, B4']],
      [12, [`accesses.csv:3:access  ${named(12).join(', ')}`]],
      [13, [`accesses.csv:3:access  ${named(12).join(', ')} and 1 more (--format csv has them all)`]],
    ])('has %i one by one, or the first in one sentence', async (count, told) => {
      const folder = billed(JUNE);
      const rows = ['A1', ...named(count)].map((access) => `${access},S1,FIBRE-100,2025-01-01,,,`);
      writeFileSync(join(folder, 'accesses.csv'), `${[header, ...rows].join('\n')}\n`);
      expect(await places(folder, 'accesses.csv')).toEqual(told);
      const more = [
        'and 1 more (--format csv has them all)',
        'et 1 de plus (--format csv les a tous)',
      ] as const;
      const french = told.map((place) => place.replace(...more));
      expect(await places(folder, 'accesses.csv', 'fr')).toEqual(french);
    });

    test.each([
      ['accesses of which it says something else', ['B1', 'B2', 'B3', 'B4']],
      ['what is of no access', ['', '', '', '']],
    ])('has one by one %s', async (_, accesses) => {
      const folder = billed(JUNE);
      const rows = accesses.map((access) => `price-mismatch,${access},agreed`);
      writeFileSync(join(folder, 'accepted-findings.csv'), `${['code,access,reason', ...rows].join('\n')}\n`);
      expect(await places(folder, 'accepted-findings.csv')).toEqual(
        accesses.map((access, at) => `accepted-findings.csv:${at + 2}:code  ${access}`.trim()),
      );
    });

    test('has one by one lines of invoices', async () => {
      const credits = [1, 2, 3, 4].map((number) =>
        JUNE.replace('F2,2025-06-05,1', `AV1,2025-06-05,${number}`).replace(
          '1,100.00,100.00',
          `,,-${number}.00`,
        ),
      );
      const told = await places(billed(...credits), 'invoices/lines.csv');
      expect(told.filter((place) => place.includes(':original_invoice'))).toEqual(
        [1, 2, 3, 4].map((number) => `invoices/lines.csv:${number + 1}:original_invoice  AV1/${number} A1`),
      );
    });
  });

  test('ends with what is at stake in both directions', async () => {
    const last = output('text', await careless())
      .trimEnd()
      .split('\n')
      .at(-1);
    expect(last).toBe(
      // All but those that nobody asked for and the one on late lines, as no run is closed.
      `20 écarts sur 90 lignes, ${UNASKED.length - 1} contrôles · trop facturé 1\u00a0292,67\u00a0€ · dû à l’opérateur 75,00\u00a0€`,
    );
  });

  test('tells apart what came late', async () => {
    const result = await reconciled(billed(MAY, DEAR));
    const tally = { ...result.tally, late: 8000n };
    expect(output('text', { ...result, tally }, { language: 'en' })).toMatch(
      /\n1 finding in 2 lines, \d+ checks · over-billed €5\.00 · came late €80\.00\n$/,
    );
  });
});

describe('csv', () => {
  test('has the columns of the page, amounts with a dot, and no accepted finding', async () => {
    const rows = output('csv', await careless()).split('\n');
    expect(rows[0]).toBe(
      'code,severity,supplier,invoice_number,line_number,access,expected,actual,at_stake,message,file,row,column',
    );
    expect(rows).toContain(
      'price-mismatch,error,99900421100010,F2025-0011,1,FTTO-0001,289.9,299.9,10.00,"prix unitaire de 299,90, contre 289,90 au bordereau des prix",invoices/2025-11.csv,2,prix_unitaire',
    );
    expect(rows).toHaveLength(22);
  });

  test('makes text that a spreadsheet would run harmless, and leaves numbers numbers', async () => {
    const result = await hostile(['OP,=1+1,2025-06-05,1,A1,VISITE,usage,2025-06-03,-80.00,20,,F0']);
    const csv = output('csv', result);
    expect(csv).toContain(",'=1+1,");
    expect(csv).not.toContain(',=1+1,');
  });

  test.each([
    ['=1', "'=1"],
    ['-1+1', "'-1+1"],
    ['=1-5', "'=1-5"],
    ['-5', '-5'],
    ['-12.50', '-12.50'],
  ])('shows the item %s as %s', async (item, cell) => {
    const line = `OP,F1,2025-06-05,1,A1,${item},usage,2025-06-03,80.00,20,,`;
    expect(output('csv', await hostile([line]))).toContain(`unknown-item,warning,OP,F1,1,A1,,${cell},`);
  });
});

describe('github', () => {
  test('names the file from where the command ran, and escapes what would end the command', async () => {
    const result = await hostile(
      ['OP,"100%:a,b",2025-06-05,1,A1,VISITE,usage,2025-06-03,80.00,20,97.00,'],
      'a,b 100%.csv',
    );
    const text = output('github', result, { folder: './compta/groupe/' });
    expect(text).toContain(
      '::error file=compta/groupe/invoices/a%2Cb 100%25.csv,line=2,title=TTC différent de HT + TVA (gross-arithmetic) 100%25%3Aa%2Cb 1 A1::80,00 + 16,00 font 96,00, la ligne porte 97,00\n',
    );
  });

  test('shows ten of a kind and says how many more there are', async () => {
    const text = output('github', await hostile(unknownAccesses(13)));
    expect(text.match(/^::error /gm)).toHaveLength(10);
    expect(text).toContain('… et 3 de plus (erreur)');
    const english = output('github', await hostile(unknownAccesses(13)), { language: 'en' });
    expect(english).toContain('… and 3 more of severity error: see the step summary.\n');
    expect(output('github', await hostile(unknownAccesses(10)))).not.toContain('…');
  });

  test.each([
    ['compta\\groupe', 'file=compta/groupe/invoices/lines.csv,'],
    ['.', 'file=invoices/lines.csv,'],
    ['', 'file=invoices/lines.csv,'],
    ['././groupe//', 'file=groupe/invoices/lines.csv,'],
    ['../groupe', 'file=../groupe/invoices/lines.csv,'],
    ['compta./groupe', 'file=compta./groupe/invoices/lines.csv,'],
    ['compta//groupe', 'file=compta//groupe/invoices/lines.csv,'],
  ])('names a file of the folder "%s" by %s', async (folder, file) => {
    expect(output('github', await hostile(unknownAccesses(1)), { folder })).toContain(`::error ${file}`);
  });

  describe('of warnings about the input', () => {
    const empty = (count: number) =>
      Array.from({ length: count }, (_, at) => problem('archive-empty', { file: `invoices/${at}.zip` }, {}));
    /** Behind which no amount may be wrong. */
    const garbled = problem(
      'text-garbled',
      { file: 'sites.csv', row: 3, column: 'name' },
      { value: 'LycÃ©e', right: 'Lycée' },
    );
    /** Three warnings: items that no table names. */
    const found = () => {
      const of = (n: number) => `OP,F2,2025-06-05,${n},A1,AUTRE-${n},usage,,,2025-06-03,,,80.00,20,`;
      return reconciled(billed(MAY, JUNE, of(2), of(3), of(4)));
    };

    test.each([
      [0, 0, 3, undefined],
      [7, 7, 3, undefined],
      [8, 8, 2, 1],
      [10, 10, 0, 3],
      [12, 10, 0, 5],
    ])(
      'has %i behind which an amount may be wrong among the ten it shows, first',
      async (count, warned, shown, left) => {
        const problems = [garbled, ...empty(count)];
        const text = output('github', await found(), { language: 'en', problems });
        const titles = [...text.matchAll(/^::warning file=[^ ]*,title=([^:]*)::/gm)].map(
          ([, title = '']) => title,
        );
        expect(titles.map((title) => title.replace(/ .*/, ''))).toEqual([
          ...Array.from({ length: warned }, () => 'archive-empty'),
          ...Array.from({ length: shown }, () => 'Items'),
        ]);
        const more = [...text.matchAll(/^… and (.*):/gm)].map(([, said]) => said);
        expect(more).toEqual(left === undefined ? [] : [`${left} more of severity warning`]);
      },
    );

    test('has them in the step summary, above what was found', async () => {
      const head = async (problems: OutputOptions['problems'] = []): Promise<string> => {
        const text = githubSummary(await found(), { ...options, language: 'en', problems });
        return text.slice(text.indexOf('\n'), text.indexOf('| Check |'));
      };
      expect(await head([garbled])).toBe('\n\n');
      const { message, hint } = toDiagnostic(empty(1)[0] ?? garbled, 'en');
      expect(await head([garbled, ...empty(1)])).toBe(
        `\n\n| Code | Place | What is wrong with the input | What to do |\n| --- | --- | --- | --- |\n| \`archive-empty\` | invoices/0.zip | ${message} | ${hint} |\n\n`,
      );
    });

    test('has them in junit as cases that pass', async () => {
      const suite = async (problems: OutputOptions['problems'] = []) =>
        junitSuites(output('junit', await found(), { problems })).find(({ name }) => name === 'grappe check');
      expect(await suite([garbled])).toBeUndefined();
      expect((await suite([garbled, ...empty(2)]))?.seen).toEqual({ tests: 2, failures: 0, skipped: 0 });
    });
  });

  test('puts all of them in a table of the step summary', async () => {
    const summary = githubSummary(await hostile(unknownAccesses(13)), options);
    expect(summary.match(/^\| `gross-arithmetic` \|/gm)).toHaveLength(13);
  });

  test('puts a thousand of them there at most, for GitHub takes no more', async () => {
    const result = await hostile(unknownAccesses(1001));
    const summary = githubSummary(result, options);
    expect(summary.match(/^\| `[a-z-]+` \|/gm)).toHaveLength(1000);
    expect(summary).toMatch(/\n\n… et \d+ de plus \(--format csv les a tous\)\n/);
    const whole = githubSummary({ ...result, findings: result.findings.slice(0, 1000) }, options);
    expect(whole).not.toContain('…');
  });

  test('keeps a text of several lines on one', async () => {
    const folder = billed(MAY, JUNE);
    writeFileSync(join(folder, 'accepted-findings.csv'), 'code,reason\nsetup-repeated,"100 %\r\nagreed"\n');
    const text = output('github', await reconciled(folder), { language: 'en' });
    expect(text).toContain(
      'title=Acceptances without a finding (acceptance-unused)::no finding is of this kind: Setup fees billed again (setup-repeated); accepted because “100 %25%0D%0Aagreed”',
    );
  });

  test('lets no text of a file break the table', async () => {
    const result = await hostile(['OP,"F|1 <b>",2025-06-05,1,A1,VISITE,usage,2025-06-03,80.00,20,97.00,']);
    expect(githubSummary(result, options)).toContain('F\\|1 \\<b\\>');
  });
});

/** The elements of the usual JUnit schema: what each may hold, and the attributes that it has or must have. */
const JUNIT: Readonly<
  Record<
    string,
    {
      readonly children: readonly string[];
      readonly must: readonly string[];
      readonly may: readonly string[];
    }
  >
> = {
  testsuites: {
    children: ['testsuite'],
    must: [],
    may: ['name', 'time', 'tests', 'failures', 'disabled', 'errors'],
  },
  testsuite: {
    children: ['properties', 'testcase', 'system-out', 'system-err'],
    must: ['name', 'tests'],
    may: ['failures', 'errors', 'time', 'disabled', 'skipped', 'timestamp', 'hostname', 'id', 'package'],
  },
  testcase: {
    children: ['skipped', 'error', 'failure', 'system-out', 'system-err'],
    must: ['name', 'classname'],
    may: ['assertions', 'time', 'status'],
  },
  failure: { children: [], must: [], may: ['type', 'message'] },
  error: { children: [], must: [], may: ['type', 'message'] },
  skipped: { children: [], must: [], may: ['message'] },
  'system-out': { children: [], must: [], may: [] },
};

interface Suite {
  readonly name: string;
  readonly stated: Readonly<Record<string, string>>;
  readonly seen: { tests: number; failures: number; skipped: number };
}

/** Parses strictly and holds every element against the schema. */
function junitSuites(xml: string): readonly Suite[] {
  const suites: Suite[] = [];
  const open: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const parent = open.at(-1);
    const rule = JUNIT[name];
    if (rule === undefined) throw new Error(`no element of JUnit: ${name}`);
    if (parent !== undefined) expect(JUNIT[parent]?.children).toContain(name);
    expect(Object.keys(attributes)).toEqual(expect.arrayContaining([...rule.must]));
    expect([...rule.must, ...rule.may]).toEqual(expect.arrayContaining(Object.keys(attributes)));
    if (name === 'testsuite') {
      suites.push({
        name: attributes.name ?? '',
        stated: attributes,
        seen: { tests: 0, failures: 0, skipped: 0 },
      });
    }
    const suite = suites.at(-1);
    if (suite && name === 'testcase') suite.seen.tests++;
    if (suite && name === 'failure') suite.seen.failures++;
    if (suite && name === 'skipped') suite.seen.skipped++;
    open.push(name);
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  expect(open).toEqual([]);
  return suites;
}

describe('json', () => {
  test('holds what was found while reading, in the language asked for', async () => {
    const found = problem(
      'text-garbled',
      { file: 'sites.csv', row: 3, column: 'name' },
      { value: 'LycÃ©e', right: 'Lycée' },
    );
    const result = await reconciled(billed(MAY, JUNE));
    for (const language of LANGUAGES) {
      const { diagnostics } = JSON.parse(output('json', result, { language, problems: [found] }));
      expect(diagnostics).toEqual([toDiagnostic(found, language)]);
    }
    expect(JSON.parse(output('json', result)).diagnostics).toEqual([]);
  });
});

describe('junit', () => {
  test('holds to the schema, and each suite counts what it holds', async () => {
    for (const { stated, seen } of junitSuites(output('junit', await careless()))) {
      expect([stated.tests, stated.failures, stated.skipped]).toEqual([
        String(seen.tests),
        String(seen.failures),
        String(seen.skipped),
      ]);
    }
  });

  test('holds to the schema where there is no result', () => {
    const xml = junitNoResult('no period: <2025-13>\nSee: grappe --help');
    const [suite, ...more] = junitSuites(xml);
    expect(xml).toContain('<error message="no period: &#60;2025-13&#62;" ');
    expect([suite?.stated['errors'], suite?.seen.tests, more]).toEqual(['1', 1, []]);
  });

  test('has a suite for each invoice and a case for each check and line', async () => {
    const suites = junitSuites(output('junit', await careless()));
    const ofLines = UNASKED.filter(({ judges = 'line' }) => judges === 'line');
    const ofNote = suites.find(({ name }) => name === '99900421100010 A2025-0001');
    expect(ofNote?.seen).toEqual({ tests: 2 * ofLines.length + 1, failures: 1, skipped: 0 });
    expect(suites.map(({ name }) => name)).toContain('99900421100010 C2025-0011');
  });

  test('fails on warnings only when asked to', async () => {
    const failures = (xml: string): number =>
      junitSuites(xml).reduce((sum, { seen }) => sum + seen.failures, 0);
    const result = await careless();
    expect(failures(output('junit', result))).toBe(13);
    expect(failures(output('junit', result, { failOn: 'warning' }))).toBe(20);
  });

  test('tells all findings of a case', async () => {
    const text = output('junit', await reconciled(billed(MAY, JUNE, JUNE, JUNE)), { language: 'en' });
    const message = 'line 1 of invoice F2 was already read at invoices/lines.csv:3';
    expect(text).toContain(`<failure message="${message}; ${message}"`);
    const place = (row: number): string => `invoices/lines.csv:${row}:line_number: ${message} (€100.00)`;
    expect(text).toContain(`>${place(4)}&#10;${place(5)}</failure>`);
  });

  test('has no suite of checks that did not run where all ran', async () => {
    const result = await careless();
    expect(output('junit', result)).toContain('<testsuite name="non faits"');
    expect(output('junit', { ...result, notRun: [] })).not.toContain('"non faits"');
    const unpriced = { ...result, notRun: [], unpriced: { lines: 2, net: 100n } };
    expect(output('junit', unpriced)).toContain(
      '<testcase name="price-mismatch" classname="price-mismatch" ',
    );
  });

  test('has no suite of an invoice that is not judged', async () => {
    const names = junitSuites(output('junit', await reconciled(billed(MAY, JUNE), '2025-06'))).map(
      ({ name }) => name,
    );
    expect(names.filter((name) => name.startsWith('OP '))).toEqual(['OP F2']);
  });

  test('tells what is of no invoice that is judged in a suite of its check', async () => {
    const result = await reconciled(billed(MAY, DEAR));
    const [dear] = result.findings;
    if (dear === undefined) throw new Error('nothing found');
    const findings = [dear, { ...dear, invoiceNumber: 'F9' }];
    const suites = junitSuites(output('junit', { ...result, findings }));
    expect(suites.filter(({ seen }) => seen.failures > 0)).toMatchObject([
      { name: 'OP F2', seen: { failures: 1 } },
      { name: 'price-mismatch', seen: { tests: 1, failures: 1 } },
    ]);
  });

  test('writes U+FFFD for what XML cannot write', async () => {
    const result = await hostile(['OP,F\ufffe1,2025-06-05,1,A1,VISITE,usage,2025-06-03,80.00,20,97.00,']);
    expect(junitSuites(output('junit', result)).map(({ name }) => name)).toContain('OP F\ufffd1');
  });

  test('stays XML whatever the files hold', async () => {
    const result = await hostile([
      'OP,"<F&1>""\u{1F600}",2025-06-05,1,A1,VISITE,usage,2025-06-03,80.00,20,97.00,',
    ]);
    expect(junitSuites(output('junit', result)).map(({ name }) => name)).toContain('OP <F&1>"\u{1F600}');
  });
});

test('a text in Markdown stays on its line, and is nothing but text', () => {
  expect(markdownText('a & b\r\n\r\nc\nd')).toBe('a &amp; b c d');
  expect(markdownText('*1* [x](y) `z` <b> ~ #')).toBe('\\*1\\* \\[x\\](y) \\`z\\` \\<b\\> \\~ \\#');
  expect(markdownText('a\u001b[31mb\u202ec\td')).toBe('a\\u001b\\[31mb\\u202ec\td');
});

test.each(LANGUAGES)('sums are in the currency of the convention (%s)', async (language) => {
  const folder = billed(MAY, DEAR);
  const convention = join(folder, 'convention.yaml');
  writeFileSync(convention, `currency: CHF\n${readFileSync(convention, 'utf8')}`);
  const result = await reconciled(folder);
  const sum = language === 'fr' ? '5,00\u00a0CHF' : '5.00\u00a0CHF';
  for (const format of ['text', 'junit', 'github', 'letter'] as const) {
    const text = output(format, result, { language });
    expect(text, format).toContain(sum);
    expect(text, format).not.toMatch(/€|euro/);
  }
  expect(output('letter', result, { language })).toContain('(CHF)');
  const summary = githubSummary(result, { ...options, language });
  expect(summary).toContain('(CHF)');
  expect(summary).not.toContain('€');
});

test.each(LANGUAGES)('every format leaves no hole in its wording (%s)', async (language) => {
  const result = await careless();
  for (const format of FORMATS) expect(output(format, result, { language })).not.toMatch(/\{\w+\}|undefined/);
});
