import { expect, test } from 'vitest';
import { paperOf } from '../../src/report/pdf/pages.ts';

/** More parts than a call takes arguments. */
const MANY = 300_000;

test('a document of more parts than a call takes arguments is written whole', async () => {
  const info = { title: 'Many', language: 'en-GB', creator: 'grappe', across: undefined };
  const pages = paperOf(info, 0, ({ tags }) => {
    for (let n = 0; n < MANY; n += 1) tags.element('P');
  });
  const bytes = Buffer.from(
    await pages.finish(
      '',
      () => '',
      () => {},
    ),
  );
  const size = Number(/\/Type\/XRef\/Size (\d+)/.exec(bytes.toString('latin1'))?.[1]);
  expect(size).toBeGreaterThan(MANY);
  // Each part is the object of a stream: none is left behind.
  const held = [...bytes.toString('latin1').matchAll(/\/Type\/ObjStm\/N (\d+)/g)];
  expect(held.reduce((sum, [, count]) => sum + Number(count), 0)).toBeGreaterThan(MANY);
});
