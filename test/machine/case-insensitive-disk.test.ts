/** A disk that takes Sept and SEPT for one name, and keeps no rights: exFAT, as on a key or on a share. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, renameSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { grappe, mustBuilt } from '../audit/built.ts';
import { conventionOf, INVOICE_HEADER, inFolder, makeSmall } from '../audit/workspace.ts';

const DISK_BYTES = 64 * 2 ** 20;

function invoice(month: string, net: string): string {
  return `${INVOICE_HEADER}OP,F${month},2025-${month}-20,1,G,subscription,2025-${month}-01,2025-${month}-28,${net},20\n`;
}

/** A workspace on such a disk. */
async function onDisk(use: (workspace: string) => void): Promise<void> {
  await inFolder(async (folder) => {
    const [image, disk] = [join(folder, 'image'), join(folder, 'disk')];
    writeFileSync(image, '');
    truncateSync(image, DISK_BYTES);
    execFileSync('mkfs.exfat', [image], { stdio: 'ignore' });
    mkdirSync(disk);
    const device = execFileSync('losetup', ['--find', '--show', image], { encoding: 'utf8' }).trim();
    try {
      execFileSync('mount.exfat-fuse', [device, disk], { stdio: 'ignore' });
      try {
        const workspace = join(disk, 'group');
        mkdirSync(workspace);
        makeSmall(workspace, conventionOf('largest_remainder', '{ by: equal, per: member }'), {
          '09.csv': invoice('09', '10.00'),
        });
        use(workspace);
      } finally {
        execFileSync('umount', [disk]);
      }
    } finally {
      execFileSync('losetup', ['--detach', device]);
    }
  });
}

test('a closed run is not replaced under its name in another case, with its ledger or without', async () => {
  await onDisk((workspace) => {
    const run = (name: string): string => join(workspace, 'runs', name);
    mustBuilt('allocate', workspace, '--out', run('Sept'), '--reports', 'none');
    const { stdout } = grappe('close', run('Sept'), '--on', '2025-10-20', '--lang', 'en');
    expect(stdout).toContain('This disk keeps no permissions');
    const manifest = (): string => readFileSync(join(run('SEPT'), 'manifest.json'), 'utf8');
    const before = manifest();
    writeFileSync(join(workspace, 'invoices/10.csv'), invoice('10', '99.00'));
    const over = (name: string) =>
      grappe('allocate', workspace, '--period', '2025-10', '--out', run(name), '--force', '--lang', 'en');
    const refused = { exitCode: 2, stderr: expect.stringContaining('error[run-closed]') };
    for (const name of ['SEPT', 'sept.', 'Sept']) expect(over(name)).toMatchObject(refused);
    expect(grappe('close', run('SEPT'), '--on', '2025-10-21').exitCode).toBe(2);
    mustBuilt('verify', '--all', workspace);
    for (const name of ['closed.csv', 'closed.csv.sha256']) {
      renameSync(run(name), join(workspace, name));
    }
    for (const name of ['SEPT', 'Sept']) expect(over(name)).toMatchObject(refused);
    expect(manifest()).toBe(before);
    expect(readdirSync(join(workspace, 'runs'))).toEqual(['Sept']);
  });
}, 120_000);

test('a list takes the place of the empty table of its name in another case, and is read', async () => {
  await onDisk((workspace) => {
    const lists = join(workspace, 'Listes');
    const group = join(workspace, 'nouveau');
    mkdirSync(lists);
    const list = 'Nom du site;Type;Collectivité;UAI\nCollège A;Collège;MEUSE;0550020Y\n';
    writeFileSync(join(lists, 'Sites.csv'), list);
    mustBuilt('init', group, '--empty');
    const said = mustBuilt('init', group, '--from', join(lists, 'Sites.csv'));
    expect(said.match(/^sites\.csv: /gim)?.length).toBe(1);
    // Under the name that the folder has: what drives this disk remembers for a second how long the file of another was.
    const [name = '', ...others] = readdirSync(group).filter((one) => /^sites\.csv$/i.test(one));
    expect([readFileSync(join(group, name), 'utf8'), others]).toEqual([list, []]);
    expect(grappe('check', group, '-v', '--lang', 'en').stderr).not.toMatch(/table-twice|list-missing/);
  });
}, 120_000);
