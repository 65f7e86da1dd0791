/** A few hundred of the damaged sheets of `npm run fuzz:sheets`. */
import { expect, test } from 'vitest';
import { fuzzSheets } from './fuzz-sheets.ts';

test('300 damaged sheets are read as by a second reader, or refused with exit 2', async () => {
  const { accepted, refused, failures } = await fuzzSheets(300, 1);
  expect(failures).toEqual([]);
  // Both ends are met: a damage that nothing shows is read, one that shows is refused.
  expect(accepted).toBeGreaterThan(50);
  expect(refused).toBeGreaterThan(50);
});
