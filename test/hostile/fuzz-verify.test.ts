import { expect, test } from 'vitest';
import { fuzzVerify } from './fuzz-verify.ts';

test('verify of a damaged run ends with 0, 1 or 2, and writes nothing outside', async () => {
  expect(await fuzzVerify(60, 20_251_125)).toEqual([]);
}, 240_000);
