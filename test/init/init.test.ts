import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONVENTION_IN_ENGLISH } from '../../src/init/example-words.ts';
import { createRunFolder, moveFiles } from '../../src/runs/disk/run-folder.ts';
import { runCommand } from '../cli/run-command.ts';
import { has } from '../windows.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'grappe-init-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** The example in a language, and its allocations of a month. */
async function exampleIn(language: 'fr' | 'en') {
  const workspace = join(folder, `example-${language}`);
  await runCommand(['init', workspace, '--lang', language]);
  const checked = await runCommand(['check', workspace]);
  const out = join(folder, `run-${language}`);
  await runCommand(['allocate', workspace, '--period', '2025-11', '--out', out, '--reports', 'none']);
  const header = (file: string): string => readFileSync(join(workspace, file), 'utf8').split('\n')[0] ?? '';
  return { checked, header, allocations: readFileSync(join(out, 'allocations.csv'), 'utf8') };
}

describe('the worked example', () => {
  test('is the same in both languages: its English tables give the very same rows', async () => {
    const french = await exampleIn('fr');
    const english = await exampleIn('en');

    expect([french.checked.exitCode, french.checked.stderr]).toEqual([0, '']);
    expect([english.checked.exitCode, english.checked.stderr]).toEqual([0, '']);
    expect(english.allocations).toBe(french.allocations);
    expect(french.header('members.csv')).toBe('membre;nom;siret;entree_le;sortie_le');
    expect(english.header('members.csv')).toBe('member,name,siret,joined_on,left_on');
  });

  test('writes in English the words of the page, and an eighth of a euro that French tables write 0,125', async () => {
    const lines = readFileSync(join(folder, 'example-en/invoices/2025-10.csv'), 'utf8');
    expect(lines).toContain(',0.125,');
    expect(lines).toContain(',subscription,');
    expect(lines).not.toContain(',abonnement,');
    expect(readFileSync(join(folder, 'example-en/prices.csv'), 'utf8')).toContain(',monthly,');
    expect(readFileSync(join(folder, 'example-en/imputations.csv'), 'utf8')).toContain('\nREGION,paid,');
  });

  test('has French words in the cells of its French tables, where the page has any', () => {
    const words = (file: string, column: number) => {
      const [, ...rows] = readFileSync(join(folder, 'example-fr', file), 'utf8')
        .trimEnd()
        .split('\n');
      return [...new Set(rows.map((row) => row.split(';')[column] ?? ''))].sort();
    };
    expect(words('imputations.csv', 1)).toEqual(['paye', 'recouvre', 'rembourse']);
    expect(words('prices.csv', 5)).toEqual(['', 'mensuel', 'unique']);
    expect(words('prices.csv', 2)).toContain('abonnement');
  });

  /** Every header of the tables that grappe lays out. */
  const headers = (language: string): ReadonlySet<string> => {
    const of = join(folder, `example-${language}`);
    const tables = [...readdirSync(of), 'invoices/2025-10.csv'].filter((name) => name.endsWith('.csv'));
    return new Set(
      tables.flatMap((name) => readFileSync(join(of, name), 'utf8').split('\n', 1)[0]?.split(/[;,]/) ?? []),
    );
  };

  test.each([
    ['en', 'fr'],
    ['fr', 'en'],
  ])('has a page in %s that calls columns as its tables do', (language, other) => {
    const page = readFileSync(join(folder, `example-${language}`, 'README.md'), 'utf8');
    const own = headers(language);
    const foreign = [...headers(other)].filter((name) => !own.has(name));
    expect(foreign.length).toBeGreaterThan(10);
    const spans = [...page.matchAll(/`([^`]+)`/g)].map(([, span = '']) => span.split(':')[0] ?? '');
    expect(spans.filter((span) => foreign.includes(span))).toEqual([]);
  });

  test.each(['en', 'fr'])('has a page in %s whose commands work in its folder', (language) => {
    const workspace = join(folder, `example-${language}`);
    const page = readFileSync(join(workspace, 'README.md'), 'utf8');
    const commands = [...page.matchAll(/`grappe ((?!init)[^`]+)`/g)].map(([, words = '']) => words);
    expect(commands).toHaveLength(3);
    for (const words of commands) {
      const said = execFileSync(process.execPath, [resolve('bin/grappe.js'), ...words.split(' ')], {
        cwd: workspace,
        stdio: 'pipe',
        encoding: 'utf8',
      });
      if (!words.startsWith('check')) continue;
      const [, rows = '', net = ''] =
        /\((\d+) (?:rows left aside, net|lignes laissées de côté,) ([\d., ]+\d)/.exec(page) ?? [];
      const figures = said.replaceAll(/[\u00a0\u202f]/g, ' ');
      expect(figures.split('\n').find((line) => line.includes('operateur-2025-12.csv'))).toMatch(
        new RegExp(` ${rows} +${net.replaceAll('.', '\\.')}$`),
      );
    }
  });
});

describe('a folder that is there and empty', () => {
  test('stays the same folder, for who stands in it, and gets the files of a new one', async () => {
    const [here, other] = [join(folder, 'here'), join(folder, 'other')];
    mkdirSync(here);
    const before = statSync(here).ino;
    expect(await runCommand(['init', here])).toMatchObject({ exitCode: 0, stderr: '' });
    await runCommand(['init', other]);
    expect(statSync(here).ino).toBe(before);
    expect(readdirSync(here)).toEqual(readdirSync(other));
  });

  test('may have a name of any length: nothing is written beside it', async () => {
    const [here, other] = ['b', 'c'].map((letter) => join(folder, letter.repeat(200)));
    mkdirSync(here ?? '');
    expect((await runCommand(['init', here ?? ''])).exitCode).toBe(0);
    expect((await runCommand(['init', other ?? ''])).exitCode).toBe(2);
  });

  test('is empty again where the files cannot all be put there', async () => {
    const here = join(folder, 'stopped');
    mkdirSync(here);
    const staged = createRunFolder(join(here, 'last'), (prepared) => moveFiles(prepared, 'last'));
    for (const name of ['first', 'last']) writeFileSync(join(staged.path, name), '');
    rmSync(join(staged.path, 'last'));
    expect(() => staged.finish(() => [])).toThrow('ENOENT');
    staged.abandon();
    expect(readdirSync(here)).toEqual([]);
  });
});

test.each([
  ['fr', 'abonnement', 'frais_acces'],
  ['en', 'subscription', 'setup'],
])(
  'the empty convention in %s shows categories by the words of its tables',
  async (language, ...categories) => {
    const workspace = join(folder, `words-${language}`);
    await runCommand(['init', workspace, '--empty', '--lang', language]);
    const [subscription, setup] = categories;
    const convention = readFileSync(join(workspace, 'convention.yaml'), 'utf8');
    expect(convention).toMatch(
      new RegExp(`categories: \\{ "\\w+\\*": ${subscription}, "\\w+\\*": ${setup} \\}`),
    );
  },
);

describe.each(['fr', 'en'])('empty tables in %s', (language) => {
  test('leave four choices to the group; once it has chosen, nothing is wrong, but nothing is there to share', async () => {
    const workspace = join(folder, `empty-${language}`);
    const path = join(workspace, 'convention.yaml');
    await runCommand(['init', workspace, '--empty', '--lang', language]);
    const { exitCode, stderr } = await runCommand(['check', workspace]);
    const asked = [...stderr.matchAll(/^convention.yaml:\d+:(\w+): \w+\[([\w-]+)\]/gm)];
    expect([exitCode, asked.map(([, key, code]) => [key, code])]).toEqual([
      2,
      ['prorata', 'rounding', 'vat', 'basis'].map((key) => [key, 'key-missing']),
    ]);
    const chosen = { prorata: 'daily', rounding: 'carry', vat: 'line', basis: 'service' };
    const open = readFileSync(path, 'utf8');
    writeFileSync(
      path,
      Object.entries(chosen).reduce(
        (text, [key, value]) => text.replace(new RegExp(`^${key}:`, 'm'), `${key}: ${value}`),
        open,
      ),
    );
    expect(await runCommand(['check', workspace])).toMatchObject({ exitCode: 0, stderr: '' });
    expect(await runCommand(['allocate', workspace])).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('[invoices-missing]'),
    });
  });

  test('and a title that nobody chose is printed nowhere', () => {
    const convention = readFileSync(join(folder, `empty-${language}`, 'convention.yaml'), 'utf8');
    expect(convention).toMatch(/^# title: ".+" +# /m);
    expect(convention).not.toMatch(/^title:/m);
  });

  test.runIf(has.tools)('and git keeps every byte of it, in whatever system it is checked out', async () => {
    const git = (...args: readonly string[]): string =>
      execFileSync('git', ['-C', join(folder, `empty-${language}`), ...args], { encoding: 'utf8' });
    git('init', '-q');
    expect(git('check-attr', 'text', 'runs/2025-09/allocations.csv')).toMatch(/: unset$/m);
  });

  test('and are never written over what is there', async () => {
    const again = await runCommand(['init', join(folder, `empty-${language}`), '--empty']);
    expect(again.exitCode).toBe(2);
  });

  test('and a list of the name of one takes its place as long as nobody has written in it', async () => {
    const [workspace, lists] = [join(folder, `lists-${language}`), join(folder, `given-${language}`)];
    const path = join(workspace, 'sites.csv');
    const list = 'Nom du site;Type;Collectivité;UAI\nCollège A;Collège;MEUSE;0550020Y\n';
    mkdirSync(lists);
    writeFileSync(join(lists, 'sites.csv'), list);
    await runCommand(['init', workspace, '--empty', '--lang', language]);
    const header = readFileSync(path, 'utf8');
    writeFileSync(path, `${header}S9\n`);
    const taking = ['init', workspace, '--from', join(lists, 'sites.csv'), '--lang', 'en'];
    expect(await runCommand(taking)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('sites.csv is there already'),
    });
    writeFileSync(path, header);
    const { exitCode, stdout } = await runCommand(taking);
    expect([exitCode, stdout.match(/^sites\.csv: .*$/gm)?.length]).toEqual([0, 1]);
    expect(readFileSync(path, 'utf8')).toBe(list);
    expect(readFileSync(join(workspace, 'convention.yaml'), 'utf8')).toContain('- file: "sites.csv"');
  });
});

test('the convention of the example says in English each comment, title and reference of the French one', () => {
  const french = readFileSync('fixtures/grand-est/convention.yaml', 'utf8');
  const said = french.match(/(?<=# ).*|(?<=^ *title: ).*|(?<=(?:deliberation|legal_basis): ).*/gm) ?? [];
  const texts = said.map((text) => text.replace(/^"(.*)"$/, '$1'));
  const ofTables = 'les tables sont écrites à la française : 0,125 est un huitième';
  expect(texts.filter((text) => text !== ofTables).sort()).toEqual(
    CONVENTION_IN_ENGLISH.map(([text]) => text).sort(),
  );
});
