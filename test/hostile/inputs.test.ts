/** What somebody puts into a workspace on purpose: refused with a place, or made harmless. */
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { invisibleIn } from '../../src/workspace/columns/lost-form.ts';
import { openText } from '../../src/workspace/records/input-file.ts';
import { grappe } from '../audit/built.ts';
import { inFolder } from '../audit/workspace.ts';
import { runCommand } from '../cli/run-command.ts';
import { has } from '../windows.ts';

const ESCAPE = String.fromCharCode(27);

/** The base with one text of one file replaced. */
function inChanged(
  file: string,
  from: string,
  to: string,
  use: (workspace: string) => Promise<void>,
): Promise<void> {
  return inFolder((folder) => {
    const workspace = join(folder, 'group');
    cpSync('fixtures/diagnostics/base', workspace, { recursive: true });
    const path = join(workspace, file);
    const text = readFileSync(path, 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no ${from}`);
    writeFileSync(path, text.replaceAll(from, to));
    return use(workspace);
  });
}

async function diagnosed(workspace: string): Promise<readonly (readonly [number, string])[]> {
  const { exitCode, stdout } = await runCommand([
    'allocate',
    workspace,
    '--reports',
    'none',
    '--format',
    'json',
  ]);
  const { diagnostics }: { readonly diagnostics: readonly { readonly code: string }[] } = JSON.parse(stdout);
  return diagnostics.map(({ code }) => [exitCode, code] as const);
}

describe('an id of a member that would be a path or a device', () => {
  test.each(['../../x', '..\\x', '/etc/x', 'CON', 'nul', 'com1.txt', '.hidden'])('%s is refused', (id) =>
    inFolder(async (folder) => {
      const workspace = join(folder, 'group');
      cpSync('fixtures/diagnostics/base', workspace, { recursive: true });
      for (const file of ['members.csv', 'sites.csv']) {
        const path = join(workspace, file);
        writeFileSync(path, readFileSync(path, 'utf8').replaceAll('MEUSE', id));
      }
      const found = await diagnosed(workspace);
      expect(found[0]).toEqual([2, 'id-not-file-name']);
      expect(readdirSync(folder)).toEqual(['group']);
      expect(existsSync(join(workspace, 'runs'))).toBe(false);
    }),
  );
});

describe('an id that is drawn like another', () => {
  test('holds no character that is not drawn, whatever the Unicode of the Node at hand', () => {
    const codes = Array.from({ length: 0x110000 }, (_, code) => code);
    const invisible = codes.filter((code) => invisibleIn(String.fromCodePoint(code)) !== undefined);
    // 4174 of Unicode 15 (DerivedCoreProperties.txt), U+2028 and U+2029.
    expect(invisible).toHaveLength(4176);
  });

  test.each([
    ['an invisible letter in a member', '\u200bMEUSE', 'id-invisible', 2],
    ['a letter that turns the direction in a member', 'MEUSE\u202e', 'id-invisible', 2],
    ['a letter of Hangul that is not drawn in a member', 'ME\u3164USE', 'id-invisible', 2],
    ['a tag in a member', 'MEUSE\u{e0041}', 'id-invisible', 2],
    ['an Armenian letter in a member', 'ME\u054dSE', 'id-look-alike', 0],
    ['a Cyrillic letter in a member', '\u041cEUSE', 'id-look-alike', 0],
  ])('%s is told', (_, member, code, exit) =>
    inChanged('members.csv', 'REGION,', `${member},Une autre,,,\nREGION,`, async (workspace) => {
      const { exitCode, stderr } = grappe('check', workspace, '--lang', 'en');
      expect([exitCode, stderr.includes(`[${code}]`)]).toEqual([exit, true]);
    }),
  );

  test.each([
    ['the number of an invoice', 'OP,M1,', 'OP,\u041c1,', 'invoice_number'],
    ['a supplier', 'OP,M1,', '\u041eP,M1,', 'supplier'],
  ])('a letter of another alphabet in %s is told', (_, first, second, column) =>
    inChanged('invoices/2025-09.csv', 'OP,F1,', first, async (workspace) => {
      const path = join(workspace, 'invoices/2025-09.csv');
      const row = readFileSync(path, 'utf8').trimEnd().split('\n').at(-1) ?? '';
      appendFileSync(path, `${row.replace(first, second)}\n`);
      const { exitCode, stderr } = grappe('check', workspace, '--lang', 'en');
      const place = `invoices/2025-09.csv:3:${column}: warning[id-look-alike]`;
      expect([exitCode, stderr]).toEqual([0, expect.stringContaining(place)]);
    }),
  );

  test('a letter of another alphabet in a supplier of another invoice is told', () =>
    inChanged('invoices/2025-09.csv', 'OP,F1,', 'OP,F1,', async (workspace) => {
      const path = join(workspace, 'invoices/2025-09.csv');
      const row = readFileSync(path, 'utf8').trimEnd().split('\n').at(-1) ?? '';
      appendFileSync(path, `${row.replace('OP,F1,', '\u041eP,F2,')}\n`);
      const { stderr } = grappe('check', workspace, '--lang', 'en');
      expect(stderr.match(/id-look-alike/g)).toHaveLength(1);
      expect(stderr).toContain('invoices/2025-09.csv:3:supplier: warning[id-look-alike]');
    }));

  test.each([
    ['members.csv', 'MEUSE', '\u041cEUSE'],
    ['members.csv', '\u041cEUSE', 'MEUSE'],
    // In each some letters are of another alphabet: the later one is named.
    ['members.csv', '\u041cEUSE', 'M\u0415USE'],
  ])(
    'of two ids in %s that look alike, %s and %s, the one that mixes alphabets is named',
    (file, first, second) =>
      inChanged(file, 'REGION,', `${first}X,Une,,,\n${second}X,Autre,,,\nREGION,`, async (workspace) => {
        const { stderr } = grappe('check', workspace, '--lang', 'en');
        const foreign = `${second === 'MEUSE' ? first : second}X`;
        expect(stderr).toContain(
          `${second}X looks like ${first}X and is another identifier: the letters of ${foreign} `,
        );
        expect(stderr).toContain(`    Of ${second}X and ${first}X, type ${foreign} again on your keyboard`);
      }),
  );

  test('of two invoices or item codes that look alike the one that mixes alphabets is named', () =>
    inChanged('invoices/2025-09.csv', 'F1', 'F1', async (workspace) => {
      const path = join(workspace, 'invoices/2025-09.csv');
      const [header = '', row = ''] = readFileSync(path, 'utf8').split('\n');
      const rows = [`${row.replace('F1', '\u041c1')},D\u0405L`, `${row.replace('F1', 'M1')},DSL`];
      writeFileSync(path, `${[`${header},item_code`, ...rows].join('\n')}\n`);
      const { stderr } = grappe('check', workspace, '--lang', 'en');
      for (const named of ['\u041c1', 'D\u0405L'])
        expect(stderr).toContain(`the letters of ${named} are of another alphabet`);
    }));

  test('a letter of another alphabet in an item code or a measure is told', () =>
    inChanged('invoices/2025-09.csv', 'F1', 'F1', async (workspace) => {
      const prices = 'item_code,unit_price\nABC,10\n\u0391BC,10\nDSL,10\n';
      writeFileSync(join(workspace, 'prices.csv'), prices);
      appendFileSync(join(workspace, 'measures.csv'), '\u0455tudents,0550020Y,2024-10-01,3\n');
      const path = join(workspace, 'invoices/2025-09.csv');
      const [header = '', row = ''] = readFileSync(path, 'utf8').split('\n');
      writeFileSync(path, `${header},item_code\n${row},DSL\n${row.replace('F1', 'F2')},D\u0405L\n`);
      const { stderr } = grappe('check', workspace, '--lang', 'en');
      const told = [...stderr.matchAll(/^(\S+): warning\[id-look-alike\]/gm)].map(([, place]) => place);
      expect(told).toEqual([
        'invoices/2025-09.csv:3:item_code',
        expect.stringMatching(/^measures\.csv:\d+:measure$/),
        'prices.csv:3:item_code',
      ]);
    }));

  test('an invisible letter in the number of an invoice is refused', () =>
    inChanged('invoices/2025-09.csv', 'F1', 'F\u20601', async (workspace) => {
      const { exitCode, stderr } = grappe('allocate', workspace, '--reports', 'none', '--lang', 'en');
      expect([exitCode, stderr.includes('error[id-invisible]')]).toEqual([2, true]);
    }));
});

test('a share of more characters than a cell may hold refuses its line by name', () =>
  inChanged('invoices/2025-09.csv', 'F1', 'F1', async (workspace) => {
    const counts = ['0550020Y', '0550072E'].map((site, at) => `students,${site},2024-10-01,${at + 1}`);
    const digits = `${'7'.repeat(20_000)}\n`;
    writeFileSync(
      join(workspace, 'measures.csv'),
      `measure,site,as_of,value\n${counts.map((row) => row + digits).join('')}`,
    );
    const { exitCode, stderr } = grappe('allocate', workspace, '--reports', 'none', '--lang', 'en');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/invoices\/2025-09\.csv:2.*error\[share-too-long\]/u);
    expect(existsSync(join(workspace, 'runs'))).toBe(false);
  }));

describe('an electronic invoice', () => {
  test.each([
    ['its number', '>A2025-0002<', '>A2025-\u200b0002<', 'BT-1'],
    ['the number of a line', '<cbc:ID>1</cbc:ID>', '<cbc:ID>1\u2060</cbc:ID>', 'BT-126'],
  ])('with an invisible letter in %s is refused', (_, from, to, term) =>
    inFolder(async (folder) => {
      const workspace = join(folder, 'group');
      cpSync('fixtures/grand-est', workspace, { recursive: true });
      const path = join(workspace, 'invoices/efacture-A2025-0002.xml');
      const text = readFileSync(path, 'utf8');
      expect(text).toContain(from);
      writeFileSync(path, text.replace(from, to));
      const { exitCode, stderr } = grappe('check', workspace, '--lang', 'en');
      expect(exitCode).toBe(2);
      expect(stderr).toMatch(new RegExp(`efacture-A2025-0002.xml.*${term}.*error.id-invisible`, 'u'));
    }),
  );
});

describe('a name', () => {
  test.each([
    ['with an escape sequence', `Collège ${ESCAPE}[31mrouge`],
    ['with a line end', '"Collège\nfaux"'],
    ['that turns the direction of text', 'Collège \u202egnp.x'],
    ['with a NUL', 'Collège \0'],
  ])('%s reaches no terminal as it is', (_, name) =>
    inChanged('sites.csv', 'Collège Alfred Kastler', name, async (workspace) => {
      for (const argv of [
        ['check', workspace, '-v'],
        ['allocate', workspace, '--reports', 'none', '--force'],
        ['explain', workspace, '--invoice', 'F1', '--line', '1'],
      ]) {
        const { exitCode, stdout, stderr } = await runCommand(argv);
        expect([0, 2]).toContain(exitCode);
        expect(`${stdout}${stderr}`).not.toMatch(/(?![\t\n])[\p{Cc}\p{Bidi_Control}]/u);
      }
    }),
  );

  test.each(['=1+1', '+1', '-1', '@SUM(A1)'])('that is a formula (%s) is text in a statement', (name) =>
    inChanged('members.csv', 'Région Grand Est', name, async (workspace) => {
      const { exitCode } = await runCommand(['allocate', workspace, '--reports', 'csv', '-q']);
      expect(exitCode).toBe(0);
      const statement = readFileSync(join(workspace, 'runs/all/statements/REGION.csv'), 'utf8');
      expect(statement).toContain(`'${name}`);
      expect(statement).not.toMatch(/(?:^|[,;])"?[=+@]/mu);
    }),
  );
});

describe('bytes', () => {
  test.each([
    ['NUL', Buffer.from('a\0b')],
    ['UTF-16 with the greater byte first', Buffer.from('\ufeffmember,name\n', 'utf16le').swap16()],
    ['UTF-16 without its mark', Buffer.from('member,name\n', 'utf16le')],
    ['UTF-16 cut within a character', Buffer.from('\ufeffmember,name\n', 'utf16le').subarray(0, -1)],
    [
      'UTF-8 with its mark, then windows-1252',
      Buffer.concat([Buffer.from('\ufeffmember,name\n'), Buffer.from([0xe9, 0x0a])]),
    ],
  ])('%s in a table: the encoding is refused', (_, bytes) =>
    inChanged('members.csv', 'MEUSE', 'MEUSE', async (workspace) => {
      writeFileSync(join(workspace, 'members.csv'), bytes);
      expect((await diagnosed(workspace))[0]).toEqual([2, 'encoding-unsupported']);
    }),
  );
});

test.runIf(has.links)('a link in invoices/ is not followed', () =>
  inChanged('members.csv', 'MEUSE', 'MEUSE', async (workspace) => {
    symlinkSync('../members.csv', join(workspace, 'invoices/x.csv'));
    expect(await diagnosed(workspace)).toEqual([[2, 'file-unsupported']]);
  }),
);

describe('a file that is replaced while it is read', () => {
  const read = (change: (path: string) => void): Promise<readonly string[]> =>
    inFolder(async (folder) => {
      const path = join(folder, 'x.csv');
      writeFileSync(path, 'a,b\n1,2\n');
      const codes: string[] = [];
      const file = openText(path, 'x.csv', ({ code }) => void codes.push(code));
      change(path);
      for (const _ of file?.text(({ code }) => void codes.push(code)) ?? []);
      return codes;
    });

  test('by another of the same size is seen', async () => {
    const replace = (path: string): void => {
      writeFileSync(`${path}.new`, 'a,b\n3,4\n');
      renameSync(`${path}.new`, path);
    };
    expect(await read(replace)).toEqual(['file-changed']);
  });

  test('by a longer one is seen', async () => {
    expect(await read((path) => writeFileSync(path, 'a,b\n1,2\n3,4\n'))).toEqual(['file-changed']);
  });

  test('and one that stays is not', async () => {
    expect(await read(() => {})).toEqual([]);
  });

  test('and one that is gone is', async () => {
    expect(await read((path) => rmSync(path))).toEqual(['file-changed']);
  });
});
