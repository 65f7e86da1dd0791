/** What a workspace reads is known by where it leads, and not by its name alone: nothing is written there. */
import { appendFileSync, mkdirSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isReadExceptInvoices, isTablePlace } from '../../src/jobs/workspace-places.ts';
import { loadWorkspace } from '../../src/workspace/load.ts';
import { smallGroup } from '../doors/small-group.ts';

test('a table that is a link is where the link leads, and where it stands', () => {
  const { folder } = smallGroup();
  const [table, kept] = [join(folder, 'sites.csv'), join(folder, 'kept/sites-2025.csv')];
  expect(isTablePlace(kept, folder)).toBe(false);
  mkdirSync(join(folder, 'kept'));
  renameSync(table, kept);
  symlinkSync(kept, table);
  expect([table, kept].map((path) => isTablePlace(path, folder))).toEqual([true, true]);
});

test('a list that is not there has its place in the folder that a link leads to', () => {
  const { folder } = smallGroup();
  mkdirSync(join(folder, 'kept'));
  symlinkSync(join(folder, 'kept'), join(folder, 'lists'));
  appendFileSync(
    join(folder, 'convention.yaml'),
    'tables: { measures: { file: lists/pupils.csv, columns: { measure: M, as_of: D, site: S, value: V } } }\n',
  );
  const loaded = loadWorkspace(folder);
  const places = ['lists/pupils.csv', 'kept/pupils.csv', 'kept/others.csv'];
  expect(places.map((name) => isReadExceptInvoices(join(folder, name), loaded))).toEqual([true, true, false]);
});
