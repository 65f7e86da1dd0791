import { truncateSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { runCommand } from '../cli/run-command.ts';
import { SAMPLE } from './einvoice/sample-invoice.ts';
import { ubl } from './einvoice/sample-ubl.ts';
import { layout } from './read-file.ts';
import { convention, inWorkspace, STENAY } from './temporary-workspace.ts';

const LAYOUT = layout('files: "*"\neinvoice: { access: BT-128 }\ncategories: { "*": other }');
const XML = ubl(SAMPLE);

const DEEP = 200_000;
const HOSTILE: readonly (readonly [what: string, name: string, bytes: string | Uint8Array, code: string])[] =
  [
    ['cut', 'a.xml', XML.slice(0, 2000), 'xml-syntax'],
    [
      'with entities of its own',
      'a.xml',
      `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>${XML.slice(39)}`,
      'xml-doctype',
    ],
    ['nested without end', 'a.xml', '<a>'.repeat(DEEP), 'xml-limit'],
    ['with an attribute without end', 'a.xml', `<a b="${'x'.repeat(10_000_000)}"/>`, 'xml-limit'],
    ['of another namespace', 'a.xml', XML.replace(':Invoice-2', ':Invoice-3'), 'einvoice-unknown'],
    ['in UTF-16 without its mark', 'a.xml', Buffer.from(XML, 'utf16le'), 'xml-encoding'],
    ['that is no PDF', 'a.pdf', '%PDF-1.7\n%%EOF', 'pdf-unreadable'],
    ['that is a page of the web', 'a.XML', '<!doctype html><html><body>', 'file-mislabelled'],
    ['that is empty', 'a.xml', '', 'file-empty'],
    ['that is an archive of more files than its end says', 'a.zip', overfull(), 'archive-unreadable'],
  ];

/** An archive of two invoices whose end says that there is one. */
function overfull(): Uint8Array {
  const archive = Buffer.from(zipSync({ 'a.xml': Buffer.from(XML), 'b.xml': Buffer.from(XML) }));
  const end = archive.length - 22;
  for (const field of [8, 10]) archive.writeUInt16LE(1, end + field);
  return archive;
}

describe('a file of invoices/', () => {
  it.each(HOSTILE)('%s is refused whole', async (_, name, bytes, code) => {
    const files = { ...STENAY, 'convention.yaml': convention(LAYOUT), [`invoices/${name}`]: bytes };
    await inWorkspace(files, async (folder) => {
      const { exitCode, stdout } = await runCommand(['allocate', folder, '--format', 'json']);
      const { diagnostics }: { diagnostics: readonly { code: string; file: string }[] } = JSON.parse(stdout);
      expect([exitCode, diagnostics[0]?.code, diagnostics[0]?.file]).toEqual([2, code, `invoices/${name}`]);
    });
  });

  it('of more bytes than any invoice has is not even read', async () => {
    const files = { ...STENAY, 'convention.yaml': convention(LAYOUT), 'invoices/a.pdf': '%PDF-1.7' };
    await inWorkspace(files, async (folder) => {
      truncateSync(join(folder, 'invoices/a.pdf'), 10_000_000_000);
      const { exitCode, stderr } = await runCommand(['check', folder, '--lang', 'en']);
      expect([exitCode, stderr.includes('error[xml-limit]')]).toEqual([2, true]);
    });
  });

  it.each([
    [
      'a pointer of Git LFS',
      'file-git-lfs',
      `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 9\n`,
    ],
    ['without a byte', 'file-empty', ''],
    ['of zeros alone, as a crash leaves it', 'file-empty', '\0'.repeat(4096)],
  ])('of any form, and a table and the convention, may be %s: that is said', async (_, code, content) => {
    const names = ['a.csv', 'b.ods', 'c.xml', 'd.pdf', 'e.zip'].map((name) => `invoices/${name}`);
    const lost = Object.fromEntries([...names, 'sites.csv'].map((name) => [name, content]));
    const found = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
      inWorkspace(files, async (folder) => {
        const { stdout } = await runCommand(['check', folder, '--format', 'json']);
        const { diagnostics }: { diagnostics: readonly { code: string; file: string }[] } =
          JSON.parse(stdout);
        return diagnostics.filter((told) => told.code === code).map(({ file }) => file);
      });
    const files = { ...STENAY, 'convention.yaml': convention(LAYOUT), ...lost };
    expect(await found(files)).toEqual([...names, 'sites.csv']);
    expect(await found({ ...STENAY, 'convention.yaml': content })).toEqual(['convention.yaml']);
  });

  it('that is empty may be taken out, but not where it is the convention: there is a model of it', async () => {
    await inWorkspace({ ...STENAY, 'convention.yaml': '' }, async (folder) => {
      const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
      expect(stderr).toContain('writes a model of convention.yaml into a folder NEW.\n');
      expect(stderr).not.toContain('take it out');
    });
    const files = { ...STENAY, 'convention.yaml': convention(LAYOUT), 'invoices/a.csv': '' };
    await inWorkspace(files, async (folder) => {
      const { stderr } = await runCommand(['check', folder, '--lang', 'en']);
      expect(stderr).toContain('If invoices/a.csv is meant to be empty, take it out of the workspace.\n');
      expect(stderr).not.toContain('a model of');
    });
  });

  it.each(['a.csv', 'a.xlsx'])(
    'of Git LFS, or without content, is told to init --from as what it is: %s',
    async (name) => {
      const pointer = 'version https://git-lfs.github.com/spec/v1\n';
      for (const [content, told] of [
        [pointer, 'file-git-lfs]'],
        ['', 'file-empty]: the file has no content: it has 0 bytes'],
        ['\0'.repeat(100), 'file-empty]: the file has no content: it begins with bytes of value 0'],
      ] as const) {
        await inWorkspace({ [name]: content }, async (folder) => {
          const given = ['init', join(folder, 'new'), '--from', join(folder, name), '--lang', 'en'];
          expect((await runCommand(given)).stderr).toContain(`error[${told}`);
        });
      }
    },
  );
});
